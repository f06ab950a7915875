"""The panel's selects. Their state is in their custom_id, so that they never expire."""

from __future__ import annotations

import re
from typing import Any, Self

from discord import ui

from bot import custom_ids
from bot.delivery import AnyInteraction, acknowledge, deliver, whisper
from bot.errors import guarded
from bot.panel import changing, choices, view, words
from bot.panel.choices import AUTO, Current
from bot.rendering.outgoing import Outgoing


class SettingSelect(ui.DynamicItem[ui.Item[Any]], template=custom_ids.SETTING):
    """Changes a setting, or shows the choices of a channel."""

    def __init__(self, select: ui.Item[Any], match: re.Match[str]) -> None:
        super().__init__(select)
        self._name = match["name"]
        self._channel = match["channel"]

    @classmethod
    async def from_custom_id(
        cls, _: AnyInteraction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The select in which something was chosen."""
        return cls(item, match)

    async def callback(self, interaction: AnyInteraction) -> None:
        """Change the panel in place; errors are told to the user."""
        with interaction.client.busy():
            await guarded(interaction, lambda: self._choose(interaction))

    async def _choose(self, interaction: AnyInteraction) -> None:
        bot = interaction.client
        current = changing.permitted(bot, interaction)
        await acknowledge(interaction, "in place")
        data: Any = interaction.data
        chosen = next(iter(data["values"]), choices.NONE)
        try:
            if self._name == AUTO and not self._channel:
                outgoing = await self._open(interaction, current, chosen)
            else:
                outgoing = await self._change(interaction, current, chosen)
        except changing.WrongChoiceError as error:
            await whisper(interaction, Outgoing.notice(str(error)))
        else:
            await deliver(interaction, outgoing)

    async def _open(self, interaction: AnyInteraction, current: Current, channel: str) -> Outgoing:
        """The panel with the choices of a channel."""
        if f"{channel}:{choices.OFF}" not in current.labels(AUTO):
            raise changing.WrongChoiceError(words.wrong_value(current, AUTO, channel))
        return await changing.show_panel(interaction.client, current, opened=int(channel))

    async def _change(self, interaction: AnyInteraction, current: Current, chosen: str) -> Outgoing:
        """The panel with what holds now, in the language that holds now."""
        bot = interaction.client
        key = f"{self._channel}:{chosen}" if self._channel else chosen
        await changing.save(bot, current, self._name, key)
        current = changing.current_of(bot, interaction)
        saved = words.saved(current, self._name, key)
        return await changing.show_panel(
            bot, current, saved=saved, opened=view.opened_in(self.view)
        )


SELECTS = (SettingSelect,)
