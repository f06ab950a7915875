"""◀ and ▶ under a timeline and under the list of articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from bot import custom_ids
from bot.asking.desk import Desk
from bot.asking.places import Place
from bot.buttons.pressing import PressedButton
from bot.delivery import AnyInteraction, acknowledge, deliver
from bot.rendering import listing, timelines
from bot.rendering.layout import Style
from bot.rendering.outgoing import Outgoing
from bot.texts import texts_for
from index.collection import Collection

Shown: TypeAlias = Callable[[Collection, str, int, Place, Style], Outgoing]


class TimelineButton(PressedButton, template=custom_ids.TIMELINE):
    """Shows another page of a timeline, in the language of the message."""

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """Change the message in place."""
        await _turn(self, interaction, place, timelines.shown)


class SourcesButton(PressedButton, template=custom_ids.SOURCES):
    """Shows another page of the articles, in the language of the message."""

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """Change the message in place."""
        await _turn(self, interaction, place, listing.shown)


async def _turn(
    button: PressedButton, interaction: AnyInteraction, place: Place, shown: Shown
) -> None:
    """Show the page from the library of the place where the button was pressed.

    A message that has buttons stays one of components, whatever the style is by now.
    """
    await acknowledge(interaction, "in place")
    match, desk = button.match, interaction.client.desk
    assert isinstance(desk, Desk)
    text, number = match["text"], int(match["page"])
    place = replace(place, texts=texts_for(match["language"]))
    await deliver(
        interaction,
        await desk.run(place, lambda found: shown(found, text, number, place, "rich")),
    )
