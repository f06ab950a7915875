"""Words that no article has, corrected to the library's own."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.analysis import Analyzer
from index.lexicon import Lexicon
from index.parts import parts_of
from index.relations import Relations
from index.segments.building import segment_of
from index.segments.draft import draft
from index.spelling import Speller
from tests.index.making import plain_article

_SAID = (
    "harbour 5 harbours 1 ferry 3 fern 1 clubhouse 9 volunteers 2 nasa 2 plan 9 plans 1 instruct 1"
    " instructed 4 windows95 3 rates 9 grates 1 wren 4 region 8"
).split()
VOCABULARY = {word: int(count) for word, count in zip(_SAID[::2], _SAID[1::2], strict=True)}
REMOVED = {"zebras": 4, "harbor": 9}


def make_speller() -> Speller:
    """A speller as the index builds it, over two segments and an article that was removed."""
    analyzer = Analyzer()
    relations = Relations(analyzer)
    said = [word for word, count in VOCABULARY.items() for _ in range(count)]
    gone = [word for word, count in REMOVED.items() for _ in range(count)]
    parts = []
    for texts in ([said[::2], gone], [said[1::2]]):
        articles = [plain_article(n, text) for n, text in enumerate(texts)]
        segment = segment_of(draft(articles, analyzer), range(1, len(texts) + 1))
        parts.append((segment, np.arange(len(texts)) == 0))
    return Speller(parts_of(parts, {}.get), analyzer, Lexicon(analyzer, relations))


@pytest.fixture(scope="module")
def speller() -> Speller:
    """A speller over a few words."""
    return make_speller()


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("harbou", "harbour"),  # a letter missing
        ("clubhouuse", "clubhouse"),  # one too many
        ("ferrz", "ferry"),  # another one
        ("clubhosue", "clubhouse"),  # two swapped
        ("wolunteers", "volunteers"),  # the first one wrong
        ("zeppelin", None),  # nothing near
        ("clubhoues", "clubhouse"),  # two swapped at the end
        ("clubbhoose", "clubhouse"),  # two edits in a long word
        ("wen", "when"),  # a short one that asks, a letter missing
        ("plasn", "plans"),  # two swapped are likelier than one too many
        ("grtes", "grates"),  # and a letter missing
        ("pln", "plan"),  # another short one that lacks a letter of a common word
        ("fer", "fern"),
        ("thn", "then"),  # stop words first
        ("ron", None),  # and one that may be a name
        ("pre", None),  # or a word
        ("nsa", None),  # or an abbreviation
        ("rfn", None),  # and one with another fault
        ("zebxas", None),  # a form of a word of an article that was removed
        ("xharbou", "harbour"),  # two edits, the first letter among them
        ("oingly", "only"),  # a stem of a letter
        ("nstructing", "instructed"),  # another form of a word
        ("windosw95", "windows95"),  # with a number behind it …
        ("windosw98", None),  # … and with another
        ("rfery", "ferry"),  # two edits that mix up five letters …
        ("gartse", "grates"),
        ("fryer", None),  # … and that only exchange two
        ("fe", None),  # too short to tell
        ("c3po", None),  # not a word
    ],
)
def test_the_likeliest_correction_comes_first(
    speller: Speller, typed: str, right: str | None
) -> None:
    """Towards the word that the library uses most."""
    assert next(iter(speller.corrections(typed)), None) == right


def test_words_of_the_relations_and_stop_words_are_corrected_to(speller: Speller) -> None:
    """No article has "leads" or "where", yet questions do."""
    assert next(iter(speller.corrections("whre"))) == "where"
    assert "lead" in speller.corrections("leadd")
    assert speller.corrections("lead") == {}


@pytest.mark.parametrize("word", ["read", "goats", "very", "berry", "life", "demise", "yields"])
def test_common_words_are_no_misspellings(speller: Speller, word: str) -> None:
    """Though no article has them and one of its words is near."""
    assert speller.corrections(word) == {}


def test_other_forms_and_stop_words_are_known(speller: Speller) -> None:
    """They need no correction."""
    assert speller.knows("volunteer")
    assert speller.knows("the")
    assert not speller.knows("harbor")


@given(
    st.sampled_from(sorted(filter(str.isalpha, VOCABULARY))),
    st.integers(0, 20),
    st.sampled_from("abcxyz"),
)
def test_a_word_with_one_letter_put_in_is_corrected(word: str, place: int, letter: str) -> None:
    """Whatever letter is put in anywhere."""
    speller = make_speller()
    place = min(place, len(word))
    typed = word[:place] + letter + word[place:]
    assume(not speller.knows(typed) and not speller.is_ordinary(typed))
    choices = speller.corrections(typed)
    assert word in choices or len(choices) > 1
    assert all(abs(len(choice) - len(typed)) <= 1 for choice in choices)


@pytest.mark.parametrize(
    "word", ["whisker", "whiskers", "whirring", "moan", "moaning", "moaned", "musk", "gutted"]
)
def test_rarer_words_and_their_forms_are_no_slips(speller: Speller, word: str) -> None:
    """No word of the library is meant by another word of English, but one edit away."""
    assert speller._lexicon.is_rare(word) or speller.is_ordinary(word)
    assert speller.corrections(word) == {}


@pytest.mark.parametrize("slip", ["goverment", "burried", "calender", "sharde", "writting", "wich"])
def test_slips_are_no_rarer_words(speller: Speller, slip: str) -> None:
    """Though another word has the same stem, as "governess" has that of "goverment"."""
    assert not speller._lexicon.is_rare(slip)
