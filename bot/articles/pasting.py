"""The form in which an article is pasted: its fields, what was typed into them, what came of it."""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import Any

import discord
from discord import ui

from bot import custom_ids
from bot.articles import telling
from bot.articles.adding import Pasted, add_pasted
from bot.articles.quota import QuotaError
from bot.asking.shelves import Shelves
from bot.delivery import AnyInteraction
from bot.rendering import markdown
from bot.rendering.outgoing import Attached, Outgoing
from bot.texts import Texts
from index.prose import dates

FILE = "article.txt"
"""What was pasted, where it could not be added."""

TEXT, TITLE, OTHER = 4000, 200, 300
"""The most characters of the text, of the title and of the other fields."""

_TYPED = 40  # UTF-16 code units shown of what is no date


def form(texts: Texts) -> ui.Modal:
    """The form, stopped, so that discord.py keeps nothing of it."""
    said = texts.adding
    modal = ui.Modal(title=said.form_title, custom_id=custom_ids.ADD_ARTICLE.pattern)
    for name, label, longest, example in (
        ("title", said.title_label, TITLE, None),
        ("publisher", said.publisher_label, OTHER, None),
        ("published", said.date_label, OTHER, "2021-02-16"),
        ("url", said.address_label, OTHER, "https://example.org/article"),
        ("text", said.text_label, TEXT, None),
    ):
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id=name,
            max_length=longest,
            placeholder=example,
            required=name in ("title", "text"),
            style=discord.TextStyle.long if name == "text" else discord.TextStyle.short,
        )
        modal.add_item(ui.Label(text=label, component=field))
    modal.stop()
    return modal


def pasted(interaction: AnyInteraction) -> Pasted:
    """What was typed into a submitted form."""
    data: Any = interaction.data
    fields = (label["component"] for label in data["components"])
    return Pasted(**{field["custom_id"]: str(field["value"]).strip() for field in fields})


def take(shelves: Shelves, guild: int, article: Pasted, texts: Texts) -> Outgoing:
    """Add what was pasted and say what came of it; nothing that was typed is lost. Blocks.

    With what is no date the article is added without one; what is refused is given back as a file.
    """
    undated = bool(article.published) and not dates.given(article.published)
    try:
        done = add_pasted(shelves, guild, replace(article, published="") if undated else article)
    except QuotaError as error:
        return _given_back(telling.too_much(error, texts), article, texts)
    told = telling.outcome(done, texts)
    if done.refused:
        return _given_back(told, article, texts)
    if undated:
        typed = markdown.inline(article.published, _TYPED)
        told = f"{told}\n\n{texts.adding.undated.format(text=typed)}"
    return Outgoing.notice(told)


def _given_back(told: str, article: Pasted, texts: Texts) -> Outgoing:
    title, text, *about = astuple(article)
    content = "\n".join(filter(None, (title, *about, "\n" + text)))
    files = (Attached(FILE, content.encode()),)
    return Outgoing(text=f"{told}\n\n{texts.adding.given_back}", files=files)
