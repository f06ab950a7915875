"""The buttons under an answer. Their state stands in their custom_id, so that they never expire."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from discord import ui

from bot import custom_ids, layout, replies
from bot.delivery import AnyInteraction, acknowledge, deliver, whisper
from bot.errors import guarded
from bot.texts import texts_for


class WalkButton(ui.DynamicItem[ui.Button[Any]], template=custom_ids.WALK):
    """Shows another sentence of the article in place of the one shown."""

    def __init__(self, button: ui.Button[Any], walk: custom_ids.Walk) -> None:
        super().__init__(button)
        self._walk = walk

    @classmethod
    async def from_custom_id(
        cls, _: AnyInteraction, item: ui.Item[Any], match: re.Match[str], /
    ) -> WalkButton:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, custom_ids.Walk.parse(match))

    async def callback(self, interaction: AnyInteraction) -> None:
        """Change the message in place."""
        with interaction.client.busy():
            await guarded(interaction, lambda: self._show(interaction))

    async def _show(self, interaction: AnyInteraction) -> None:
        texts = texts_for(self._walk.language)
        await acknowledge(interaction, "in place")
        found = await asyncio.to_thread(replies.to_walk, interaction.client.library, self._walk)
        if found is None:
            removed = texts_for(interaction.locale.value).removed
            await whisper(interaction, layout.notice(removed))
            return
        view = self.view
        assert isinstance(view, ui.LayoutView)
        layout.walk_to(view, *found, texts)
        await deliver(interaction, view)


class MoreButton(ui.DynamicItem[ui.Button[Any]], template=custom_ids.MORE):
    """Shows the further quotes to the one who presses it."""

    def __init__(self, button: ui.Button[Any], more: custom_ids.More) -> None:
        super().__init__(button)
        self._more = more

    @classmethod
    async def from_custom_id(
        cls, _: AnyInteraction, item: ui.Item[Any], match: re.Match[str], /
    ) -> MoreButton:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, custom_ids.More.parse(match))

    async def callback(self, interaction: AnyInteraction) -> None:
        """Answer in private."""
        with interaction.client.busy():
            await guarded(interaction, lambda: self._show(interaction))

    async def _show(self, interaction: AnyInteraction) -> None:
        texts = texts_for(interaction.locale.value)
        await acknowledge(interaction, "private")
        library = interaction.client.library
        reply = await asyncio.to_thread(replies.to_more, library, self._more, texts)
        await deliver(interaction, layout.view(reply, texts))


BUTTONS = (WalkButton, MoreButton)
