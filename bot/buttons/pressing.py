"""What all buttons have in common: they answer a press wherever and whenever it comes."""

from __future__ import annotations

import re
from typing import Any, Self

from discord import ui

from bot.asking.places import Place, place_of
from bot.delivery import AnyInteraction
from bot.errors import guarded

Button = ui.Button[Any]

_NOTHING = re.compile(r"(?!)")  # the class itself is no button of a message


class PressedButton(ui.DynamicItem[Button], template=_NOTHING):
    """A button that was pressed; `match` is its custom_id, which holds all of its state.

    The bot keeps no button, so that those of old messages go on working after a restart.
    """

    def __init__(self, button: Button, match: re.Match[str]) -> None:
        super().__init__(button)
        self.match = match

    @classmethod
    async def from_custom_id(
        cls, _: AnyInteraction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, match)

    async def callback(self, interaction: AnyInteraction) -> None:
        """Answer the press; errors are told to the user."""

        async def answer() -> None:
            await self.pressed(interaction, place_of(interaction.client, interaction))

        with interaction.client.busy():
            await guarded(interaction, answer)

    async def pressed(self, interaction: AnyInteraction, place: Place) -> None:
        """What the button does, in the place where it was pressed."""
        raise NotImplementedError

    @property
    def question(self) -> int:
        """The id of the question that the button belongs to, where it belongs to one."""
        return int(self.match["question"])
