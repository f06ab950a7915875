"""The desk at which questions are taken: in turn, at a bearable pace, in threads of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bot.asking.cooldowns import Cooldowns, Refusal
from bot.asking.places import Place
from bot.asking.shelves import Shelves
from bot.asking.turns import Turns
from bot.pace import FirstResponses
from index.collection import Collection

_AT_ONCE = 2  # while one is ranked, the texts of another can be read

Said = TypeVar("Said")


class Desk:
    """Lets users ask the library of the place where they are, each in turn."""

    def __init__(self, shelves: Shelves, first: FirstResponses) -> None:
        self._shelves = shelves
        self._first = first
        self._turns, self._looks = Turns(_AT_ONCE), Turns(_AT_ONCE)
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="question")
        self._cooldowns = Cooldowns()

    @property
    def is_busy(self) -> bool:
        """Whether questions wait for their turn."""
        return self._turns.are_awaited

    def admit(self, place: Place) -> Refusal | None:
        """Count a question of the user's; the refusal where there were too many in this minute."""
        return self._cooldowns.admit(place)

    def is_exhausted(self, place: Place) -> bool:
        """Whether `admit` would refuse a question now; counts nothing."""
        return self._cooldowns.are_exhausted(place)

    async def run(self, place: Place, work: Callable[[Collection], Said]) -> Said:
        """What `work` makes of the library of the place. It runs in a thread, and may block."""
        async with self._turns.turn(place.user):
            await self._first.calm()  # a question can wait, a first response cannot
            return await self._done(place, work)

    async def look(self, place: Place, work: Callable[[Collection], Said]) -> Said:
        """The same beside the questions, for what takes next to no time, such as a suggestion; here
        too, each user in turn.
        """
        async with self._looks.turn(place.user):
            return await self._done(place, work)

    def close(self) -> None:
        """Take no more questions, and wait for those at work."""
        self._threads.shutdown(wait=True, cancel_futures=True)

    async def _done(self, place: Place, work: Callable[[Collection], Said]) -> Said:
        def at_work() -> Said:
            with self._shelves.collection(place.guild, place.settings.shared) as collection:
                return work(collection)

        return await asyncio.get_running_loop().run_in_executor(self._threads, at_work)
