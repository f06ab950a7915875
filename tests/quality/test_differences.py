"""Where sources differ is told with the precision that readers rely on."""

import json
from pathlib import Path

import pytest

from index.model import Answer, Difference
from tests.quality.differences import PAIRS, Pair, judge, measure, pairs_of

PRECISION, RECALL = 0.90, 0.68
"""Floors on pairs.jsonl, which nothing is tuned on."""

CASE = {"id": "x", "expected": "different", "values": ["4,000", "5,300", "$9 million"]}


def answer_of(*values: str, labels: tuple[str, ...] = ("", "")) -> Answer:
    """An answer that shows these values as differing."""
    return Answer("q", True, 1.0, differences=(Difference((0, 1), values, labels),))


def test_the_floors_hold() -> None:
    """Of the pairs shown, nine in ten are real; most real ones are shown."""
    report = measure(PAIRS)
    assert report.shown >= 20
    assert report.precision >= PRECISION
    assert report.recall >= RECALL


@pytest.mark.parametrize(
    ("expected", "values", "labels", "right"),
    [
        ("different", ("nearly 4,000 homes", "5,300"), ("", ""), 1),
        ("different", ("4,000", "4,000"), ("", ""), 0),
        ("different", ("14,000", "5,300"), ("", ""), 0),
        ("different", ("4,000", "$9 million"), ("", ""), 1),
        ("different", ("4,000", "$9 millions"), ("", ""), 0),
        ("same", ("4,000", "5,300"), ("", ""), 0),
        ("apart", ("4,000", "5,300"), ("", ""), 0),
        ("apart", ("4,000", "5,300"), ("users", "downloads"), 1),
        ("unrelated", ("4,000", "5,300"), ("users", "downloads"), 0),
    ],
)
def test_right(expected: str, values: tuple[str, str], labels: tuple[str, str], right: int) -> None:
    """By the table of tests/data/differences/README.md."""
    verdict = judge({**CASE, "expected": expected}, answer_of(*values, labels=labels))
    assert (verdict.shown, verdict.right) == (1, right)


def test_a_group_is_pairs_with_its_first_value() -> None:
    """Three values are two pairs."""
    difference = Difference((0, 1, 2), ("1", "2", "3"), ("", "", "big"))
    answer = Answer("q", True, 1.0, differences=(difference,))
    assert list(pairs_of(answer)) == [Pair("1", "2", False), Pair("1", "3", True)]


def test_the_measure_counts_what_goes_wrong(tmp_path: Path) -> None:
    """A difference found is right, one of two towns is not there."""
    articles = [
        {"id": "a", "title": "A", "text": "The flood in Kembe hit 900 homes."},
        {"id": "b", "title": "B", "text": "The flood in Kembe hit 1,500 homes."},
    ]
    case = {"id": "k", "question": "How many homes did the flood in Kembe hit?"}
    found = {**case, "articles": articles, "expected": "different", "values": ["900", "1,500"]}
    missed = {**found, "id": "m", "articles": articles[:1]}
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(map(json.dumps, [found, missed])), encoding="utf-8")
    report = measure(file)
    assert (report.shown, report.precision, report.recall) == (1, 1.0, 0.5)
    assert list(report.lines())[-1] == "different: 2 cases, 1 pairs, 1 right, 0 labelled"
