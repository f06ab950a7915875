"""The character 4-grams of a vocabulary's words, for telling which words are spelled alike.

A word is framed by "_": "duke" has "_duk", "duke" and "uke_". Grams are of the bytes of UTF-8,
as numbers; one that a word has twice stands there once, with NONE in the other place.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.segments.vocabulary import LONGEST, Ints, Vocabulary

Grams = NDArray[np.uint32]

KINDS = 1 << 12
"""How many kinds of grams `kinds` tells apart."""
NONE = 0
_FRAME = ord("_")
_SIZE = 4
_PRIME, _SHIFT = np.uint32(0x9E3779B1), np.uint32(20)
_COUNTS = np.maximum(np.arange(LONGEST + 1) + 2 - _SIZE + 1, 1)  # grams of a word, by its bytes


def grams_of(vocabulary: Vocabulary) -> Grams:
    """The grams of all words, one word after the other."""
    found = [np.zeros(0, np.uint32)]
    for size in vocabulary.sizes():
        letters = vocabulary.column(size).view(np.uint8).reshape(-1, size)
        found.append(_grams(letters).reshape(-1))
    return np.concatenate(found)


@lru_cache(maxsize=4_000)
def grams_of_word(word: str) -> Grams:
    """The grams of a word, ascending."""
    framed = b"_%b_" % word.encode()
    count = max(len(framed) - _SIZE + 1, 1)
    found = {int.from_bytes(framed[n : n + _SIZE], "little") for n in range(count)}
    return np.array(sorted(found), np.uint32)


def kinds(grams: Grams) -> Grams:
    """A number below KINDS for each gram, for a first look at many: seldom that of one of the few
    grams that a question has, where the gram is none of these.
    """
    return (grams * _PRIME) >> _SHIFT


def places(vocabulary: Vocabulary, numbers: Ints) -> tuple[Ints, Ints]:
    """Where the grams of words begin in those of the vocabulary, and how many places they have."""
    begins, sizes = vocabulary.spans(numbers)
    # A word has a gram less than bytes; but those of one byte, which come first, have one, too.
    single = np.minimum(numbers, vocabulary.starts[2])
    return begins - numbers + single, _COUNTS[sizes]


def _grams(letters: NDArray[np.uint8]) -> Grams:
    """The grams of words of one length (words, bytes): (words, grams)."""
    framed = np.full((len(letters), letters.shape[1] + 2), _FRAME, np.uint32)
    framed[:, 1:-1] = letters
    count = int(_COUNTS[letters.shape[1]])
    grams = np.zeros((len(letters), count), np.uint32)
    for place in range(min(_SIZE, framed.shape[1])):
        grams += framed[:, place : place + count] << np.uint32(8 * place)
    grams.sort(axis=1)
    grams[:, 1:][grams[:, 1:] == grams[:, :-1]] = NONE
    return grams
