"""/privacy: what is kept of a user, for that user alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import privacy
from bot.asking.places import Place, place_of
from bot.delivery import acknowledge, deliver
from bot.records import Records
from bot.rendering.outgoing import Outgoing

if TYPE_CHECKING:
    from bot.client import VerbatimBot


class Privacy(
    commands.GroupCog,
    group_name="privacy",
    group_description="What is kept of you, and how to delete it",
):
    """Shows, gives and deletes what is kept of a user; every reply is private."""

    def __init__(self, bot: VerbatimBot) -> None:
        self._bot = bot

    @app_commands.command(description="Show what is kept of you, for how long, and who sees it")
    async def show(self, interaction: discord.Interaction[VerbatimBot]) -> None:
        """Show what is kept."""
        await self._answer(interaction, privacy.show)

    @app_commands.command(description="Get all that is kept of you as a file")
    async def export(self, interaction: discord.Interaction[VerbatimBot]) -> None:
        """Attach what is kept."""
        await self._answer(interaction, privacy.export)

    @app_commands.command(description="Delete all that is kept of you")
    @app_commands.describe(confirm="Delete it without asking again")
    async def forget(
        self, interaction: discord.Interaction[VerbatimBot], confirm: bool = False
    ) -> None:
        """Ask, or delete."""

        def said(records: Records, place: Place) -> Outgoing:
            if confirm:
                return Outgoing.notice(privacy.forget(records, self._bot.locales, place))
            return privacy.ask_to_forget(place)

        await self._answer(interaction, said)

    async def _answer(
        self,
        interaction: discord.Interaction[VerbatimBot],
        work: Callable[[Records, Place], Outgoing],
    ) -> None:
        place = place_of(self._bot, interaction)
        with self._bot.busy():
            await acknowledge(interaction, "private")
            await deliver(interaction, await asyncio.to_thread(work, self._bot.records, place))
