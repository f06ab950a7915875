"""Dates as people type them: a day, a month or a year. Pure."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")


class WrongDateError(ValueError):
    """What was typed is no date; the argument says what was typed."""


class WrongOrderError(ValueError):
    """The first day comes after the last one."""


def between(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """The first day of what was typed for `since` and the last day of `until`, as ISO dates; None
    for what was left out. Raises WrongDateError and WrongOrderError.
    """
    first = _days(since)[0] if since is not None else None
    last = _days(until)[1] if until is not None else None
    if first and last and first > last:
        raise WrongOrderError
    return first, last


def _days(typed: str) -> tuple[str, str]:
    """The first and the last day of a day, a month or a year."""
    match = _DATE.fullmatch(typed.strip())
    if not match:
        raise WrongDateError(typed)
    year, month, day = match.groups()
    try:
        first = dt.date(int(year), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last_day = int(day or calendar.monthrange(first.year, last_month)[1])
    except ValueError:
        raise WrongDateError(typed) from None
    return first.isoformat(), dt.date(first.year, last_month, last_day).isoformat()
