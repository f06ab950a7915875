"""A visit to a feed: what is new in it is added to the library, and its next visit is planned."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index.errors import FetchError, ReadingError
from index.feeds import schedule
from index.feeds.followed import Feed
from index.feeds.heading import Heading
from index.feeds.intake import Intake, Progress
from index.feeds.pages import read_feed
from index.model import AddReport

if TYPE_CHECKING:
    from index.fetching import Fetched, Fetcher
    from index.library import Library

_UNCHANGED, _GONE = 304, 410  # HTTP: nothing new since the last visit; no longer there for good


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit did: the feed's state after it, what was added, and the addresses of entries of
    which an excerpt had to do, or nothing could be had, each with the reason.
    """

    feed: Feed
    report: AddReport = field(default_factory=AddReport)
    excerpts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Visitor:
    """Reads feeds into a library; one serves many threads.

    Entries whose pages are not fetched after `seconds`, or when `stop` is set, are left for the
    next visit.
    """

    library: Library
    fetcher: Fetcher
    seconds: float = float("inf")
    stop: threading.Event = field(default_factory=threading.Event)
    clock: Callable[[], float] = time.time

    def visit(
        self, feed: Feed, fetched: Fetched | None = None, progress: Progress | None = None
    ) -> Visit:
        """Read a feed, where it is not fetched already, and keep its state."""
        try:
            found = fetched or self.fetcher.fetch(
                feed.address, etag=feed.etag, modified=feed.modified
            )
            visit = self._read(feed, found, progress)
        except (FetchError, ReadingError) as error:
            if self.stop.is_set():  # it may have failed for that reason
                visit = Visit(replace(feed, due=self.clock()))
            else:
                visit = Visit(failed(feed, error, self.clock()))
        self.library.feeds.keep(visit.feed)
        return visit

    def _read(self, feed: Feed, fetched: Fetched, progress: Progress | None) -> Visit:
        """The visit to a feed that could be fetched. Raises ReadingError where it is none."""
        feed = replace(feed, address=fetched.moved or feed.address)
        if fetched.status == _UNCHANGED:
            return Visit(succeeded(feed, self.clock()))
        (entries, refused), heading = read_feed(fetched), Heading.of(fetched.data)
        intake = Intake(self.library, self.fetcher, self._until(time.monotonic() + self.seconds))
        intake.report.refused += refused
        # With entries left, the next visit must not hear that nothing has changed.
        all_done = intake.add(feed, entries, progress)
        etag, modified = (fetched.etag, fetched.last_modified) if all_done else (None, None)
        feed = replace(feed, title=heading.title, asked=heading.pause, etag=etag, modified=modified)
        return Visit(succeeded(feed, self.clock()), intake.report, tuple(intake.excerpts))

    def _until(self, end: float) -> Callable[[], bool]:
        return lambda: self.stop.is_set() or time.monotonic() > end


def succeeded(feed: Feed, now: float) -> Feed:
    """The state of a feed that was read."""
    due = now + schedule.after_success(feed.interval, feed.asked)
    return replace(feed, due=due, failures=0, error=None, tried=now, succeeded=now)


def failed(feed: Feed, error: FetchError | ReadingError, now: float) -> Feed:
    """The state of a feed that could not be read; one that is gone for good is due no more."""
    fault = str(error).removeprefix(f"{feed.address}: ")
    feed = replace(feed, failures=feed.failures + 1, error=fault, tried=now)
    if isinstance(error, FetchError) and error.status == _GONE:
        return replace(feed, due=None)
    asked = error.retry_after if isinstance(error, FetchError) else None
    pause = schedule.after_failure(feed.interval, feed.failures, asked, random.random())
    return replace(feed, due=now + pause)
