"""The feeds that are due are read, several at a time, so that none waits for a slow one."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from index.errors import VerbatimError
from index.feeds.followed import Feed

if TYPE_CHECKING:
    from index.feeds.visiting import Visitor
    from index.fetching import Fetcher
    from index.library import Library

_AT_ONCE = 8  # feeds
_PAGES = 120.0  # seconds that the pages of a feed's entries may take at a time
LEASE = 600.0
"""Seconds after which somebody else may read a feed that was claimed and never came back."""

_log = logging.getLogger(__name__)


class Poller:
    """Reads the feeds of a library that are due, in threads of its own.

    `fetcher` makes what they are fetched with, once there is a feed to read; `clock` tells the
    seconds since 1970. Several pollers of one library, in one process or in many, share the work.
    """

    def __init__(
        self,
        library: Library,
        fetcher: Callable[[], Fetcher],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._library, self._fetcher, self._clock = library, fetcher, clock
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._visitor: Visitor | None = None

    def start(self) -> None:
        """Begin to read what is due, beside what is being read already. Returns at once."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        due = self._library.feeds.due(self._clock())
        if due and self._visitor is None:
            self._visitor = self._made()
        for _ in range(min(due, _AT_ONCE - len(self._threads))):
            # A thread that hangs in a request must not keep the program from its end.
            thread = threading.Thread(
                target=self._work, args=(self._visitor,), name="feeds", daemon=True
            )
            self._threads.append(thread)
            thread.start()

    def poll(self) -> None:
        """Read what is due, and return when all of it is done."""
        self.start()
        for thread in self._threads:
            thread.join()

    def close(self, seconds: float) -> None:
        """Cut short what is under way, and wait so long at most until that is done."""
        self._stop.set()
        if self._visitor:
            self._visitor.fetcher.close()
        end = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _work(self, visitor: Visitor) -> None:
        """Read one feed after the other until none is due."""
        try:
            while not self._stop.is_set():
                now = self._clock()
                feed = self._library.feeds.claim(now, now + LEASE)
                if feed is None:
                    return
                _tell(feed, visitor.visit(feed).feed)
        except (VerbatimError, RuntimeError) as error:  # the latter where no thread can start
            if not self._stop.is_set():  # else what it works with is being closed
                _log.warning("feeds could not be read; trying again. %s", error)

    def _made(self) -> Visitor:
        from index.feeds.visiting import Visitor  # it takes a while, and most libraries need none

        return Visitor(self._library, self._fetcher(), _PAGES, self._stop, self._clock)


def _tell(before: Feed, after: Feed) -> None:
    """Log what has changed: that a feed fails, is gone, is back or has moved."""
    if after.due is None:
        _log.warning("feed %s is no longer followed: %s", before.address, after.error)
    elif after.error and not before.error:
        _log.warning("feed %s fails; trying again. %s", before.address, after.error)
    elif before.error and not after.error:
        _log.info("feed %s can be read again", before.address)
    if after.address != before.address:
        _log.info("feed %s has moved to %s", before.address, after.address)
