"""What a message holds when it is sent: components or plain text, and files."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui


@dataclass(frozen=True, slots=True)
class Attached:
    """A file to send; `description` is read out to those who do not see it, at most 1,024
    characters.
    """

    name: str
    content: bytes
    description: str = ""

    def file(self) -> discord.File:
        """The file as discord.py takes it, to be read once."""
        return discord.File(
            io.BytesIO(self.content), filename=self.name, description=self.description or None
        )


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to send: either a view of components or a text, and files.

    Discord shows no files beside a view, but those that the view itself names. Raises ValueError
    where there are both a view and a text, or neither.
    """

    view: ui.LayoutView | None = None
    text: str = ""
    files: tuple[Attached, ...] = ()

    def __post_init__(self) -> None:
        if (self.view is None) == (not self.text):
            raise ValueError("Outgoing: give either a view or a text")

    @classmethod
    def of(cls, view: ui.LayoutView) -> Outgoing:
        """The view and nothing else."""
        return cls(view=view)

    @classmethod
    def notice(cls, text: str) -> Outgoing:
        """A message of the bot's own words, as markdown; the same in every style."""
        return cls(text=text)

    def as_new(self) -> dict[str, Any]:
        """What discord.py's methods take that send a message; to be made anew for each try.

        A try reads its files to their end, so that the next one needs its own.
        """
        options = self._content()
        if self.view is None:
            options["suppress_embeds"] = True
        if self.files:
            options["files"] = [each.file() for each in self.files]
        return options

    def as_edit(self) -> dict[str, Any]:
        """The same for the methods that edit one; they cannot suppress previews of links."""
        options = self._content()
        if self.files:
            options["attachments"] = [each.file() for each in self.files]
        return options

    def _content(self) -> dict[str, Any]:
        return {"content": self.text} if self.view is None else {"view": self.view}
