"""The highest BM25 scores, with numpy alone.

Scores are added up in an array that each thread keeps and that is cleared where it was touched, so
a query costs what its postings cost, whatever the number of documents. Where these are many, the
common terms are only added to documents that the rare ones brought (MaxScore: Turtle and Flood,
"Query Evaluation: Strategies and Optimizations", 1995).
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.arrays import distinct
from index.scoring.kinds import Bool, Codes, Float64, Int32, Int64
from index.scoring.postings import Postings

PRUNE_FROM = 40_000
"""Postings of a query from which it pays to find a score to beat before."""
SAMPLE = 1000
"""Postings of the rarest term that are searched for a score to beat."""
LOOKUP = 8
"""To look a document up takes as long as going through so many postings."""
SLACK = 1 + 1e-9
"""Bounds are widened by it, since their sums round otherwise than a score's."""


class _Term(NamedTuple):
    """A query term: the documents and codes of its postings, its factor, its highest code."""

    documents: Int32
    codes: Codes
    factor: float
    highest: int


class _Buffer(threading.local):
    """A score for every document, all zero between queries."""

    def __init__(self) -> None:
        self.scores: Float64 = np.zeros(0)

    def of(self, size: int) -> Float64:
        """The array, of at least `size` documents; memory that is never touched costs nothing."""
        if len(self.scores) < size:
            self.scores = np.zeros(size)
        return self.scores


_buffer = _Buffer()


def top(
    postings: Postings,
    impacts: Float64,
    numbers: Sequence[int],
    factors: Sequence[float],
    count: int,
    alive: Bool | None = None,
) -> tuple[Int64, Float64]:
    """The `count` highest positive scores: documents int64, scores float64, by (-score, document).

    A document's score is the sum of `factors[i] * impacts[code]` in the order of `numbers`; terms
    outside of the vocabulary and factors that are not positive count nothing. `alive`
    (documents,) says which documents count; None stands for all. ValueError where lengths do not
    agree.
    """
    check(postings, impacts, numbers, factors, alive)
    terms = _terms(postings, numbers, factors)
    if not terms or count < 1:
        return np.empty(0, np.int64), np.empty(0)
    common, beat = _common(terms, impacts, count, alive)
    rare = [term for i, term in enumerate(terms) if i not in common]
    documents, scores = _added(_buffer.of(postings.size), rare, [terms[i] for i in common], impacts)
    if alive is not None:
        living = np.flatnonzero(alive.take(documents))
        documents, scores = documents.take(living), scores.take(living)
    places = np.flatnonzero(scores >= max(beat, _reached(scores, count * len(rare))) / SLACK)
    documents, scores = documents.take(places), scores.take(places)
    if common:
        documents = distinct(documents)
        scores = _exact(terms, impacts, documents)
    return _ordered(documents, scores, count)


def check(
    postings: Postings,
    impacts: Float64,
    numbers: Sequence[int],
    factors: Sequence[float],
    alive: Bool | None,
) -> None:
    """ValueError unless each pair has an impact, each term a factor, each document a life."""
    if len(impacts) != len(postings.weights):
        raise ValueError(
            f"{len(impacts)} impacts for {len(postings.weights)} pairs; give one each."
        )
    if len(numbers) != len(factors):
        raise ValueError(f"{len(factors)} factors for {len(numbers)} terms; give one each.")
    if alive is not None and len(alive) != postings.size:
        raise ValueError(f"alive says {len(alive)} of {postings.size} documents; it must say all.")


def _terms(postings: Postings, numbers: Sequence[int], factors: Sequence[float]) -> list[_Term]:
    """The query's terms that can add to a score."""
    terms = []
    starts, vocabulary = postings.starts, len(postings.highest)
    for number, factor in zip(numbers, factors, strict=True):
        if 0 <= number < vocabulary and factor > 0:
            first, last = starts[number : number + 2].tolist()
            if first < last:
                documents, codes = postings.documents[first:last], postings.codes[first:last]
                terms.append(_Term(documents, codes, factor, int(postings.highest[number])))
    return terms


def _common(
    terms: list[_Term], impacts: Float64, count: int, alive: Bool | None
) -> tuple[list[int], float]:
    """Which terms cannot lift a document among the best without others, and the score to beat."""
    if sum([len(term.documents) for term in terms]) < PRUNE_FROM:
        return [], 0.0
    order = sorted(range(len(terms)), key=lambda i: len(terms[i].documents))
    beat = _sampled(terms, terms[order[0]], impacts, count, alive)
    peaks = np.maximum.accumulate(impacts)
    bound, common = 0.0, []
    for i in reversed(order[1:]):
        bound += terms[i].factor * float(peaks[terms[i].highest])
        if bound * SLACK >= beat:
            break
        common.append(i)
    return common, beat


def _sampled(
    terms: list[_Term], rarest: _Term, impacts: Float64, count: int, alive: Bool | None
) -> float:
    """A score that `count` documents reach, 0 where none is found."""
    documents, values = rarest.documents[:SAMPLE], impacts.take(rarest.codes[:SAMPLE])
    if alive is not None:
        living = np.flatnonzero(alive.take(documents))
        documents, values = documents.take(living), values.take(living)
    if len(documents) < count:
        return 0.0
    best = np.argpartition(values, max(len(values) - 4 * count, 0))[-4 * count :]
    scores = _exact(terms, impacts, np.sort(documents.take(best)))
    return float(np.sort(scores)[-count])


def _added(
    buffer: Float64, rare: list[_Term], common: list[_Term], impacts: Float64
) -> tuple[Int64, Float64]:
    """The documents of the rare terms, one for each posting, and their scores by all terms."""
    documents = np.concatenate([term.documents for term in rare], dtype=np.int64)
    values = impacts.take(np.concatenate([term.codes for term in rare]))
    begin = 0
    for term in rare:
        values[begin : begin + len(term.codes)] *= term.factor
        begin += len(term.codes)
    try:
        np.add.at(buffer, documents, values)
        for term in common:
            if len(documents) * LOOKUP < len(term.documents):
                places = _found(term, documents)[1]
            else:
                places = np.flatnonzero(buffer.take(term.documents))
            met = term.documents.take(places)
            buffer[met] += term.factor * impacts.take(term.codes.take(places))
        return documents, buffer.take(documents)
    finally:
        buffer[documents] = 0.0


def _exact(terms: list[_Term], impacts: Float64, documents: Int32 | Int64) -> Float64:
    """The scores of ascending documents, each summed in the order of the query."""
    scores = np.zeros(len(documents))
    for term in terms:
        met, places = _found(term, documents)
        scores[met] += term.factor * impacts.take(term.codes.take(places))
    return scores


def _found(term: _Term, documents: Int32 | Int64) -> tuple[Int64, Int64]:
    """Which of the documents hold a term, as indices, and the places of their postings."""
    # Of another type than theirs, numpy would convert all postings first.
    places = term.documents.searchsorted(documents.astype(np.int32, copy=False))
    met = np.flatnonzero(term.documents.take(places, mode="clip") == documents)
    return met, places.take(met)


def _reached(scores: Float64, count: int) -> float:
    """A score that at least `count` of these reach: the maxima of `2 * count` groups tell."""
    width = len(scores) // (2 * count)
    if width < 2:
        return 0.0
    groups = scores[: len(scores) // width * width].reshape(-1, width)
    return float(np.sort(groups.max(axis=1))[-count])


def _ordered(documents: Int64, scores: Float64, count: int) -> tuple[Int64, Float64]:
    """The first `count` by (-score, document), each document once."""
    order = np.lexsort((documents, -scores))
    documents, scores = documents.take(order), scores.take(order)
    fresh = np.ones(len(documents), np.bool_)
    np.not_equal(documents[1:], documents[:-1], out=fresh[1:])
    first = np.flatnonzero(fresh)[:count]
    return documents.take(first), scores.take(first)
