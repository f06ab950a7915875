"""The Discord client: intents, cogs, buttons, commands, errors of events, an orderly end."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import discord
from discord.ext import commands

from bot.buttons import BUTTONS
from bot.cogs.ask import Ask
from bot.cogs.messages import Messages
from bot.cogs.sources import Sources
from bot.errors import Tree, tell_author
from bot.registration import Translator, register
from index.library import Library

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
"""No privileged one: Discord sends the content of messages that are written to the bot anyway."""

COGS = (Ask, Messages, Sources)

_GRACE = 3.0  # seconds that replies under way have at the end

_log = logging.getLogger(__name__)


class VerbatimBot(commands.Bot):
    """The bot over an open library, which it neither opens nor closes.

    With `force_registering`, the commands are registered at log-in even where they are known.
    """

    def __init__(self, library: Library, *, force_registering: bool = False) -> None:
        # It never speaks, so nobody needs to hear that the voice libraries are missing.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
        )
        self.library = library
        self._force_registering = force_registering
        self._busy: set[asyncio.Task[Any]] = set()

    async def setup_hook(self) -> None:
        """Prepare what is needed once, before the gateway is connected."""
        for cog in COGS:
            await self.add_cog(cog(self))
        self.add_dynamic_items(*BUTTONS)
        await self.tree.set_translator(Translator())
        assert self.application_id is not None
        await register(self.tree, self.library, self.application_id, force=self._force_registering)

    async def on_ready(self) -> None:
        """Say in the log that the bot is there; Discord repeats this event."""
        _log.info("connected as %s, in %d servers", self.user, len(self.guilds))

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cogs: there are no text commands."""

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Tell the author of a message what went wrong with it; log other errors."""
        error = sys.exc_info()[1]
        if isinstance(error, Exception) and args and isinstance(args[0], discord.Message):
            await tell_author(args[0], error)
        else:
            await super().on_error(event_method, *args, **kwargs)

    @contextmanager
    def busy(self) -> Iterator[None]:
        """While this lasts, `close` gives the current task time to reply."""
        task = asyncio.current_task()
        assert task is not None
        self._busy.add(task)
        try:
            yield
        finally:
            self._busy.discard(task)

    async def close(self) -> None:
        """Let the replies under way be sent, then disconnect."""
        if self._busy:
            await asyncio.wait(self._busy, timeout=_GRACE)
        await super().close()


def create_bot(library: Library) -> VerbatimBot:
    """The bot over an open library, ready to be started."""
    return VerbatimBot(library)
