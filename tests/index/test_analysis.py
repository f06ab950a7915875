"""Text → terms."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.stem.snowball import EnglishStemmer

from index.analysis import Analyzer, grams, stems, stop_words, words

SNOWBALL = EnglishStemmer()
ROOT = Path(__file__).parents[2]
ARTICLES = [*ROOT.glob("index/articles/*"), *ROOT.glob("tests/data/*/articles.jsonl")]


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


# No word begins with an apostrophe.
beginnings = st.text(st.sampled_from("aeioybdnstl'3"), max_size=6).map(lambda x: x.lstrip("'"))
endings = st.sampled_from(
    "ational tional enci anci izer ation ator alism fulness ousli iviti biliti ogi li alize icate"
    " iciti ative ical ness ful ement ance able ment ant ent ism ate ous ive ion al er ic ized eed"
    " eedly ing sses ies us s's e ll y m n r t l c d g b k o p x é".split()
)


inflections = st.sampled_from(["", "", "s", "es", "ed", "ing"])


@given(beginnings, endings, inflections)
def test_stems_are_snowballs(beginning: str, ending: str, inflection: str) -> None:
    """Words with and without its endings."""
    word = beginning + ending + inflection
    assert Analyzer().stem(word) == stems().get(word, SNOWBALL.stem(word))


@pytest.mark.parametrize(
    "word",
    "walked dukes trams falling planned hoped hoping lived bees atlas cosmos news outing herrings"
    " criticized undisabled generals communed communing arsenals rated tables sized buses passes"
    " ponies dying played continued photos pandas thanked singing nations creators careful"
    " capitalism ing sing".split(),
)
def test_the_stems_of_inflected_words_are_snowballs(word: str) -> None:
    """Those that are told without nltk, and those that only look like them."""
    assert Analyzer().stem(word) == stems().get(word, SNOWBALL.stem(word))


def test_all_words_of_the_articles_have_snowballs_stems() -> None:
    """Those that ship with the bot and with its tests."""
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    every = {word for text in texts for word in words(text)}
    assert len(every) > 5_000
    analyzer = Analyzer()
    assert [word for word in every - {*stems()} if analyzer.stem(word) != SNOWBALL.stem(word)] == []


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
