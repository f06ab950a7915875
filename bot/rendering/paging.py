"""Lists in pages: which page it is, and the buttons that turn it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from discord import ui

from bot.rendering import layout
from bot.rendering.layout import BACK, NEXT, Style
from bot.rendering.outgoing import Outgoing
from bot.rendering.render import Reply
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Page:
    """Page `number` (from 0) of a list with `total` entries, `size` of which fill a page."""

    number: int
    size: int
    total: int

    @classmethod
    def near(cls, number: int, size: int, total: int) -> Page:
        """The page with this number, or the last one where there are fewer."""
        return cls(max(0, min(number, pages(total, size) - 1)), size, total)

    @property
    def start(self) -> int:
        """The number of its first entry, from 0."""
        return self.number * self.size

    @property
    def count(self) -> int:
        """How many pages there are."""
        return pages(self.total, self.size)

    def told(self, text: str) -> str:
        """The text, with which `page` of how many `pages` it is, in small print; "" for one."""
        return f"-# {text.format(page=self.number + 1, pages=self.count)}" if self.count > 1 else ""


def pages(total: int, size: int) -> int:
    """How many pages so many entries fill; one where there is none."""
    return max(1, -(-total // size))


def outgoing(
    reply: Reply, page: Page, custom_id: Callable[[int], str], texts: Texts, style: Style
) -> Outgoing:
    """The reply as a message, with buttons to the pages before and after where there are any.

    `custom_id` makes what shows the page of a number. Plain style has no buttons.
    """
    if style == "plain" or page.count == 1:
        return layout.outgoing(reply, texts, style)
    view = layout.view(reply, texts)
    view.add_item(_row(page, custom_id))
    return Outgoing.of(view)


def _row(page: Page, custom_id: Callable[[int], str]) -> ui.ActionRow[Any]:
    back, following = (custom_id(page.number + step) for step in (-1, 1))
    buttons: tuple[layout.Button, layout.Button] = (
        ui.Button(label=BACK, custom_id=back, disabled=page.number == 0),
        ui.Button(label=NEXT, custom_id=following, disabled=page.number == page.count - 1),
    )
    return ui.ActionRow(*buttons)
