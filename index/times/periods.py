"""Days, weeks, months, seasons and years around a day: calendar arithmetic for times in news.

Weeks begin on Monday (ISO 8601), seasons are the northern hemisphere's and begin with March, June,
September and December. A result of two periods means that the words may stand for either.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = tuple(calendar.month_name[1:])
SEASONS = ("winter", "spring", "summer", "autumn")

_SUNDAY = 6


class Grain(Enum):
    """How precisely a period is told."""

    DAY = auto()
    MONTH = auto()
    SEASON = auto()
    YEAR = auto()


@dataclass(frozen=True, slots=True)
class Period:
    """All days from `first` to `last`, told by their days, months, seasons or years.

    `about`: a rounded time such as "three weeks ago".
    """

    first: dt.date
    last: dt.date
    grain: Grain = Grain.DAY
    about: bool = False


Periods: TypeAlias = tuple[Period, ...]
"""Nothing, the one period that is meant, or the two that may be meant, the earlier one first."""


def day(date: dt.date, offset: int = 0, *, about: bool = False) -> Period:
    """The day so many days later."""
    moved = date + dt.timedelta(offset)
    return Period(moved, moved, about=about)


def week(date: dt.date, offset: int = 0) -> Period:
    """The week, Monday to Sunday, so many weeks after that of the day."""
    monday = date + dt.timedelta(7 * offset - date.weekday())
    return Period(monday, monday + dt.timedelta(_SUNDAY))


def weekend(date: dt.date, offset: int = 0) -> Period:
    """Saturday and Sunday of the week so many weeks later."""
    sunday = week(date, offset).last
    return Period(sunday - dt.timedelta(1), sunday)


def month(date: dt.date, offset: int = 0, *, about: bool = False) -> Period:
    """The month so many months later."""
    first = shifted(date.replace(day=1), offset)
    return Period(first, _month_end(first), Grain.MONTH, about)


def year(number: int, *, about: bool = False) -> Period:
    """The calendar year."""
    return Period(dt.date(number, 1, 1), dt.date(number, 12, 31), Grain.YEAR, about)


def season(name: str, number: int) -> Period:
    """The season that begins in the year of that number."""
    first = dt.date(number, 3 * SEASONS.index(name) or 12, 1)
    return Period(first, _month_end(shifted(first, 2)), Grain.SEASON)


def shifted(date: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last of that month where it is shorter."""
    number, index = divmod(12 * date.year + date.month - 1 + months, 12)
    last = calendar.monthrange(number, index + 1)[1]
    return dt.date(number, index + 1, min(date.day, last))


def weeks(date: dt.date, offset: int) -> Periods:
    """ "Last week" (-1), "this week", "next week"; on a Sunday some have begun the next week."""
    if date.weekday() != _SUNDAY:
        return (week(date, offset),)
    return week(date, offset), week(date, offset + 1)


def last_weekday(weekday: int, date: dt.date) -> Periods:
    """ "Last Monday": on a Friday, that of this week or of the week before."""
    back = (date.weekday() - weekday) % 7 or 7
    if 2 <= back <= 7 and weekday >= date.weekday():
        return (day(date, -back),)
    return day(date, -back - 7), day(date, -back)


def next_weekday(weekday: int, date: dt.date) -> Periods:
    """ "Next Friday": on a Tuesday, that of this week or of the week after."""
    ahead = (weekday - date.weekday()) % 7 or 7
    if ahead == 7 or (ahead >= 3 and weekday < date.weekday() < _SUNDAY):
        return (day(date, ahead),)
    return day(date, ahead), day(date, ahead + 7)


def last_month(number: int, date: dt.date) -> Periods:
    """ "Last March": in November, that of this year or of the year before."""
    past = month(date.replace(year=date.year - 1, month=number, day=1))
    return (past,) if number >= date.month else (past, month(past.first, 12))


def next_month(number: int, date: dt.date) -> Periods:
    """ "Next March": in January, that of this year or of the next."""
    coming = month(date.replace(year=date.year + 1, month=number, day=1))
    return (coming,) if number <= date.month else (month(coming.first, -12), coming)


def last_season(name: str, date: dt.date) -> Periods:
    """ "Last summer": in October, that of this year or of the year before."""
    latest = next(s for s in _seasons(name, date)[::-1] if s.last < date)
    if latest.first.year < date.year:
        return (latest,)
    return season(name, latest.first.year - 1), latest


def next_season(name: str, date: dt.date) -> Periods:
    """ "Next summer": in March, that of this year or of the next."""
    around = _seasons(name, date)
    coming = next(s for s in around if s.first > date)
    if coming.first.year > date.year or any(s.first <= date <= s.last for s in around):
        return (coming,)
    return coming, season(name, coming.first.year + 1)


def this_season(name: str, date: dt.date) -> Periods:
    """ "This summer" is that of the year; "this winter", from March to August, either one's."""
    before, within = season(name, date.year - 1), season(name, date.year)
    if name != "winter" or date.month >= 9:
        return (within,)
    return (before,) if date <= before.last else (before, within)


def _seasons(name: str, date: dt.date) -> list[Period]:
    return [season(name, date.year + offset) for offset in (-2, -1, 0, 1)]


def _month_end(first: dt.date) -> dt.date:
    return shifted(first, 1) - dt.timedelta(1)
