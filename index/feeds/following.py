"""To follow a feed: it is read once, so that what is no feed is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import ReadingError
from index.feeds.announced import announced_feeds
from index.reading.kinds import KINDS, kind_of

if TYPE_CHECKING:
    from index.feeds.intake import Progress
    from index.feeds.visiting import Visit, Visitor
    from index.fetching import Fetched

INTERVAL = 1_800
"""Seconds between two readings of a feed of which nothing else is said."""

_LEASE = 3_600.0  # seconds that the first reading, with the pages of all entries, may take


def follow(
    visitor: Visitor, address: str, interval: int | None = None, progress: Progress | None = None
) -> Visit | None:
    """Follow a feed and add its articles; one that is followed already takes on the interval and
    is read at once. None where another program is reading it just now.

    Raises FetchError or ReadingError where there is no feed at the address, or none that can be
    read; it is followed then only where it was before.
    """
    feeds = visitor.library.feeds
    before, fetched = feeds.named(address), None
    if before is None:
        fetched = visitor.fetcher.fetch(address)
        _check(fetched)
        address = fetched.moved or address
        before = feeds.named(address)
    now = visitor.clock()
    feeds.follow(address, interval or (before.interval if before else INTERVAL), now)
    feed = feeds.claim(now, now + _LEASE, address)
    if feed is None:
        return None
    visit = visitor.visit(feed, fetched, progress)
    if visit.feed.error:
        if before is None:
            feeds.unfollow(address)
        raise ReadingError(visit.feed.error)
    return visit


def _check(fetched: Fetched) -> None:
    """Raise ReadingError where it is no feed, with the feed that it announces, if it does."""
    kind = kind_of(fetched.document())
    if kind == "feed":
        return
    remedy = "give the address of its RSS or Atom feed"
    if kind == "html" and (found := announced_feeds(fetched.data, fetched.url)):
        remedy = f"the feed that it announces is {' or '.join(found[:3])}"
    raise ReadingError(f"is {KINDS[kind].called} and no feed; {remedy}")
