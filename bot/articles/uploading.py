"""An upload's way into a server's library: size, download, turn, library, message."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeVar
from weakref import WeakValueDictionary

import aiohttp
import discord

from bot.articles import quota, telling
from bot.articles.adding import Found, Outcome, add_fetched, add_file, fetched
from bot.articles.fetching import Fetches, WaitError
from bot.asking.places import Place
from bot.asking.shelves import Shelves
from bot.delivery import AnyInteraction, deliver, describe, persistently
from bot.rendering import markdown
from bot.rendering.outgoing import Outgoing
from bot.texts import Texts
from index.errors import FetchError

EVERY = 3.0
"""Seconds between two messages on how far an upload is."""

_NAME = 100  # UTF-16 code units

_Result = TypeVar("_Result")

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Counter:
    """How many articles have been read; one thread writes, others read."""

    count: int = 0

    def set(self, count: int) -> None:
        """So many by now."""
        self.count = count


class Uploads:
    """Takes one upload of each server at a time, so that few are held in memory, and reads one of
    all at a time: each needs a processor.
    """

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves
        self._fetches = Fetches(shelves.contact)
        self._turn = asyncio.Lock()
        self._servers: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def take(
        self, interaction: AnyInteraction, place: Place, guild: int, file: discord.Attachment
    ) -> None:
        """Add the file's articles and say what came of it; the interaction is acknowledged."""
        if file.size > quota.FILE:
            await deliver(interaction, Outgoing.notice(_too_large(file, place.texts)))
            return
        counter = Counter()
        async with self._servers.setdefault(guild, asyncio.Lock()):
            content = await _downloaded(file)
            if content is None:
                await deliver(interaction, Outgoing.notice(place.texts.adding.not_downloaded))
                return

            add = partial(add_file, self._shelves, guild, file.filename, content, counter.set)
            work = partial(_told, add, place.texts)
            async with self._turn:  # a slow download keeps no other server waiting
                working = asyncio.to_thread(work)
                text = await with_progress(working, counter, interaction, place.texts)
        await deliver(interaction, Outgoing.notice(text))

    async def fetch(
        self, interaction: AnyInteraction, place: Place, guild: int, address: str
    ) -> None:
        """Add what is at the address and say what came of it; the interaction is acknowledged."""
        counter, texts = Counter(), place.texts
        if not self._shelves.contact:
            await deliver(interaction, Outgoing.notice(texts.adding.no_contact))
            return
        get = partial(fetched, address, counted=counter.set)
        try:
            working = self._fetches.run(guild, get)
            found = await with_progress(working, counter, interaction, texts)
        except WaitError as wait:
            await deliver(interaction, Outgoing.notice(telling.wait(wait, texts)))
            return
        except FetchError as error:
            found = Found.none(address, error)

        add = partial(add_fetched, self._shelves, guild, address, found)
        async with self._turn:
            text = await asyncio.to_thread(_told, add, texts)
        await deliver(interaction, Outgoing.notice(text))

    def end(self) -> None:
        """Fetch nothing more from the web; who waits for it is told."""
        self._fetches.end()


async def _downloaded(file: discord.Attachment) -> bytes | None:
    """What the file holds; None where Discord does not give it out, or not any more."""
    try:
        return await persistently(file.read)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        _log.warning("an upload could not be downloaded (%s)", describe(error))
        return None


def _told(add: Callable[[], Outcome], texts: Texts) -> str:
    """What came of adding, as a message. Blocks."""
    try:
        return telling.outcome(add(), texts)
    except quota.QuotaError as error:
        return telling.too_much(error, texts)


async def with_progress(
    work: Awaitable[_Result], counter: Counter, interaction: AnyInteraction, texts: Texts
) -> _Result:
    """The result of the work; meanwhile the user sees how far it is."""
    done = asyncio.Event()
    reporting = asyncio.create_task(_report(done, counter, interaction, texts))
    try:
        return await work
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
        outgoing = Outgoing.notice(texts.adding.read.format(count=shown))
        with suppress(discord.HTTPException, aiohttp.ClientError, OSError):
            await interaction.edit_original_response(**outgoing.as_edit())


async def _within(seconds: float, done: asyncio.Event) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await done.wait()
    return done.is_set()


def _too_large(file: discord.Attachment, texts: Texts) -> str:
    return texts.adding.too_large.format(
        name=markdown.inline(file.filename, _NAME),
        size=-(-file.size // quota.MEGABYTE),
        limit=quota.FILE // quota.MEGABYTE,
    )
