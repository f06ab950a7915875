"""/insights: what is asked in a server, for its moderators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking.permissions import require_moderator, viewing
from bot.asking.places import place_of
from bot.delivery import acknowledge, deliver
from bot.insights.drawing import Plotter
from bot.insights.showing import Wanted, show

if TYPE_CHECKING:
    from bot.client import VerbatimBot

_DAYS = 30
_LONGEST = 365  # days: the longest that questions are kept


class Insights(commands.Cog):
    """Answers the slash command, in private unless its user wants it otherwise."""

    def __init__(self, bot: VerbatimBot) -> None:
        self._bot = bot
        self._plotter = Plotter()

    # As /articles: no default permissions, which would hide it from those with the role that
    # moderators set, and not guild_only(), which leaves the bot's own defaults in force.
    @app_commands.command(description="Show what was asked here, and what the library lacks")
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.describe(
        days="How many days to look back",
        private="Show the reply to you alone; False shows it to all in the channel",
        export="Attach the questions as JSON lines for verbatim eval",
    )
    async def insights(
        self,
        interaction: discord.Interaction[VerbatimBot],
        days: app_commands.Range[int, 1, _LONGEST] = _DAYS,
        private: bool = True,
        export: bool = False,
    ) -> None:
        """Check, defer, count, draw."""
        place = place_of(self._bot, interaction)
        require_moderator(interaction, place.settings)
        if place.guild is None:
            raise app_commands.NoPrivateMessage
        with self._bot.busy():
            await acknowledge(interaction, "private" if private else "public")
            wanted = Wanted(days, viewing(interaction), export)
            await deliver(interaction, await show(self._bot, self._plotter, place, wanted))
