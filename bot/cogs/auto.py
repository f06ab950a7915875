"""Answers unasked, in the channels and forums that a server's moderators chose."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot import threads
from bot.asking.answers import ask
from bot.asking.places import Place, place_of_message
from bot.asking.questions import Question, earlier_of
from bot.asking.unasked import question_in
from bot.delivery import reply
from bot.records.model import AutoChannel

if TYPE_CHECKING:
    from bot.client import VerbatimBot

_KINDS = {discord.MessageType.default, discord.MessageType.reply}

_log = logging.getLogger(__name__)


class Auto(commands.Cog):
    """Answers questions that were asked of nobody, or stays silent."""

    def __init__(self, bot: VerbatimBot) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Where a question has an answer that is sure enough, give it; say nothing of errors."""
        try:
            await self._heard(message)
        except Exception:  # noqa: BLE001 (nobody asked the bot, so that nobody waits for a word)
            _log.exception("message %d could not be answered unasked", message.id)

    async def _heard(self, message: discord.Message) -> None:
        if not self._may_ask(message):
            return
        place = place_of_message(self._bot, message)
        channel = self._channel(place, message)
        text = channel and _question(message)
        # Only an answer counts as a question, so that talk costs nobody the right to ask.
        if channel and text and not self._bot.desk.is_exhausted(place):
            with self._bot.busy():
                await self._answer(message, place, channel, text)

    def _may_ask(self, message: discord.Message) -> bool:
        """Whether a person wrote it to a server, and to nobody: neither to the bot, which answers
        that anyway, nor to somebody else.
        """
        if message.guild is None or message.author.bot or message.webhook_id:
            return False
        if message.type not in _KINDS or self._bot.user in message.mentions:
            return False
        answered = message.reference.resolved if message.reference else None
        return not isinstance(answered, discord.Message) or answered.author == self._bot.user

    def _channel(self, place: Place, message: discord.Message) -> AutoChannel | None:
        """What was set for the channel, or for that in which the thread or the post stands."""
        chosen = self._bot.records.auto_channels(place.scope)
        channel = message.channel
        parent = channel.parent_id if isinstance(channel, discord.Thread) else 0
        return chosen.get(channel.id) or chosen.get(parent)

    async def _answer(
        self, message: discord.Message, place: Place, channel: AutoChannel, text: str
    ) -> None:
        earlier = await asyncio.to_thread(earlier_of, self._bot, place, message)
        question = Question(message.id, text, "auto", earlier=earlier, least=channel.confidence)
        found = await ask(self._bot, place, question)
        if found is None:
            return
        if channel.thread and not isinstance(message.channel, discord.Thread):
            await threads.reply_in_thread(self._bot, message, found, text, self._bot.pace)
        else:
            await reply(message, found, self._bot.pace)


def _question(message: discord.Message) -> str:
    """The question of a message; that of a forum's post may be its title."""
    asked = question_in(message.content)
    thread = message.channel
    if isinstance(thread, discord.Thread) and thread.id == message.id:
        return question_in(thread.name) or asked
    return asked
