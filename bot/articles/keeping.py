"""Who keeps a server's own library: its moderators, where the bot is a member of the server."""

from __future__ import annotations

from discord import app_commands

from bot.asking.permissions import is_moderator, require_moderator
from bot.asking.places import Place
from bot.delivery import AnyInteraction


def kept(interaction: AnyInteraction, place: Place) -> int:
    """The server whose library the user may keep. Raises CheckFailure where there is none."""
    require_moderator(interaction, place.settings)
    if place.guild is None:
        raise app_commands.NoPrivateMessage
    return place.guild


def is_keeper(interaction: AnyInteraction, place: Place) -> bool:
    """Whether `kept` names a server."""
    return place.guild is not None and is_moderator(interaction, place.settings)
