"""How sure one may be that a sentence answers, on one scale for libraries of every size.

Raw BM25 scores do not compare between libraries. What does: the ranking's score, which is a sum
of shares, and how much of the question the sentence and its surroundings account for.
"""

from __future__ import annotations

import math

from index.query import Query
from index.questions import Kind
from index.ranking import Hit
from index.signals import dice
from index.snapshot import Snapshot

THRESHOLD = 0.33  # at or above: shown as an answer

# A logistic regression over questions that a library answers against questions asked of a library
# without their article (SQuAD, in libraries of one article and of 27) and questions that it does
# not answer (tests/data), with the weights of unknown words and figures set to err towards "not
# found" in a small library.
_BIAS, _SCORE, _MATCHED, _MISSING, _UNKNOWN = -2.95, 0.245, 0.295, -0.9, -4.0
_NO_FIGURE, _NO_NAME = -3.5, -0.4
_MOST = 6.0  # terms accounted for; more make no surer

# How far a term is accounted for that is not in the sentence itself.
_TOLD, _AROUND, _TOLD_AROUND, _ALIKE = 0.8, 0.7, 0.4, 0.4


def confidence(query: Query, snapshot: Snapshot, hit: Hit) -> float:
    """Between 0 and 1; 0 where the question has no terms."""
    if not query.terms:
        return 0.0
    shares = accounted(query, snapshot, hit.row)
    missing = sum((1 - share) * query.weights[term] for term, share in shares.items())
    unknown = sum(1 - share for term, share in shares.items() if term not in snapshot.frequencies)
    evidence = (
        _BIAS
        + _SCORE * hit.score
        + _MATCHED * min(sum(shares.values()), _MOST)
        + _MISSING * missing / query.weight
        + _UNKNOWN * unknown / len(shares)
        + _kind_missing(query, hit)
    )
    return 1 / (1 + math.exp(-evidence))


def accounted(query: Query, snapshot: Snapshot, row: int) -> dict[str, float]:
    """For each term of the question, how far the sentence and its surroundings account for it:
    1 where it stands in the sentence, less where it stands around it or in the headline, or is
    told by another word, or spelled alike; 0 where nothing does.
    """
    here = snapshot.view(row)
    around = snapshot.headlines[snapshot.owner[row]].union(
        *(snapshot.view(near).terms for near in snapshot.window(row))
    )
    shares: dict[str, float] = {}
    for word, term in query.content.items():
        told = query.told_by[term]
        if term in here.terms:
            share = 1.0
        elif not told.isdisjoint(here.terms):
            share = _TOLD
        elif term in around:
            share = _AROUND
        else:
            alike = max((dice(word, other) for other in here.content), default=0.0)
            share = alike if alike > _ALIKE else _TOLD_AROUND * (not told.isdisjoint(around))
        shares[term] = max(share, shares.get(term, 0.0))
    return shares


def _kind_missing(query: Query, hit: Hit) -> float:
    """What it costs that no words of the expected kind stand in the sentence."""
    if hit.span is not None or query.kind is Kind.OTHER:
        return 0.0
    return _NO_NAME if query.kind in (Kind.PERSON, Kind.PLACE) else _NO_FIGURE
