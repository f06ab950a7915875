"""Short forms of titles and ids that are longer than Discord's choices may be. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot.articles.names import key
from bot.rendering import markdown

CHOICES, LONGEST = 25, 100
"""Discord's limits: how many choices, and how long each may be in UTF-16 code units."""

_SHORT = "key:"


def short(text: str) -> str:
    """What stands for a text in a choice: itself, or a short form where it is too long."""
    return text if markdown.length(text) <= LONGEST else f"{_SHORT}{key(text)}"


def is_short(typed: str) -> bool:
    """Whether it looks like a short form."""
    return typed.startswith(_SHORT)


def meant(typed: str, texts: Iterable[str]) -> str | None:
    """The one of the texts for which a short form stands."""
    return with_key(typed.removeprefix(_SHORT), texts)


def with_key(digits: str, texts: Iterable[str]) -> str | None:
    """The one of the texts that has this key."""
    return next((text for text in texts if key(text) == digits), None)
