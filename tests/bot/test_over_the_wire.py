"""The bot as a process of its own against the loopback Discord: faults between the two.

One bot serves all tests. Every request is judged: none may break Discord's own description of
its API, nor use what the loopback Discord lacks.
"""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio

from bot.texts import ENGLISH, texts_for
from tests.bot.scene import NOWHERE, USERS, blocks, quote, seen, text
from tests.bot.world import PATIENCE, World, configure, end, new_world, without_cooldown
from tests.load.ledger import Ledger
from tests.wire import running_bot

pytestmark = pytest.mark.asyncio(loop_scope="module")

CALLBACK, ORIGINAL, MESSAGES = "/interactions/*", "/webhooks/*/messages/@original", "/channels/*"
DEADLINE = 3.0  # seconds in which Discord wants to hear of an interaction
REFUSED_OUTSIDE = {"status": 429, "headers": {"Retry-After": "0.2"}}  # with no Via header
AT_FIRST: list[dict[str, Any]] = [
    {"status": 500, "times": 2},
    {"mode": "reset", "times": 2},
    {"mode": "after"},
    {**REFUSED_OUTSIDE, "times": 2},
    {"status": 500, "delay": 0.5},
]
NAMES = ["500", "reset", "answer lost", "429 outside", "slow"]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """The world of all tests of this file, with one bot."""
    world = await new_world()
    config = configure(tmp_path_factory.mktemp("bot"))
    async with running_bot(world.wire, without_cooldown(world, config)):
        yield world
    await end(world)


@pytest.fixture
def world(shared: World) -> Iterator[World]:
    """The shared world, with no faults left behind."""
    yield shared
    shared.wire.faults.clear()
    shared.wire.rest.limits.clear()
    shared.wire.mutate = None


async def test_a_slash_command_is_answered(world: World) -> None:
    """The question goes over sockets, and so does the answer."""
    result = await world.slash()
    assert "**3.6 million**" in await world.answered(result)


async def test_a_mention_and_a_direct_message_are_answered(world: World) -> None:
    """Without the message content intent Discord still sends both."""
    before = len(world.answers())
    await world.alice.send(world.channel, f"{world.mention} {USERS}")
    await world.alice.send_dm(USERS)
    await world.wire.until(lambda: len(world.answers()) > before)
    assert "3.6 million" in world.answers()[-1]
    direct = world.alice.user.dm_channel
    bot = world.wire.backend.bot_user.id
    await world.wire.until(lambda: direct.last_message and direct.last_message.author.id == bot)
    assert direct.last_message
    assert "3.6 million" in quote(direct.last_message)


async def test_the_bot_speaks_the_users_language(world: World) -> None:
    """The bot's own words follow the locale of the interaction."""
    world.wire.mutate = lambda interaction: interaction.update(locale="de")
    result = await world.slash(NOWHERE)
    await world.wire.until(lambda: result.response and blocks(result.response))
    assert texts_for("de").not_found in text(seen(result))


async def test_many_questions_are_acknowledged_in_time(world: World) -> None:
    """A burst of questions keeps to the deadline, and every one is answered."""
    results = [await world.slash() for _ in range(20)]
    await world.wire.until(lambda: all(one.acknowledged for one in results), DEADLINE)
    for result in results:
        assert "3.6 million" in await world.answered(result)


async def test_a_flood_of_one_user_never_slows_another(world: World) -> None:
    """Bob's question comes amid Alice's many, and does not wait for those before it.

    No more than 32 are acknowledged at a time, and none is answered while others wait for that.
    So with two rounds of slow acknowledgements, those of the first round, and Bob's as the last
    of them, stand in line before any answer is made.
    """
    bob = world.channel.guild.add_member(world.wire.env.create_user("bob"))
    ledger = Ledger(world.wire)  # of when Discord hears of it
    world.wire.fault("POST", CALLBACK, mode="slow", delay=0.8, times=64)
    flood = [await world.slash() for _ in range(31)]
    other = await bob.slash(world.channel, "ask", question=USERS)
    flood += [await world.slash() for _ in range(40)]
    for each in (other, *flood):
        await world.answered(each)
    went = ledger.answered[other._interaction.id]
    assert sum(ledger.answered[each._interaction.id] < went for each in flood) < 16


@pytest.mark.parametrize("fault", AT_FIRST, ids=NAMES)
async def test_a_failing_acknowledgement_is_repeated_in_time(
    world: World, fault: dict[str, Any]
) -> None:
    """The bot tries again before the deadline and answers once."""
    world.wire.fault("POST", CALLBACK, **fault)
    result = await world.slash()
    await world.wire.until(lambda: result.acknowledged, DEADLINE)
    assert "3.6 million" in await world.answered(result)
    assert not result.followups


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ({"name": "ask", "question": USERS, "since": "long ago"}, "“long ago” is no date."),
        ({"name": "insights"}, ENGLISH.not_allowed),
    ],
    ids=["no date", "not allowed"],
)
@pytest.mark.parametrize("fault", AT_FIRST, ids=NAMES)
async def test_a_failing_refusal_is_repeated_in_time(
    world: World, fault: dict[str, Any], command: dict[str, str], told: str
) -> None:
    """What is said without an acknowledgement arrives in time, too, and once."""
    world.wire.fault("POST", CALLBACK, **fault)
    options = {key: value for key, value in command.items() if key != "name"}
    result = await world.alice.slash(world.channel, command["name"], **options)
    await world.wire.until(lambda: result.response, DEADLINE)
    assert text(seen(result)).startswith(told)
    assert not result.followups


async def test_an_acknowledgement_that_never_arrives_ends_in_a_message(world: World) -> None:
    """What the interaction cannot carry any more is written to the channel."""
    before = len(world.answers())
    world.wire.fault("POST", CALLBACK, times=None)
    await world.slash()
    await world.wire.until(lambda: len(world.answers()) > before, PATIENCE)
    assert "3.6 million" in world.answers()[-1]


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 500, "times": 2},
        {"mode": "reset", "times": 2},
        {"mode": "after"},
        {**REFUSED_OUTSIDE, "times": 2},
    ],
    ids=["500", "reset", "answer lost", "429 outside"],
)
async def test_a_failing_answer_is_repeated(world: World, fault: dict[str, Any]) -> None:
    """ "Thinking…" does not stay."""
    world.wire.fault("PATCH", ORIGINAL, **fault)
    result = await world.slash()
    assert "3.6 million" in await world.answered(result)
    assert not result.followups


@pytest.mark.parametrize(
    "fault",
    [{"status": 500}, {"mode": "reset"}, REFUSED_OUTSIDE],
    ids=["500", "reset", "429 outside"],
)
async def test_a_failing_reply_is_repeated(world: World, fault: dict[str, Any]) -> None:
    """A mention gets its answer once."""
    before = len(world.answers())
    world.wire.fault("POST", MESSAGES, **fault)
    await world.alice.send(world.channel, f"{world.mention} {USERS}")
    await world.wire.until(lambda: len(world.answers()) > before, PATIENCE)
    assert len(world.answers()) == before + 1
    assert "3.6 million" in world.answers()[-1]


async def test_a_rate_limit_is_waited_for(world: World) -> None:
    """More mentions than the channel's limit allows are all answered."""
    before = len(world.answers())
    world.wire.rate_limit("/channels/*/messages", 2, 0.5)
    for _ in range(4):
        await world.alice.send(world.channel, f"{world.mention} {USERS}")
    await world.wire.until(lambda: len(world.answers()) == before + 4, PATIENCE)


async def test_a_cut_connection_is_resumed(world: World) -> None:
    """After a cut, with one refusal, the bot goes on where it was."""
    resumed = world.wire.counts["resume"]
    world.wire.refuse_gateway(1)
    world.wire.drop()
    result = await world.slash()  # sent while nobody listens
    await world.wire.until(lambda: world.wire.counts["resume"] > resumed, PATIENCE)
    assert "3.6 million" in await world.answered(result)
