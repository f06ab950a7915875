"""How alike words are, compiled by numba (the extra `fast`)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.scoring.kinds import Float64, Int64, UInt32, frozen
from index.scoring.machine import machine_code
from index.segments.grams import KINDS, NONE, grams_of_word, places
from index.segments.segment import Segment

_MASK = KINDS - 1  # bits that tell grams apart at a first look
_SHIFT = 13


@machine_code
def _kind(gram: int) -> int:
    return (gram ^ (gram >> _SHIFT)) & _MASK


@machine_code
def _closest(
    grams: UInt32,
    begins: Int64,
    counts: Int64,
    rows: Int64,
    own: UInt32,
    starts: Int64,
    alike: Float64,
) -> None:
    """Word n of the question has the grams own[starts[n]:starts[n + 1]]; the words that are said
    have counts[i] of all grams from begins[i] on.
    """
    words = len(starts) - 1
    shared = np.zeros(words, np.int64)
    kinds = np.zeros(KINDS, np.bool_)
    for gram in own:
        kinds[_kind(gram)] = True
    for i in range(len(begins)):
        size, met = counts[i], False
        for place in range(begins[i], begins[i] + counts[i]):
            gram = grams[place]
            size -= gram == NONE
            if not kinds[_kind(gram)]:
                continue
            for word in range(words):
                for k in range(starts[word], starts[word + 1]):
                    if own[k] == gram:
                        shared[word] += 1
                        met = True
        if met:
            for word in range(words):
                if shared[word] > 0:
                    share = 2 * shared[word] / (starts[word + 1] - starts[word] + size)
                    alike[word, rows[i]] = max(alike[word, rows[i]], share)
                    shared[word] = 0


def closest(
    words: Sequence[str],
    segment: Segment,
    said: Int64,
    rows: Int64,
    alike: Float64,
) -> None:
    """As `plain.closest`, to the last bit."""
    if not (len(said) and words):
        return
    own = [grams_of_word(word) for word in words]
    starts = np.zeros(len(own) + 1, np.int64)
    np.array([len(each) for each in own]).cumsum(out=starts[1:])
    begins, counts = places(segment.words, said)
    _closest(frozen(segment.grams), begins, counts, rows, np.concatenate(own), starts, alike)
