"""The Discord client: intents, cogs, buttons, commands, errors of events, an orderly end."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.articles.uploading import Uploads
from bot.asking.desk import Desk
from bot.asking.keeper import Keeper
from bot.asking.locales import Locales
from bot.asking.shelves import Shelves
from bot.buttons import BUTTONS
from bot.cogs.articles import Articles
from bot.cogs.ask import Ask
from bot.cogs.auto import Auto
from bot.cogs.feeds import Feeds
from bot.cogs.forms import Forms
from bot.cogs.housekeeping import Housekeeping
from bot.cogs.insights import Insights
from bot.cogs.library import Contents
from bot.cogs.messages import Messages
from bot.cogs.privacy import Privacy
from bot.cogs.settings import Settings
from bot.cogs.sources import Sources
from bot.cogs.timeline import Timeline
from bot.errors import Tree, tell_author
from bot.handover import Taken
from bot.pace import FirstResponses, Pace
from bot.panel.selects import SELECTS
from bot.records import Records
from bot.registration import Translator, register
from index.library import Library

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
"""No privileged one: Discord sends the content of messages that are written to the bot anyway."""
CONTENT = discord.Intents(message_content=True)
"""Privileged, and only asked for where a server has channels that are answered unasked."""

# Commands that only a server has a use for say so themselves.
_INSTALLS = app_commands.AppInstallationType(guild=True, user=True)
_CONTEXTS = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)

COGS = (
    Articles,
    Ask,
    Auto,
    Contents,
    Feeds,
    Forms,
    Housekeeping,
    Insights,
    Messages,
    Privacy,
    Settings,
    Sources,
    Timeline,
)

_GRACE = 3.0  # seconds that replies under way have at the end

_log = logging.getLogger(__name__)


class VerbatimBot(commands.Bot):
    """The bot over an open library, which it neither opens nor closes.

    What it keeps beside the library lives in the library's folder: `records` (settings, questions,
    votes), `shelves` (the servers' own libraries, into which `uploads` go). Questions are asked at
    its `desk` and kept by its `keeper`; `first` and `pace` keep its requests within Discord's
    limits.
    With `force_registering`, the commands are registered at log-in even where they are known;
    with `content`, Discord is asked for the content of all messages; `taken` are the interactions
    of the bot that this one takes over from, which leaves them to that one until `listens` is set.
    """

    def __init__(
        self,
        library: Library,
        *,
        force_registering: bool = False,
        content: bool = False,
        taken: Taken | None = None,
    ) -> None:
        # It never speaks, so nobody needs to hear that the voice libraries are missing.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=INTENTS | CONTENT if content else INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            allowed_installs=_INSTALLS,
            allowed_contexts=_CONTEXTS,
        )
        self.library = library
        self.records = Records.open(library.folder)
        self.shelves = Shelves(library, library.folder / "servers")
        self.uploads = Uploads(self.shelves)
        self.first, self.pace = FirstResponses(), Pace()
        self.desk = Desk(self.shelves, self.first)
        self.locales = Locales()
        self.keeper = Keeper(self.records)
        self._force_registering = force_registering
        self._busy: set[asyncio.Task[Any]] = set()
        self.wants_content = asyncio.Event()
        self.taken, self.listens = taken or Taken(), taken is None
        # discord.py has no public place that all interactions pass.
        self._parse = self._connection.parsers["INTERACTION_CREATE"]
        self._connection.parsers["INTERACTION_CREATE"] = self._hear

    async def setup_hook(self) -> None:
        """Prepare what is needed once, before the gateway is connected."""
        for cog in COGS:
            await self.add_cog(cog(self))
        self.add_dynamic_items(*BUTTONS, *SELECTS)
        await self.tree.set_translator(Translator())
        assert self.application_id is not None
        await register(self.tree, self.library, self.application_id, force=self._force_registering)

    async def ask_for_content(self) -> bool:
        """Whether messages come with their content, now or once another bot has taken over, which
        is then under way; false where the application lacks the intent.
        """
        if self.intents.message_content:
            return True
        if not may_read_content(await self.application_info()):
            return False
        self.wants_content.set()
        return True

    def _hear(self, data: Any) -> None:
        """Answer an interaction, where no other bot of this process does."""
        if self.listens and self.taken.take(int(data["id"])):
            self._parse(data)

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Pass an event on; discord.py itself fails at those that come after the end."""
        if not self.is_closed():
            super().dispatch(event, *args, **kwargs)

    async def on_ready(self) -> None:
        """Say in the log that the bot is there; Discord repeats this event."""
        _log.info("connected as %s, in %d servers", self.user, len(self.guilds))

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cogs: there are no text commands."""

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Tell the author of a message what went wrong with it; log other errors."""
        error = sys.exc_info()[1]
        if isinstance(error, Exception) and args and isinstance(args[0], discord.Message):
            await tell_author(self, args[0], error)
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
        self.uploads.end()
        self.listens = False  # the commands go with the cogs, so none may come in any more
        await asyncio.sleep(0)  # what has come in begins, and is then under way
        if self._busy:
            await asyncio.wait(self._busy, timeout=_GRACE)
        await super().close()
        await asyncio.to_thread(self._put_away)

    def _put_away(self) -> None:
        self.desk.close()
        self.keeper.close()
        self.shelves.close()
        self.records.close()


def may_read_content(application: discord.AppInfo) -> bool:
    """Whether the application's owner switched the message content intent on."""
    flags = application.flags
    return flags.gateway_message_content or flags.gateway_message_content_limited


def create_bot(library: Library) -> VerbatimBot:
    """The bot over an open library, ready to be started."""
    return VerbatimBot(library)
