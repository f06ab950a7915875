"""Where something happens: whose settings hold, which library is asked, in which language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.delivery import AnyInteraction
from bot.records.settings import Settings
from bot.texts import Texts, texts_for

if TYPE_CHECKING:
    from bot.client import VerbatimBot

_AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a user does something, and what holds there.

    `scope` is the id of the server whose settings and records hold, or else the user's: in direct
    messages, and where a user brought the app to a server or a group that the bot is no member of.
    `guild` is the server whose own library may be asked, None where the bot is no member.
    `private`: replies there have to be private.
    """

    scope: int
    guild: int | None
    channel: int
    user: int
    settings: Settings
    texts: Texts
    private: bool = False

    @property
    def no_articles(self) -> str:
        """What to say where there is no article to search, and who can change that."""
        if self.guild is None:
            return self.texts.empty_library
        asking = self.texts.asking
        return asking.empty_server if self.settings.shared else asking.empty_own


def place_of(bot: VerbatimBot, interaction: AnyInteraction) -> Place:
    """The place of an interaction, with the texts in its user's language, which is remembered for
    direct messages.
    """
    guild = _membership(bot, interaction.guild_id)
    if guild is None:
        bot.locales.remember(interaction.user.id, interaction.locale.value)
    scope = guild or interaction.user.id
    settings = bot.records.settings(scope)
    return Place(
        scope=scope,
        guild=guild,
        channel=interaction.channel_id or 0,
        user=interaction.user.id,
        settings=settings,
        texts=_texts(settings, interaction.locale.value),
        private=guild is None and not _is_own_dm(interaction),
    )


def place_of_message(bot: VerbatimBot, message: discord.Message) -> Place:
    """The place of a message, with the texts in its server's language; in direct messages in that
    of the user's last interaction.
    """
    guild = message.guild
    scope = guild.id if guild else message.author.id
    settings = bot.records.settings(scope)
    return Place(
        scope=scope,
        guild=guild.id if guild else None,
        channel=message.channel.id,
        user=message.author.id,
        settings=settings,
        texts=_texts(settings, _locale(bot, message)),
    )


def _locale(bot: VerbatimBot, message: discord.Message) -> str:
    guild = message.guild
    return guild.preferred_locale.value if guild else bot.locales.of(message.author.id)


def _texts(settings: Settings, locale: str) -> Texts:
    return texts_for(locale if settings.language == _AUTO else settings.language)


def _membership(bot: VerbatimBot, guild: int | None) -> int | None:
    """The server, where the bot itself is a member of it.

    What the interaction says of its server does not tell: a user can bring the app to any.
    """
    return guild if guild is not None and bot.get_guild(guild) is not None else None


def _is_own_dm(interaction: AnyInteraction) -> bool:
    """Whether it is the direct messages with the bot itself."""
    if interaction.guild_id is not None:
        return False
    return interaction.context.dm_channel or not interaction.context.private_channel
