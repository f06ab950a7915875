"""Hits → quotes, each made when it is looked at: its confidence and its answering words cost more
than finding it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Protocol, overload

from index.confidence import confidence, rival_of
from index.model import Quote
from index.query import Query
from index.ranking import Hit, Ranking
from index.snapshot import Snapshot

_LEEWAY = 0.85  # of a share of strength, where sentences come by their scores


class Ranked(Protocol):
    """A hit, as far as quotes ask for it."""

    @property
    def row(self) -> int:
        """The sentence."""

    @property
    def owner(self) -> int:
        """The number of its article."""

    @property
    def score(self) -> float:
        """The ranking's score."""

    @property
    def strength(self) -> float:
        """The same without what only orders sentences."""


class Quotes(Sequence[Quote]):
    """The quotes of the first `limit` hits, by rank; `make` makes one, and `rate` tells its
    confidence at less cost, where it can. `reaching` tells the rows of all hits that may score so
    much, and whether each is measured already.
    """

    def __init__(
        self,
        hits: Sequence[Ranked],
        limit: int,
        make: Callable[[int], Quote],
        rate: Callable[[int], float] | None = None,
        reaching: Callable[[float], Sequence[tuple[int, bool]]] | None = None,
    ) -> None:
        self.hits, self._make = hits, make
        self.reaching = reaching or (lambda _: [(hit.row, True) for hit in hits])
        self.rate = rate or (lambda place: self[place].confidence)
        self._size = min(limit, len(hits))
        self._made: dict[int, Quote] = {}

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> Quote: ...

    @overload
    def __getitem__(self, index: slice) -> list[Quote]: ...

    def __getitem__(self, index: int | slice) -> Quote | list[Quote]:
        if isinstance(index, slice):
            return [self[each] for each in range(len(self))[index]]
        place = range(len(self))[index]
        if place not in self._made:
            self._made[place] = self._make(place)
        return self._made[place]

    def elsewhere(self, share: float) -> Iterator[int]:
        """The places in other articles whose strength is at least that share of the best one's."""
        for place in self.strong(0, _LEEWAY * share):
            is_other = self.hits[place].owner != self.hits[0].owner
            if is_other and self.compares(place, share):
                yield place

    def compares(self, place: int, share: float) -> bool:
        """Whether its strength is at least that share of the best one's."""
        return self.hits[place].strength >= share * self.hits[0].strength

    def strong(self, best: int, share: float) -> Iterator[int]:
        """The places behind that one whose scores are at least that share of its score."""
        least = share * self.hits[best].score if best + 1 < self._size else 0.0
        for place in range(best + 1, self._size):
            if self.hits[place].score < least:
                return
            yield place

    def place(self, quote: Quote) -> int:
        """The rank of a quote that was taken from here (from 0)."""
        return next(place for place, made in self._made.items() if made is quote)


def quotes_of(query: Query, snapshot: Snapshot, hits: Ranking, limit: int) -> Quotes:
    """The quotes of the first `limit` hits; all hits are looked at for what rivals them."""

    @cache
    def rate(rank: int) -> float:
        return confidence(query, snapshot, hits[rank], rival_of(rank, hits, snapshot))

    def make(rank: int) -> Quote:
        return _quote(snapshot, hits[rank], rate(rank))

    return Quotes(hits, limit, make, rate, hits.reaching)


def quote_of(query: Query, snapshot: Snapshot, hit: Hit, rival: float) -> Quote:
    """The hit's sentence with its source, its score, its confidence and its answering words;
    `rival` is the highest strength in a third article.
    """
    return _quote(snapshot, hit, confidence(query, snapshot, hit, rival))


def _quote(snapshot: Snapshot, hit: Hit, sure: float) -> Quote:
    stored, position = snapshot.at(hit.row)
    return Quote.at(
        position,
        stored.article,
        stored.sentences,
        stored.sentence_ids,
        score=hit.score,
        confidence=sure,
        span=hit.candidates.choosing.answering_span(hit.row),
    )
