"""A model of words: how often each stands in English prose, and what it looks like.

Content words follow Zipf's law as Mandelbrot extended it, p(r) ~ 1 / (r + 30), up to rank 8,000
and fall off as r^-1.6 beyond, as is found in large corpora (Montemurro 2001, "Beyond the
Zipf-Mandelbrot law in quantitative linguistics"). The vocabulary of a text of n words then grows
as n^0.6 (Heaps' law): about 20,000 forms in 10,000 sentences and 400,000 in a million.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.analysis import stop_words

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_SHIFT, _BREAK, _FALL = 30.0, 8000.0, 1.6
_LAST = 1 << 26  # no rank beyond this one
_SCALE = 1 / (math.log((_BREAK + _SHIFT) / _SHIFT) + 1 / (_FALL - 1))
_HEAD = _SCALE * math.log((_BREAK + _SHIFT) / _SHIFT)  # share of the words up to the break

# The most frequent first: 1 / (r + 2) gives "the" about a tenth of all stop words.
STOP_WORDS = (
    "the of and to in a that is was for it on with as by he be at from his are this have which "
    "or an were had not but they their all its been who there has more will if no would what when "
    "so up out about into than them can only other some could these two may then do any such"
).split()

# Onsets and codas share no letter, so that no two numbers are written alike.
_ONSETS = "b c d f g h j k p s t v w z br gr pl sh st tr".split()
_VOWELS = "a e i o u ai ea ou".split()
_CODAS = ["", "l", "m", "n", "r"]
_SYLLABLES = [onset + vowel + coda for coda in _CODAS for vowel in _VOWELS for onset in _ONSETS]
_ENDINGS = ("", "s", "ed", "ing")
_MIXER = 387_420_489  # 3^18 has no factor in common with 800: a permutation of the numbers


def ranks(shares: Floats) -> Ints:
    """The ranks (from 0) of content words at these shares of all occurrences, each 0 ≤ u < 1."""
    head = _SHIFT * np.expm1(np.minimum(shares, _HEAD) / _SCALE)
    rest = np.maximum(shares - _HEAD, 0) / (1 - _HEAD)
    tail = _BREAK * (1 - rest) ** (-1 / (_FALL - 1))
    found = np.where(shares < _HEAD, head, tail)
    return np.minimum(found, _LAST).astype(np.int64)


def share(rank: int) -> float:
    """The share of all occurrences that the content words before a rank of the head have."""
    return _SCALE * math.log((rank + _SHIFT) / _SHIFT)


def stop_ranks(shares: Floats) -> Ints:
    """The ranks in STOP_WORDS at these shares of all occurrences."""
    size = len(STOP_WORDS)
    return np.minimum(2 * np.power((size + 2) / 2, shares) - 2, size - 1).astype(np.int64)


def invented(number: int) -> str:
    """A word that is no other number's: four forms of one stem for four consecutive numbers."""
    base, ending = divmod(number, len(_ENDINGS))
    length = 2 if base < len(_SYLLABLES) ** 2 else 3
    code = base * _MIXER % len(_SYLLABLES) ** length
    syllables = []
    for _ in range(length):
        code, syllable = divmod(code, len(_SYLLABLES))
        syllables.append(_SYLLABLES[syllable])
    return "".join(syllables) + _ENDINGS[ending]


class Lexicon:
    """The forms of content words by rank: those of a real text first, invented ones after them."""

    def __init__(self, texts: Iterable[Sequence[str]] = ()) -> None:
        """`texts` are the words of real texts, in lower case; none for invented words alone."""
        counts = Counter(word for text in texts for word in text if is_content(word))
        self._real = sorted(counts, key=lambda word: (-counts[word], word))
        self._numbers = {word: number for number, word in enumerate(self._real)}

    def rank(self, word: str) -> int:
        """The rank of a word of the real texts. Raises KeyError for another word."""
        return self._numbers[word]

    def form(self, rank: int) -> str:
        """The word of a rank; no two ranks have the same."""
        if rank < len(self._real):
            return self._real[rank]
        word = invented(rank - len(self._real))
        return word + "x" if word in self._numbers or word in stop_words() else word


def is_content(word: str) -> bool:
    """Whether a word in lower case says something: no stop word of the shipped list."""
    return word not in stop_words()
