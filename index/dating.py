"""Dates of a question that no word of a sentence tells, but its day of publication does.

"How many users did it have in 2021?" is answered by "It has 3.6 million users" in an article of
February 2021, and by "last year" in one of 2022, though neither says "2021".
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from index.analysis import words
from index.model import Quote
from index.patterns import later
from index.quantities.dates import Date
from index.query import Query
from index.snapshot import Snapshot

if TYPE_CHECKING:
    from index.times.periods import Period

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_YEAR = r"(?P<{}>(?:1\d|20)\d\d)\b"
_DAY = r"(?P<{}>[0-3]?\d)\b(?: (?:st|nd|rd|th)\b)?"
_ELSEWHEN = "(?<!since )(?<!before )(?<!after )(?<!until )(?<!till )(?<!by )(?<!than )"
_DATES = later(
    rf"\b{_ELSEWHEN}(?:"
    rf"(?:{_DAY.format('day')} (?:of )?)?(?P<month>{'|'.join(_MONTHS)})\b"
    rf"(?: {_DAY.format('late')})?(?: (?:of )?{_YEAR.format('year')})?"
    rf"|{_YEAR.format('alone')})"
)
# A sentence without these has no times.
_LIKELY = later(
    r"\b(?:(?:1\d|20)\d\d\b|ago\b|(?:to|yester|mon|tues|wednes|thurs|fri|satur|sun)days?\b|tomorrow"
    r"|tonight|next|last|this|past|prior|coming|previous|earlier|later|recent|new|the (?:day|week)"
    r"|spring|summer|autumn|fall|winter|weekend|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*\b)",
    re.IGNORECASE,
)
_KEPT = 10  # questions whose dates are kept: they are held against each of their sentences


def may_be_dated(query: Query, snapshot: Snapshot, number: int) -> bool:
    """Whether the article of that number was published in a year of the question, or in a month of
    it where it names no year, or in the next one.
    """
    from index.times.publication import publication  # few questions name a date

    published = publication(snapshot.article(number).article.published)
    if published is None:
        return False
    day = published.last
    return any(
        date.year in (day.year, day.year - 1)
        if date.year
        else date.month in (day.month, day.month - 1 or 12)
        for date, _ in dates_of(query)
    )


def dated(query: Query, snapshot: Snapshot, row: int) -> frozenset[str]:
    """The terms of the question's dates in which the sentence's times lie or, where it has none,
    the publication of its article; none where that is not known.
    """
    asked = dates_of(query)
    if not asked:
        return frozenset()
    stored, position = snapshot.at(row)
    said = set(words(snapshot.text(row)))
    unsaid = [(date, own) for date, own in asked if not said.issuperset(own)]
    if not unsaid or not stored.article.published:
        return frozenset()
    told = list(_told(Quote.at(position, stored.article, stored.sentences, stored.sentence_ids)))
    return frozenset(
        query.content[word]
        for date, own in unsaid
        if any(_lies_in(period, date) for period in told)
        for word in own
        if word in query.content
    )


def dates_of(query: Query) -> tuple[tuple[Date, tuple[str, ...]], ...]:
    """The dates that the question names, each with its words."""
    return _asked(query.words)


@lru_cache(maxsize=_KEPT)
def _asked(words: tuple[str, ...]) -> tuple[tuple[Date, tuple[str, ...]], ...]:
    """The dates among words in lower case, each with its own; "May" alone may be none."""
    if not any(word in _MONTHS or (word.isdigit() and len(word) == 4) for word in words):
        return ()
    found = ((_date(match), tuple(match[0].split())) for match in _DATES.finditer(" ".join(words)))
    return tuple((date, words) for date, words in found if words != ("may",))


def _date(match: re.Match[str]) -> Date:
    year, day = match["year"] or match["alone"], match["day"] or match["late"]
    return Date(
        *match.span(),
        year=int(year) if year else None,
        month=_MONTHS.get(match["month"]),
        day=int(day) if day else None,
    )


def _told(quote: Quote) -> Iterator[Period]:
    """When it is that the quote speaks of, as far as that is certain."""
    from index.times.publication import publication
    from index.times.telling import times_of

    times = times_of(quote) if _LIKELY.search(quote.text) else []
    if not times and (published := publication(quote.published)):
        yield published
    yield from (time.periods[0] for time in times if len(time.periods) == 1)


def _lies_in(period: Period, date: Date) -> bool:
    """Whether all days of the period are of the date."""
    ends = (period.first, period.last)
    return not any(date.differs(Date(0, 0, day.year, day.month, day.day)) for day in ends)
