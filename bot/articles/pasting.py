"""The form in which an article is pasted: its fields, and what was typed into them."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot import custom_ids
from bot.articles.adding import Pasted
from bot.delivery import AnyInteraction
from bot.texts import Texts

TEXT, TITLE, OTHER = 4000, 200, 300
"""The most characters of the text, of the title and of the other fields."""


def form(texts: Texts) -> ui.Modal:
    """The form, stopped, so that discord.py keeps nothing of it."""
    said = texts.articles
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
