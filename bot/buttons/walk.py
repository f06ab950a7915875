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
        if await desk.look(place, partial(_walk, walk=Walk.parse(self.match), view=view)):
            await deliver(interaction, Outgoing.of(view))
        else:
            await whisper(interaction, Outgoing.notice(place.texts.removed))


def _walk(collection: Collection, walk: Walk, view: ui.LayoutView) -> bool:
    """Show the sentence in the view; false where its article was removed. Blocks."""
    found = replies.to_walk(collection, walk)
    if found:
        layout.walk_to(view, *found, texts_for(walk.language))
    return found is not None
