"""Who may keep a server's library and settings. Checked here, since Discord's own setting of who
sees a command is only a default, which administrators change and subcommands ignore.
"""

from __future__ import annotations

from collections.abc import Callable

import discord
from discord import app_commands
from discord.abc import GuildChannel

from bot.delivery import AnyInteraction
from bot.records.settings import Settings


def manages_server(interaction: AnyInteraction) -> bool:
    """Whether the user has Manage Server here, or is an administrator, who may do everything."""
    allowed = interaction.permissions
    return interaction.guild_id is not None and (allowed.manage_guild or allowed.administrator)


def is_moderator(interaction: AnyInteraction, settings: Settings) -> bool:
    """Whether the user has Manage Server here, or the role that was set for it."""
    if interaction.guild_id is None:
        return False
    if manages_server(interaction):
        return True
    user = interaction.user
    return isinstance(user, discord.Member) and any(role.id == settings.role for role in user.roles)


def require_moderator(interaction: AnyInteraction, settings: Settings) -> None:
    """Raise CheckFailure for one who is no moderator here."""
    if not is_moderator(interaction, settings):
        raise app_commands.CheckFailure


def viewed_channels(interaction: AnyInteraction) -> set[int]:
    """The ids of the channels and public threads here that the user may view, as far as the bot
    knows them, and of the one in which the user is, whatever it is.
    """
    seen = {interaction.channel_id or 0}
    guild, user = interaction.guild, interaction.user
    if guild is not None and isinstance(user, discord.Member):
        channels = (*guild.channels, *guild.threads)
        seen.update(channel.id for channel in channels if _may_view(user, channel))
    return seen


def viewing(interaction: AnyInteraction) -> Callable[[int], bool]:
    """A function that tells by a channel's id whether the user views it. What the bot does not
    know, since it is gone or a thread that is archived, those view who have Manage Server.
    """
    viewed, guild = viewed_channels(interaction), interaction.guild
    manages = manages_server(interaction)

    def views(channel: int) -> bool:
        is_known = guild is not None and guild.get_channel_or_thread(channel) is not None
        return channel in viewed or (manages and not is_known)

    return views


def _may_view(user: discord.Member, channel: GuildChannel | discord.Thread) -> bool:
    if not isinstance(channel, discord.Thread):
        return channel.permissions_for(user).view_channel
    parent = channel.parent
    return not channel.is_private() and parent is not None and _may_view(user, parent)
