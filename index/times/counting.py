"""The words of a time and the day that they are counted from → the period that is meant. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from index.times import periods as p
from index.times.periods import MONTHS, WEEKDAYS, Grain, Period, Periods
from index.times.verbs import Tense
from index.times.words import NUMBERS, Found, Kind

_STEPS = {"last": -1, "this": 0, "next": 1}
_DAYS = {"yesterday": -1, "last": -1, "today": 0, "tonight": 0, "this": 0, "tomorrow": 1}
_UNITS = {"day": 1, "week": 7, "month": 1, "year": 12, "decade": 120}  # days, or else months
_NOT_AHEAD = (Tense.PAST, Tense.UNCLEAR, Tense.NONE)
_EXACT, _BY_DAY, _BY_MONTH, _MOST = 7, 56, 36, 1200
"""How far back "… ago" is an exact day, about a day, about a month and about a year: two numbers of
days, two of months. A longer time is left alone."""


def count(found: Found, date: dt.date) -> Periods:
    """What the words mean, counted from the date; nothing where they mean no certain time."""
    return _COUNTS[found.kind](found, date)


def _day(found: Found, date: dt.date) -> Periods:
    """With nothing that happens on it, "today" only means "nowadays"."""
    happens = found.tense in (Tense.PAST, Tense.FUTURE, Tense.LATER)
    if found["word"] == "today" and not happens:
        return ()
    return (p.day(date, _DAYS[found["word"]]),)


def _unit(found: Found, date: dt.date) -> Periods:
    unit, which = found["unit"], found["which"]
    if unit in ("week", "weekend"):
        return p.weeks(date, _STEPS[which]) if unit == "week" else _weekend(found, date)
    if unit in ("month", "year"):
        step = _STEPS[which]
        return (p.month(date, step) if unit == "month" else p.year(date.year + step),)
    name = "autumn" if unit == "fall" else unit
    return {"last": p.last_season, "this": p.this_season, "next": p.next_season}[which](name, date)


def _weekend(found: Found, date: dt.date) -> Periods:
    before, within, after = (p.weekend(date, offset) for offset in (-1, 0, 1))
    begun = within.first <= date
    if found["which"] == "last":
        return (before,)
    if found["which"] == "next":
        return (after,) if begun else (within, after)
    if found["which"] == "this":
        return (before, within) if found.tense is Tense.PAST and not begun else (within,)
    if found.tense is Tense.PAST and begun:
        return before, within
    return _by_tense(found.tense, before, within)


def _weekday_of_week(found: Found, date: dt.date) -> Periods:
    weeks = p.weeks(date, _STEPS[found["which"]])
    return tuple(p.day(week.first, _weekday_number(found)) for week in weeks)


def _weekday(found: Found, date: dt.date) -> Periods:
    number = _weekday_number(found)
    if found["which"] in ("last", "next"):
        return (p.last_weekday if found["which"] == "last" else p.next_weekday)(number, date)
    if found.habitual:
        return ()
    back = (date.weekday() - number) % 7
    days = [p.day(date, offset) for offset in (-back, -back % 7, -back % 7 + 7)]
    return _by_tense(found.tense, *days, recent=back == 1)


def _month(found: Found, date: dt.date) -> Periods:
    number = _month_number(found)
    if found["which"] in ("last", "next"):
        return (p.last_month if found["which"] == "last" else p.next_month)(number, date)
    if found["which"] == "this":
        return (p.month(date, number - date.month),)
    if found.habitual or found.tense in (Tense.PRESENT, Tense.NONE):
        return ()
    back = (date.month - number) % 12
    months = [p.month(date, offset) for offset in (-back, -back % 12, -back % 12 + 12)]
    return _by_tense(found.tense, *months, recent=back == 1)


def _month_of_year(found: Found, date: dt.date) -> Periods:
    return (p.month(date, 12 * _STEPS[found["which"]] + _month_number(found) - date.month),)


def _date(found: Found, date: dt.date) -> Periods:
    if found["which"]:
        return tuple(_dates(found, [date.year + _STEPS[found["which"]]]))
    if found["day"]:  # in three years at most one has this weekday
        return tuple(_dates(found, [date.year - 1, date.year, date.year + 1]))
    around = list(_dates(found, range(date.year - 8, date.year + 17)))  # 29 February
    if found.habitual or not around:
        return ()
    past = max((one for one in around if one.first <= date), key=lambda one: one.first)
    coming = [one for one in around if one.last >= date][:2]
    return _by_tense(found.tense, past, *coming, recent=(date - past.last).days <= 7)


def _dates(found: Found, years: Sequence[int]) -> list[Period]:
    """The days in these years, on the weekday if one is told; none for one that is no date."""
    first, last = int(found["first"]), int(found["last"] or found["first"])
    month = _month_number(found)
    made = []
    for year in years:
        try:
            one = Period(dt.date(year, month, first), dt.date(year, month, last))
        except ValueError:
            continue
        if first <= last and (not found["day"] or one.first.weekday() == _weekday_number(found)):
            made.append(one)
    return made


def _ago(found: Found, date: dt.date) -> Periods:
    """A day within a week, and beyond that a rounded time."""
    number = _amount(found) * _UNITS[found["unit"]] * (-1 if found["way"] == "ago" else 1)
    if found["unit"] in ("day", "week"):
        if abs(number) > _BY_DAY:
            return (p.month(date + dt.timedelta(number), about=True),)
        exact = found["unit"] == "day" and abs(number) <= _EXACT
        return (p.day(date, number, about=not exact),)
    if abs(number) > _MOST:
        return ()
    if found["unit"] == "month" and abs(number) <= _BY_MONTH:
        return (p.month(date, number, about=True),)
    return (p.year(p.shifted(date, number).year, about=True),)


def _part(found: Found, date: dt.date) -> Periods:
    """ "Earlier this month" ends with the day, "later this month" begins with it."""
    whole = {"week": p.week(date), "month": p.month(date), "year": p.year(date.year)}[found["unit"]]
    within = p.month(date) if found["unit"] == "year" else p.day(date)
    if found["unit"] == "week" and whole.last == date:
        return ()  # on a Sunday some have begun the next week
    earlier = found["way"] == "earlier"
    first, last = (whole.first, within.last) if earlier else (within.first, whole.last)
    return (Period(first, last, within.grain),)


def _rolling(found: Found, date: dt.date) -> Periods:
    """ "The past year" ends with the day: from month to month, and the past decade's by years."""
    ahead, unit = found["way"] in ("next", "coming"), found["unit"]
    if bool(found["count"]) != bool(found["plural"]) or (ahead and found.tense in _NOT_AHEAD):
        return ()  # "the coming days"; "she spent the next two years in Rome"
    number = _amount(found) * _UNITS[unit]
    if number > _MOST:
        return ()
    by_day = unit in ("day", "week")
    other = (
        date + dt.timedelta(number if ahead else -number)
        if by_day
        else p.shifted(date, number if ahead else -number)
    )
    first, last = sorted((date, other))
    if by_day or (unit, number) == ("month", 1):
        return (Period(first, last, about=True),)
    if unit == "month" or number == 12:
        return (Period(p.month(first).first, p.month(last).last, Grain.MONTH, about=True),)
    return (Period(p.year(first.year).first, p.year(last.year).last, Grain.YEAR, about=True),)


def _by_tense(
    tense: Tense, past: Period, coming: Period, after: Period | None = None, *, recent: bool = False
) -> Periods:
    """The one that the tense tells, of the latest past and the next ones to come.

    Where the day itself is one of them, it is both `past` and `coming`. `recent`: the past one is
    so near that what was said before the publication may have been said before it, too.
    """
    if tense is Tense.PAST:
        return (past,)
    if tense is Tense.STATE:
        return ()
    if past == coming:
        return (coming, after) if after else (coming,)
    if tense is Tense.FUTURE or (tense is Tense.LATER and not recent):
        return (coming,)
    return past, coming


def _amount(found: Found) -> int:
    """The number told, 1 for none: "an hour ago", "the past year"."""
    told = found["count"] or "1"
    return int(told) if told.isdigit() else NUMBERS[told]


def _weekday_number(found: Found) -> int:
    return [name.lower() for name in WEEKDAYS].index(found["day"])


def _month_number(found: Found) -> int:
    """From 1; abbreviations have at least three letters."""
    return [name[:3].lower() for name in MONTHS].index(found["month"][:3]) + 1


_COUNTS: dict[Kind, Callable[[Found, dt.date], Periods]] = {
    Kind.DAY: _day,
    Kind.UNIT: _unit,
    Kind.WEEKEND: _weekend,
    Kind.WEEKDAY: _weekday,
    Kind.WEEKDAY_OF_WEEK: _weekday_of_week,
    Kind.DATE: _date,
    Kind.MONTH: _month,
    Kind.MONTH_OF_YEAR: _month_of_year,
    Kind.AGO: _ago,
    Kind.PART: _part,
    Kind.ROLLING: _rolling,
}
