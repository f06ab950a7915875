"""Questions as messages: mentions of the bot, replies that ping it, direct messages."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot import layout, render, replies
from bot.delivery import reply as send_reply
from bot.render import Reply
from bot.texts import Texts, texts_for

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
        texts = texts_for(message.guild.preferred_locale.value if message.guild else "en")
        with self._bot.busy():
            reply = await self._reply(message, texts)
            await send_reply(message, layout.view(reply, texts))

    def _is_for_the_bot(self, message: discord.Message) -> bool:
        """Whether a person wrote it to the bot; other bots and webhooks never get an answer."""
        if message.author.bot or message.webhook_id or message.type not in _KINDS:
            return False
        return message.guild is None or self._bot.user in message.mentions

    async def _reply(self, message: discord.Message, texts: Texts) -> Reply:
        question = _REFERENCE.sub(" ", message.content).strip()
        if not question:
            return render.notice(texts.how_to)
        typing = asyncio.create_task(_show_typing(message.channel))
        try:
            return await asyncio.to_thread(replies.to_question, self._bot.library, question, texts)
        finally:
            typing.cancel()


async def _show_typing(channel: discord.abc.Messageable) -> None:
    """Show that the bot is at work, where that takes long."""
    await asyncio.sleep(_SLOW)
    with suppress(discord.HTTPException, OSError):
        await channel.typing()
