"""How alike words are, by numpy alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.arrays import counted
from index.segments.grams import KINDS, NONE, grams_of_word, kinds, places
from index.segments.segment import Segment
from index.segments.vocabulary import Ints

Floats = NDArray[np.float64]


def closest(words: Sequence[str], segment: Segment, said: Ints, rows: Ints, alike: Floats) -> None:
    """Note in `alike` (words, rows) how alike the most alike word of each row is to each of the
    words. `said` (n,) are numbers of words of the segment, and `rows` (n,) the rows they stand in.
    """
    if len(said) and words:
        word, other, share = dice(words, segment, said)
        np.maximum.at(alike.reshape(-1), word * alike.shape[1] + rows[other], share)


def dice(words: Sequence[str], segment: Segment, others: Ints) -> tuple[Ints, Ints, Floats]:
    """Which of the words share grams with which of the others, which are numbers of words of the
    segment: the places of the one and of the other, and how alike they are; one word or more.
    """
    own = [grams_of_word(word) for word in words]
    every = np.concatenate(own)
    sizes = np.array([len(each) for each in own])
    begins, counts = places(segment.words, others)
    grams, ends = segment.grams.take(counted(begins, begins + counts)), counts.cumsum()
    asked = np.zeros(KINDS, np.bool_)
    asked[kinds(every)] = True
    found = asked.take(kinds(grams)).nonzero()[0]
    met = (grams[found, None] == every).ravel().nonzero()[0]  # faster than in two dimensions
    gram, same = np.divmod(met, len(every))
    word = np.arange(len(own)).repeat(sizes)[same]
    shared = np.bincount(word * len(others) + ends.searchsorted(found[gram], side="right"))
    met = (shared > 0).nonzero()[0]
    word, other = np.divmod(met, len(others))
    repeated = (grams == NONE).nonzero()[0]
    if len(repeated):
        where = ends.searchsorted(repeated, side="right")
        counts = counts - np.bincount(where, minlength=len(others))
    alike: Floats = 2 * shared[met] / (sizes[word] + counts[other])
    return word, other, alike
