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
from index.collection import Collection


class WalkButton(PressedButton, template=custom_ids.WALK):
    """Shows another sentence of the article, in the language of the message."""

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """Change the message in place."""
        await acknowledge(interaction, "in place")
        view = self.view
        assert isinstance(view, ui.LayoutView)
        desk: Desk = interaction.client.desk
        work = partial(_walk, walk=Walk.parse(self.match), view=view, place=place)
        if gone := await desk.look(place, work):
            await whisper(interaction, Outgoing.notice(gone))
        else:
            await deliver(interaction, Outgoing.of(view))


def _walk(collection: Collection, walk: Walk, view: ui.LayoutView, place: Place) -> str:
    """Show the sentence in the view; why that cannot be done, or "". Blocks."""
    found = replies.to_walk(collection, walk, place)
    if isinstance(found, str):
        return found
    layout.walk_to(view, *found, texts_for(walk.language))
    return ""
