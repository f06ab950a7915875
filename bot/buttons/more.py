"""More: the further quotes of an answer."""

from __future__ import annotations

from functools import partial

from bot import custom_ids, layout, replies
from bot.buttons.pressing import PressedButton
from bot.custom_ids import More
from bot.delivery import AnyInteraction, acknowledge, deliver
from bot.desk import Desk
from bot.places import Place


class MoreButton(PressedButton, template=custom_ids.MORE):
    """Shows the further quotes to the one who presses it."""

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """Answer in private."""
        await acknowledge(interaction, "private")
        work = partial(replies.to_more, more=More.parse(self.match), texts=place.texts)
        desk: Desk = interaction.client.desk
        reply = await desk.look(place, work)
        await deliver(interaction, layout.outgoing(reply, place.texts, place.settings.style))
