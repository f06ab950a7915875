"""Every request of the bot is one that Discord takes, whatever articles and people say.

The bot runs in this process over the loopback Discord, whose judge is Discord's own description of
its API. ANY_CONTENT_EXAMPLES in the environment sets how many examples are tried; a failure prints
the example and how to run it again.
"""

import json
import logging
import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import discord
import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult

from bot.buttons import BUTTONS
from bot.client import VerbatimBot
from bot.panel.selects import SELECTS
from bot.records.model import AutoChannel
from bot.records.settings import SETTINGS
from bot.rendering.render import quote_at
from bot.texts import texts_for
from index.library import Library
from index.settings import Settings
from tests.bot.judging import judge_call, judge_message, judge_plain, stored_texts
from tests.bot.strategies import articles, asked, typed
from tests.bot.visitor import ADDRESS, PATIENCE, Visitor
from tests.index.fetching.server import CONTACT
from tests.load.ledger import Ledger
from tests.wire import Wire, discord_spec, start_post
from tests.wire.call import Call

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(discord_spec() is None, reason="Discord's API description is not there"),
]

thorough = settings(
    max_examples=int(os.environ.get("ANY_CONTENT_EXAMPLES", "10")),
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
MENU = 3  # a type of command
MANAGER = discord.Permissions(manage_guild=True)
WRITTEN = (discord.MessageType.default, discord.MessageType.reply)

# Cooldowns say nothing of what is asked, and would keep most from being asked.
LIMITS = {"user_questions": 0, "channel_questions": 0}
chosen = st.fixed_dictionaries(
    {
        one.name: st.sampled_from(one.choices)
        for one in SETTINGS
        if one.choices and one.name not in LIMITS
    }
)


@dataclass(frozen=True, slots=True)
class Content:
    """What a server's articles say, how the bot is set there, and what is typed there."""

    articles: list[dict[str, str]]
    settings: dict[str, Any]
    questions: list[str]
    typed: list[str]
    name: str  # of the role, the thread
    pick: int


contents = st.builds(
    Content,
    articles=st.lists(articles(), min_size=1, max_size=4),
    settings=chosen,
    questions=st.lists(asked(), min_size=2, max_size=2),
    typed=st.lists(st.one_of(typed(30), asked()), min_size=5, max_size=9),
    name=typed(20).map(lambda text: " ".join(text.split())[:100] or "x"),
    pick=st.integers(0, 10**6),
)


class Errors(logging.Handler):
    """Collects what the bot logs as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message and the traceback."""
        self.said.append(logging.Formatter().format(record))


@dataclass(slots=True)
class World:
    """A bot over the wire, and all that went wrong with it."""

    wire: Wire
    bot: VerbatimBot
    ledger: Ledger
    errors: Errors
    problems: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    def note(self, call: Call, _status: int) -> None:
        """Judge a request."""
        self.problems += judge_call(call)

    def judge(self) -> None:
        """Fail where something went wrong since the last time, and forget it."""
        wire = self.wire
        found = [*wire.violations, *wire.unimplemented, *self.problems, *self.errors.said]
        for kept in (wire.violations, wire.unimplemented, self.problems, self.errors.said):
            kept.clear()
        assert not found, "\n".join(map(str, found))

    def visitor(self, content: Content) -> Visitor:
        """A keeper of a new server, which is set as the content says."""
        number = next(self.numbers)
        guild = self.wire.env.create_guild(f"server {number}")
        channel = guild.create_text_channel("news")
        role = guild.create_role(content.name, permissions=MANAGER)
        kim = guild.add_member(self.wire.env.create_user(f"kim{number}"), roles=[role])
        self.bot.records.change(guild.id, **content.settings, **LIMITS, role=role.id)
        return Visitor(
            self.wire,
            self.ledger,
            guild,
            channel,
            kim,
            content.typed,
            content.pick,
            lambda: stored_texts(self.bot, guild.id),
        )


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """One bot for all examples, each of which has a server of its own."""
    folder: Path = tmp_path_factory.mktemp("any")
    wire = await Wire(discord_spec()).start()
    wire.application.flags.gateway_message_content_limited = True
    errors = Errors()
    logging.getLogger().addHandler(errors)
    with Library.open(Settings(folder / "data", (), CONTACT)) as library:
        bot = VerbatimBot(library, content=True)
        world = World(wire, bot, Ledger(wire), errors)
        wire.rest.observers.append(world.note)
        await wire.run_bot(bot)
        yield world
        await wire.stop()
    logging.getLogger().removeHandler(errors)
    world.judge()


@thorough
@given(content=contents)
async def test_every_request_is_one_that_discord_takes(shared: World, content: Content) -> None:
    """Whatever stands in the articles, is typed, and is set."""
    await everything(shared, shared.visitor(content), content)


async def test_nothing_is_left_out(shared: World) -> None:
    """With articles like most, every command is given, and every button and form used."""
    articles = [
        {
            "id": f"a{number}",
            "title": f"The ferry Linnea on day {number}",
            "publisher": f"Post {number}",
            "published": f"2021-02-{number:02}",
            "text": f"The ferry Linnea carried {number}00 people on 3 May {1900 + number}."
            f" She had {number} engines.",
        }
        for number in range(1, 25)
    ]
    question = "How many people did the ferry Linnea carry?"
    content = Content(articles, {"quotes": 5}, [question] * 2, ["ferry", "Linnea"], "mods", 0)
    visitor = shared.visitor(content)
    await everything(shared, visitor, content)
    menus = (one for one in shared.wire.backend.commands[None].values() if one["type"] == MENU)
    names = [*visitor.commands(), *(menu["name"] for menu in menus)]
    missing = [name for name in names if name not in visitor.done]
    for item in (*BUTTONS, *SELECTS):
        template = item.__discord_ui_compiled_template__
        if not any(map(template.fullmatch, visitor.done)):
            missing.append(template.pattern)
    assert missing == []


async def everything(world: World, visitor: Visitor, content: Content) -> None:
    """Do all that can be done in a server."""
    await add(visitor, content)
    await ask_everywhere(world, visitor, content)
    await visitor.type_everywhere()
    await visitor.do_the_rest()
    world.judge()


async def add(visitor: Visitor, content: Content) -> None:
    """Put the articles into the server's library: as a file, and one by the form; and try to have
    what cannot be fetched.
    """
    lines = "\n".join(map(json.dumps, content.articles))
    await visitor.slash("articles add", file=("articles.jsonl", lines.encode()))
    await visitor.slash("articles add", url=f"{ADDRESS}{content.typed[0]}"[:2000])
    article = content.articles[0]
    form = await visitor.slash("articles add")
    pasted = {"title": article["title"][:200] or "x", "text": article["text"][:4000]}
    await visitor.submit(form, pasted)


async def ask_everywhere(world: World, visitor: Visitor, content: Content) -> None:
    """Ask by command, mention, menu and unasked; press all that is shown."""
    first, second = (question[:300] or " " for question in content.questions)
    answer = await visitor.slash("ask", question=first)
    assert answer.response
    if answer.response.content:
        judge_quotation(world, visitor, answer)
    await visitor.press_all(answer.response)
    await visitor.slash("ask", question=second, private=True, source=content.name)
    await visitor.press_all(await replied(world, visitor, second))
    claim = await visitor.who.send(visitor.channel, content.articles[-1]["text"][:2000])
    await visitor.look_up("Find sources", claim)
    await ask_unasked(world, visitor, content)


async def ask_unasked(world: World, visitor: Visitor, content: Content) -> None:
    """Ask nobody, in a channel and in a forum that are answered unasked."""
    forum, level = visitor.guild.create_forum_channel("posts"), (0.2, 0.45)[content.pick % 2]
    for channel in (visitor.channel.id, forum.id):
        world.bot.records.set_auto_channel(visitor.guild.id, AutoChannel(channel, level, True))
    for question in content.questions:
        await visitor.who.send(visitor.channel, question.strip()[:2000] or "?")
    start_post(visitor.who, forum, content.name, content.questions[0].strip()[:2000] or "?")
    # What was sent before has reached the bot when this is answered.
    await replied(world, visitor, content.name)
    await world.wire.until(lambda: not world.bot._busy)
    for message in said(world, visitor):
        judge_message(message, visitor.stored)


def judge_quotation(world: World, visitor: Visitor, answer: InteractionResult) -> None:
    """Fail where the plain answer to a question does not show the best sentence."""
    guild, shown = visitor.guild.id, answer.response
    asked = world.bot.records.asked(guild, answer._interaction.id)
    if asked is None or not asked.sentences or shown is None:
        return
    with world.bot.shelves.collection(guild) as collection:
        place = collection.place(asked.sentences[0])
    assert place is not None
    language = world.bot.records.settings(guild).language
    marks = texts_for("en" if language == "auto" else language).quoted
    judge_plain(shown.content, quote_at(place, place.position + 1).text, marks)


async def replied(world: World, visitor: Visitor, text: str) -> discord.Message:
    """What the bot says to a mention with this text, and a word that asks: signs alone, or a word
    of thanks, are not answered.
    """
    mention = f"<@{world.wire.backend.bot_user.id}> ferry {text}"
    sent = await visitor.who.send(visitor.channel, mention[:2000])
    await world.wire.until(lambda: sent.id in world.ledger.answered, PATIENCE)
    (found,) = (
        message
        for message in said(world, visitor)
        if message.reference and message.reference.message_id == sent.id
    )
    judge_message(found, visitor.stored)
    return found


def said(world: World, visitor: Visitor) -> list[discord.Message]:
    """The bot's messages in the server's channels and threads."""
    backend = world.wire.backend
    rooms = [one for one in backend.channels.values() if one.guild_id == visitor.guild.id]
    found = []
    for room in rooms:
        history = ChannelHandle(world.wire.env, visitor.guild, room).history()
        found += [one for one in history if one.author.id == backend.bot_user.id]
    return [one for one in found if one.type in WRITTEN]
