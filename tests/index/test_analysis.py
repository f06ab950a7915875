"""Text → terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Analyzer, grams, stop_words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia’s President", ["russia", "president"]),
        ("3.6 million, 1,000 and $1 billion.", ["3.6", "million", "1000", "and", "1", "billion"]),
        ("the U.S. and the U.K.", ["the", "us", "and", "the", "uk"]),
        ("Tugh Temür’s “quote”", ["tugh", "temur", "quote"]),
        ("oﬃcial no\u00a0break", ["official", "no", "break"]),
        ("don't stop-gap", ["don't", "stop", "gap"]),
        ("", []),
        ("?!… — \x00", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    """Words are matched as if typed plain."""
    assert words(text) == expected


def test_terms_leave_out_stop_words_and_stem() -> None:
    """Question words say what kind of answer is wanted, not what it is about."""
    assert Analyzer().terms("Who were the dukes of the Normans?") == ["duke", "norman"]


def test_grams_frame_the_word() -> None:
    """The frame tells a word's start and end from its middle."""
    assert grams(["duke", "ab"]) == ["_duk", "duke", "uke_", "_ab_"]


@given(st.text())
def test_any_text_makes_words_without_space_or_capitals(text: str) -> None:
    """Nothing that a library or a user may hold makes the analysis fail."""
    for word in words(text):
        assert word
        assert not any(character.isspace() for character in word)


def test_stop_words_are_folded_like_texts() -> None:
    """A stop word that `words` would spell otherwise would never be met."""
    assert [word for word in stop_words() if words(word) != [word]] == []
