"""Ranked sentences → Answer: quotes, whether they answer, what a person is shown of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index import evidence
from index.confidence import SURE, THRESHOLD, confidence, rival_of
from index.differences.finding import find_differences
from index.highlights.choosing import answering_span
from index.model import Answer, Quote
from index.query import Query
from index.ranking import DEPTH, Hit, rank
from index.snapshot import Snapshot

_DEPTH = 15  # how far down the ranking another source's quote may stand


def answer(query: Query, snapshot: Snapshot, limit: int) -> Answer:
    """What the library says: at most `limit` quotes by rank, then those that only differ."""
    hits = rank(query, snapshot, max(limit, DEPTH))
    ranked = quotes_of(query, snapshot, hits, max(limit, _DEPTH))
    rows = {quote.sentence_id: hit.row for quote, hit in zip(ranked, hits, strict=False)}
    best = ranked[0].confidence if ranked else 0.0
    answered = best >= THRESHOLD
    quotes, differences = (
        find_differences(query, ranked, limit, snapshot.analyzer)
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
        evidence=evidence.choose(ranked, rows, differing, limit, snapshot),
        sure=best >= SURE,
    )


def quotes_of(query: Query, snapshot: Snapshot, hits: Sequence[Hit], limit: int) -> list[Quote]:
    """The quotes of the first `limit` hits; all hits are looked at for what rivals them."""
    return [
        quote_of(query, snapshot, hit, rival_of(rank, hits, snapshot))
        for rank, hit in enumerate(hits[:limit])
    ]


def quote_of(query: Query, snapshot: Snapshot, hit: Hit, rival: float) -> Quote:
    """The hit's sentence with its source, its score, its confidence and its answering words;
    `rival` is the highest score in a third article.
    """
    stored = snapshot.articles[snapshot.owner[hit.row]]
    position = hit.row - snapshot.first[snapshot.owner[hit.row]]
    return replace(
        Quote.at(position, stored.article, stored.sentences, stored.sentence_ids),
        score=hit.score,
        confidence=confidence(query, snapshot, hit, rival),
        span=answering_span(query, snapshot, hit.row),
    )
