"""What autocomplete suggests while somebody types: from the library of the place alone, and of what
was asked there only what the user may read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from discord.app_commands import Choice

from bot import custom_ids
from bot.asking.choices import CHOICES, LONGEST, is_short, meant, short
from bot.asking.permissions import viewed_channels
from bot.asking.places import Place, place_of
from bot.delivery import AnyInteraction
from bot.rendering import markdown
from index.collection import Collection, Filter

if TYPE_CHECKING:
    from bot.client import VerbatimBot

_FREQUENT, _PUBLISHERS = 10, 10


async def questions(bot: VerbatimBot, interaction: AnyInteraction, typed: str) -> list[Choice[str]]:
    """Questions that were asked often where the user may read them, then titles of articles; of a
    title that is too long, the first words.
    """
    place = place_of(bot, interaction)
    channels = viewed_channels(interaction) if place.guild else ()

    def found(collection: Collection) -> list[str]:
        frequent = bot.records.frequent(place.scope, channels, typed, _FREQUENT)
        titles = (markdown.shortened(title, LONGEST) for title in _titles(collection, typed))
        return [*frequent, *titles]

    return _choices((text, text) for text in await bot.desk.look(place, found))


async def sources(bot: VerbatimBot, interaction: AnyInteraction, typed: str) -> list[Choice[str]]:
    """Publishers, then titles of articles; what is too long goes by a short form."""
    found = await _sources(bot, interaction, typed)
    return _choices((text, short(text)) for text in found)


async def settled(bot: VerbatimBot, place: Place, within: Filter) -> Filter:
    """The filter with the whole name of a source that goes by a short form."""
    source = within.source
    if source is None or not is_short(source):
        return within

    def named(collection: Collection) -> str | None:
        articles, _ = collection.size()
        names = chain(collection.publishers("", articles), collection.titles("", articles))
        return meant(source, names)

    return replace(within, source=await bot.desk.look(place, named) or source)


async def searches(bot: VerbatimBot, interaction: AnyInteraction, typed: str) -> list[Choice[str]]:
    """The same to search for: of what is longer than a search may be, the first words."""
    found = await _sources(bot, interaction, typed)
    return _choices((text, custom_ids.carried(text)) for text in found)


async def _sources(bot: VerbatimBot, interaction: AnyInteraction, typed: str) -> list[str]:
    def found(collection: Collection) -> list[str]:
        return [*collection.publishers(typed, _PUBLISHERS), *_titles(collection, typed)]

    return await bot.desk.look(place_of(bot, interaction), found)


def _titles(collection: Collection, typed: str) -> list[str]:
    return collection.titles(typed, CHOICES)


def _choices(found: Iterable[tuple[str, str]]) -> list[Choice[str]]:
    """Choices of texts and their values, each value once; none that is too long, or of which
    nothing can be shown.
    """
    return list(islice(_fitting(found), CHOICES))


def _fitting(found: Iterable[tuple[str, str]]) -> Iterator[Choice[str]]:
    seen = set()
    for text, value in found:
        name = markdown.shortened(text, LONGEST)
        if name and value not in seen and 0 < markdown.length(value) <= LONGEST:
            seen.add(value)
            yield Choice(name=name, value=value)
