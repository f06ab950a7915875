"""What becomes of errors: every one is logged or told to the user, most are both.

In this order:

1. A cooldown, a missing permission of the user's or of the bot's, another check: the user is told.
2. A command that Discord knows in another form than the bot: the user is told to reload.
3. An error of the library about what the user gave: its message is fit to be shown.
4. An interaction that is gone (deleted, or its time is over), or that another copy of the bot
   answers: logged in one line, nobody is left to be told.
5. An error of the library about this machine, such as a database that cannot be written: logged in
   one line under a short reference, and the user is told the reference, but no path.
6. All else: the same with a traceback.
"""

from __future__ import annotations

import logging
import math
import secrets
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands

from bot import delivery
from bot.asking.places import place_of, place_of_message
from bot.delivery import AnyInteraction
from bot.rendering import markdown
from bot.rendering.outgoing import Outgoing
from bot.texts import Texts, texts_for
from index.errors import (
    LibraryChangedError,
    ReadingError,
    SettingsError,
    UnknownArticleError,
    VerbatimError,
)

if TYPE_CHECKING:
    from bot.client import VerbatimBot

_LONGEST = 1500  # UTF-16 code units of an error of the library
_SHOWN = (LibraryChangedError, ReadingError, SettingsError, UnknownArticleError)
_UNSENT = (discord.HTTPException, aiohttp.ClientError, OSError)
# Error codes of Discord's: unknown message, webhook, interaction; a token that is over.
_GONE = {10008, 10015, 10062, 50027}

_log = logging.getLogger(__name__)


class Tree(app_commands.CommandTree[Any]):
    """The command tree, whose errors are told to the user in private."""

    async def on_error(
        self, interaction: AnyInteraction, error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the user what went wrong with a command."""
        await tell(interaction, error)


async def guarded(interaction: AnyInteraction, action: Callable[[], Awaitable[None]]) -> None:
    """Run what a button does; an error is told to the user."""
    try:
        await action()
    except Exception as error:  # noqa: BLE001 (all that a button may raise ends here)
        await tell(interaction, error)


async def tell(interaction: AnyInteraction, error: Exception) -> None:
    """Tell the user of an interaction what went wrong, in private."""
    text = explain(error, _texts(interaction))
    if text is None:
        return
    try:
        await delivery.whisper(interaction, Outgoing.notice(text))
    except _UNSENT as failure:
        _log.warning("the user could not be told of it (%s)", delivery.describe(failure))


async def tell_author(bot: VerbatimBot, message: discord.Message, error: Exception) -> None:
    """Tell the author of a message what went wrong, as a reply."""
    text = explain(error, _texts_of_message(bot, message))
    if text is None:
        return
    try:
        await delivery.reply(message, Outgoing.notice(text), bot.pace)
    except _UNSENT as failure:
        _log.warning("the author could not be told of it (%s)", delivery.describe(failure))


def explain(error: Exception, texts: Texts) -> str | None:
    """What the user is told, as markdown; None where nobody is left to be told. May log."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if isinstance(error, app_commands.CommandOnCooldown):
        return texts.cooldown.format(seconds=math.ceil(error.retry_after))
    if isinstance(error, app_commands.BotMissingPermissions):
        missing = ", ".join(error.missing_permissions).replace("_", " ")
        return texts.bot_not_allowed.format(permissions=missing)
    if isinstance(error, app_commands.CheckFailure):
        return texts.not_allowed
    if isinstance(error, (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)):
        return texts.outdated
    if isinstance(error, _SHOWN):
        _log.warning("%s", error)
        return markdown.inline(str(error), _LONGEST)
    if isinstance(error, discord.HTTPException) and error.code in _GONE:
        _log.info("a reply had nowhere to go (%s)", delivery.describe(error))
        return None
    if isinstance(error, discord.HTTPException) and error.code == delivery.ALREADY_ACKNOWLEDGED:
        _log.info("another copy of the bot answers (%s)", delivery.describe(error))
        return None
    return _unexpected(error, texts)


def _unexpected(error: Exception, texts: Texts) -> str:
    reference = secrets.token_hex(3)
    if isinstance(error, VerbatimError):  # its message says what a traceback would
        _log.error("reference %s: %s", reference, error)
    else:
        _log.error("unexpected error, reference %s", reference, exc_info=error)
    return texts.unexpected.format(reference=reference)


def _texts(interaction: AnyInteraction) -> Texts:
    """What holds where the interaction took place; the user's language where that is not known."""
    try:
        return place_of(interaction.client, interaction).texts
    except Exception:  # noqa: BLE001 (whatever is broken, the user is told of the error before)
        return texts_for(interaction.locale.value)


def _texts_of_message(bot: VerbatimBot, message: discord.Message) -> Texts:
    """What holds where the message was written; its server's language where that is not known."""
    try:
        return place_of_message(bot, message).texts
    except Exception:  # noqa: BLE001 (as above)
        return texts_for(message.guild.preferred_locale.value if message.guild else "en")
