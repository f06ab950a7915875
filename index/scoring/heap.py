"""A heap of the best documents so far, in two parallel arrays, the worst of them at its root."""

from __future__ import annotations

from index.scoring.kinds import Float64, Int64
from index.scoring.machine import machine_code


@machine_code
def _worse(score: float, document: int, other: float, another: int) -> bool:
    """Whether the first of two entries comes after the second: lower score, or higher number."""
    return score < other or (score == other and document > another)


@machine_code
def push(scores: Float64, documents: Int64, held: int, score: float, document: int) -> int:
    """Adds to a heap whose root is the worst entry; returns how many it holds now."""
    if held == len(scores):
        if _worse(scores[0], documents[0], score, document):
            sift(scores, documents, held, score, document)
        return held
    i = held
    while i > 0:
        parent = (i - 1) >> 1
        if not _worse(score, document, scores[parent], documents[parent]):
            break
        scores[i], documents[i] = scores[parent], documents[parent]
        i = parent
    scores[i], documents[i] = score, document
    return held + 1


@machine_code
def sift(scores: Float64, documents: Int64, held: int, score: float, document: int) -> None:
    """Puts an entry in the place of the root of the first `held`, and the heap in order."""
    i, child = 0, 1
    while child < held:
        other = child + 1
        if other < held and _worse(
            scores[other], documents[other], scores[child], documents[child]
        ):
            child = other
        if not _worse(scores[child], documents[child], score, document):
            break
        scores[i], documents[i] = scores[child], documents[child]
        i, child = child, 2 * child + 1
    scores[i], documents[i] = score, document


@machine_code
def sort(scores: Float64, documents: Int64, held: int) -> None:
    """Turns a heap into a list, best first."""
    for last in range(held - 1, 0, -1):
        score, document = scores[last], documents[last]
        scores[last], documents[last] = scores[0], documents[0]
        sift(scores, documents, last, score, document)
