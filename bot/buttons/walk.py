"""◀ and ▶: another sentence of the article in place of the one shown."""

from __future__ import annotations

from functools import partial

from discord import ui

from bot import custom_ids
from bot.asking import replies
from bot.asking.desk import Desk
from bot.asking.places import Place
from bot.buttons.pressing import PressedButton
from bot.custom_ids import Walk
from bot.delivery import AnyInteraction, acknowledge, deliver, whisper
from bot.rendering import layout
from bot.rendering.outgoing import Outgoing
from bot.texts import texts_for


class WalkButton(PressedButton, template=custom_ids.WALK):
    """Shows another sentence of the article, in the language of the message."""

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """Change the message in place."""
        walk = Walk.parse(self.match)
        await acknowledge(interaction, "in place")
        desk: Desk = interaction.client.desk
        found = await desk.look(place, partial(replies.to_walk, walk=walk))
        if found is None:
            await whisper(interaction, Outgoing.notice(place.texts.removed))
            return
        view = self.view
        assert isinstance(view, ui.LayoutView)
        layout.walk_to(view, *found, texts_for(walk.language))
        await deliver(interaction, Outgoing.of(view))
