"""Words that no article has, corrected to the library's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Analyzer
from index.spelling import Speller

VOCABULARY = {"harbour": 5, "harbours": 1, "ferry": 3, "fern": 1, "clubhouse": 9, "volunteers": 2}


@pytest.fixture(scope="module")
def speller() -> Speller:
    """A speller over a few words."""
    return Speller(VOCABULARY, Analyzer())


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("harbor", "harbour"),  # a letter missing
        ("clubhouuse", "clubhouse"),  # one too many
        ("ferrz", "ferry"),  # another one
        ("clubhosue", "clubhouse"),  # two swapped
        ("wolunteers", "volunteers"),  # the first one wrong
        ("zeppelin", None),  # nothing near
        ("fen", None),  # too short to tell
        ("c3po", None),  # not a word
    ],
)
def test_one_edit_is_corrected(speller: Speller, typed: str, right: str | None) -> None:
    """Towards the word that the library uses most."""
    assert speller.correct(typed) == right


def test_other_forms_and_stop_words_are_known(speller: Speller) -> None:
    """They need no correction."""
    assert speller.knows("volunteer")
    assert speller.knows("the")
    assert not speller.knows("harbor")


@given(st.sampled_from(sorted(VOCABULARY)), st.integers(0, 20), st.sampled_from("abcxyz"))
def test_a_correction_is_a_known_word_one_edit_away(word: str, place: int, letter: str) -> None:
    """Whatever letter is put in anywhere."""
    speller = Speller(VOCABULARY, Analyzer())
    place = min(place, len(word))
    typed = word[:place] + letter + word[place:]
    right = speller.correct(typed)
    assert right is not None
    assert speller.knows(right)
    assert abs(len(right) - len(typed)) <= 1
