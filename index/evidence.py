"""Ranked quotes → what a person is shown: the best, then what other sources say. Pure.

The ranking may put one article's sentences, or one story as several outlets print it, on all the
first places. A person is shown each source once before any source twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from index.analysis import Analyzer, words
from index.confidence import THRESHOLD
from index.duplicates import overlap
from index.figures import figures
from index.model import Evidence, Quote
from index.snapshot import Snapshot
from index.sources import same_source, same_story

# Shares of the best quote's confidence and score that another source's quote needs.
_AS_SURE, _COMPARABLE = 0.42, 0.6

_TWIN = 0.8  # shared words from which on a sentence of the same story is the same sentence
_LEAST_WORDS = 6  # shorter sentences may be the same in two articles by chance


def choose(
    ranked: Sequence[Quote],
    rows: Mapping[int, int],
    differing: Sequence[Quote],
    limit: int,
    snapshot: Snapshot,
) -> tuple[Evidence, ...]:
    """At most `limit` pieces of evidence, and those of `differing` that come on top.

    First the best quote; then, where it is confident enough to answer, the best quote of each
    independent source that speaks to the question, for a source that differs the one that does;
    then the others by rank. A sentence that several articles share is shown once. `ranked` goes
    as deep as other sources are looked for, and `rows` leads from its sentence ids to rows.
    """
    chosen = _Chosen(ranked, rows, snapshot)
    needed = {quote.sentence_id for quote in differing}

    def wanted(quote: Quote) -> bool:
        room = len(chosen.evidence) < limit or quote.sentence_id in needed
        return room and chosen.lacks(quote)

    for quote in ranked[:1]:
        chosen.add(quote)
    for quote in chain(differing, (quote for quote in ranked if _speaks(quote, ranked[0]))):
        if wanted(quote) and chosen.is_independent(quote):
            chosen.add(quote, independent=True)
    for quote in filter(wanted, ranked):
        chosen.add(quote)
    return tuple(chosen.evidence)


def _speaks(quote: Quote, best: Quote) -> bool:
    """Whether the quote would answer too, if the best one were not there: nearly as sure, and
    with answering words where the best one has them.
    """
    if min(quote.confidence, best.confidence) < max(THRESHOLD, _AS_SURE * best.confidence):
        return False
    told = quote.span is not None or best.span is None
    return told and quote.score >= _COMPARABLE * best.score


class _Chosen:
    """The evidence so far, and what is known of the quotes that may join it."""

    def __init__(
        self, ranked: Sequence[Quote], rows: Mapping[int, int], snapshot: Snapshot
    ) -> None:
        self.evidence: list[Evidence] = []
        self._ranked, self._rows, self._snapshot = ranked, rows, snapshot
        self._said: set[int] = set()

    def add(self, quote: Quote, *, independent: bool = False) -> None:
        """Add the quote, with its twins among the ranked quotes, the best one of each article."""
        twins: dict[str, Quote] = {}
        for other in filter(self.lacks, self._ranked):
            if other.article != quote.article and self._is_twin(quote, other):
                twins.setdefault(other.article, other)
        evidence = Evidence(quote, tuple(twins.values()), independent)
        self.evidence.append(evidence)
        self._said |= evidence.sentence_ids

    def lacks(self, quote: Quote) -> bool:
        """Whether neither the quote nor a twin of it is there yet."""
        return quote.sentence_id not in self._said

    def is_independent(self, quote: Quote) -> bool:
        """Whether its source is none of those that the evidence comes from."""
        own = self._owner(quote)
        others = (self._owner(evidence.quote) for evidence in self.evidence)
        return not any(same_source(own, other, self._snapshot) for other in others)

    def _is_twin(self, one: Quote, other: Quote) -> bool:
        """Whether it is the same sentence: nearly so in one story, word for word elsewhere."""
        here, there = self._words(one), self._words(other)
        if overlap(here, there) < _TWIN or not _same_figures(one, other, self._snapshot.analyzer):
            return False
        if same_story(self._owner(one), self._owner(other), self._snapshot):
            return True
        own = words(one.text)
        return len(own) >= _LEAST_WORDS and own == words(other.text)

    def _words(self, quote: Quote) -> frozenset[str]:
        return self._snapshot.view(self._rows[quote.sentence_id]).words

    def _owner(self, quote: Quote) -> int:
        return self._snapshot.owner[self._rows[quote.sentence_id]]


def _same_figures(one: Quote, other: Quote, analyzer: Analyzer) -> bool:
    """Whether no figure tells the sentences apart; years and dates are figures here."""
    return _figures(one.text, analyzer) == _figures(other.text, analyzer)


def _figures(text: str, analyzer: Analyzer) -> tuple[set[str], list[float]]:
    """Words with digits, and the values of figures but "one", which may be no figure at all."""
    digits = {word for word in words(text) if word[0].isdigit()}
    values = sorted(figure.value for figure in figures(text, analyzer))
    return digits, [value for value in values if value != 1]
