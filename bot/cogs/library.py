"""/sources: what the library holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot import custom_ids
from bot.asking.places import place_of
from bot.asking.suggestions import searches
from bot.delivery import acknowledge, deliver
from bot.rendering import listing

if TYPE_CHECKING:
    from bot.client import VerbatimBot


class Contents(commands.Cog):
    """Answers the slash command."""

    def __init__(self, bot: VerbatimBot) -> None:
        self._bot = bot

    @app_commands.command(description="List the articles that answers are taken from")
    @app_commands.describe(
        search="Only articles with these words in title or publisher",
        public="Show the list to everybody here",
        page="The page to show",
    )
    async def sources(
        self,
        interaction: discord.Interaction[VerbatimBot],
        search: app_commands.Range[str, 1, custom_ids.TEXT] = "",
        public: bool = False,
        page: app_commands.Range[int, 1, 100_000] = 1,
    ) -> None:
        """Defer, look it up, render."""
        place = place_of(self._bot, interaction)
        with self._bot.busy():
            await acknowledge(interaction, "public" if public and not place.private else "private")
            outgoing = await self._bot.desk.run(
                place,
                lambda library: listing.shown(
                    library, search, page - 1, place, place.settings.style
                ),
            )
            await deliver(interaction, outgoing)

    @sources.autocomplete("search")
    async def _suggest(
        self, interaction: discord.Interaction[VerbatimBot], typed: str
    ) -> list[Choice[str]]:
        return await searches(self._bot, interaction, typed)
