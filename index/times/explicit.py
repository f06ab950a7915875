"""Times in English news that name their year: "3 May 2019", "in 2019". Pure.

They mean the same whenever the article was published and whoever said them, so nothing is counted.
A number of four digits is only a year where a preposition stands before it, and no time where it
is the measure of a comparison ("more than in 2019", "the first since 2019").
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from index.analysis import plain_spaces
from index.times.periods import MONTHS, Grain, Period, Periods, month, season, year
from index.times.resolving import Time

_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_YEAR = r"(?P<year>(?:1\d|20)\d\d)(?![\w%]|[.,:]\d|[-–]\d)"
_DAYS = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: ?[–-] ?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
_UNITS = (
    "people|men|women|children|homes|households|jobs|workers|users|cases|deaths|tons|tonnes|miles"
    "|met(?:re|er)s|kilomet(?:re|er)s|feet|pounds|euros|dollars|crowns|years|hours|of the"
)
_PREPOSITION = (
    "(?:(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Bb]y|[Bb]efore|[Aa]fter)"
    " (?:early |late |mid-)?"
    "|(?:start|beginning|middle|end|rest|half|quarter|months|course) of |(?:[Ee]arly|[Ll]ate) )"
)
_COMPARED = re.compile(
    r"\b(?:(?:than|as(?! of )|like|compared (?:with|to)|(?:up|down) from)"
    r"(?: (?:it|they|that|those) (?:was|were|had|did))?(?: in| on| during)?"
    r"(?: the(?: \w+){1,2})?(?: of| in)?|the same(?: \w+)? (?:of|in|as in)) $",
    re.I,
)
_SUPERLATIVE = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|first|worst|[a-z]*est)\b|n['’]t\b"
)


def explicit(text: str) -> list[Time]:
    """The times in a sentence that name their year, in order; none within another one.

    A winter that is told by one year may have begun in that year or in the year before.
    """
    plain = plain_spaces(text)
    found: list[Time] = []
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(plain):
            span = match.span("time")
            apart = all(time.span[1] <= span[0] or span[1] <= time.span[0] for time in found)
            if apart and not _is_measure(plain, match) and (periods := read(match.groupdict())):
                found.append(Time(span, periods))
    return sorted(found, key=lambda time: time.span)


def _is_measure(plain: str, match: re.Match[str]) -> bool:
    """Whether what is told is only compared with what was then."""
    before, lead = plain[: match.start("time")], match["lead"].lower()
    return bool(
        _COMPARED.search(plain[: match.start()])
        or (before.endswith(("since ", "Since ")) and _SUPERLATIVE.search(before))
        or (lead and _COMPARED.search(before))
    )


_Groups = dict[str, str | None]


def _number(groups: _Groups) -> int:
    return int(groups["year"] or 0)


def _month(groups: _Groups) -> Period:
    name = (groups["month"] or "")[:3]
    return month(dt.date(_number(groups), _NUMBERS[name], 1))


def _days(groups: _Groups) -> Periods:
    """The day, or those from one to another; nothing where the calendar has no such day."""
    first, within = groups["day"], _month(groups).first
    try:
        start, end = (within.replace(day=int(d or 0)) for d in (first, groups["last"] or first))
    except ValueError:
        return ()
    return (Period(start, end),) if start <= end else ()


def _iso(groups: _Groups) -> Periods:
    try:
        day = dt.date.fromisoformat(groups["time"] or "")
    except ValueError:
        return ()
    return (Period(day, day),)


def _season(groups: _Groups) -> Periods:
    name, number = (groups["season"] or "").lower().replace("fall", "autumn"), _number(groups)
    if name == "winter":
        return season(name, number - 1), season(name, number)
    return (season(name, number),)


def _years(groups: _Groups) -> Periods:
    first, last = _number(groups), int(groups.get("until") or _number(groups))
    return (Period(year(first).first, year(last).last, Grain.YEAR),) if first <= last else ()


def _pattern(time: str, lead: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,-])(?P<lead>{lead})(?P<time>{time})")


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[_Groups], Periods]], ...] = (
    (_pattern(r"\d{4}-\d\d-\d\d\b"), _iso),
    (_pattern(rf"{_DAYS} (?:of )?{_MONTH},? {_YEAR}"), _days),
    (_pattern(rf"{_MONTH} {_DAYS},? {_YEAR}"), _days),
    (
        _pattern(rf"(?<!\d )(?<!\d(?:st|nd|rd|th) ){_MONTH},? (?:of )?{_YEAR}"),
        lambda g: (_month(g),),
    ),
    (_pattern(rf"(?P<season>(?i:spring|summer|autumn|fall|winter))(?: of)? {_YEAR}"), _season),
    (
        _pattern(
            rf"{_YEAR} (?:to|and|until) (?P<until>(?:1\d|20)\d\d)\b", "(?:[Ff]rom|[Bb]etween) "
        ),
        _years,
    ),
    (_pattern(rf"{_YEAR}(?! (?:{_UNITS})\b)", _PREPOSITION), _years),
)
