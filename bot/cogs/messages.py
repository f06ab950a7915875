"""Questions as messages: mentions of the bot, replies that ping it, direct messages."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord.ext import commands

from bot.asking.answers import ask, refused
from bot.asking.courtesy import is_greeting, is_thanks
from bot.asking.places import Place, place_of_message
from bot.asking.questions import Question, earlier_of
from bot.delivery import reply
from bot.rendering.outgoing import Outgoing
from bot.texts import Texts

if TYPE_CHECKING:
    from bot.client import VerbatimBot

_SLOW = 0.7  # seconds after which the bot shows that it is at work
_REFERENCE = re.compile(r"<(?:@[!&]?|#|a?:\w+:)\d+>")
_KINDS = {discord.MessageType.default, discord.MessageType.reply}


class Messages(commands.Cog):
    """Answers people who write to the bot."""

    def __init__(self, bot: VerbatimBot) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Ask, render, reply."""
        if not self._is_for_the_bot(message):
            return
        with self._bot.busy():
            found = await self._answer(message, place_of_message(self._bot, message))
            if found:
                await reply(message, found, self._bot.pace)

    def _is_for_the_bot(self, message: discord.Message) -> bool:
        """Whether a person wrote it to the bot; other bots and webhooks never get an answer."""
        if message.author.bot or message.webhook_id or message.type not in _KINDS:
            return False
        return message.guild is None or self._bot.user in message.mentions

    async def _answer(self, message: discord.Message, place: Place) -> Outgoing | None:
        """The answer, or a word on why there is none: one, however many questions follow it.

        Thanks are not answered.
        """
        text = _REFERENCE.sub(" ", message.content).strip()
        if is_thanks(text):
            return None
        if refusal := self._bot.desk.admit(place):
            return refused(refusal, place.texts) if refusal.first else None
        if not text or is_greeting(text):
            return Outgoing.notice(_how_to(message, place.texts))
        earlier = await asyncio.to_thread(earlier_of, self._bot, place, message)
        question = Question(message.id, text, "message", earlier=earlier)
        typing = asyncio.create_task(self._show_typing(message.channel))
        try:
            return await ask(self._bot, place, question)
        finally:
            typing.cancel()

    async def _show_typing(self, channel: discord.abc.Messageable) -> None:
        """Show that the bot is at work, where that takes long; not to many at once."""
        await asyncio.sleep(_SLOW)
        if not self._bot.desk.is_busy:
            with suppress(discord.HTTPException, aiohttp.ClientError, OSError):
                await channel.typing()


def _how_to(message: discord.Message, texts: Texts) -> str:
    """What to do instead; a reply may well hold a question that Discord does not show the bot."""
    if message.reference and not message.content:
        return texts.asking.unread_reply.format(follow_up=texts.asking.follow_up_button)
    return texts.how_to
