"""Times in English news, counted from the day of publication: "last month", "on Monday". Pure.

Where a time stands in direct speech it is counted from when it was said, if the same sentence
tells that. Names ("Black Friday"), habits ("on Mondays") and times that are counted from elsewhere
("the following year") are left alone: a missing date does less harm than a wrong one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from index import speech
from index.model import Span
from index.times.counting import count
from index.times.periods import Period, Periods
from index.times.words import Found, find

_PLAIN = str.maketrans(dict.fromkeys("\t\n\v\f\r\x85\xa0\u2009\u202f", " ") | {"’": "'"})
_FIRST, _LAST = dt.date(1000, 1, 1), dt.date(9000, 1, 1)  # no count from here leaves the calendar
_ANY = [dt.date(year, 6, 15) for year in range(2001, 2013)]  # in one of them, any date is a Monday

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_YEAR = re.compile(rf"\b(?:[Ii]n|of|[Dd]uring|{_MONTH}(?: \d{{1,2}},)?) ((?:1\d|20)\d\d)\b")
_IN_YEAR = re.compile(
    rf"\b(?:[Ii]n(?: early| mid| late)?|{_MONTH}(?: \d{{1,2}},)?) ((?:1\d|20)\d\d)\b"
)
_SAID = (
    "(?:said|says|told|added|announced|argued|asked|explained|insisted|posted|replied|tweeted"
    "|warned|wrote)"
)
_NEAR = 80  # characters between "said" and its time
_LEADS = re.compile(r"\W*(?:[Oo]n |[Ii]n |[Ee]arly |[Ll]ate )*")
_SAID_BEFORE = re.compile(rf"\b{_SAID}(?: [\w'.-]+){{0,6}}(?: on| in| earlier| early| late)* ?$")
_SAID_AFTER = re.compile(rf",?(?: [\w'.-]+){{1,8}} {_SAID}\b")
_SAID_IN_YEAR = re.compile(
    rf"^\W*(?:In|On) (?:\w+ ){{0,2}}(?:\d+, )?\d{{4}}\b|\b{_SAID}(?: [\w'.-]+){{0,6}} (?:in|on|of)"
    r" (?:\w+ ){0,2}(?:\d+, )?\d{4}\b"
)


class Why(Enum):
    """Why a time cannot be counted."""

    UNDATED = auto()  # the article has no date
    SPOKEN = auto()  # the sentence does not tell when it was said


@dataclass(frozen=True, slots=True)
class Time:
    """A time's words, as a span of the sentence, and what they mean.

    `periods` holds the one period that is meant, or the two where it is not clear which of them;
    it is empty where `why` says why nothing can be counted.
    """

    span: Span
    periods: Periods = ()
    why: Why | None = None


def times(
    text: str, published: Period | None, spoken: Sequence[Span] = (), before: str = ""
) -> list[Time]:
    """The times in a sentence, in order; `spoken` are its spans of direct speech.

    `published` is the day of publication, or the two days that it may be, and None if not known.
    `before` is the sentence before: where that, or the sentence itself, tells of another year,
    months and weekdays are not counted.
    """
    plain = text.translate(_PLAIN)
    years = {int(year) for year in _YEAR.findall(plain) + _IN_YEAR.findall(before)}
    told = speech.outside(plain, spoken)
    base = published if published and _FIRST < published.first < _LAST else None
    found = [_time(words, base, Why.UNDATED, years) for words in find(told)]
    if not _SAID_IN_YEAR.search(told):  # otherwise the reader can count from there
        said = _said_on(told, [time for time in found if time]) if base else None
        why = Why.SPOKEN if base else Why.UNDATED
        found += [_time(words, said, why, years) for words in _quoted(plain, spoken)]
    return sorted(filter(None, found), key=lambda time: time.span)


def _time(words: Found, base: Period | None, why: Why, years: set[int]) -> Time | None:
    """The words counted from a period, or why they are not; None for no certain time."""
    if base is None:
        countable = any(count(words, date) for date in _ANY) and not (words.bare and years)
        return Time(words.span, why=why) if countable else None
    periods, others = count(words, base.first), count(words, base.last)
    if periods != others and why is Why.SPOKEN:
        return Time(words.span, why=why)
    both = tuple(sorted({*periods, *others}, key=lambda period: period.first))
    elsewhere = words.bare and any(p.first.year != year for p in both for year in years)
    return Time(words.span, both) if 0 < len(both) <= 2 and not elsewhere else None


def _quoted(plain: str, spoken: Sequence[Span]) -> Iterator[Found]:
    """The words of times in direct speech, other than a title such as “Yesterday”."""
    for start, end in spoken:
        for words in find(plain[start:end]):
            if words.span != (1, end - start - 1):
                yield replace(words, span=(start + words.span[0], start + words.span[1]))


def _said_on(told: str, found: Sequence[Time]) -> Period | None:
    """When the sentence's direct speech was said, if one certain time stands with "said"."""
    for time in found:
        if tells_when_said(told, time.span):
            certain = len(time.periods) == 1 and not time.periods[0].about
            return time.periods[0] if certain else None
    return None


def tells_when_said(told: str, span: Span) -> bool:
    """Whether the time at that span stands with "said"; `told` is the sentence without speech."""
    start, end = span
    near = told[max(0, start - _NEAR) : start]
    leads = len(near) == start and _LEADS.fullmatch(near)
    return bool(_SAID_BEFORE.search(near) or (leads and _SAID_AFTER.match(told, end)))
