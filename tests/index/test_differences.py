"""Figures of two sources that differ are paired; others are left alone."""

import json
from pathlib import Path

import pytest

from index.library import Library
from index.model import Answer


def ask(folder: Path, question: str, *texts: str) -> Answer:
    """The answer of a library of these articles."""
    lines = [
        json.dumps({"id": f"a{n}", "title": f"Report {n}", "text": text})
        for n, text in enumerate(texts)
    ]
    file = folder / "articles.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    with Library.temporary(file) as library:
        return library.ask(question)


def values(answer: Answer) -> set[str]:
    """The values that are said to differ."""
    return {value for difference in answer.differences for value in difference.values}


STORM = "The storm Hedda reached Ostwick on Sunday. {} No trains ran on Monday."


@pytest.mark.parametrize(
    ("question", "first", "second", "expected"),
    [
        (
            "How many homes lost power in the storm Hedda?",
            "The storm Hedda cut power to nearly 4,000 homes.",
            "Storm Hedda left 5,300 households without power.",
            {"4,000", "5,300"},
        ),
        (
            "How much did the storm Hedda cost Ostwick?",
            "The storm Hedda cost Ostwick $12.4 million.",
            "Storm Hedda cost the town of Ostwick about $14 million.",
            {"$12.4 million", "$14 million"},
        ),
        (  # the same figure in other words
            "How many homes lost power in the storm Hedda?",
            "The storm Hedda cut power to 4,000 homes.",
            "Storm Hedda left four thousand homes without power.",
            set(),
        ),
        (  # figures of other things
            "How many homes lost power in the storm Hedda?",
            "The storm Hedda cut power to 4,000 homes.",
            "Storm Hedda felled 120 trees.",
            set(),
        ),
        (  # figures of the same kind, of things that have no name in common
            "How much did the repairs cost?",
            "The repairs of the Kell bridge cost $12.3 million.",
            "The village paid £4,500 for the repairs of a tree.",
            set(),
        ),
        (  # the question asks for no figure
            "Where did the storm Hedda cut power?",
            "The storm Hedda cut power to 4,000 homes in Ostwick.",
            "Storm Hedda left 5,300 homes in Ostwick without power.",
            set(),
        ),
    ],
)
def test_differences(
    tmp_path: Path, question: str, first: str, second: str, expected: set[str]
) -> None:
    """Both quotes are there, each with its own figure."""
    answer = ask(tmp_path, question, STORM.format(first), STORM.format(second))
    assert values(answer) == expected
    for difference in answer.differences:
        assert len({answer.quotes[number].article for number in difference.quotes}) == 2
        for number, value in zip(difference.quotes, difference.values, strict=True):
            assert value in answer.quotes[number].text
