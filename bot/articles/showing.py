"""What is shown of a server's articles, and removing one. Blocks: call it in a thread."""

from __future__ import annotations

import discord
from discord import ui

from bot import custom_ids
from bot.articles import telling
from bot.articles.choosing import by_key, existing, find
from bot.articles.names import key
from bot.asking.places import Place
from bot.asking.shelves import Shelves
from bot.rendering import layout, markdown, paging, plain, render
from bot.rendering.outgoing import Outgoing
from bot.rendering.paging import Page
from bot.texts import Texts
from index.library import Library
from index.model import Summary
from index.store import Details

_TYPED = 100  # UTF-16 code units shown of what names no article


def listed(
    shelves: Shelves, guild: int, number: int, texts: Texts, style: layout.Style
) -> Outgoing:
    """Page `number` (from 0) of the server's own articles, or the last one there is."""
    with existing(shelves, guild) as library:
        page = Page.near(number, telling.PAGE, library.catalog.size()[0] if library else 0)
        found = _articles(library, page) if library else []
    reply = telling.page(found, page, texts, style)
    return paging.outgoing(reply, page, custom_ids.articles, texts, style)


def detailed(
    shelves: Shelves, shared: Library | None, guild: int, typed: str, place: Place
) -> Outgoing:
    """The article that is meant: the server's own, or else one of the shared library."""
    budget = plain.LIMIT if place.settings.style == "plain" else render.MESSAGE
    with existing(shelves, guild) as own:
        for library in filter(None, (own, shared)):
            if found := _found(library, typed):
                reply = telling.details(found, place.texts, budget, shared=library is shared)
                return layout.outgoing(reply, place.texts, place.settings.style)
    return _unknown(typed, place)


def ask_to_remove(
    shelves: Shelves, shared: Library | None, guild: int, typed: str, place: Place
) -> Outgoing:
    """Whether the article that is meant should be removed, with a button where there are any."""
    said = place.texts.articles
    with existing(shelves, guild) as own:
        if own and (found := _found(own, typed)):
            article = found.stored.article
            text = said.asked_to_remove.format(title=_title(article.title))
            if place.settings.style == "plain":
                return Outgoing.notice(f"{text} {said.confirm}")
            custom_id = custom_ids.remove_article(place.user, key(article.id))
            style = discord.ButtonStyle.danger
            button: layout.Button = ui.Button(
                label=said.remove_button, custom_id=custom_id, style=style
            )
            return Outgoing.of(layout.notice(text, button))
    return _not_removed(shared, typed, place)


def remove(
    shelves: Shelves, shared: Library | None, guild: int, typed: str, place: Place
) -> Outgoing:
    """Remove the article that is meant."""
    with existing(shelves, guild) as own:
        if own and (found := find(own, typed)):
            return Outgoing.notice(_removed(own, found, place))
    return _not_removed(shared, typed, place)


def remove_by_key(shelves: Shelves, guild: int, digits: str, place: Place) -> Outgoing:
    """Remove the article with this key; the message takes the place of the one with the button."""
    text = place.texts.removed
    with existing(shelves, guild) as own:
        if own and (found := by_key(own, digits)):
            text = _removed(own, found, place)
    return Outgoing.of(layout.view(render.notice(text), place.texts))


def _articles(library: Library, page: Page) -> list[Summary]:
    return library.catalog.newest("", page.start + page.size)[page.start :]


def _found(library: Library, typed: str) -> Details | None:
    article_id = find(library, typed)
    return library.article(article_id) if article_id else None


def _removed(library: Library, article_id: str, place: Place) -> str:
    title = library.remove(article_id)
    return place.texts.articles.removed.format(title=_title(title))


def _not_removed(shared: Library | None, typed: str, place: Place) -> Outgoing:
    """Why nothing is removed: the article is a shared one, or there is none."""
    if shared and (found := _found(shared, typed)):
        text = place.texts.articles.not_own.format(title=_title(found.stored.article.title))
        return Outgoing.notice(text)
    return _unknown(typed, place)


def _unknown(typed: str, place: Place) -> Outgoing:
    text = place.texts.articles.unknown.format(text=markdown.inline(typed, _TYPED))
    return Outgoing.notice(text)


def _title(title: str) -> str:
    return markdown.inline(title, _TYPED)
