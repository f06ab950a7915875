"""/settings: how the bot behaves in a server, or for a user."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.asking.choices import CHOICES, LONGEST
from bot.delivery import acknowledge, deliver
from bot.panel import changing, choices
from bot.rendering import markdown
from bot.rendering.outgoing import Outgoing

if TYPE_CHECKING:
    from bot.client import VerbatimBot

Typed = app_commands.Range[str, 1, LONGEST]


class Settings(commands.Cog):
    """Answers the slash command, and forgets channels that are deleted."""

    def __init__(self, bot: VerbatimBot) -> None:
        self._bot = bot

    @app_commands.command(description="Show the settings, or change one")
    @app_commands.describe(name="Which one to change", value="What it is to be")
    async def settings(
        self,
        interaction: discord.Interaction[VerbatimBot],
        name: Typed | None = None,
        value: Typed | None = None,
    ) -> None:
        """Check, defer, change, show."""
        with self._bot.busy():
            current = changing.permitted(self._bot, interaction)
            await acknowledge(interaction, "private")
            await deliver(interaction, await self._said(interaction, current, name, value))

    async def _said(
        self,
        interaction: discord.Interaction[VerbatimBot],
        current: choices.Current,
        name: str | None,
        value: str | None,
    ) -> Outgoing:
        if not name and not value:
            return await changing.show(self._bot, current)
        try:
            return await changing.obey(self._bot, interaction, current, name or "", value or "")
        except changing.WrongChoiceError as error:
            return Outgoing.notice(str(error))

    @settings.autocomplete("name")
    async def _suggest_names(
        self, interaction: discord.Interaction[VerbatimBot], typed: str
    ) -> list[Choice[str]]:
        current = self._current(interaction)
        return _choices(current.names, typed) if current else []

    @settings.autocomplete("value")
    async def _suggest_values(
        self, interaction: discord.Interaction[VerbatimBot], typed: str
    ) -> list[Choice[str]]:
        current = self._current(interaction)
        name = current and choices.find(current.names, interaction.namespace.name or "")
        return _choices(current.labels(name), typed) if current and name else []

    def _current(self, interaction: discord.Interaction[VerbatimBot]) -> choices.Current | None:
        """What holds, for one who may know it."""
        with suppress(app_commands.CheckFailure):
            return changing.permitted(self._bot, interaction)
        return None

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Forget that the channel was to be answered in."""
        records = self._bot.records
        if channel.id in records.auto_channels(channel.guild.id):
            await asyncio.to_thread(records.remove_auto_channel, channel.guild.id, channel.id)


def _choices(labels: dict[str, str], typed: str) -> list[Choice[str]]:
    """The labels that contain what was typed, each standing for its key."""
    found = (item for item in labels.items() if typed.casefold() in item[1].casefold())
    return [
        Choice(name=markdown.shortened(label, LONGEST), value=key)
        for (key, label), _ in zip(found, range(CHOICES), strict=False)
    ]
