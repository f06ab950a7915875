"""What keeps the bot within Discord's limits when many ask at once.

A first response to an interaction has 3 seconds. Many at a time only keep each other from ending,
each on a connection of its own; so a few are sent at a time, and what can wait stands back. All
other requests together may be 50 a second; those beyond are refused, and too many refusals get a
bot banned for a while.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

_AT_ONCE = 32
_A_SECOND = 40


class FirstResponses:
    """Lets a few first responses be sent at a time."""

    def __init__(self) -> None:
        self._room = asyncio.Semaphore(_AT_ONCE)
        self._waiting = 0
        self._calm = asyncio.Event()
        self._calm.set()

    async def calm(self) -> None:
        """Wait until no first response waits for its turn."""
        await self._calm.wait()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn, and hold it while the block runs."""
        self._waiting += 1
        self._calm.clear()
        try:
            await self._room.acquire()
        finally:
            self._waiting -= 1
            if not self._waiting:
                self._calm.set()
        try:
            yield
        finally:
            self._room.release()


class Pace:
    """Spreads requests, so that there are never too many in a second."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._free = 0.0

    async def wait(self) -> None:
        """Wait until the next request may be sent."""
        if seconds := self.reserve():
            await asyncio.sleep(seconds)

    def reserve(self) -> float:
        """Take the next place in time; the seconds until then."""
        now = self._clock()
        begin = max(now, self._free)
        self._free = begin + 1 / _A_SECOND
        return begin - now
