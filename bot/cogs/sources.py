"""Find sources: what the library says closest to a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking import replies
from bot.asking.answers import refused
from bot.asking.claims import claim_in
from bot.asking.places import place_of
from bot.delivery import acknowledge, deliver, whisper
from bot.rendering import layout

if TYPE_CHECKING:
    from bot.client import VerbatimBot


class Sources(commands.Cog):
    """Answers the context menu of messages."""

    def __init__(self, bot: VerbatimBot) -> None:
        self._bot = bot
        self._menu = app_commands.ContextMenu(name="Find sources", callback=self.find_sources)

    async def cog_load(self) -> None:
        """Add the menu; discord.py leaves menus of cogs to the cog."""
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the menu away."""
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    async def find_sources(
        self, interaction: discord.Interaction[VerbatimBot], message: discord.Message
    ) -> None:
        """Defer, look the message up, render."""
        place = place_of(self._bot, interaction)
        with self._bot.busy():
            if refusal := self._bot.desk.admit(place):
                await whisper(interaction, refused(refusal, place.texts))
                return
            await acknowledge(interaction, "private")
            claim = claim_in(message, own=message.author == self._bot.user)
            reply = await self._bot.desk.run(
                place, lambda library: replies.to_claim(library, claim, place)
            )
            await deliver(interaction, layout.outgoing(reply, place.texts, place.settings.style))
