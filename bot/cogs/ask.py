"""/ask: a question as a slash command."""

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


class Ask(commands.Cog):
    """Answers the slash command."""

    def __init__(self, bot: VerbatimBot) -> None:
        self._bot = bot

    @app_commands.command(
        description="Answer a question with sentences from the library, word for word"
    )
    @app_commands.describe(
        question="What you would like to know", private="Show the answer to you alone"
    )
    async def ask(
        self,
        interaction: discord.Interaction[VerbatimBot],
        question: app_commands.Range[str, 1, replies.QUESTION],
        private: bool = False,
    ) -> None:
        """Defer, ask, render."""
        texts = texts_for(interaction.locale.value)
        with self._bot.busy():
            await acknowledge(interaction, "private" if private else "public")
            reply = await asyncio.to_thread(
                replies.to_question, self._bot.library, question, texts, repeat=True
            )
            await deliver(interaction, layout.view(reply, texts))
