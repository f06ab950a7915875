"""What autocomplete suggests while somebody types: from the library of the place alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from discord.app_commands import Choice

from bot import custom_ids
from bot.asking.places import Place
from bot.rendering import markdown
from index.collection import Collection

if TYPE_CHECKING:
    from bot.client import VerbatimBot

CHOICES, LONGEST = 25, 100
"""Discord's limits: how many choices, and how long each may be in UTF-16 code units."""

_FREQUENT, _PUBLISHERS = 10, 10


async def questions(bot: VerbatimBot, place: Place, typed: str) -> list[Choice[str]]:
    """Questions that were asked often in this place, then titles of articles."""

    def found(collection: Collection) -> list[str]:
        frequent = bot.records.frequent(place.scope, typed, _FREQUENT)
        return [*frequent, *collection.titles(typed, CHOICES)]

    return _choices(await bot.desk.look(place, found))


async def sources(bot: VerbatimBot, place: Place, typed: str) -> list[Choice[str]]:
    """Publishers, then titles of articles."""
    return _choices(await bot.desk.look(place, lambda found: _sources(found, typed)))


async def searches(bot: VerbatimBot, place: Place, typed: str) -> list[Choice[str]]:
    """The same to search for: of what is longer than a search may be, the first words."""
    found = await bot.desk.look(place, lambda found: _sources(found, typed))
    return _choices(map(custom_ids.carried, found))


def _sources(collection: Collection, typed: str) -> list[str]:
    return [*collection.publishers(typed, _PUBLISHERS), *collection.titles(typed, CHOICES)]


def _choices(texts: Iterable[str]) -> list[Choice[str]]:
    """The texts that are short enough, each once."""
    fitting = (text for text in dict.fromkeys(texts) if 0 < markdown.length(text) <= LONGEST)
    return [Choice(name=text, value=text) for text, _ in zip(fitting, range(CHOICES), strict=False)]
