"""The bag of a sentence: its terms and those around it, weighted, so that context counts.

The weights were tuned on SQuAD together with k1 and b.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.segments.vocabulary import Ints

Counts = TypeVar("Counts", Ints, NDArray[np.int32])

OWN, ADJACENT, NEAR, HEADLINE = 11, 2, 1, 2
"""Weights: the sentence itself, its neighbours, those beyond them up to REACH, the headline."""
REACH = 3
K1, B = 5.0, 0.5
_STEPS = np.arange(-REACH, REACH + 1)[:, None]
_FAR = [NEAR] * (REACH - 1)
_WEIGHTS = np.array([*_FAR, ADJACENT, OWN, ADJACENT, *_FAR])


def spread(counts: Counts) -> Counts:
    """What stands in each row and, by weight, around it; rows are the last axis. Rows of different
    articles must be at least REACH rows of zeros apart.
    """
    bags = counts * OWN
    near = counts * NEAR
    for distance in range(1, REACH + 1):
        weighted = counts * ADJACENT if distance == 1 else near
        bags[..., distance:] += weighted[..., :-distance]
        bags[..., :-distance] += weighted[..., distance:]
    return bags


def spread_found(found: Ints, size: int) -> NDArray[np.float64]:
    """The same as `spread` does of rows of counts, one row after the other, where only few are not
    zero: `found` are the places of what is counted, and `size` how many places there are. None is
    less than REACH away from either end.
    """
    around, weights = (found + _STEPS).ravel(), _WEIGHTS.repeat(len(found))
    return np.bincount(around, weights, minlength=size).astype(np.float64, copy=False)


def bag_lengths(first: Ints, lengths: Ints, title_lengths: Ints) -> NDArray[np.int32]:
    """The sums of weights of the rows' bags: `lengths` (rows,) and `title_lengths` (articles,)
    count terms, `first` (articles + 1,) holds the articles' first rows.
    """
    owner = np.repeat(np.arange(len(title_lengths)), np.diff(first))
    places = np.arange(len(lengths)) + owner * REACH
    apart = np.zeros(len(lengths) + REACH * (len(title_lengths) + 1), np.int64)
    apart[places] = lengths
    bags = spread(apart)[places] + HEADLINE * title_lengths[owner]
    packed: NDArray[np.int32] = bags.astype(np.int32)
    return packed
