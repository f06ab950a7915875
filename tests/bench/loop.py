"""How long the bot's event loop is held: a heartbeat of one millisecond beside the work."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from bot.connection import get_ready
from index.library import Library
from tests.bench.figures import summary
from tests.bench.files import copied
from tests.bench.growing import APART
from tests.bench.isolation import isolated, say
from tests.bench.job import Job
from tests.bench.libraries import Place, asked_of, name_of, prepared

BEAT = 0.001
QUESTIONS = 300
IMPORTED = 3_000  # sentences


def measure(job: Job, size: int) -> dict[str, Any]:
    """The heartbeat's lag at one size while nothing happens, questions, a start and an import."""
    place = prepared(job, size)
    questions = asked_of(job, size, QUESTIONS)[-1][1]
    source = job.corpora.articles(IMPORTED, APART)
    say(f"loop, {name_of(size)}")
    with copied(place.folder) as folder:
        return {"size": size, **isolated(_lags, Place(folder), questions, source)}


def _lags(place: Place, questions: Sequence[str], source: Path) -> dict[str, Any]:
    return asyncio.run(_scenarios(place, questions, source))


async def _scenarios(place: Place, questions: Sequence[str], source: Path) -> dict[str, Any]:
    """The start comes first: nothing is loaded yet, as in the bot."""
    opened: list[Library] = []

    async def start() -> None:
        opened.append(await asyncio.to_thread(Library.open, place.settings))
        await asyncio.to_thread(opened[0].ask, questions[0])

    async def ask() -> None:
        for question in questions:
            await asyncio.to_thread(opened[0].ask, question)

    async def add() -> None:
        task = asyncio.create_task(asyncio.to_thread(opened[0].add, source))
        while not task.done():
            await asyncio.to_thread(opened[0].ask, questions[0])
            await asyncio.sleep(0.05)
        await task

    async def idle() -> None:
        await asyncio.sleep(1)

    try:
        held = {"idle": await _held(idle), "start": await _held(start)}
        get_ready(opened[0])  # the bot does it before its loop begins
        return held | {"questions": await _held(ask), "import and questions": await _held(add)}
    finally:
        for library in opened:
            library.close()


async def _held(work: Callable[[], Awaitable[None]]) -> dict[str, float]:
    """The heartbeat's lags while the work goes on, and how long it took."""
    lags: list[float] = []
    heart = asyncio.create_task(_beat(lags))
    await asyncio.sleep(0.05)
    lags.clear()
    begin = time.perf_counter()
    await work()
    seconds = time.perf_counter() - begin
    await asyncio.sleep(2 * BEAT)  # a beat that was held is still counted
    heart.cancel()
    return {**summary(lags), "seconds": seconds}


async def _beat(lags: list[float]) -> None:
    while True:
        begin = time.perf_counter()
        await asyncio.sleep(BEAT)
        lags.append(time.perf_counter() - begin - BEAT)
