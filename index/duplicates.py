"""Texts that tell one story in the same words, as wire stories do in several outlets. Pure.

Two texts are compared by their shingles, the runs of a few words in them, after Broder, "On the
resemblance and containment of documents" (1997).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.arrays import distinct

SIZE = 5
"""Words in a shingle: one changed word undoes five, names and set phrases alone make none."""

MOST = 8_000
"""Words of an article that are looked at; news stories are shorter."""

_KEPT = 400  # articles whose shingles are kept; about 6 kB each, 60 kB at most
_PRIME = np.uint64(0xD6E8FEB86659FD93)

Hashes = NDArray[np.uint64]


def shingles(words: Hashes) -> Hashes:
    """Hashes of the runs of SIZE words, which come as hashes: ascending, each once."""
    return distinct(runs(words))


def runs(words: Hashes) -> Hashes:
    """Hashes of the runs of SIZE words, which come as hashes, in order; one run of fewer words."""
    size = min(SIZE, len(words))
    found = np.zeros(max(0, len(words) - size + 1) if size else 0, np.uint64)
    for place in range(size):
        found = found * _PRIME + words[place : place + len(found)]
    return found


def containment(one: Hashes, other: Hashes) -> float:
    """The share of the smaller set of shingles that the larger holds; 0 for an empty one."""
    return _common(one, other) / max(1, min(len(one), len(other)))


def resemblance(one: Hashes, other: Hashes) -> float:
    """The share of the shingles of both sets that both hold (Jaccard's index), 0 to 1."""
    common = _common(one, other)
    return common / max(1, len(one) + len(other) - common)


def _common(one: Hashes, other: Hashes) -> int:
    both = np.concatenate((one, other))
    both.sort()
    return int((both[1:] == both[:-1]).sum())


def overlap(one: frozenset[Any], other: frozenset[Any]) -> float:
    """The share of the words of both sentences that both hold (Jaccard's index), 0 to 1."""
    common = len(one & other)
    return common / max(1, len(one) + len(other) - common)


def shingle_cache(prose: Callable[[int], Hashes]) -> Callable[[int], Hashes]:
    """Number of an article → shingles of its prose, without what was cut; the latest are kept.
    `prose` gives the words of an article as hashes.
    """

    @lru_cache(maxsize=_KEPT)
    def shingles_of(number: int) -> Hashes:
        return shingles(prose(number)[:MOST])

    return shingles_of
