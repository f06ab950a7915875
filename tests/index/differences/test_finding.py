"""Figures and dates of two sources that differ are paired; others are left alone."""

import json
from pathlib import Path

import pytest

from index.differences.finding import find_differences
from index.library import Library
from index.model import Difference, Quote
from index.query import make_query
from index.quoting import quotes_of
from index.ranking import DEPTH, ranking


def find(
    folder: Path, question: str, *texts: str
) -> tuple[tuple[Quote, ...], tuple[Difference, ...]]:
    """The quotes and differences of a library of these articles, however sure the answer is."""
    lines = [
        json.dumps({"id": f"a{n}", "title": f"Report {n}", "text": text})
        for n, text in enumerate(texts)
    ]
    file = folder / "articles.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    with Library.temporary(file) as library:
        snapshot = library.snapshot()
        query = make_query(question, snapshot)
        ranked = quotes_of(query, snapshot, ranking(query, snapshot, DEPTH), 15)
        return find_differences(query, ranked, 3, snapshot)


STORM = "The storm Hedda reached Ostwick on Sunday. {} No trains ran on Monday."
POWER = "How many homes lost power in the storm Hedda?"
HOMES = "The storm Hedda cut power to {} homes."
TOLL = "How many people died in the Brell avalanche?"
COST = "How much did the storm Hedda cost Ostwick?"


@pytest.mark.parametrize(
    ("question", "first", "second", "expected"),
    [
        (
            POWER,
            HOMES.format("nearly 4,000"),
            "Storm Hedda left 5,300 households without power.",
            {"4,000", "5,300"},
        ),
        (
            COST,
            "The storm Hedda cost Ostwick $12.4 million.",
            "Storm Hedda cost the town of Ostwick about $14 million.",
            {"$12.4 million", "$14 million"},
        ),
        (
            "How fast were the winds of the storm Hedda?",
            "The storm Hedda struck with winds of 150 km/h.",
            "The storm Hedda struck with winds of 112 miles an hour.",
            {"150 km/h", "112 miles an hour"},
        ),
        (
            "When did the storm Hedda begin?",
            "The storm Hedda began on 3 May at noon.",
            "Hedda, a storm, began on May 4, the port’s log shows.",
            {"3 May", "May 4"},
        ),
        (
            "What share of trees did the storm Hedda fell in Ostwick?",
            "The storm Hedda felled a third of the trees in Ostwick.",
            "The storm Hedda felled 12 percent of the trees in Ostwick.",
            {"a third", "12 percent"},
        ),
        (TOLL, "The Brell avalanche killed 12 people.", "The Brell avalanche killed 15 people.",
         {"12", "15"}),
    ],
)  # fmt: skip
def test_differences(
    tmp_path: Path, question: str, first: str, second: str, expected: set[str]
) -> None:
    """Both quotes are there, each with its own figure."""
    quotes, (difference,) = find(tmp_path, question, STORM.format(first), STORM.format(second))
    assert set(difference.values) == expected
    assert len({quotes[number].article for number in difference.quotes}) == 2
    for number, value in zip(difference.quotes, difference.values, strict=True):
        assert value in quotes[number].text


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        # the same figure in other words, rounded, in another unit, less precise
        (POWER, HOMES.format("4,000"), "Storm Hedda left four thousand homes without power."),
        (POWER, HOMES.format("nearly 4,000"), HOMES.format("3,870")),
        (POWER, HOMES.format("more than 4,000"), HOMES.format("4,180")),
        (POWER, HOMES.format("between 3,000 and 4,000"), HOMES.format("3,400")),
        (
            "How fast were the winds of the storm Hedda?",
            "The storm Hedda struck with winds of 180 km/h.",
            "The storm Hedda struck with winds of 112 miles an hour.",
        ),
        (
            "When did the storm Hedda begin?",
            "The storm Hedda began on 3 May 2021.",
            "The storm Hedda began in May.",
        ),
        # figures of other things
        (POWER, HOMES.format("4,000"), "Storm Hedda felled 120 trees."),
        (
            COST,
            "The storm Hedda cost Ostwick $12.4 million.",
            "The storm Hedda cost Ostwick £9 million.",
        ),
        # of one kind, and of things that have no name in common
        (
            "How much did the repairs cost?",
            "The repairs of the Kell bridge cost $12.3 million.",
            "The village paid £4,500 for the repairs of a tree.",
        ),
        # of another, which the question's name only stands beside
        (
            "How tall is the Corvin tower?",
            "The Corvin tower is 210 metres tall.",
            "The Delta tower, which stands beside the Corvin tower, is 182 metres tall.",
        ),
        (
            "How many medals has Dena Okoro won?",
            "Dena Okoro has won seven medals.",
            "Lia Marsh, who trained with Dena Okoro, has won three medals.",
        ),
        (
            "When was the Adler brewery founded?",
            "The Adler brewery was founded in 1868.",
            "The Stern brewery was founded in 1903 across the street from the Adler.",
        ),
        # set apart by their words
        (
            "How many cars did Volmar sell?",
            "Volmar sold 410,000 cars in the first quarter.",
            "Volmar sold 380,000 cars in the second quarter.",
        ),
        (
            "How many visitors did the Sorel museum have?",
            "The Sorel museum had 310,000 visitors in 2018.",
            "The Sorel museum had 95,000 visitors in 2021.",
        ),
        (
            "How many cases of the Lumbe fever are there?",
            "There are 43 confirmed cases of the Lumbe fever.",
            "There are 210 suspected cases of the Lumbe fever.",
        ),
        (
            "What do nurses in Ombria earn?",
            "Nurses in Ombria earn 2,900 euros a month.",
            "Nurses in Ombria earn 34,800 euros a year.",
        ),
        (
            "How long does the trip to Sark take?",
            "By ferry the trip to Sark takes 95 minutes.",
            "By speedboat the trip to Sark takes 40 minutes.",
        ),
        (
            "How many buses did Fenmouth order?",
            "Fenmouth ordered 60 articulated buses.",
            "Fenmouth ordered 25 double-decker buses.",
        ),
        (TOLL, "The Brell avalanche killed 12 people.", "It killed another 3 people in Brell."),
        # the question asks for no figure
        (
            "Where did the storm Hedda cut power?",
            "The storm Hedda cut power to 4,000 homes in Ostwick.",
            "Storm Hedda left 5,300 homes in Ostwick without power.",
        ),
    ],
)
def test_no_difference(tmp_path: Path, question: str, first: str, second: str) -> None:
    """What agrees, and what is of another thing, is not paired."""
    _, differences = find(tmp_path, question, first, second)
    assert differences == ()


def test_words_that_set_figures_apart_are_their_labels(tmp_path: Path) -> None:
    """With the words that say who says it, and both stand in their quotes."""
    _, (difference,) = find(
        tmp_path,
        "How many users does Pling have?",
        "Pling has nearly 3.6 million users, according to the firm Keel Data.",
        "Pling has been downloaded around five million times, a rival said.",
    )
    told = sorted(zip(difference.values, difference.labels, difference.attributions, strict=True))
    assert told == [
        ("3.6 million", "users", "according to the firm Keel Data"),
        ("five million", "downloaded", "a rival said"),
    ]


def test_a_word_that_only_one_source_has_is_a_label(tmp_path: Path) -> None:
    """Whether the other counts only confirmed cases too, nobody knows."""
    _, (difference,) = find(
        tmp_path,
        "How many cases of the Lumbe fever are there?",
        "There are 43 confirmed cases of the Lumbe fever.",
        "There are 210 cases of the Lumbe fever, doctors say.",
    )
    labels = dict(zip(difference.values, difference.labels, strict=True))
    assert labels == {"43": "confirmed", "210": ""}


def test_several_sources_differ_from_the_best(tmp_path: Path) -> None:
    """Each is set beside it once; one that agrees is left out."""
    told = ("12", "15", "a dozen", "19")
    texts = [f"The Brell avalanche killed {number} people." for number in told]
    quotes, (difference,) = find(tmp_path, TOLL, *texts)
    assert len(difference.values) == 3
    assert {"15", "19"} < set(difference.values)
    assert len(quotes) == 4
    assert len({quotes[number].article for number in difference.quotes}) == 3


def test_json_tells_quotes_and_values_alone() -> None:
    """Programs read these two keys."""
    difference = Difference((0, 1), ("12", "15"), ("dead", ""), ("police said", ""))
    assert json.loads(json.dumps(difference.to_json())) == {
        "quotes": [0, 1],
        "values": ["12", "15"],
    }
