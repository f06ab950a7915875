"""Replies in a thread of their own, named after the question."""

from __future__ import annotations

import logging

import discord

from bot import delivery
from bot.pace import Pace
from bot.rendering import markdown
from bot.rendering.outgoing import Outgoing

NAME = 100
"""The most characters that Discord takes for a thread's name."""

_THERE_ALREADY = 160004  # Discord's error code: the message has a thread

_log = logging.getLogger(__name__)


async def reply_in_thread(
    bot: discord.Client, message: discord.Message, outgoing: Outgoing, question: str, pace: Pace
) -> None:
    """Reply in the message's thread, made if it has none; to the message where no thread can be
    made, or where the bot may make threads and not write in them.

    Another copy of the bot may do the same at the same time: the thread is made once, and the
    nonce sees to it that one reply arrives.
    """
    await pace.wait()
    try:
        await delivery.persistently(lambda: message.create_thread(name=thread_name(question)))
    except discord.HTTPException as error:
        if error.code != _THERE_ALREADY:
            told = delivery.describe(error)
            _log.info("no thread could be made in channel %d (%s)", message.channel.id, told)
            await delivery.reply(message, outgoing, pace)
            return
    # A message's thread has the message's id, whoever made it.
    thread = bot.get_partial_messageable(message.id)
    await pace.wait()
    try:
        await delivery.persistently(lambda: thread.send(**outgoing.as_new(), nonce=message.id))
    except discord.Forbidden:
        _log.info("no permission to write in threads of channel %d", message.channel.id)
        await delivery.reply(message, outgoing, pace)


def thread_name(question: str) -> str:
    """The question on one line, as long as a name may be."""
    return markdown.shortened(question, NAME)
