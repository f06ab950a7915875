"""What has to be done now and then: records that are too old go, and what servers left behind."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from typing import TYPE_CHECKING

import discord
from discord.ext import commands, tasks

from bot.departures import Departures, numbered
from index.errors import StoreError

if TYPE_CHECKING:
    from bot.client import VerbatimBot

_log = logging.getLogger(__name__)


class Housekeeping(commands.Cog):
    """Deletes what is to be kept no longer."""

    def __init__(self, bot: VerbatimBot) -> None:
        self._bot = bot
        self._departures = Departures(bot.library.folder / "left")

    async def cog_load(self) -> None:
        """Begin; the first round is at once, as far as Discord is not needed for it."""
        self.purge.start()
        self.review.start()

    async def cog_unload(self) -> None:
        """Do no more rounds."""
        self.purge.cancel()
        self.review.cancel()

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that the bot has left; Discord says nothing of the kind of an outage."""
        await asyncio.to_thread(self._departures.note, guild.id, _today())

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Keep what there is of a server to which the bot comes back."""
        await asyncio.to_thread(self._departures.clear, guild.id)
        await asyncio.to_thread(self._bot.records.add_servers, [guild.id])

    @tasks.loop(hours=1)
    async def purge(self) -> None:
        """Delete the questions and votes that are older than their server or user keeps them."""
        now = dt.datetime.now(dt.UTC).timestamp()
        try:
            await asyncio.to_thread(self._bot.records.purge, now)
        except StoreError as error:
            _log.warning("old questions could not be deleted; trying again in an hour. %s", error)

    @tasks.loop(hours=24)
    async def review(self) -> None:
        """Delete what servers left behind that the bot has not been in for a while."""
        try:
            await self.look_around(_today())
        except (OSError, StoreError) as error:
            _log.warning("servers that were left could not be cleared; trying again. %s", error)

    @review.before_loop
    async def _until_ready(self) -> None:
        await self._bot.wait_until_ready()  # before that it is not known where the bot is

    async def look_around(self, today: dt.date) -> None:
        """Note which servers the bot has left, and forget those that it left long ago."""
        members = {guild.id for guild in self._bot.guilds}  # those in an outage included
        for guild in await asyncio.to_thread(self._left, members, today):
            if self._bot.get_guild(guild) is None:
                await asyncio.to_thread(self._forget, guild)
                _log.info("everything of server %d is deleted: the bot left it long ago", guild)

    def _left(self, members: set[int], today: dt.date) -> list[int]:
        """The servers that the bot left long ago, those that left while it was off included."""
        self._bot.records.add_servers(members)
        known = {*self._bot.records.servers(), *numbered(self._bot.library.folder / "servers")}
        return self._departures.review(known, members, today)

    def _forget(self, guild: int) -> None:
        self._bot.shelves.forget(guild)
        self._bot.records.forget_server(guild)
        self._departures.clear(guild)


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
