"""/timeline: what the articles say of a topic, by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import custom_ids
from bot.asking.answers import refused
from bot.asking.places import place_of
from bot.delivery import acknowledge, deliver, whisper
from bot.rendering import timelines

if TYPE_CHECKING:
    from bot.client import VerbatimBot


class Timeline(commands.Cog):
    """Answers the slash command."""

    def __init__(self, bot: VerbatimBot) -> None:
        self._bot = bot

    @app_commands.command(description="Show what the articles say of a topic, by date")
    @app_commands.describe(
        topic="What it is about, in a few words",
        private="Show the answer to you alone",
        page="The page to show",
    )
    async def timeline(
        self,
        interaction: discord.Interaction[VerbatimBot],
        topic: app_commands.Range[str, 1, custom_ids.TEXT],
        private: bool = False,
        page: app_commands.Range[int, 1, timelines.LIMIT] = 1,
    ) -> None:
        """Defer, look it up, render."""
        place = place_of(self._bot, interaction)
        style = place.settings.style
        with self._bot.busy():
            if refusal := self._bot.desk.admit(place):
                await whisper(interaction, refused(refusal, place.texts))
                return
            await acknowledge(interaction, "private" if private or place.private else "public")
            outgoing = await self._bot.desk.run(
                place, lambda library: timelines.shown(library, topic, page - 1, place, style)
            )
            await deliver(interaction, outgoing)
