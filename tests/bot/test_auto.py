"""Channels that are answered unasked, as their members see it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord.builders import ChannelHandle

from bot.client import VerbatimBot
from bot.records.model import AutoChannel
from bot.threads import NAME, thread_name
from index.library import Library
from index.settings import Settings
from tests.bot.conftest import ARTICLES
from tests.bot.scene import NOWHERE, USERS, Scene, quote, scene
from tests.wire import start_post

_WRITTEN = (discord.MessageType.default, discord.MessageType.reply)
LIKELY, SURE = 0.4, 0.97


@pytest.fixture
def shipped(tmp_path: Path) -> Library:
    """A library with the shipped articles and records of its own."""
    return Library.open(Settings(data=tmp_path / "data", articles=(ARTICLES,)))


@asynccontextmanager
async def open_channel(
    library: Library, confidence: float = LIKELY, *, thread: bool = False
) -> AsyncIterator[Scene]:
    """A server whose channel is answered unasked."""
    with library:
        async with scene(library, VerbatimBot(library, content=True)) as here:
            switch_on(here, here.channel, confidence, thread=thread)
            yield here


def switch_on(
    here: Scene, channel: ChannelHandle, confidence: float = LIKELY, *, thread: bool = False
) -> None:
    """Have a channel answered unasked."""
    bot = here.env.bot
    assert isinstance(bot, VerbatimBot)
    bot.records.set_auto_channel(here.guild.id, AutoChannel(channel.id, confidence, thread))


def said(here: Scene, channel: ChannelHandle | None = None) -> list[str]:
    """What the bot has quoted in a channel."""
    assert here.env.bot.user is not None
    history = (channel or here.channel).history()
    own = [message for message in history if message.author.id == here.env.bot.user.id]
    return [quote(message) for message in own if message.type in _WRITTEN]


async def test_a_question_is_answered_once(shipped: Library) -> None:
    """As a reply to it that pings nobody."""
    async with open_channel(shipped) as here:
        asked = await here.alice.send(here.channel, USERS)
        assert len(said(here)) == 1
        assert "3.6 million" in said(here)[0]
        assert here.last.reference is not None
        assert here.last.reference.message_id == asked.id
        assert here.last.mentions == []


async def test_the_bot_is_silent_where_it_is_not_sure(shipped: Library) -> None:
    """Below the confidence that the moderators set, and where nothing is found, nothing is said."""
    async with open_channel(shipped, SURE) as here:
        await here.alice.send(here.channel, USERS)
        await here.alice.send(here.channel, NOWHERE)
        assert said(here) == []


@pytest.mark.parametrize(
    "message",
    [
        "Clubhouse has many users.",
        f"!ask {USERS}",
        f"/ask {USERS}",
        f"```{USERS}```",
        "users?",
        f"> {USERS}",
    ],
)
async def test_what_is_no_question_is_left_alone(shipped: Library, message: str) -> None:
    """Statements, commands, code and quotations get no answer."""
    async with open_channel(shipped) as here:
        await here.alice.send(here.channel, message)
        assert said(here) == []


async def test_bots_webhooks_and_talk_between_others_are_left_alone(shipped: Library) -> None:
    """A question to somebody else is not the bot's."""
    async with open_channel(shipped) as here:
        robot = here.guild.add_member(here.env.create_user("robot", bot=True))
        hook = here.guild.create_webhook(here.channel)
        await robot.send(here.channel, USERS)
        await hook.send(USERS)
        bob = here.guild.add_member(here.env.create_user("bob"))
        said_by_bob = await bob.send(here.channel, "I read about it.")
        await here.alice.send(here.channel, USERS, reply_to=said_by_bob)
        assert said(here) == []


async def test_a_mention_there_is_answered_once(shipped: Library) -> None:
    """The bot answers as everywhere, and not a second time unasked."""
    async with open_channel(shipped) as here:
        await here.alice.send(here.channel, f"{here.mention} {USERS}")
        assert len(said(here)) == 1


async def test_other_channels_stay_quiet(shipped: Library) -> None:
    """Only the channels that were chosen are answered; a channel can be let go again."""
    async with open_channel(shipped) as here:
        other = here.guild.create_text_channel("chat")
        await here.alice.send(other, USERS)
        assert said(here, other) == []
        bot = here.env.bot
        assert isinstance(bot, VerbatimBot)
        bot.records.remove_auto_channel(here.guild.id, here.channel.id)
        await here.alice.send(here.channel, USERS)
        assert said(here) == []


async def test_an_answer_may_stand_in_a_thread(shipped: Library) -> None:
    """It is named after the question, and a question in it is a follow-up."""
    async with open_channel(shipped, thread=True) as here:
        asked = await here.alice.send(here.channel, USERS)
        assert said(here) == []
        (thread,) = here.channel.threads
        assert thread.id == asked.id
        assert thread.name == USERS
        assert "3.6 million" in said(here, thread)[0]
        await here.alice.send(thread, "And what is its valuation?")
        _, further = said(here, thread)
        assert "$1 billion" in further


@pytest.mark.parametrize(
    ("question", "told"),
    [("{} and when?", "February 2"), ("And how many joined recently?", "1.1 million")],
)
async def test_a_reply_in_an_answers_own_thread_follows_it(
    shipped: Library, question: str, told: str
) -> None:
    """The answer there refers to no message; the thread says which question it is."""
    async with open_channel(shipped, 0.1, thread=True) as here:
        await here.alice.send(here.channel, USERS)
        (thread,) = here.channel.threads
        answer = thread.last_message
        assert answer is not None
        assert answer.reference is None
        await here.alice.send(thread, question.format(here.mention), reply_to=answer)
        assert told in said(here, thread)[1].replace("*", "")
        kept = [asked for asked, _ in here.bot.records.history(here.guild.id, 0)]
        assert [asked.earlier for asked in kept] == [None, kept[0].id]


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (400, 160006), (500, 0)])
async def test_where_no_thread_can_be_made_the_answer_is_a_reply(
    shipped: Library, monkeypatch: pytest.MonkeyPatch, status: int, code: int
) -> None:
    """Whether that is not allowed, the server has too many threads, or Discord fails."""
    monkeypatch.setattr("bot.delivery._PAUSES", (0.0,))
    async with open_channel(shipped, thread=True) as here:
        here.env.inject_error("POST", "/channels/*/threads", status=status, code=code, times=None)
        asked = await here.alice.send(here.channel, USERS)
        (answer,) = said(here)
        assert "3.6 million" in answer
        assert here.last.reference is not None
        assert here.last.reference.message_id == asked.id


async def test_where_threads_are_mute_the_answer_is_a_reply(shipped: Library) -> None:
    """A server may let the bot make threads, and not write in them."""
    async with open_channel(shipped) as here:
        mute = discord.PermissionOverwrite(send_messages_in_threads=False)
        overwrites: Any = {here.env.bot.user: mute}
        channel = here.guild.create_text_channel("mute", overwrites=overwrites)
        switch_on(here, channel, thread=True)
        asked = await here.alice.send(channel, USERS)
        (answer,) = said(here, channel)
        assert "3.6 million" in answer
        assert channel.last_message
        assert channel.last_message.reference
        assert channel.last_message.reference.message_id == asked.id


async def test_errors_are_kept_from_those_who_asked_nothing(
    shipped: Library, caplog: pytest.LogCaptureFixture
) -> None:
    """The log has them, without the question."""
    async with open_channel(shipped) as here:
        shipped.close()
        await here.alice.send(here.channel, USERS)
        assert len(here.channel.history()) == 1
        (record,) = [one for one in caplog.records if one.levelname == "ERROR"]
        assert "could not be answered unasked" in record.getMessage()
        assert "Clubhouse" not in caplog.text


async def test_talk_uses_up_nobodys_questions(shipped: Library) -> None:
    """Only questions that are answered count, and then no more than the limit are."""
    async with open_channel(shipped) as here:
        here.bot.records.change(here.guild.id, user_questions=3)
        for _ in range(5):
            await here.alice.send(here.channel, NOWHERE)
        assert said(here) == []
        for _ in range(5):
            await here.alice.send(here.channel, USERS)
        assert len(said(here)) == 3
        assert len(here.bot.records.history(here.guild.id, 0)) == 3


async def test_posts_of_a_forum_are_answered(shipped: Library) -> None:
    """By their title where that is the question, otherwise by their text."""
    async with open_channel(shipped) as here:
        forum = here.guild.create_forum_channel("help")
        switch_on(here, forum)
        titled = start_post(here.alice, forum, USERS, "I wonder.")
        written = start_post(here.alice, forum, "Clubhouse", USERS)
        silent = start_post(here.alice, forum, "Hello", "I am new here.")
        await here.env.settle()
        assert ["3.6 million" in " ".join(said(here, post)) for post in (titled, written)] == [
            True,
            True,
        ]
        assert said(here, silent) == []


async def test_without_the_intent_nothing_else_changes(shipped: Library) -> None:
    """Discord sends no content, so that the bot stays silent; commands and mentions work."""
    with shipped:
        async with scene(shipped) as here:
            switch_on(here, here.channel)
            await here.alice.send(here.channel, USERS)
            assert said(here) == []
            await here.alice.send(here.channel, f"{here.mention} {USERS}")
            assert len(said(here)) == 1


@pytest.mark.parametrize("question", ["Short?", f"{'word ' * 40}?", "two\nlines, why?"])
def test_a_threads_name_fits(question: str) -> None:
    """On one line, within Discord's limit."""
    name = thread_name(question)
    assert 0 < len(name) <= NAME
    assert "\n" not in name
