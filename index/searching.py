"""The sentences that may answer, found in two steps.

BM25 over passages finds where the library speaks of the question; BM25 over the bags of the
sentences there (each with its context and headline) finds the sentences.
"""

from __future__ import annotations

import numpy as np

from index.candidates import Candidates
from index.occurrences import Occurrences, occurrences
from index.passages import Scores
from index.query import Query
from index.scoring.impacts import impact
from index.segments.bags import HEADLINE, K1, B, spread_found
from index.segments.segment import Int32
from index.segments.vocabulary import Ints
from index.snapshot import Snapshot

PASSAGES = 40
"""Passages whose sentences are looked at; more change one first place in a hundred."""
TOLD = 0.3
"""Weight of related words among candidates (tuned on SQuAD)."""


def find(query: Query, snapshot: Snapshot, count: int) -> Candidates:
    """The `count` sentences that score highest by BM25 over their bags; words that may tell what
    the question's words ask help a sentence in, but count nothing in its score. Only such as share
    a term or a related one, be it with their context.
    """
    factors = _factors(query)
    numbers = [part[: len(factors)].tolist() for part in query.slots.numbers]
    passages, _ = snapshot.bm25.top(numbers, factors, PASSAGES)
    return among(query, snapshot, passages, count)


def among(query: Query, snapshot: Snapshot, passages: Ints, count: int) -> Candidates:
    """As `find`, among the sentences of these passages."""
    asked, factors = len(query.terms), _factors(query)
    ground = snapshot.ground(np.sort(passages).tobytes())
    seen, rows = occurrences(ground, query.slots), ground.rows
    told = asked + seen.held(slice(asked, len(factors)))
    slots = np.concatenate((np.arange(asked), told))
    bags = _bags(seen, slots)
    contributions = impact(bags, ground.lengths, snapshot.mean_bag, K1, B)
    contributions *= np.array(factors)[slots][:, None]
    bm25 = np.zeros(len(rows))
    for contribution in contributions[:asked]:  # in rank_bm25's order, so that no bit differs
        bm25 += contribution
    best = _top(bm25 + contributions[asked:].sum(axis=0), count)
    return Candidates(
        query=query,
        snapshot=snapshot,
        rows=rows[best],
        bm25=bm25[best],
        contributions=contributions[:asked, best],
        slots=slots,
        bags=bags[:, best],
        lengths=ground.lengths[best],
        seen=seen,
        places=ground.places[best],
    )


def _factors(query: Query) -> list[float]:
    """What the terms count, then those that may tell them."""
    asked = len(query.terms)
    return [*query.rarity[:asked], *(TOLD * rarity for rarity in query.rarity[asked:])]


def _bags(seen: Occurrences, slots: Ints) -> Int32:
    """The weights of slots in the bags of the ground's rows (slots, rows)."""
    lines, shape = seen.line[slots][:, None], seen.counts.shape
    spread = spread_found(seen.found, shape[0] * shape[1])
    titles = seen.titles.take(lines * seen.titles.shape[1] + seen.ground.stretch)
    bags: Int32 = spread.take(lines * shape[1] + seen.ground.places).astype(np.int32)
    bags += HEADLINE * titles
    return bags


def _top(scores: Scores, count: int) -> Ints:
    """Places of the highest positive scores; ties by place."""
    places = scores.nonzero()[0]
    if len(places) > count:
        kth = np.partition(scores[places], len(places) - count)[len(places) - count]
        places = places[scores[places] >= kth]
    return places[np.lexsort((places, -scores[places]))][:count]
