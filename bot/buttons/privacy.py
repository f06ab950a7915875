"""The button of /privacy forget."""

from __future__ import annotations

import asyncio

from discord import app_commands

from bot import custom_ids, privacy
from bot.asking.places import Place
from bot.buttons.pressing import PressedButton
from bot.delivery import AnyInteraction, acknowledge, deliver
from bot.rendering import layout, render
from bot.rendering.outgoing import Outgoing


class ForgetButton(PressedButton, template=custom_ids.FORGET):
    """Deletes all that is kept of a user, where that user presses."""

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """Delete it, and say so in place of the question."""
        if int(self.match["user"]) != place.user:
            raise app_commands.CheckFailure
        await acknowledge(interaction, "in place")
        bot = interaction.client
        said = await asyncio.to_thread(privacy.forget, bot.records, bot.locales, place)
        await deliver(interaction, Outgoing.of(layout.view(render.notice(said), place.texts)))
