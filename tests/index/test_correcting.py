"""Which word was meant, and the question with it."""

import random
import unicodedata

import pytest

from index.correcting import mended
from index.library import Library
from index.query import make_query
from tests.quality.typos import with_typo


@pytest.mark.parametrize(
    ("question", "correction"),
    [
        ("hen did Musk invite Putin?", ("hen", "when")),
        ("hWere is Clubhouse?", ("hwere", "where")),
        ("Whhat is Clubhouse?", ("whhat", "what")),
    ],
)
def test_a_question_begins_with_a_word_that_asks(
    shipped: Library, question: str, correction: tuple[str, str]
) -> None:
    """Before what only follows such a word, even where it is a word itself."""
    query = make_query(question, shipped.snapshot())
    assert query.corrections == (correction,)
    assert query.bare.lower().startswith(correction[1])


def test_short_names_are_corrected_to_words_of_the_library_alone(shipped: Library) -> None:
    """ "Leda" is a name; in lower case it may be "lead", which questions ask with."""
    snapshot = shipped.snapshot()
    assert make_query("What did Leda say?", snapshot).corrections == ()
    assert make_query("What did leda say?", snapshot).corrections != ()
    assert make_query("What did Puttin say?", snapshot).corrections == (("puttin", "putin"),)


@pytest.mark.parametrize(
    ("question", "correction"),
    [
        ("How mjny users does Clubhouse have?", ("mjny", "many")),  # "any" as well
        ("How muhc is Clubhouse worth?", ("muhc", "much")),
        ("Which ap was Elon Musk talking on?", None),  # too short
        ("hwat is Clubhouse", ("hwat", "what")),
        ("Wehn did Musk invite Putin?", ("wehn", "when")),
    ],
)
def test_what_a_question_may_ask_is_likelier(
    shipped: Library, question: str, correction: tuple[str, str] | None
) -> None:
    """At its beginning, and behind "how"."""
    found = dict(make_query(question, shipped.snapshot()).corrections)
    assert found.get(correction[0]) == correction[1] if correction else not found


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("What did puttin say?", "What did putin say?"),
        ("What did Puttin say?", "What did Putin say?"),
        ("What did pUttin's app do?", "What did Putin's app do?"),
        ("What did uttin say?", "What did Putin say?"),  # a capital was lost with the letter
        ("what did uttin say?", "what did putin say?"),  # where there are none
        ("WHAT DID PUTTIN SAY?", "WHAT DID PUTIN SAY?"),
        ("Puttin, and puttin-like: “puttin”?", "Putin, and putin-like: “putin”?"),
    ],
)
def test_words_are_corrected_where_they_stand(question: str, right: str) -> None:
    """With the capitals that they have, or had."""
    assert mended(question, {"puttin": "putin", "uttin": "putin"}) == right


def test_a_name_stays_a_name(shipped: Library) -> None:
    """Wherever in it the slip is."""
    for typed in ("utin", "pUttin", "Ptuin", "Puttin"):
        query = make_query(f"What did {typed} say to Musk?", shipped.snapshot())
        assert {"putin", "musk"} <= query.names


def test_slips_in_any_word_are_understood(shipped: Library) -> None:
    """Or mostly: of three in four questions not one word is lost."""
    snapshot, chance = shipped.snapshot(), random.Random(1)
    text = "Which celebrities answered questions about the Clubhouse audio application?"
    terms = set(make_query(text, snapshot).terms)
    typed = [make_query(with_typo(text, chance), snapshot) for _ in range(60)]
    assert sum(terms == set(query.terms) for query in typed) >= 45


@pytest.mark.parametrize(
    "question",
    ["How long'll Clubhouse last?", "How many’d Clubhouse lose?", "How many™ users?", "", "?"],
)
def test_a_word_that_was_not_typed_is_not_corrected(shipped: Library, question: str) -> None:
    """What is left of "how long'll" without the measure is none."""
    assert make_query(question, shipped.snapshot()).corrections == ()


@pytest.mark.parametrize(
    "question",
    [
        "How did they get 10milion users?",
        unicodedata.normalize("NFD", "What did Pútinn say to Mùskk?"),
        "Who asked P.u.t.t.i.n?",
        "Who asked Pu\u00adttin?",
        "who said so_puttin_so?",
    ],
)
def test_what_is_corrected_is_searched(shipped: Library, question: str) -> None:
    """However it is written."""
    query = make_query(question, shipped.snapshot())
    right = dict(query.corrections)
    assert {*right.values()} <= {*query.words}
    assert {*right}.isdisjoint(query.words)


@pytest.mark.parametrize(
    ("question", "corrections"),
    [
        ("what did tne app do", {"tne": "the"}),
        ("Chad was asked where?", {}),
        ("Thai is spoken where?", {}),
        ("Hwta is Clubhouse?", {"hwta": "what"}),
        ("who is verdi", {}),
        ("who is ron", {}),
    ],
)
def test_little_words_and_names(
    shipped: Library, question: str, corrections: dict[str, str]
) -> None:
    """Words of three letters may be stop words; names are names."""
    assert dict(make_query(question, shipped.snapshot()).corrections) == corrections
