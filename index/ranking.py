"""Question → ranked sentences, in two steps: BM25 finds candidates, signals order them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.bm25 import Scores
from index.figures import figures
from index.highlights.choosing import holds_kind
from index.highlights.mentions import LONGEST
from index.query import Query
from index.signals import SIGNALS, Candidate
from index.snapshot import Snapshot

DEPTH = 50  # candidates; on SQuAD 96 % of the right sentences are among them
TOLD = 0.3  # weight of related words among candidates (tuned on SQuAD)


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked sentence. `parts` are weight × signal in the order of SIGNALS; they add up to
    `score`. `holds_kind` says whether words of the expected kind stand there that the question
    does not hold; False where that kind is not known.
    """

    row: int
    score: float
    parts: tuple[float, ...]
    holds_kind: bool = False


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
        holds_kind=holds_kind(query, snapshot, row),
        measured=_measured(query, snapshot, row),
    )


def judge(query: Query, candidate: Candidate) -> Hit:
    """The candidate's score, as the sum of its parts."""
    parts = tuple(signal.weight * signal.measure(query, candidate) for signal in SIGNALS)
    return Hit(candidate.row, sum(parts), parts, candidate.holds_kind)


def _measured(query: Query, snapshot: Snapshot, row: int) -> bool:
    """Whether a figure stands in the sentence that counts what the question asks to count."""
    if query.measure is None:
        return False
    found = figures(snapshot.text(row)[:LONGEST], snapshot.analyzer)
    return any(figure.measure == query.measure for figure in found)


def _top(scores: Scores, count: int) -> list[int]:
    """Rows of the highest positive scores; ties by row."""
    rows = np.flatnonzero(scores)
    if len(rows) > count:
        kth = np.partition(scores[rows], len(rows) - count)[len(rows) - count]
        rows = rows[scores[rows] >= kth]
    order = np.lexsort((rows, -scores[rows]))
    return [int(row) for row in rows[order][:count]]
