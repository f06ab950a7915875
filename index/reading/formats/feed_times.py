"""Times as feeds print them → ISO 8601."""

from __future__ import annotations

import datetime as dt
import re
import time
from contextlib import suppress
from email.utils import parsedate_to_datetime

from index.prose import dates


def printed_time(printed: str, parsed: time.struct_time | None) -> str | None:
    """The time of an entry with the zone that is printed, by RFC 3339 or RFC 822, or the date
    alone where none is; in words of other languages, in UTC as `parsed` by feedparser.

    None where it is no time.
    """
    printed = printed.strip()
    found = _iso_time(printed) or _mail_time(printed)
    if found is not None:
        return (found if found.tzinfo else found.date()).isoformat()
    # Of figures that are no time, feedparser makes another one.
    parsed = None if printed[:1].isdigit() else parsed
    return dates.date_in(printed) or (_utc(parsed) if parsed else None)


def _iso_time(printed: str) -> dt.datetime | None:
    with suppress(ValueError):
        if re.match(r"\d{4}-?\d\d-?\d\d[T ]\d\d", printed):
            return dt.datetime.fromisoformat(printed).replace(microsecond=0)
    return None


def _mail_time(printed: str) -> dt.datetime | None:
    with suppress(ValueError, TypeError, OverflowError):
        found = parsedate_to_datetime(printed)
        # RFC 5322: a zone of -0000 says that the zone is unknown, and the time in UTC.
        unknown = found.tzinfo is None and printed.endswith("-0000")
        return found.replace(tzinfo=dt.UTC) if unknown else found
    return None


def _utc(parsed: time.struct_time) -> str | None:
    with suppress(ValueError, TypeError):
        return dt.datetime(*parsed[:6], tzinfo=dt.UTC).isoformat()
    return None
