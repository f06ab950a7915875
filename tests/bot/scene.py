"""A server with a bot and people in it, in this process, and what they see."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import discord
import simcord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle
from simcord.results import ResponseMessage

from bot.client import VerbatimBot, create_bot
from index.library import Library

COMMANDS = {
    *("articles", "ask", "insights", "privacy", "settings", "sources", "timeline"),
    "Find sources",
}
USERS = "How many users does Clubhouse have?"
NOWHERE = "Who won the chess championship of Antarctica?"


@dataclass(frozen=True, slots=True)
class Scene:
    """A text channel in which Alice talks to the bot."""

    env: simcord.Env
    guild: GuildHandle
    channel: ChannelHandle
    alice: MemberActor

    @property
    def bot(self) -> VerbatimBot:
        """The bot that is running."""
        assert isinstance(self.env.bot, VerbatimBot)
        return self.env.bot

    @property
    def mention(self) -> str:
        """What mentions the bot."""
        assert self.env.bot.user is not None
        return self.env.bot.user.mention

    @property
    def last(self) -> discord.Message:
        """The channel's last message."""
        message = self.channel.last_message
        assert message is not None
        return message

    async def ask(self, question: str = USERS, **options: Any) -> ResponseMessage:
        """What Alice gets for /ask."""
        return seen(await self.alice.slash(self.channel, "ask", question=question, **options))


@asynccontextmanager
async def scene(library: Library, bot: VerbatimBot | None = None) -> AsyncIterator[Scene]:
    """A server with the bot; errors that the bot did not handle fail the test at the end.

    Ids are the same in every scene, so that the records of an earlier one have to go.
    """
    async with simcord.run(bot or create_bot(library)) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("news")
        here = Scene(env, guild, channel, guild.add_member(env.create_user("alice")))
        for scope in (guild.id, here.alice.id):
            here.bot.records.forget_server(scope)
        yield here


def seen(result: simcord.InteractionResult) -> ResponseMessage:
    """The message that answers an interaction."""
    assert result.response is not None
    return result.response


def components(message: discord.Message | ResponseMessage) -> list[dict[str, Any]]:
    """All components of a message, from top to bottom, as Discord keeps them."""
    top = message.components
    if isinstance(message, discord.Message):
        top = [component.to_dict() for component in message.components]  # type: ignore[misc]
    return flat(top)  # type: ignore[arg-type]


def flat(top: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The components with those inside of them, from top to bottom."""
    found = []
    for component in top:
        found += [component, *flat(component.get("components", []))]
    return found


def blocks(message: discord.Message | ResponseMessage) -> list[str]:
    """The texts of a message, from top to bottom; no-break spaces as plain ones."""
    shown = [one["content"] for one in components(message) if one["type"] == 10]
    return [text.replace("\xa0", " ") for text in (message.content, *shown) if text]


def text(message: discord.Message | ResponseMessage) -> str:
    """All text of a message."""
    return "\n".join(blocks(message))


def quote(message: discord.Message | ResponseMessage) -> str:
    """The first quoted line of a message, without the sentences beside it in small print."""
    lines = (line for line in text(message).split("\n") if not line.startswith("> -# "))
    return next(line[2:] for line in lines if line.startswith("> "))


def labels(message: discord.Message | ResponseMessage) -> list[str]:
    """The labels of the buttons that can be pressed."""
    found = (one for one in components(message) if one["type"] == 2)
    return [button["label"] for button in found if not button.get("disabled")]
