"""Ranked sentences → Answer: quotes, whether they answer, differences between sources."""

from __future__ import annotations

from dataclasses import replace

from index.confidence import THRESHOLD, confidence
from index.differences import find_differences
from index.model import Answer, Quote
from index.query import Query
from index.ranking import Hit, rank
from index.snapshot import Snapshot

_DIFFERENCES_DEPTH = 15  # how far down the ranking another source's figure may stand


def answer(query: Query, snapshot: Snapshot, limit: int) -> Answer:
    """What the library says: at most `limit` quotes by rank, then those that only differ."""
    hits = rank(query, snapshot, max(limit, _DIFFERENCES_DEPTH))
    ranked = [quote_of(query, snapshot, hit) for hit in hits]
    best = ranked[0].confidence if ranked else 0.0
    if best < THRESHOLD:
        return Answer(
            query.text,
            answered=False,
            confidence=best,
            nearest=tuple(ranked[:limit]),
            missing=query.missing,
            corrections=query.corrections,
            index_version=snapshot.version,
        )
    quotes, differences = find_differences(query, ranked, limit, snapshot.analyzer)
    return Answer(
        query.text,
        answered=True,
        confidence=best,
        quotes=quotes,
        differences=differences,
        missing=query.missing,
        corrections=query.corrections,
        index_version=snapshot.version,
    )


def quote_of(query: Query, snapshot: Snapshot, hit: Hit) -> Quote:
    """The hit's sentence with its source, its score, its confidence and its answering words."""
    stored = snapshot.articles[snapshot.owner[hit.row]]
    position = hit.row - snapshot.first[snapshot.owner[hit.row]]
    return replace(
        Quote.at(position, stored.article, stored.sentences, stored.sentence_ids),
        score=hit.score,
        confidence=confidence(query, snapshot, hit),
        span=hit.span,
    )
