"""The quality of answers on the shipped articles, held to floors."""

from pathlib import Path

import pytest

from index.evaluation.measuring import evaluate, load_questions
from index.library import Library

QUESTIONS = Path(__file__).parents[1] / "data" / "shipped" / "everyday.jsonl"
KINDS = {
    *("direct", "paraphrased", "misspelled", "lower-case", "conflicting", "keywords"),
    *("unanswerable", "off-topic", "boilerplate"),
}


@pytest.fixture(scope="module")
def report(shipped: Library) -> dict:
    """The measures over the everyday questions."""
    return evaluate(shipped, load_questions(QUESTIONS)).to_json()


def test_the_questions_are_of_all_kinds(report: dict) -> None:
    """At least 60, and at least 15 that the articles do not answer."""
    assert set(report["kinds"]) == KINDS
    assert report["questions"] >= 60
    assert report["questions"] - report["answerable"] >= 15


def test_the_right_quote_comes_first(report: dict) -> None:
    """For 80 % of the answerable questions, and among the first three for 95 %."""
    assert report["hit@1"] >= 0.80
    assert report["hit@3"] >= 0.95


def test_most_right_quotes_are_shown_as_answers(report: dict) -> None:
    """A right quote that hides behind "not found" helps nobody."""
    assert report["answered"] >= 0.80


def test_what_is_not_there_is_not_found(report: dict) -> None:
    """At most a quarter of the others is answered, and two of them with no remark."""
    others = report["questions"] - report["answerable"]
    assert report["falsely_answered"] <= 0.25
    assert round(report["falsely_sure"] * others) <= 2


def test_most_right_quotes_need_no_remark(report: dict) -> None:
    """A reply that always says "possible answer" tells nobody anything."""
    assert report["sure"] >= 0.75
