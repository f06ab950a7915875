"""Questions that follow another: "and when?" is asked of the articles that answered before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.analysis import stop_words, words
from index.answering import answer_from
from index.explaining import Explanation, explain_from
from index.model import Answer
from index.query import Query, make_query
from index.questions import without_measure
from index.ranking import DEPTH, Hit, Ranking, ranking
from index.searching import among
from index.signs import accounted
from index.snapshot import Snapshot
from index.typed.bare import bare

_ENOUGH = 2  # content words with which a question stands on its own
_EARLIER = 0.1  # weight of the words of the question before among those of this one


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked in the end: the query, what it ranked, and what that says."""

    query: Query
    hits: Ranking
    answer: Answer


def follow_up(
    question: str, earlier: str, cited: Sequence[int], snapshot: Snapshot, limit: int
) -> Answer:
    """What the library says to a question that follows an `earlier` one.

    First the articles with the numbers `cited`, which answered that one, are asked; where they do
    not answer, all are. Where these do not either, the nearest passages are those of the first.
    """
    own = make_query(question, snapshot)
    return _typed(_asked(own, earlier, cited, snapshot, limit).answer, own)


def explain_follow_up(
    question: str, earlier: str, cited: Sequence[int], snapshot: Snapshot, limit: int
) -> Explanation:
    """Why `follow_up` leads with the quote that it leads with, or with that nearest passage.

    Words of the question before are among those that are told of, where they counted.
    """
    own = make_query(question, snapshot)
    found = _asked(own, earlier, cited, snapshot, limit)
    explanation = explain_from(found.hits, found.query, snapshot)
    return replace(explanation, corrections=own.corrections)


def _asked(
    own: Query, earlier: str, cited: Sequence[int], snapshot: Snapshot, limit: int
) -> _Asked:
    """The cited articles, or all of them, asked what answers best: all where the cited ones do not
    answer, or where they may and others do to a question that stands on its own.
    """
    query = own if len(own.terms) >= _ENOUGH else _combined(own, earlier, snapshot)
    found = Ranking(among(query, snapshot, snapshot.passages_of(cited), max(limit, DEPTH)))
    near = _Asked(query, found, answer_from(found, query, snapshot, limit))
    answers = near.answer.answered and _tells(found[0], own)
    if answers and (near.answer.sure or query is not own):
        return near
    query = own if own.terms else query
    found = ranking(query, snapshot, limit)
    far = _Asked(query, found, answer_from(found, query, snapshot, limit))
    if answers:
        return far if far.answer.sure else near
    return far if far.answer.answered or not near.answer.nearest else near


def _tells(hit: Hit, own: Query) -> bool:
    """Whether the hit speaks of what is asked now, and not of what was asked before alone."""
    shares = accounted(hit.candidates.query, hit.candidates.around(hit.index))
    return not own.terms or any(shares.get(term) for term in own.terms)


def _combined(own: Query, earlier: str, snapshot: Snapshot) -> Query:
    """The question with the content words of the one before, which count less; it asks for what it
    asks by itself.
    """
    query = make_query(f"{own.bare.rstrip(' ?')} {' '.join(_content(bare(earlier)))}", snapshot)
    asked = {*own.terms, *own.told}
    rarity = tuple(
        idf if term in asked else _EARLIER * idf
        for term, idf in zip((*query.terms, *query.told), query.rarity, strict=True)
    )
    weights = dict(zip(query.terms, rarity, strict=False))
    weight = sum(weights.values())
    return replace(
        query,
        kind=own.kind,
        measured=own.measured,
        unlike=own.unlike,
        rarity=rarity,
        weights=weights,
        weight=weight,
    )


def _content(question: str) -> list[str]:
    """The words of a question that are no stop words, as they were typed."""
    typed = without_measure(question).split()
    return [word for word in typed if any(each not in stop_words() for each in words(word))]


def _typed(answer: Answer, own: Query) -> Answer:
    """The answer to a question as it was typed, with what is told of its own words alone."""
    return replace(answer, question=own.text, missing=own.missing, corrections=own.corrections)
