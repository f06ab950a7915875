"""What people type short is read in full."""

import pytest

from index.analysis import read_lines, words
from index.library import Library
from index.query import make_query
from index.typed.short_forms import in_full


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("whats the govt's plan", "what's the govt's plan"),  # a name may have the possessive
        ("Whos the CEO?", "Who's the CEO?"),
        ("WHOS THAT", "Who's THAT"),
        ("how many ppl r there w/ covid", "how many people are there with covid"),
        ("when r they moving, b4 xmas?", "when are they moving, before christmas?"),
        ("is the gov't there w/o u", "is the government there without you"),
        ("why'd they go", "why did they go"),
        ("why’d they go, gov’t", "why did they go, government"),
        ("did the PPL pipeline burst", "did the PPL pipeline burst"),
        ("is Govt Mule or govt older", "is Govt Mule or government older"),
        ("what is r in the r number of u thant", "what is r in the r number of u thant"),
        ("r. kelly and IVE", "r. kelly and IVE"),
        ("R&D and the U.S. and u.s. troops", "R&D and the U.S. and u.s. troops"),
        ("r-rated films, @u and #u", "r-rated films, @u and #u"),
        ("don't", "don't"),
        ("", ""),
    ],
)
def test_short_forms_are_read_in_full(typed: str, read: str) -> None:
    """Parts of other words are none, nor is what stands in capitals."""
    assert in_full(typed, lambda _word: False) == read


def test_what_the_library_holds_stays() -> None:
    """It may be a name, or what its articles write."""
    assert in_full("how many ppl r there", {"ppl", "r"}.__contains__) == "how many ppl r there"


def test_a_question_is_asked_in_full(shipped: Library) -> None:
    """Its short forms are no words that no article has."""
    query = make_query("how many ppl r on Clubhouse rn", shipped.snapshot())
    assert query.missing == ()
    assert query.words[:6] == ("how", "many", "people", "are", "on", "clubhouse")


def test_what_ships_is_read_once() -> None:
    """No form twice, none in another's words, and two sides in every line."""
    pairs = [line.split(" = ") for line in read_lines("short_forms.txt")]
    assert {len(pair) for pair in pairs} == {2}
    short = [form for form, _ in pairs]
    assert len(set(short)) == len(short) > 150
    assert [meant for _, meant in pairs if not set(short).isdisjoint(words(meant))] == []
