"""Question → ranked sentences, in two steps: BM25 finds candidates, signals order them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from index.bm25 import Scores
from index.figures import figures
from index.model import Span
from index.query import Query
from index.questions import candidates
from index.signals import SIGNALS, Candidate
from index.snapshot import Snapshot

DEPTH = 50  # candidates; on SQuAD 96 % of the right sentences are among them
_LONGEST = 3_000  # characters of a sentence in which answering words are looked for
TOLD = 0.3  # weight of related words among candidates (tuned on SQuAD)


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked sentence. `parts` are weight × signal in the order of SIGNALS; they add up to
    `score`. `span` holds the answering words where the expected kind is known and found.
    """

    row: int
    score: float
    parts: tuple[float, ...]
    span: Span | None = None


def rank(query: Query, snapshot: Snapshot, limit: int) -> list[Hit]:
    """The best sentences by descending score, then row; only such as share a term or a related
    one, be it with their context.
    """
    hits = [judge(query, candidate) for candidate in find(query, snapshot, max(limit, DEPTH))]
    return sorted(hits, key=lambda hit: (-hit.score, hit.row))[:limit]


def find(query: Query, snapshot: Snapshot, count: int) -> list[Candidate]:
    """The sentences that score highest by BM25 over their bags; words that may tell what the
    question's words ask help a sentence in, but count nothing in its score.
    """
    scores = snapshot.bm25.get_scores(query.terms)
    told = sorted(frozenset().union(*query.told_by.values()) - set(query.terms))
    reach = scores + TOLD * snapshot.bm25.get_scores(told) if told else scores
    return [candidate_at(query, snapshot, row, float(scores[row])) for row in _top(reach, count)]


def candidate_at(query: Query, snapshot: Snapshot, row: int, bm25: float) -> Candidate:
    """The sentence of that row with what the signals need of its surroundings."""
    rows = snapshot.paragraph(row)
    near = [other for other in (row - 1, row + 1) if other in rows]
    return Candidate(
        row=row,
        bm25=bm25,
        view=snapshot.view(row),
        near=frozenset().union(*(snapshot.view(other).terms for other in near)),
        paragraph=frozenset().union(*(snapshot.view(other).terms for other in rows)),
        headline=snapshot.headlines[snapshot.owner[row]],
        span=answering_span(query, snapshot, row),
        measured=query.measure is not None and bool(_measured(query, snapshot, row)),
    )


def judge(query: Query, candidate: Candidate) -> Hit:
    """The candidate's score, as the sum of its parts."""
    parts = tuple(signal.weight * signal.measure(query, candidate) for signal in SIGNALS)
    return Hit(candidate.row, sum(parts), parts, candidate.span)


def answering_span(query: Query, snapshot: Snapshot, row: int) -> Span | None:
    """Words of the expected kind that the question does not hold itself: those nearest to the
    words that it shares with the sentence. None where the kind is not known or not found.
    """
    text = snapshot.text(row)[:_LONGEST]
    asked = set(query.terms)
    found = _measured(query, snapshot, row) or candidates(query.kind, text)
    fresh = [
        span for span in found if not set(snapshot.analyzer.terms(text[slice(*span)])) <= asked
    ]
    if len(fresh) < 2:
        return fresh[0] if fresh else None
    shared = _positions(text, asked, snapshot)
    return max(fresh, key=lambda span: (_closeness(span, shared), -span[0]))


def _measured(query: Query, snapshot: Snapshot, row: int) -> list[Span]:
    """The figures in the sentence that count what the question asks to count."""
    if query.measure is None:
        return []
    found = figures(snapshot.text(row)[:_LONGEST], snapshot.analyzer)
    return [(f.start, f.end) for f in found if f.measure == query.measure]


def _top(scores: Scores, count: int) -> list[int]:
    """Rows of the highest positive scores; ties by row."""
    rows = np.flatnonzero(scores)
    if len(rows) > count:
        kth = np.partition(scores[rows], len(rows) - count)[len(rows) - count]
        rows = rows[scores[rows] >= kth]
    order = np.lexsort((rows, -scores[rows]))
    return [int(row) for row in rows[order][:count]]


def _positions(text: str, asked: set[str], snapshot: Snapshot) -> list[int]:
    """Where words of the question stand in the text."""
    tokens = text.split()
    ends = accumulate(len(token) + 1 for token in tokens)
    return [
        end - len(token) - 1
        for token, end in zip(tokens, ends, strict=True)
        if asked.intersection(snapshot.analyzer.terms(token))
    ]


def _closeness(span: Span, positions: list[int]) -> float:
    middle = (span[0] + span[1]) / 2
    return sum(1 / (8 + abs(middle - position)) for position in positions)
