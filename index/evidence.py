"""Ranked quotes → what a person is shown: the best, then what other sources say. Pure.

The ranking may put one article's sentences, or one story as several outlets print it, on all the
first places. A person is shown each source once before any source twice.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Any

from index.analysis import words
from index.confidence import THRESHOLD
from index.duplicates import overlap
from index.model import Evidence, Quote
from index.quoting import Quotes, Ranked
from index.snapshot import Snapshot
from index.sources import same_source, same_story

# Shares of the best quote's confidence and strength that another source's quote needs.
_AS_SURE, _COMPARABLE = 0.42, 0.6

_TWIN = 0.8  # shared words from which on a sentence of the same story is the same sentence
_COSTLY = 4  # sentences whose ranking costs more than a look at the words of all
_LEAST_WORDS = 6  # shorter sentences may be the same in two articles by chance


def choose(
    ranked: Quotes, differing: Sequence[Quote], limit: int, snapshot: Snapshot
) -> tuple[Evidence, ...]:
    """At most `limit` pieces of evidence, and those of `differing` that come on top.

    First the best quote; then, where it is confident enough to answer, the best quote of each
    independent source that speaks to the question, for a source that differs the one that does;
    then the others by rank. A sentence that several articles share is shown once. `ranked` goes
    as deep as other sources are looked for, and holds the quotes of `differing`.
    """
    chosen = _Chosen(ranked, snapshot)
    needed = [ranked.place(quote) for quote in differing]

    def wanted(place: int) -> bool:
        room = len(chosen.evidence) < limit or place in needed
        return room and chosen.lacks(place)

    if ranked:
        chosen.add(0)
    for place in needed:
        if wanted(place) and chosen.is_independent(place):
            chosen.add(place, independent=True)
    answered = ranked and ranked.rate(0) >= THRESHOLD
    for place in ranked.strong(0, _COMPARABLE) if answered else ():
        if chosen.is_full(limit, needed):
            break
        apart = wanted(place) and chosen.is_elsewhere(place)
        if apart and _speaks(ranked, place) and chosen.is_independent(place):
            chosen.add(place, independent=True)
    for place in range(len(ranked)):
        if chosen.is_full(limit, needed):
            break
        if wanted(place):
            chosen.add(place)
    return tuple(chosen.evidence)


def _speaks(ranked: Quotes, place: int) -> bool:
    """Whether the quote would answer too, if the best one were not there: nearly as strong and as
    sure, and with answering words where the best one has them.
    """
    if not ranked.compares(place, _COMPARABLE):
        return False
    if ranked.rate(place) < max(THRESHOLD, _AS_SURE * ranked.rate(0)):
        return False
    return ranked[place].span is not None or ranked[0].span is None


class _Chosen:
    """The evidence so far, and what is known of the quotes that may join it."""

    def __init__(self, ranked: Quotes, snapshot: Snapshot) -> None:
        self.evidence: list[Evidence] = []
        self._ranked, self._snapshot = ranked, snapshot
        self._shown: list[int] = []
        self._said: set[int] = set()

    def add(self, place: int, *, independent: bool = False) -> None:
        """Add the quote, with its twins among the ranked quotes, the best one of each article."""
        twins: dict[int, int] = {}
        own = self._owner(place)
        for other in filter(self.lacks, self._likely_twins(place)):
            owner = self._owner(other)
            if owner not in (own, *twins) and self._is_twin(place, other):
                twins[owner] = other
        also_in = tuple(self._ranked[other] for other in twins.values())
        self.evidence.append(Evidence(self._ranked[place], also_in, independent))
        self._shown.append(place)
        self._said |= {place, *twins.values()}

    def lacks(self, place: int) -> bool:
        """Whether neither the quote nor a twin of it is there yet."""
        return place not in self._said

    def is_full(self, limit: int, needed: Collection[int]) -> bool:
        """Whether there are as many as wanted, those at the places that are needed among them."""
        return len(self.evidence) >= limit and self._said.issuperset(needed)

    def is_elsewhere(self, place: int) -> bool:
        """Whether no evidence comes from its article."""
        own = self._owner(place)
        return all(self._owner(shown) != own for shown in self._shown)

    def is_independent(self, place: int) -> bool:
        """Whether its source is none of those that the evidence comes from."""
        own = self._owner(place)
        others = map(self._owner, self._shown)
        return not any(same_source(own, other, self._snapshot) for other in others)

    def _likely_twins(self, place: int) -> Iterable[int]:
        """The places behind it where a twin may stand. Mostly there is none; to see that in the
        words alone costs less than to rank all that may be strong.
        """
        hit = self._ranked.hits[place]
        reach = self._ranked.reaching(_COMPARABLE * hit.score)
        if sum(not known for _, known in reach) >= _COSTLY:
            own = self._snapshot.span(self._owner(place))
            words, said = self._words, self._words[hit.row]
            if all(row in own or not _say_the_same(said, words[row]) for row, _ in reach):
                return ()
        return self._ranked.strong(place, _COMPARABLE)

    @cached_property
    def _words(self) -> dict[int, frozenset[Any]]:
        """The words of all rows that come into question."""
        rows = [row for row, _ in self._ranked.reaching(-math.inf)]
        return dict(zip(rows, self._snapshot.words_of(rows), strict=True))

    def _is_twin(self, one: int, other: int) -> bool:
        return are_twins(self._ranked.hits[one], self._ranked.hits[other], self._snapshot)

    def _owner(self, place: int) -> int:
        return self._ranked.hits[place].owner


def are_twins(one: Ranked, other: Ranked, snapshot: Snapshot) -> bool:
    """Whether both are the same sentence: nearly so in one story, word for word elsewhere."""
    said, again = snapshot.said(one.row, other.row)
    if not _say_the_same(said.words, again.words):
        return False
    here, there = snapshot.text(one.row), snapshot.text(other.row)
    if _figures(here, snapshot) != _figures(there, snapshot):
        return False
    if same_story(one.owner, other.owner, snapshot):
        return True
    own = words(here)
    return len(own) >= _LEAST_WORDS and own == words(there)


def _say_the_same(one: frozenset[Any], other: frozenset[Any]) -> bool:
    """Whether nearly all words of two sentences are the same; their numbers tell most of it."""
    few, many = sorted((len(one), len(other)))
    return few >= _TWIN * many and overlap(one, other) >= _TWIN


def _figures(text: str, snapshot: Snapshot) -> tuple[set[str], list[float]]:
    """What tells sentences apart: words with digits, those of years and dates included, and the
    values of figures but "one", which may be no figure at all.
    """
    digits = {word for word in words(text) if word[0].isdigit()}
    values = sorted(figure.value for figure in snapshot.figures(text))
    return digits, [value for value in values if value != 1]
