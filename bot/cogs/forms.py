"""Submitted forms, of which the bot keeps nothing while they are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.asking.places import place_of
from bot.buttons import FORMS
from bot.errors import guarded
from bot.forms import custom_id_of

if TYPE_CHECKING:
    from bot.client import VerbatimBot


class Forms(commands.Cog):
    """Passes submitted forms on, and tells the user of errors."""

    def __init__(self, bot: VerbatimBot) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[VerbatimBot]) -> None:
        """Do what a submitted form is for."""
        if custom_id := custom_id_of(interaction):
            with self._bot.busy():
                await guarded(interaction, lambda: self._submitted(interaction, custom_id))

    async def _submitted(
        self, interaction: discord.Interaction[VerbatimBot], custom_id: str
    ) -> None:
        for template, submitted in FORMS:
            if match := template.fullmatch(custom_id):
                await submitted(interaction, place_of(self._bot, interaction), match)
