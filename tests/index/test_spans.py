"""Packed sentences behave like a tuple of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Sentence
from index.spans import Sentences

_NUMBERS = st.integers(0, 2**31 - 1)
_SENTENCES = st.lists(st.builds(Sentence, _NUMBERS, _NUMBERS, _NUMBERS), max_size=8)


@given(_SENTENCES, st.slices(8), st.integers(-10, 10))
def test_packed_sentences_are_a_sequence(plain: list[Sentence], cut: slice, at: int) -> None:
    """The same length, order, slices, items and faults."""
    packed = Sentences.pack(plain)
    assert (len(packed), list(packed), packed[cut]) == (len(plain), plain, tuple(plain[cut]))
    assert packed.array().tolist() == [[s.start, s.end, s.paragraph] for s in plain]
    assert packed == Sentences.pack(packed)
    assert hash(packed) == hash(Sentences.pack(plain))
    if -len(plain) <= at < len(plain):
        assert packed[at] == plain[at]
    else:
        with pytest.raises(IndexError):
            packed[at]


def test_a_sentence_takes_twelve_bytes() -> None:
    """Little-endian, whatever the machine."""
    packed = Sentences.pack([Sentence(1, 258, 3)]).packed
    assert packed == bytes([1, 0, 0, 0, 2, 1, 0, 0, 3, 0, 0, 0])
