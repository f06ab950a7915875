"""Ranked sentences → Answer: quotes, whether they answer, what a person is shown of them."""

from __future__ import annotations

from index import evidence
from index.confidence import SURE, THRESHOLD
from index.differences.finding import find_differences
from index.model import Answer
from index.query import Query
from index.quoting import quotes_of
from index.ranking import Ranking, ranking
from index.snapshot import Snapshot

_DEPTH = 15  # how far down the ranking another source's quote may stand


def answer(query: Query, snapshot: Snapshot, limit: int) -> Answer:
    """What the library says: at most `limit` quotes by rank, then those that only differ."""
    return answer_from(ranking(query, snapshot, limit), query, snapshot, limit)


def answer_from(hits: Ranking, query: Query, snapshot: Snapshot, limit: int) -> Answer:
    """What these ranked sentences say, as `answer` does."""
    ranked = quotes_of(query, snapshot, hits, max(limit, _DEPTH))
    best = ranked[0].confidence if ranked else 0.0
    answered = best >= THRESHOLD
    quotes, differences = (
        find_differences(query, ranked, limit, snapshot)
        if answered
        else (tuple(ranked[:limit]), ())
    )
    differing = [quotes[index] for difference in differences for index in difference.quotes]
    return Answer(
        query.text,
        answered=answered,
        confidence=best,
        quotes=quotes if answered else (),
        nearest=() if answered else quotes,
        differences=differences,
        missing=query.missing,
        corrections=query.corrections,
        index_version=snapshot.version,
        evidence=evidence.choose(ranked, differing, limit, snapshot),
        sure=best >= SURE,
    )
