"""Where two sources give different figures for the same thing, both are shown."""

from __future__ import annotations

from collections.abc import Sequence

from index.analysis import Analyzer
from index.figures import Figure, figures
from index.model import Difference, Quote
from index.query import Query
from index.questions import Kind

_SAME = 0.02  # values closer than this share of the larger are the same figure
_RELEVANT = 0.2  # confidence that another source's quote needs to be set beside the best


def find_differences(
    query: Query, ranked: Sequence[Quote], limit: int, analyzer: Analyzer
) -> tuple[tuple[Quote, ...], tuple[Difference, ...]]:
    """The quotes to show, and which of them differ.

    The first `limit` of `ranked` stay as they are; a quote from further down that is needed for a
    difference comes after them.
    """
    quotes = list(ranked[:limit])
    best = _asked_figure(query, quotes[0], analyzer)
    if best is None:
        return tuple(quotes), ()
    others = _differing(query, best, ranked, analyzer)
    if not others:
        return tuple(quotes), ()
    indexes, values = [0], [_value_text(ranked[0], best)]
    for quote, figure in others:
        if quote not in quotes:
            quotes.append(quote)
        indexes.append(quotes.index(quote))
        values.append(_value_text(quote, figure))
    return tuple(quotes), (Difference(tuple(indexes), tuple(values)),)


def _asked_figure(query: Query, quote: Quote, analyzer: Analyzer) -> Figure | None:
    """The figure of the best quote that the question asks for."""
    if query.kind not in (Kind.NUMBER, Kind.MONEY) or quote.span is None:
        return None
    start, end = quote.span
    inside = [f for f in figures(quote.text, analyzer) if f.start < end and start < f.end]
    return inside[0] if inside and inside[0].measure else None


def _differing(
    query: Query, best: Figure, ranked: Sequence[Quote], analyzer: Analyzer
) -> list[tuple[Quote, Figure]]:
    """Per other article, its first quote on the same subject whose figure disagrees."""
    seen = {ranked[0].article}
    found = []
    for quote in ranked[1:]:
        if quote.article in seen or quote.confidence < _RELEVANT:
            continue
        if not _same_subject(query, quote, ranked[0], analyzer):
            continue
        same = [f for f in figures(quote.text, analyzer) if f.measure == best.measure]
        if not same:
            continue
        seen.add(quote.article)
        if all(_far(figure.value, best.value) for figure in same):
            found.append((quote, same[0]))
    return found


def _same_subject(query: Query, quote: Quote, best: Quote, analyzer: Analyzer) -> bool:
    """Whether both quotes speak of one thing: they share a name, and every name that the question
    and the best quote share.
    """
    own = set(analyzer.terms(quote.text))
    asked = query.names & set(analyzer.terms(best.text))
    return asked <= own and bool(_names(quote.text, analyzer) & _names(best.text, analyzer))


def _names(text: str, analyzer: Analyzer) -> set[str]:
    """The stems of capitalised words."""
    capitals = [token for token in text.split() if token.lstrip("“‘\"'([")[:1].isupper()]
    return set(analyzer.terms(" ".join(capitals)))


def _far(value: float, other: float) -> bool:
    return abs(value - other) > _SAME * max(abs(value), abs(other))


def _value_text(quote: Quote, figure: Figure) -> str:
    return quote.text[figure.start : figure.end].strip()
