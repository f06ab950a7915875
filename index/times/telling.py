"""All times of a quote: those that name their year, and those counted from its publication."""

from __future__ import annotations

from index import speech
from index.model import Quote
from index.times.explicit import explicit
from index.times.publication import publication
from index.times.resolving import Time, times


def times_of(quote: Quote) -> list[Time]:
    """The times in a quote, in order; where one is both named and counted, it is named."""
    spoken = speech.spans(quote.text, quote.before)
    named = explicit(quote.text)
    counted = times(quote.text, publication(quote.published), spoken, quote.before)
    return sorted(
        named + [time for time in counted if not any(_meet(time, other) for other in named)],
        key=lambda time: time.span,
    )


def _meet(one: Time, other: Time) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]
