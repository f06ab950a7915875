"""Whether highlighted words answer, and how that is counted."""

import pytest

from index.evaluation.highlighting import is_right
from index.evaluation.measuring import Question, Report, Result
from index.kinds import Kind
from index.model import Quote, Span


@pytest.mark.parametrize(
    ("highlighted", "accepted", "right"),
    [
        ("3 May 2019", ["3 May"], True),
        ("May", ["on 3 May, 2019"], True),
        ("Ada Venn", ["the engineer ADA VENN"], True),
        ("early June 2019", ["late June 2019", "x"], True),
        ("36", ["1836"], False),
        ("Bo Hale", ["Ada Venn", "Bo Moss"], False),
        ("Bo Hale", [], False),
        ("–", ["–"], False),
    ],
)
def test_words_are_right_where_one_holds_the_other(
    highlighted: str, accepted: list[str], right: bool
) -> None:
    """Word by word, without case and punctuation; or where more than half of them are the same."""
    assert is_right(highlighted, accepted) is right


def test_the_counts_by_hand() -> None:
    """A right one, one in a quote that does not hit, a wrong one, none, one not to be answered."""
    results = (
        result(Kind.DATE, (0, 5), rank=1),
        result(Kind.DATE, (0, 5), rank=2),
        result(Kind.DATE, (6, 12), rank=1),
        result(Kind.PERSON, None, rank=1),
        result(Kind.PERSON, (0, 5), rank=None, answers=()),
        result(Kind.OTHER, None, rank=1),
        result(Kind.OTHER, (0, 5), rank=None, answers=()),
    )
    found = Report(results).highlights()
    assert found.to_json() == {
        "date": count(3, hits=2, highlighted=3, right=1, share=0.3333),
        "number": count(0, hits=0, highlighted=0, right=0, share=None),
        "money": count(0, hits=0, highlighted=0, right=0, share=None),
        "person": count(1, hits=1, highlighted=0, right=0, share=0.0),
        "place": count(0, hits=0, highlighted=0, right=0, share=None),
        "all": count(4, hits=3, highlighted=3, right=1, share=0.25),
        "unknown": {"questions": 2, "highlighted": 1},
    }
    assert Report(results).to_json()["highlighted"] == 0.25
    assert found.line() == (
        "highlighted words: 25.0 % right over 4 questions of a known kind (date 33.3 %, number –,"
        " money –, person 0.0 %, place –), 1 highlights over 2 others"
    )
    assert found.rows()[-1] == ("all", "4", "3", "3", "1", "25.0 %")
    assert {len(row) for row in found.rows()} == {6}


def count(questions: int, **others: float | None) -> dict[str, float | None]:
    """A count as the report gives it."""
    return {"questions": questions, **others}


def result(
    kind: Kind, span: Span | None, rank: int | None, answers: tuple[str, ...] = ("3 May",)
) -> Result:
    """A result whose first quote has these words highlighted."""
    quote = Quote("3 May closed.", "a", "t", None, None, None, 0, 13, span=span)
    return Result(Question("1", "q", answers), rank, True, 0.9, 2.0, quote, kind)
