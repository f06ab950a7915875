"""What it takes that one bot follows another in this process, with nothing missed or done twice.

For as long as both are connected, Discord sends each event to both.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

_REMEMBERED = 10_000  # interactions, of the seconds in which both are connected

Result = TypeVar("Result")


class Taken:
    """The interactions that are answered: each by the bot that takes it first."""

    def __init__(self) -> None:
        self._ids: OrderedDict[int, None] = OrderedDict()

    def take(self, interaction: int) -> bool:
        """Take an interaction; false where that was done before."""
        if interaction in self._ids:
            return False
        self._ids[interaction] = None
        if len(self._ids) > _REMEMBERED:
            self._ids.popitem(last=False)
        return True


@asynccontextmanager
async def running(work: Coroutine[Any, Any, Result]) -> AsyncIterator[asyncio.Task[Result]]:
    """A task that has ended when the block has; its errors are those that the block waits for."""
    task = asyncio.create_task(work)
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def first_of(
    tasks: set[asyncio.Task[Any]], work: Coroutine[Any, Any, Any], timeout: float | None = None
) -> None:
    """Wait, for so many seconds at most, until a task has ended or the work is done."""
    async with running(work) as other:
        await asyncio.wait({*tasks, other}, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
