"""What becomes of errors: every one is logged or told to the user, most are both.

In this order:

1. A cooldown, a missing permission of the user's or of the bot's, another check: the user is told.
2. A command that Discord knows in another form than the bot: the user is told to reload.
3. An error of the library: its message is fit to be shown.
4. An interaction that is gone (deleted, or its time is over): logged in one line, nobody is left
   to be told.
5. All else: logged with its traceback under a short reference, and the user is told the reference.
"""

from __future__ import annotations

import logging
import math
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import app_commands

from bot import delivery
from bot.delivery import AnyInteraction
from bot.pace import Pace
from bot.rendering import markdown
from bot.rendering.outgoing import Outgoing
from bot.texts import Texts, texts_for
from index.errors import VerbatimError

_LONGEST = 1500  # UTF-16 code units of an error of the library

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
    text = explain(error, texts_for(interaction.locale.value))
    if text is None:
        return
    try:
        await delivery.whisper(interaction, Outgoing.notice(text))
    except (discord.HTTPException, OSError) as failure:
        _log.warning("the user could not be told of it (%s)", delivery.describe(failure))


async def tell_author(message: discord.Message, error: Exception, pace: Pace) -> None:
    """Tell the author of a message what went wrong, as a reply."""
    guild = message.guild
    text = explain(error, texts_for(guild.preferred_locale.value if guild else "en"))
    if text is None:
        return
    try:
        await delivery.reply(message, Outgoing.notice(text), pace)
    except (discord.HTTPException, OSError) as failure:
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
    if isinstance(error, VerbatimError):
        _log.warning("%s", error)
        return markdown.inline(str(error), _LONGEST)
    if isinstance(error, discord.NotFound):
        _log.info("a reply had nowhere to go (%s)", delivery.describe(error))
        return None
    return _unexpected(error, texts)


def _unexpected(error: Exception, texts: Texts) -> str:
    reference = secrets.token_hex(3)
    _log.error("unexpected error, reference %s", reference, exc_info=error)
    return texts.unexpected.format(reference=reference)
