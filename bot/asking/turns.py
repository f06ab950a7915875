"""Fair turns: of many who wait, each user in turn, so that a flood of one slows nobody else."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """Lets `at_once` in at a time, and of those who wait one of each user in turn."""

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._waiting: OrderedDict[int, deque[asyncio.Future[None]]] = OrderedDict()

    @property
    def are_awaited(self) -> bool:
        """Whether somebody waits for a turn."""
        return bool(self._waiting)

    @asynccontextmanager
    async def turn(self, user: int) -> AsyncIterator[None]:
        """Wait for the user's turn, and hold it while the block runs."""
        await self._enter(user)
        try:
            yield
        finally:
            self._leave()

    async def _enter(self, user: int) -> None:
        if self._free:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(user, deque()).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # the turn came, and with it the end
                self._leave()
            raise

    def _leave(self) -> None:
        """Pass the turn on, past those who gave up waiting."""
        while self._waiting:
            turn = self._next()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1

    def _next(self) -> asyncio.Future[None]:
        """The first in the line of the user whose turn it is, who then stands behind all others."""
        user, line = self._waiting.popitem(last=False)
        turn = line.popleft()
        if line:
            self._waiting[user] = line
        return turn
