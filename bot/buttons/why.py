"""Why: what made the best sentence the best, for the one who presses it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from bot import custom_ids
from bot.asking.places import Place
from bot.buttons.pressing import PressedButton
from bot.delivery import AnyInteraction, acknowledge, deliver
from bot.rendering import layout, why
from bot.rendering.outgoing import Outgoing

if TYPE_CHECKING:
    from bot.client import VerbatimBot


class WhyButton(PressedButton, template=custom_ids.WHY):
    """Explains an answer."""

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """Answer in private."""
        await acknowledge(interaction, "private")
        bot: VerbatimBot = interaction.client
        asked = await asyncio.to_thread(bot.records.asked, place.scope, self.question)
        if asked is None:
            await deliver(interaction, Outgoing.notice(place.texts.asking.not_kept))
            return
        quotes, texts = place.settings.quotes, place.texts
        work = partial(why.to_asked, asked=asked, quotes=quotes, texts=texts)
        reply = await bot.desk.run(place, work)
        await deliver(interaction, layout.outgoing(reply, texts, place.settings.style))
