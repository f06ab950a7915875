"""Modals that outlive a restart: their custom_id says what they are for, and the bot keeps none.

A user may leave a modal open for as long as he likes, or close it without a word, so that
discord.py, which keeps each one until it is submitted, would keep many for ever.
"""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.delivery import AnyInteraction


def form(custom_id: str, title: str, label: str, field: ui.TextInput[Any]) -> ui.Modal:
    """A modal with one field. It is stopped, so that discord.py keeps nothing of it."""
    modal = ui.Modal(title=title, custom_id=custom_id)
    modal.add_item(ui.Label(text=label, component=field))
    modal.stop()
    return modal


def custom_id_of(interaction: AnyInteraction) -> str:
    """The custom_id of a submitted modal; "" for other interactions."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return ""
    data: Any = interaction.data
    return str(data["custom_id"])


def typed(interaction: AnyInteraction) -> str:
    """What was typed into the field of a submitted form."""
    data: Any = interaction.data
    (label,) = data["components"]
    return str(label["component"]["value"]).strip()
