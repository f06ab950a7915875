"""How sure one may be that a sentence answers, on one scale for libraries of every size.

Raw BM25 scores do not compare between libraries. What does: how far the question is accounted
for, how far the sentence leads other articles, and whether it tells what is asked or something
near it (index/signs.py).
"""

from __future__ import annotations

import math

from index.query import Query
from index.ranking import Hit, Ranking
from index.signs import FOUND, FOUND_BIAS, TOLD, TOLD_BIAS, Look, look_at
from index.snapshot import Snapshot

THRESHOLD = 0.13  # at or above: shown as an answer
SURE = 0.3  # at or above: shown with no remark that it may be none

# From "in the library, and told" to "right": the first quote is right less often than that
# (Platt, "Probabilistic outputs for support vector machines", 1999).
_SCALE, _SHIFT = 1.0, -2.66
_LEAST = 1e-6
_COPY = 0.7  # share of their terms that two sentences have in common, if one copies the other


def confidence(query: Query, snapshot: Snapshot, hit: Hit, rival: float) -> float:
    """The probability that the sentence answers, where every second question about the library's
    topics has no answer in it; 0 where the question has no terms. `rival` is the highest
    strength below it in a third article, 0 without one.
    """
    if not query.terms:
        return 0.0
    look = look_at(query, snapshot, hit, rival)
    likely = min(max(found(look) * told(look), _LEAST), 1 - _LEAST)
    return _logistic(_SCALE * math.log(likely / (1 - likely)) + _SHIFT)


def found(look: Look) -> float:
    """How likely it is that the library speaks of what is asked."""
    return _logistic(FOUND_BIAS + sum(sign.weight * sign.measure(look) for sign in FOUND))


def told(look: Look) -> float:
    """How likely it is that the sentence tells what is asked, and not something near it."""
    return _logistic(TOLD_BIAS + sum(sign.weight * sign.measure(look) for sign in TOLD))


def rival_of(rank: int, hits: Ranking, snapshot: Snapshot) -> float:
    """The highest strength below that rank (from 0) in a third article, 0 without one: two articles
    may well speak of one thing, and a copy of the sentence in another outlet counts for none.
    """
    best = hits[rank]
    passed, others = {best.owner}, 0
    while rival := hits.strongest(rank, passed):
        passed.add(rival.owner)
        others += not _alike(rival.row, best.row, snapshot)
        if others == 2:
            return rival.strength
    return 0.0


def _alike(row: int, other: int, snapshot: Snapshot) -> bool:
    """Whether two sentences have nearly the same terms (Jaccard's coefficient)."""
    one, two = (said.terms for said in snapshot.said(row, other))
    common = len(one & two)
    return common >= _COPY * (len(one) + len(two) - common)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
