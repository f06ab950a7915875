"""More: the further quotes of an answer."""

from __future__ import annotations

from functools import partial

from bot import custom_ids
from bot.asking import replies
from bot.asking.desk import Desk
from bot.asking.places import Place
from bot.buttons.pressing import PressedButton
from bot.custom_ids import More
from bot.delivery import AnyInteraction, acknowledge, deliver
from bot.rendering import layout


class MoreButton(PressedButton, template=custom_ids.MORE):
    """Shows the further quotes to the one who presses it."""

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """Answer in private."""
        await acknowledge(interaction, "private")
        work = partial(replies.to_more, more=More.parse(self.match), place=place)
        desk: Desk = interaction.client.desk
        reply = await desk.look(place, work)
        await deliver(interaction, layout.outgoing(reply, place.texts, place.settings.style))
