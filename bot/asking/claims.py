"""What a message says, be it in components, in embeds or in what it forwards. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import discord

from bot.rendering import markdown

_QUOTED = re.compile(r"^> (?!-# ).*", re.M)  # not the sentences beside a quote
_PLAIN = re.compile(  # a quote in plain text, in the quotation marks of any of the languages
    r"^(?:\(\d+\) )?(?:“(?P<en>.+)”|„(?P<de>.+)“|«\u00a0?(?P<fr>.+?)\u00a0?»)$", re.M
)


def claim_in(message: discord.Message, *, own: bool) -> str:
    """The text of a message, and of one that it forwards; "" for none.

    Of the bot's `own` answers it is what they quote, as the articles have it.
    """
    said = "\n".join(filter(None, _texts(message)))
    return _quoted(said) if own else said


def _texts(message: discord.Message | discord.MessageSnapshot) -> Iterator[str]:
    yield message.content
    yield from _shown(message.components)
    for embed in message.embeds:
        yield embed.title or ""
        yield embed.description or ""
    if isinstance(message, discord.Message):
        for forwarded in message.message_snapshots:
            yield from _texts(forwarded)


def _shown(components: Iterable[discord.Component]) -> Iterator[str]:
    """The texts of components and of those inside of them, from top to bottom."""
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        elif isinstance(component, (discord.Container, discord.SectionComponent)):
            yield from _shown(component.children)


def _quoted(said: str) -> str:
    """What an answer quotes; all that a message says which quotes nothing."""
    quotes = _QUOTED.findall(said) or [_within(match) for match in _PLAIN.finditer(said)]
    return markdown.unquoted("\n".join(quotes) or said)[0]


def _within(match: re.Match[str]) -> str:
    return match["en"] or match["de"] or match["fr"]
