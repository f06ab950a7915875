"""An upload's way into a server's library: size, download, turn, library, message."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

import discord

from bot.articles import quota, telling
from bot.articles.adding import Outcome, add_file
from bot.asking.places import Place
from bot.asking.shelves import Shelves
from bot.delivery import AnyInteraction, deliver, persistently
from bot.rendering import markdown
from bot.rendering.outgoing import Outgoing
from bot.texts import Texts

EVERY = 3.0
"""Seconds between two messages on how far an upload is."""

_NAME = 100  # UTF-16 code units

_Result = TypeVar("_Result")


@dataclass(slots=True)
class Counter:
    """How many articles have been read; one thread writes, others read."""

    count: int = 0

    def set(self, count: int) -> None:
        """So many by now."""
        self.count = count


class Uploads:
    """Takes one upload at a time: each needs a processor, and what is left of the quota."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves
        self._turn = asyncio.Lock()

    async def take(
        self, interaction: AnyInteraction, place: Place, guild: int, file: discord.Attachment
    ) -> None:
        """Add the file's articles and say what came of it; the interaction is acknowledged."""
        if file.size > quota.FILE:
            await deliver(interaction, Outgoing.notice(_too_large(file, place.texts)))
            return
        async with self._turn:
            content = await persistently(file.read)
            counter = Counter()

            def add() -> Outcome:
                return add_file(self._shelves, guild, file.filename, content, counter.set)

            text = await with_progress(
                lambda: outcome_text(add, place.texts), counter, interaction, place.texts
            )
        await deliver(interaction, Outgoing.notice(text))


def outcome_text(add: Callable[[], Outcome], texts: Texts) -> str:
    """What came of adding, as a message. Blocks."""
    try:
        return telling.outcome(add(), texts)
    except quota.QuotaError as error:
        return telling.too_much(error, texts)


async def with_progress(
    work: Callable[[], _Result], counter: Counter, interaction: AnyInteraction, texts: Texts
) -> _Result:
    """The result of the work, which is done in a thread; meanwhile the user sees how far it is."""
    done = asyncio.Event()
    reporting = asyncio.create_task(_report(done, counter, interaction, texts))
    try:
        return await asyncio.to_thread(work)
    finally:
        done.set()  # not cancelled: a message under way has to arrive before the last one
        await reporting


async def _report(
    done: asyncio.Event, counter: Counter, interaction: AnyInteraction, texts: Texts
) -> None:
    shown = 0
    while not await _within(EVERY, done):
        if counter.count == shown:
            continue
        shown = counter.count
        outgoing = Outgoing.notice(texts.articles.read.format(count=shown))
        with suppress(discord.HTTPException, OSError):
            await interaction.edit_original_response(**outgoing.as_edit())


async def _within(seconds: float, done: asyncio.Event) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await done.wait()
    return done.is_set()


def _too_large(file: discord.Attachment, texts: Texts) -> str:
    return texts.articles.too_large.format(
        name=markdown.inline(file.filename, _NAME),
        size=-(-file.size // quota.MEGABYTE),
        limit=quota.FILE // quota.MEGABYTE,
    )
