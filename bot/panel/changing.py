"""Showing and changing settings: who may, what holds there, what is saved, what is said then."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.asking.permissions import manages_server, require_moderator
from bot.asking.places import place_of
from bot.delivery import AnyInteraction, describe
from bot.panel import choices, view, words
from bot.panel.choices import AUTO, ROLE, Channel, Current
from bot.records.records import Records
from bot.rendering.outgoing import Outgoing

if TYPE_CHECKING:
    from bot.client import VerbatimBot

_log = logging.getLogger(__name__)


class WrongChoiceError(ValueError):
    """There is no such setting, it cannot be that, or the user may not change it. The message is
    markdown for the user.
    """


def permitted(bot: VerbatimBot, interaction: AnyInteraction) -> Current:
    """What holds where an interaction takes place, for one who may change it.

    Raises CheckFailure in a server for one who is no moderator there.
    """
    current = current_of(bot, interaction)
    if current.place.guild is not None:
        require_moderator(interaction, current.place.settings)
    return current


def current_of(bot: VerbatimBot, interaction: AnyInteraction) -> Current:
    """What holds where an interaction takes place, and in a server what its user can see there."""
    place = place_of(bot, interaction)
    guild = bot.get_guild(place.guild) if place.guild is not None else None
    if guild is None:
        return Current(place, {}, {}, {})
    roles = {role.id: role.name for role in guild.roles if not role.is_default()}
    auto, manages = bot.records.auto_channels(place.scope), manages_server(interaction)
    return Current(place, roles, _channels(guild, interaction), auto, manages)


async def show(bot: VerbatimBot, current: Current) -> Outgoing:
    """All settings: as a panel, or in words in the plain style."""
    if current.place.settings.style == "plain":
        return Outgoing.notice(
            words.everything(current, no_content=await _lacks_content(bot, current))
        )
    return await show_panel(bot, current)


async def show_panel(
    bot: VerbatimBot, current: Current, *, saved: str = "", opened: int = 0
) -> Outgoing:
    """The panel, below what was saved, with the choices of the opened channel."""
    lacking = await _lacks_content(bot, current)
    return Outgoing.of(view.panel(current, saved=saved, opened=opened, no_content=lacking))


async def save(bot: VerbatimBot, current: Current, name: str, key: str) -> None:
    """Save the value of a key. Raises WrongChoiceError and saves nothing where there is none."""
    if name not in current.names:
        raise WrongChoiceError(words.wrong_name(current, name))
    if name == ROLE and not current.manages:  # its holders could give it to anybody
        raise WrongChoiceError(current.texts.settings.role_not_yours)
    if key not in current.labels(name):
        raise WrongChoiceError(words.wrong_value(current, name, key))
    await asyncio.to_thread(_save, bot.records, current, name, key)


async def obey(
    bot: VerbatimBot, interaction: AnyInteraction, current: Current, name: str, value: str
) -> Outgoing:
    """What is said to a setting's name and its new value as they were typed, or to one of them
    alone. Raises WrongChoiceError.
    """
    if not name:
        raise WrongChoiceError(words.no_name(current.texts))
    setting = choices.find(current.names, name)
    if setting is None:
        raise WrongChoiceError(words.wrong_name(current, name))
    if not value:
        return Outgoing.notice(words.about(current, setting))
    key = choices.find(current.labels(setting), value) or value
    await save(bot, current, setting, key)
    current = current_of(bot, interaction)
    lines = [words.saved(current, setting, key)]
    if setting == AUTO and await _lacks_content(bot, current):
        lines += words.warning(current.texts)
    return Outgoing.notice("\n".join(lines))


def _channels(guild: discord.Guild, interaction: AnyInteraction) -> dict[int, Channel]:
    """The channels that may be answered unasked and that the user sees: the one where he is first,
    then as they stand in the server.
    """
    user, here = interaction.user, interaction.channel
    around = {interaction.channel_id, getattr(here, "parent_id", None)}
    visible = [
        channel
        for channel in guild.channels
        if channel.type in view.CHANNEL_TYPES
        and isinstance(user, discord.Member)
        and channel.permissions_for(user).view_channel
    ]
    visible.sort(key=lambda channel: (channel.id not in around, channel.position))
    return {
        channel.id: Channel(channel.id, channel.name, channel.type == discord.ChannelType.forum)
        for channel in visible
    }


def _save(records: Records, current: Current, name: str, key: str) -> None:
    """Save what a key means; blocks."""
    scope = current.place.scope
    if name != AUTO:
        (setting,) = (each for each in current.settings if each.name == name)
        records.change(scope, **{name: choices.value_of(setting, key)})
        return
    channel, _, option = key.partition(":")
    if auto := choices.auto_channel(int(channel), option):
        records.set_auto_channel(scope, auto)
    else:
        records.remove_auto_channel(scope, int(channel))


async def _lacks_content(bot: VerbatimBot, current: Current) -> bool:
    """Whether there are channels to be answered unasked whose messages Discord does not send.

    Where it does not tell, there is nothing to warn of.
    """
    if not current.auto:
        return False
    try:
        return not await bot.ask_for_content()
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        _log.warning("it is not known whether channels can be read (%s)", describe(error))
        return False
