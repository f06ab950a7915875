"""Choosing an article: what is suggested while somebody types, and what was meant. Blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from discord.app_commands import Choice

from bot.asking.choices import CHOICES, LONGEST, is_short, meant, short, with_key
from bot.asking.shelves import Shelves
from bot.rendering import markdown
from index.library import Library
from index.model import Summary


@contextmanager
def existing(shelves: Shelves, guild: int) -> Iterator[Library | None]:
    """A server's own library; None where it has none, and none is made."""
    if not shelves.folder(guild).exists():
        yield None
        return
    with shelves.own(guild) as library:
        yield library


def own_choices(shelves: Shelves, guild: int, typed: str) -> list[Choice[str]]:
    """The server's own articles that have the typed words, as choices."""
    with existing(shelves, guild) as library:
        return choices(library.catalog.newest(typed, CHOICES)) if library else []


def choices(articles: Iterable[Summary]) -> list[Choice[str]]:
    """The articles as Discord's choices, at most as many as it takes."""
    shown = zip(articles, range(CHOICES), strict=False)
    return [Choice(name=_label(article), value=short(article.id)) for article, _ in shown]


def find(library: Library, typed: str) -> str | None:
    """The id of the article that is meant by an id, by its short form or by a whole title."""
    typed = typed.strip()
    if library.article(typed):
        return typed
    if is_short(typed):
        return meant(typed, _ids(library))
    titled = library.catalog.newest(typed, CHOICES)
    folded = typed.casefold()
    return next((one.id for one in titled if one.title.casefold() == folded), None)


def by_key(library: Library, digits: str) -> str | None:
    """The id of the article with this key."""
    return with_key(digits, _ids(library))


def _ids(library: Library) -> Iterator[str]:
    return (article.id for article in library.articles())


def _label(article: Summary) -> str:
    """Title and publisher in plain text, as Discord shows a choice; the id, as it is sent, where
    nothing of them can be shown.
    """
    named = map(markdown.one_line, (article.title, article.publisher or ""))
    return markdown.shortened(" · ".join(filter(None, named)), LONGEST) or short(article.id)
