"""What it costs that people type more than their question: greetings, excuses, slang, asides.

    python -m tests.quality.messages

Each message of tests/data/messages asks a question of another set as somebody would type it into a
chat. Shares in percent: hit@1, hit@3, and how many are answered.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from index.evaluation.measuring import Question, first_hit, load_questions
from index.library import Library
from tests.quality.gate import ROOT

DATA = ROOT / "tests" / "data"
FILE = DATA / "messages" / "messages.jsonl"

Shares = tuple[float, float, float]


def load(file: Path = FILE) -> Mapping[str, Mapping[str, str]]:
    """The messages by set and id of the question that they ask."""
    found: dict[str, dict[str, str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["set"], {})[row["id"]] = row["message"]
    return found


def measure(messages: Mapping[str, Mapping[str, str]]) -> tuple[Shares, Shares]:
    """The shares of the plain questions, and those of the messages that ask them."""
    plain, typed = [], []
    for name, asked in messages.items():
        questions = load_questions(DATA / name / "questions.jsonl")
        with Library.temporary(DATA / name / "articles.jsonl") as library:
            for question in (each for each in questions if each.id in asked):
                plain.append(_found(library, question, question.text))
                typed.append(_found(library, question, asked[question.id]))
    return _shares(plain), _shares(typed)


def _found(library: Library, question: Question, text: str) -> tuple[int, bool]:
    """The rank of the first hit, 0 for none, and whether the text is answered."""
    answer = library.ask(text)
    return first_hit(question, answer) or 0, answer.answered


def _shares(found: list[tuple[int, bool]]) -> Shares:
    ranks, answered = zip(*found, strict=True)
    return (
        100 * sum(rank == 1 for rank in ranks) / len(ranks),
        100 * sum(1 <= rank <= 3 for rank in ranks) / len(ranks),
        100 * sum(answered) / len(ranks),
    )


def lines(messages: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """What the command prints."""
    plain, typed = measure(messages)
    yield f"{sum(map(len, messages.values()))} questions  hit@1  hit@3  answered"
    for name, shares in (("plain", plain), ("as typed", typed)):
        yield f"{name:<13} {shares[0]:6.1f} {shares[1]:6.1f} {shares[2]:9.1f}"


if __name__ == "__main__":
    print("\n".join(lines(load())))
