"""Buttons and forms of the bot as a process of its own: each request is judged by Discord's own
description of its API.
"""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio
from simcord.results import InteractionResult, ResponseMessage

from bot.texts import ENGLISH, Texts, texts_for
from tests.bot.scene import blocks, quote, seen, text
from tests.bot.world import World, configure, end, new_world
from tests.wire import running_bot

pytestmark = pytest.mark.asyncio(loop_scope="module")

DEADLINE = 3.0  # seconds in which Discord wants to hear of an interaction
AGAIN = "When was that?"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """The world of all tests of this file, with one bot."""
    world = await new_world()
    async with running_bot(world.wire, configure(tmp_path_factory.mktemp("bot"))):
        yield world
    await end(world)


@pytest.fixture
def world(shared: World) -> Iterator[World]:
    """The shared world, with no faults left behind."""
    yield shared
    shared.wire.faults.clear()
    shared.wire.mutate = None


async def asked(world: World) -> ResponseMessage:
    """The answer to Alice's question."""
    result = await world.slash()
    await world.answered(result)
    return seen(result)


async def told(world: World, result: InteractionResult) -> ResponseMessage:
    """What answers a press or a form."""
    await world.wire.until(lambda: result.response and blocks(result.response))
    return seen(result)


async def opened(world: World, message: ResponseMessage, label: str) -> InteractionResult:
    """The form behind a button, in time."""
    result = await world.alice.click(message, label=label)
    await world.wire.until(lambda: result.modal, DEADLINE)
    return result


async def submit(world: World, form: InteractionResult, words: str) -> ResponseMessage:
    """What answers the words in the one field of a form."""
    assert form.modal is not None
    (label,) = form.modal["components"]
    values = {label["component"]["custom_id"]: words}
    return await told(world, await world.alice.submit_modal(form, values))


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
async def test_every_button_is_answered_in_the_users_language(world: World, language: str) -> None:
    """Why, a vote with a note, and a follow-up, for a user whose Discord speaks the language."""
    texts: Texts = texts_for(language)
    world.wire.mutate = lambda interaction: interaction.update(locale=language)
    message = await asked(world)
    why = await told(world, await world.alice.click(message, label=texts.asking.why_button))
    assert why.ephemeral
    assert quote(why) == quote(message)
    assert blocks(why)[0] == texts.why.heading.replace("\xa0", " ")
    vote = await told(world, await world.alice.click(message, label=texts.voting.up_button))
    assert text(vote).startswith(texts.voting.voted_up.replace("\xa0", " "))
    form = await opened(world, vote, texts.voting.note_button)
    assert text(await submit(world, form, "👍 <@1> *")) == texts.voting.noted
    form = await opened(world, message, texts.asking.follow_up_button)
    answer = await submit(world, form, AGAIN)
    assert not answer.ephemeral
    assert blocks(answer)[0] == f"**{AGAIN}**"


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 500, "times": 2},
        {"mode": "reset", "times": 2},
        {"mode": "after"},
        {"status": 429, "headers": {"Retry-After": "0.2"}, "times": 2},
        {"status": 500, "delay": 0.5},
    ],
    ids=["500", "reset", "answer lost", "429 outside", "slow"],
)
async def test_a_form_opens_in_time_in_spite_of_faults(world: World, fault: dict[str, Any]) -> None:
    """The bot tries again before the deadline, and the form does what it is for."""
    message = await asked(world)
    world.wire.fault("POST", "/interactions/*", **fault)
    form = await opened(world, message, ENGLISH.asking.follow_up_button)
    answer = await submit(world, form, AGAIN)
    assert blocks(answer)[0] == f"**{AGAIN}**"


async def test_where_the_bot_is_no_member_all_is_private(world: World) -> None:
    """A user who brought the app sees the answer, its explanation and what follows alone."""
    guild = world.wire.create_guild_without_bot()
    channel = guild.create_text_channel("news")
    carol = guild.add_member(world.wire.env.create_user("carol"))
    world.wire.application.installers.add(carol.id)
    visitor = World(world.wire, channel, carol)
    message = await asked(visitor)
    assert message.ephemeral
    why = await told(visitor, await carol.click(message, label=ENGLISH.asking.why_button))
    assert quote(why) == quote(message)
    form = await opened(visitor, message, ENGLISH.asking.follow_up_button)
    answer = await submit(visitor, form, AGAIN)
    assert answer.ephemeral
    assert blocks(answer)[0] == f"**{AGAIN}**"
