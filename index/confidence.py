"""How sure one may be that a sentence answers, on one scale for libraries of every size.

Raw BM25 scores do not compare between libraries. What does: which share of the question's terms
the sentence and its surroundings cover, and which share of its names and numbers.
"""

from __future__ import annotations

from index.query import Query
from index.snapshot import Snapshot

THRESHOLD = 0.55  # at or above: shown as an answer
# Weights of the shares: terms in the sentence, terms around it, names and numbers around it.
_IN_SENTENCE, _AROUND, _NAMES = 0.4, 0.4, 0.2


def confidence(query: Query, snapshot: Snapshot, row: int) -> float:
    """Between 0 and 1; 0 where the question has no terms."""
    if not query.terms:
        return 0.0
    asked = set(query.terms)
    around = snapshot.headlines[snapshot.owner[row]].union(
        *(snapshot.view(near).terms for near in snapshot.window(row))
    )
    in_sentence = len(asked & snapshot.view(row).terms) / len(asked)
    nearby = len(asked & around) / len(asked)
    named = len(query.names & around) / len(query.names) if query.names else nearby
    return _IN_SENTENCE * in_sentence + _AROUND * nearby + _NAMES * named
