"""What servers have fetched from the web: one address of each at a time, so many an hour.

Else the moderators of one server could have the bot hammer a site, or keep all others waiting.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from discord.app_commands import Cooldown

from bot.articles import quota
from bot.handover import first_of, running
from index.errors import FetchError

if TYPE_CHECKING:
    from index.fetching import Fetcher

AN_HOUR = 20
"""The most addresses that are fetched for one server in an hour; of a feed, its pages beside."""

_HOUR = 3600.0  # seconds
_AT_ONCE = 4  # of all servers: each may hold a file in memory, and a process that reads it
_PATIENCE = 30.0  # seconds that one page may take, and as many that it may wait for its turn

Result = TypeVar("Result")


class WaitError(Exception):
    """The server has to wait for `seconds`, or else until what is being fetched for it is there."""

    def __init__(self, seconds: float | None) -> None:
        super().__init__(f"wait for {seconds} s")
        self.seconds = seconds


class Fetches:
    """What is being fetched, and for whom; `contact` is where the sites can complain."""

    def __init__(self, contact: str | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._contact = contact
        self._clock = clock
        self._room = asyncio.Semaphore(_AT_ONCE)
        self._served: set[int] = set()
        self._hours: dict[int, Cooldown] = {}
        self._ended = asyncio.Event()

    async def run(self, guild: int, work: Callable[[Fetcher], Result]) -> Result:
        """What the work, which blocks, makes of a fetcher of its own for a server.

        Raises WaitError, and then has begun nothing, and FetchError at the bot's end.
        """
        self._admit(guild)
        self._served.add(guild)
        try:
            async with running(self._in_turn(work)) as working:
                await first_of({working}, self._ended.wait())
                if not working.done():
                    raise FetchError("was not fetched, as I am being stopped; try again later")
                return await working
        finally:
            self._served.discard(guild)

    def end(self) -> None:
        """Cut short what is under way: a slow site keeps nobody waiting for the bot's end."""
        self._ended.set()

    def _admit(self, guild: int) -> None:
        if guild in self._served:
            raise WaitError(None)
        hour = self._hours.setdefault(guild, Cooldown(AN_HOUR, _HOUR))
        if (seconds := hour.update_rate_limit(self._clock())) is not None:
            raise WaitError(seconds)

    async def _in_turn(self, work: Callable[[Fetcher], Result]) -> Result:
        async with self._room:
            fetcher = await asyncio.to_thread(_made, self._contact)
            with fetcher:  # its end ends what the thread may still be waiting for
                return await _in_thread(partial(work, fetcher))


def _made(contact: str | None) -> Fetcher:
    from index.fetching import Fetcher, Limits  # it takes a while to import

    limits = Limits(whole=_PATIENCE, patience=_PATIENCE, wire=quota.FILE, body=quota.FILE)
    return Fetcher(contact=contact, limits=limits)


async def _in_thread(work: Callable[[], Result]) -> Result:
    """What the work returns, in a thread that keeps neither others from theirs nor the program
    from its end: it may hang in a request.
    """
    done: Future[Result] = Future()

    def run() -> None:
        done.set_running_or_notify_cancel()  # or what comes too late would find it cancelled
        try:
            done.set_result(work())
        except Exception as error:  # noqa: BLE001 (it is raised where it is waited for)
            done.set_exception(error)

    threading.Thread(target=run, name="fetching", daemon=True).start()
    return await asyncio.wrap_future(done)
