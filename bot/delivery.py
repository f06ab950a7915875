"""Getting a reply to Discord in spite of server errors, rate limits and cut connections.

An interaction has to be acknowledged within 3 seconds; its token then lives for 15 minutes.
discord.py waits 1 s and 3 s after a server error, which misses the deadline, and it does not
repeat a request that was reset, or refused by the proxy before Discord.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Literal, TypeAlias, TypeVar

import aiohttp
import discord

from bot.pace import FirstResponses, Pace
from bot.rendering.outgoing import Outgoing

Result = TypeVar("Result")
AnyInteraction: TypeAlias = discord.Interaction[Any]
Visibility = Literal["public", "private", "in place"]
"""What follows: a message for all; one for the user alone; a change of the button's message."""

_DEADLINE = 2.7  # seconds for a first response, all tries together
_PATIENCE = 1.0  # seconds that one try may take
_BEFORE_NEXT = 0.2  # seconds between two tries
_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)  # seconds between the tries to deliver
_LONGEST_PAUSE = 60.0
ALREADY_ACKNOWLEDGED, _NO_HISTORY = 40060, 160002  # error codes of Discord's
_VISIBILITY, _TAKEN = "visibility", "taken"  # keys of interaction.extras

_log = logging.getLogger(__name__)


async def acknowledge(interaction: AnyInteraction, visibility: Visibility) -> None:
    """Tell Discord that a reply will follow.

    Where Discord does not take it in time, the reply is made without. Raises
    discord.HTTPException where Discord refuses it, or where another copy of the bot was first.
    """
    interaction.extras[_VISIBILITY] = visibility

    async def defer() -> None:
        await interaction.response.defer(
            thinking=visibility != "in place", ephemeral=visibility == "private"
        )

    interaction.extras[_TAKEN] = await _in_time(interaction, defer)


async def open_form(interaction: AnyInteraction, form: discord.ui.Modal) -> None:
    """Show a form, which has to be the first response.

    Where Discord does not take it in time, the user sees that the press has failed, and can press
    again. Raises discord.HTTPException where Discord refuses it, or where another copy of the bot
    was first.
    """
    await _in_time(interaction, lambda: interaction.response.send_modal(form))


def is_acknowledged(interaction: AnyInteraction) -> bool:
    """Whether Discord knows that the interaction is being answered, or has the answer."""
    return interaction.response.is_done() or interaction.extras.get(_TAKEN, False)


async def deliver(interaction: AnyInteraction, outgoing: Outgoing) -> None:
    """Show the message where the acknowledgement promised it.

    A public reply whose acknowledgement was not taken goes to the channel as a message.
    """
    try:
        await persistently(lambda: interaction.edit_original_response(**outgoing.as_edit()))
    except discord.NotFound:
        if is_acknowledged(interaction):
            raise
        await _write_to_channel(interaction, outgoing)


async def whisper(interaction: AnyInteraction, outgoing: Outgoing) -> None:
    """Show the message to the user alone, in place of whatever was promised."""
    if not is_acknowledged(interaction) and await _respond(interaction, outgoing):
        return
    visibility = interaction.extras.get(_VISIBILITY)
    if visibility != "in place":
        await deliver(interaction, outgoing)
    if visibility != "private":
        await persistently(lambda: interaction.followup.send(**outgoing.as_new(), ephemeral=True))
    if visibility == "public":
        # Discord keeps the first message after "thinking…" public, so that it goes last.
        await persistently(interaction.delete_original_response)


async def reply(message: discord.Message, outgoing: Outgoing, pace: Pace) -> None:
    """Reply to a message without a ping, once, however often sending is tried.

    Discord itself sees to "once": the nonce is the message's id, so that it holds between two
    running copies of the bot, too.
    """

    async def send(**options: Any) -> None:
        await pace.wait()
        await persistently(
            lambda: message.channel.send(
                **outgoing.as_new(), nonce=message.id, mention_author=False, **options
            )
        )

    try:
        await send(reference=message.to_reference(fail_if_not_exists=False))
    except discord.Forbidden as error:
        if error.code != _NO_HISTORY:
            _log.info("no permission to write in channel %d", message.channel.id)
            return
        await send()


async def persistently(send: Callable[[], Awaitable[Result]]) -> Result:
    """The result of `send`, which is repeated after failures that pass.

    Raises what the last try raises, or the first failure that does not pass.
    """
    for pause in _PAUSES:
        try:
            return await send()
        except Exception as error:
            if not passes(error):
                raise
            _log.info("a request failed (%s); trying again", describe(error))
            await asyncio.sleep(max(pause, _asked_to_wait(error)))
    return await send()


def passes(error: Exception) -> bool:
    """Whether the same request may well succeed a little later."""
    if isinstance(error, discord.HTTPException):
        return error.status == 429 or error.status >= 500
    return isinstance(error, (OSError, aiohttp.ClientError, TimeoutError, discord.RateLimited))


def describe(error: BaseException) -> str:
    """A failed request in one line, without what was sent."""
    if isinstance(error, discord.HTTPException):
        return f"{error.status} {error.response.reason}, code {error.code}"
    return f"{type(error).__name__}: {error}"


async def _respond(interaction: AnyInteraction, outgoing: Outgoing) -> bool:
    """Answer in private without an acknowledgement; false where Discord has one after all.

    Where it has that of another copy of the bot, the answer is left to that one.
    """

    async def send() -> None:
        await interaction.response.send_message(**outgoing.as_new(), ephemeral=True)

    try:
        await _in_time(interaction, send)
    except discord.HTTPException as error:
        if error.code != ALREADY_ACKNOWLEDGED:
            raise
        return _TAKEN not in interaction.extras
    return True


async def _in_time(interaction: AnyInteraction, respond: Callable[[], Awaitable[object]]) -> bool:
    """Whether Discord took the first response to an interaction before its deadline."""
    first: FirstResponses = interaction.client.first
    again = False
    with suppress(TimeoutError):
        async with asyncio.timeout(_DEADLINE):
            while not await _try(first, respond, again=again):
                again = True
                await asyncio.sleep(_BEFORE_NEXT)
            return True
    _log.warning("Discord did not take the first response to an interaction in time")
    return False


async def _try(
    first: FirstResponses, respond: Callable[[], Awaitable[object]], *, again: bool
) -> bool:
    """Whether Discord took the first response within the patience of one try."""
    async with first.turn():
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                return await _is_taken(respond, again=again)
    return False


async def _is_taken(respond: Callable[[], Awaitable[object]], *, again: bool) -> bool:
    """Whether Discord took the first response; false where another try makes sense.

    Where Discord has one before the first try, it is not of this process.
    """
    try:
        await respond()
    except Exception as error:
        taken = isinstance(error, discord.HTTPException) and error.code == ALREADY_ACKNOWLEDGED
        if again and taken:
            return True  # an earlier try arrived, only its answer did not
        if not passes(error):
            raise
        _log.info("the first response failed (%s); trying again", describe(error))
        return False
    return True


def _asked_to_wait(error: Exception) -> float:
    """The seconds that a rate limit asks for, within reason."""
    if not isinstance(error, discord.HTTPException) or error.status != 429:
        return 0.0
    with suppress(ValueError):
        return min(float(error.response.headers.get("Retry-After", "0")), _LONGEST_PAUSE)
    return 0.0


async def _write_to_channel(interaction: AnyInteraction, outgoing: Outgoing) -> None:
    channel = interaction.channel
    if interaction.extras.get(_VISIBILITY) == "public" and isinstance(
        channel, discord.abc.Messageable
    ):
        await interaction.client.pace.wait()
        await persistently(lambda: channel.send(**outgoing.as_new(), nonce=interaction.id))
