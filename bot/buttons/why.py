"""Why: what made the best sentence the best, for the one who presses it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from bot import custom_ids
from bot.asking import replies
from bot.asking.places import Place
from bot.asking.questions import Earlier, earlier_by_id
from bot.buttons.pressing import PressedButton
from bot.delivery import AnyInteraction, acknowledge, deliver
from bot.records.model import Asked
from bot.rendering import layout
from bot.rendering.outgoing import Outgoing

if TYPE_CHECKING:
    from bot.client import VerbatimBot


class WhyButton(PressedButton, template=custom_ids.WHY):
    """Explains an answer."""

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """Answer in private."""
        await acknowledge(interaction, "private")
        bot: VerbatimBot = interaction.client
        kept = await asyncio.to_thread(_kept, bot, place, self.question)
        if kept is None:
            await deliver(interaction, Outgoing.notice(place.texts.asking.not_kept))
            return
        asked, earlier = kept
        work = partial(replies.to_why, asked=asked, earlier=earlier, place=place)
        reply = await bot.desk.run(place, work)
        await deliver(interaction, layout.outgoing(reply, place.texts, place.settings.style))


def _kept(bot: VerbatimBot, place: Place, question: int) -> tuple[Asked, Earlier | None] | None:
    """A question with the one that it followed, as far as they are kept. Blocks."""
    asked = bot.records.asked(place.scope, question)
    if asked is None:
        return None
    return asked, earlier_by_id(bot, place, asked.earlier) if asked.earlier else None
