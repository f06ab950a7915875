"""Which of a sentence's figures and dates a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from index.analysis import Analyzer
from index.figures import COUNT, Figure
from index.kinds import Kind
from index.model import Quote
from index.quantities.dates import Date, dates
from index.query import Query
from index.snapshot import Snapshot

Claim: TypeAlias = Figure | Date
"""What sources may differ in."""

_NOT_UNASKED = frozenset({"time"})  # asked for by words of its own only
_ELSE = re.compile(
    r"(?:why|who|whom|whose|where|when|is|are|was|were|do|does|did|has|have|can|will)\b"
)


def claims(query: Query, text: str, snapshot: Snapshot) -> list[Claim]:
    """The figures or dates in the sentence that may be what the question asks for."""
    if query.kind is Kind.DATE:
        return list(dates(text))
    if not _asks_figure(query):
        return []
    return [figure for figure in snapshot.figures(text) if _fits(query, figure)]


def asked(query: Query, quote: Quote, found: Sequence[Claim], analyzer: Analyzer) -> Claim | None:
    """The one of them that the question asks for: that counts what it names, then that measures
    where it does not ask to count, then that stands in the answering words or near its words.
    """
    if len(found) < 2:
        return found[0] if found else None
    start, end = quote.span or (0, 0)
    positions = list(_positions(query, quote.text, analyzer))

    def order(claim: Claim) -> tuple[bool, bool, bool, float]:
        named = measures = False
        if isinstance(claim, Figure):
            named = not _nouns(query).isdisjoint(claim.nouns)
            measures = claim.dimension != COUNT or COUNT in query.dimensions
        answers = claim.start < end and start < claim.end
        first, second = (measures, named) if query.kind is Kind.MONEY else (named, measures)
        return first, second, answers, _closeness(claim, positions)

    return max(found, key=order)


def _asks_figure(query: Query) -> bool:
    if query.dimensions or query.kind in (Kind.NUMBER, Kind.MONEY):
        return True
    return query.kind is Kind.OTHER and not _ELSE.match(" ".join(query.words))


def _fits(query: Query, figure: Figure) -> bool:
    """Whether the figure is of the dimension that is asked for, and a count of the right noun."""
    if query.dimensions and figure.dimension not in query.dimensions:
        return False
    if figure.dimension != COUNT:
        return bool(query.dimensions) or figure.dimension not in _NOT_UNASKED
    counted = query.measure is not None and figure.measure == query.measure
    return counted or not _nouns(query).isdisjoint(figure.nouns)


def _nouns(query: Query) -> frozenset[str]:
    """The question's terms, and those that may tell them."""
    return frozenset(query.terms).union(*query.told_by.values())


def _positions(query: Query, text: str, analyzer: Analyzer) -> Iterator[int]:
    """Where words of the question stand in the text."""
    tokens = text.split()
    ends = accumulate(len(token) + 1 for token in tokens)
    for end, token in zip(ends, tokens, strict=True):
        if not {*query.terms}.isdisjoint(analyzer.terms(token)):
            yield end - len(token) - 1


def _closeness(claim: Claim, positions: Sequence[int]) -> float:
    middle = (claim.start + claim.end) / 2
    return sum(1 / (8 + abs(middle - position)) for position in positions)
