"""Who may keep a server's library and settings. Checked here, since Discord's own setting of who
sees a command is only a default, which administrators change and subcommands ignore.
"""

from __future__ import annotations

import discord
from discord import app_commands

from bot.delivery import AnyInteraction
from bot.records.settings import Settings


def is_moderator(interaction: AnyInteraction, settings: Settings) -> bool:
    """Whether the user has Manage Server here, or the role that was set for it."""
    if interaction.guild_id is None:
        return False
    if interaction.permissions.manage_guild or interaction.permissions.administrator:
        return True
    user = interaction.user
    return isinstance(user, discord.Member) and any(role.id == settings.role for role in user.roles)


def require_moderator(interaction: AnyInteraction, settings: Settings) -> None:
    """Raise CheckFailure for one who is no moderator here."""
    if not is_moderator(interaction, settings):
        raise app_commands.CheckFailure
