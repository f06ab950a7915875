"""When a feed is due next. Pure; times are seconds."""

from __future__ import annotations

MINUTE, HOUR, DAY = 60, 3600, 86_400
_LONGEST = DAY  # of the pauses that back-off or the feed itself asks for
_LONGEST_RETRY = 7 * DAY  # of those that a server asks for
_SPREAD = 0.2  # share by which a pause after a failure varies
_DOUBLINGS = 20  # at most, or the figures leave the range of floats


def after_success(interval: int, asked: int) -> float:
    """Seconds until a feed is due that was read: its interval, or the pause that it `asked` for,
    up to a day, where that is longer.
    """
    return max(interval, min(asked, _LONGEST))


def after_failure(interval: int, failures: int, retry_after: float | None, chance: float) -> float:
    """Seconds until a feed is due that has failed so often in a row: its interval, doubled with
    each further failure up to a day, or what the server asked for where that is longer.

    `chance`, from 0 to below 1, varies it, so that the feeds of a site that was down do not all
    come back at once.
    """
    doubled = interval * 2.0 ** min(failures - 1, _DOUBLINGS)
    pause = min(max(interval, _LONGEST), doubled * (1 + _SPREAD * chance))
    return max(pause, min(retry_after or 0.0, _LONGEST_RETRY))
