"""Find sources: what the library says closest to a message."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import layout, replies
from bot.delivery import acknowledge, deliver
from bot.texts import texts_for

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
        texts = texts_for(interaction.locale.value)
        with self._bot.busy():
            await acknowledge(interaction, "private")
            reply = await asyncio.to_thread(
                replies.to_claim, self._bot.library, message.content, texts
            )
            await deliver(interaction, layout.view(reply, texts))
