"""The day that an article's times are counted from. Pure."""

from __future__ import annotations

import datetime as dt

from index.times.periods import Period

_WEST, _EAST = dt.timedelta(hours=-8), dt.timedelta(hours=11)  # from California to Sydney


def publication(published: str | None) -> Period | None:
    """The day of publication, told as ISO 8601, or None where it is not known; two days where they
    may be: a time in UTC does not tell the publisher's day.
    """
    try:
        moment = dt.datetime.fromisoformat(published or "")
        if moment.utcoffset() != dt.timedelta(0):
            return Period(moment.date(), moment.date())
        return Period((moment + _WEST).date(), (moment + _EAST).date())
    except (ValueError, OverflowError):
        return None
