"""The 4-grams of words, held flat."""

from hypothesis import given
from hypothesis import strategies as st

from index.segments.grams import NONE, grams_of, places
from index.segments.vocabulary import numbered

letters = st.text(st.sampled_from("abø船"), min_size=1, max_size=9)
word_sets = st.lists(letters, unique=True, min_size=1, max_size=12)


def spelled(word: str) -> set[bytes]:
    """The distinct 4-grams of the framed word's bytes; that of a word of one byte is shorter."""
    framed = f"_{word}_".encode()
    return {framed[n : n + 4].ljust(4, b"\0") for n in range(max(1, len(framed) - 3))}


@given(word_sets)
def test_every_word_has_its_grams(words: list[str]) -> None:
    """Each once, as the number that its bytes make; what else has its place is NONE."""
    vocabulary, numbers = numbered(words)
    grams, (begins, counts) = grams_of(vocabulary), places(vocabulary, numbers)
    for word, begin, count in zip(words, begins, counts, strict=True):
        own = [gram for gram in grams[begin : begin + count].tolist() if gram != NONE]
        assert len(own) == len(set(own)) == len(spelled(word))
        assert {gram.to_bytes(4, "little") for gram in own} == spelled(word)
    assert counts.sum() == len(grams)
