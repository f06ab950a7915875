"""The highest BM25 scores, compiled by numba (the extra `fast`): MaxScore over windows.

Turtle and Flood, "Query Evaluation: Strategies and Optimizations" (1995): terms are taken by
rarity, and once the best that the common ones can still add is below the score to beat, they only
count for documents that the rare ones brought. As in Lucene's MaxScoreBulkScorer, that is decided
anew for every window of documents, by the highest impact of each term in that window. A document
that gets in is scored again in the order of the query, so no bit differs from `plain`.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.scoring.heap import push, sort
from index.scoring.kinds import Bool, Codes, Float64, Int32, Int64, UInt32, frozen
from index.scoring.machine import machine_code
from index.scoring.plain import check
from index.scoring.postings import Postings
from index.scoring.terms import (
    Index,
    Terms,
    by_rarity,
    counts,
    exact_score,
    first_from,
    known_terms,
    running_peaks,
    sampled_score,
)
from index.scoring.windows import SHIFT

SLACK = 1 + 1e-9
"""Bounds are widened by it, since their sums round otherwise than a score's."""
PRUNE_FROM = 4096
"""Queries with fewer postings are done before a score to beat is found."""
LOOKUP = 16
"""To look a document up takes as long as going through so many postings."""


class _Scores(NamedTuple):
    """Scores of the documents in a window, zero between windows, and a list of those met."""

    values: Float64
    met: Int32


@machine_code
def _enter(index: Index, terms: Terms, peaks: Float64, window: int) -> float:
    """Finds the terms' postings in a window; returns a bound of its scores, 0 if it has none."""
    limit = (window + 1) << index.shift
    reach = 0.0
    for r in range(len(terms.numbers)):
        start, row = index.starts[terms.numbers[r]], index.rows[terms.numbers[r]]
        if row >= 0:
            begin = start + np.int64(index.window_starts[row, window])
            end = start + np.int64(index.window_starts[row, window + 1])
        else:
            begin = start if window == 0 else terms.ends[r]
            end, last = begin, index.starts[terms.numbers[r] + 1]
            while end < last and index.documents[end] < limit:
                end += 1
        terms.begins[r], terms.ends[r], terms.highest[r] = begin, end, 0.0
        if begin < end and row >= 0 and len(peaks) > 0:
            terms.highest[r] = terms.factors[r] * peaks[index.window_codes[row, window]]
        elif begin < end:
            terms.highest[r] = terms.bounds[r]
        reach += terms.highest[r]
    return reach


@machine_code
def _essential(terms: Terms, beat: float) -> tuple[int, float]:
    """How many of the first terms can bring a document, and the most that the others can add."""
    size, rest = len(terms.numbers), 0.0
    while size > 0 and (rest + terms.highest[size - 1]) * SLACK < beat:
        size -= 1
        rest += terms.highest[size]
    return size, rest


@machine_code
def _gather(index: Index, terms: Terms, size: int, base: int, scores: _Scores) -> int:
    """Adds the first `size` terms to the scores; returns how many documents were met."""
    met = 0
    for r in range(size):
        factor = terms.factors[r]
        for place in range(terms.begins[r], terms.ends[r]):
            at = index.documents[place] - base
            score = scores.values[at]
            scores.met[met] = at
            met += score == 0.0
            scores.values[at] = score + factor * index.impacts[index.codes[place]]
    return met


@machine_code
def _keep(scores: _Scores, met: int, rest: float, beat: float) -> int:
    """Drops the documents that cannot get in any more, and clears their scores."""
    kept = 0
    for j in range(met):
        at = scores.met[j]
        score = scores.values[at]
        stays = (score + rest) * SLACK >= beat
        scores.values[at] = score if stays else 0.0
        scores.met[kept] = at
        kept += stays
    return kept


@machine_code
def _scan(index: Index, terms: Terms, r: int, base: int, scores: _Scores) -> None:
    """Adds a term to the documents that have a score, going through its postings."""
    factor = terms.factors[r]
    for place in range(terms.begins[r], terms.ends[r]):
        at = index.documents[place] - base
        score = scores.values[at]
        added = score + factor * index.impacts[index.codes[place]]
        scores.values[at] = added if score > 0.0 else 0.0


@machine_code
def _look(index: Index, terms: Terms, r: int, base: int, scores: _Scores, met: int) -> None:
    """Adds a term to the documents met so far, looking each up in its postings."""
    for j in range(met):
        document = base + scores.met[j]
        place = first_from(index.documents, terms.begins[r], terms.ends[r], document)
        if place < terms.ends[r] and index.documents[place] == document:
            impact = index.impacts[index.codes[place]]
            scores.values[scores.met[j]] += terms.factors[r] * impact


@machine_code
def _best(
    index: Index, numbers: Int64, factors: Float64, count: int, scores: _Scores
) -> tuple[Int64, Float64]:
    """The `count` highest scores."""
    if count == 0:
        return np.empty(0, np.int64), np.empty(0)
    query = known_terms(index, numbers, factors)
    terms, peaks, beat = query, index.impacts[:0], 0.0
    pruned = (query.ends - query.begins).sum() >= PRUNE_FROM
    terms.bounds[:] = np.inf
    if pruned:
        peaks = running_peaks(index.impacts)
        terms = by_rarity(index, query, peaks)
        beat = sampled_score(index, query, terms, count) / SLACK
    best, found, held = np.empty(count), np.empty(count, np.int64), 0
    for window in range((index.size + (1 << index.shift) - 1) >> index.shift):
        reach = _enter(index, terms, peaks, window)
        if reach == 0.0 or reach * SLACK < beat:
            continue
        base = window << index.shift
        essential, rest = len(terms.numbers), 0.0
        if pruned:
            essential, rest = _essential(terms, beat)
        met = _gather(index, terms, essential, base, scores)
        for r in range(essential, len(terms.numbers)):
            met = _keep(scores, met, rest, beat)
            rest -= terms.highest[r]
            if met * LOOKUP > terms.ends[r] - terms.begins[r]:
                _scan(index, terms, r, base, scores)
            else:
                _look(index, terms, r, base, scores, met)
        for j in range(met):
            at = scores.met[j]
            score = scores.values[at]
            scores.values[at] = 0.0
            if score * SLACK < beat or not counts(index.alive, base + at):
                continue
            if pruned:
                score = exact_score(index, query, base + at)
            held = push(best, found, held, score, base + at)
            if held == count:
                beat = max(beat, best[0] / SLACK)
    sort(best, found, held)
    return found[:held], best[:held]


class _Buffers(threading.local):
    """A thread's score buffer."""

    def __init__(self) -> None:
        self.values: Float64 = np.zeros(1 << SHIFT)
        self.met: Int32 = np.empty((1 << SHIFT) + 1, np.int32)


_buffers = _Buffers()
_ALL: Bool = frozen(np.zeros(0, np.bool_))


@machine_code
def _top(
    starts: Int64,
    documents: Int32,
    codes: Codes,
    highest: Codes,
    rows: Int32,
    window_starts: UInt32,
    window_codes: Codes,
    impacts: Float64,
    alive: Bool,
    size: int,
    shift: int,
    numbers: Int64,
    factors: Float64,
    count: int,
    values: Float64,
    met: Int32,
) -> tuple[Int64, Float64]:
    """`_best` of plain arguments, which cross into compiled code faster than named tuples."""
    index = Index(
        starts,
        documents,
        codes,
        highest,
        rows,
        window_starts,
        window_codes,
        impacts,
        alive,
        size,
        shift,
    )
    return _best(index, numbers, factors, min(count, size), _Scores(values, met))


def top(
    postings: Postings,
    impacts: Float64,
    numbers: Sequence[int],
    factors: Sequence[float],
    count: int,
    alive: Bool | None = None,
) -> tuple[Int64, Float64]:
    """As `plain.top`, to the last bit. The first call on a machine compiles for some seconds and
    keeps the result on disk; others find it there.
    """
    check(postings, impacts, numbers, factors, alive)
    return _top(
        postings.starts,
        postings.documents,
        postings.codes,
        postings.highest,
        postings.rows,
        postings.window_starts,
        postings.window_codes,
        frozen(impacts),
        _ALL if alive is None else frozen(alive),
        postings.size,
        SHIFT,
        np.array(numbers, np.int64),
        np.array(factors, np.float64),
        max(count, 0),
        _buffers.values,
        _buffers.met,
    )
