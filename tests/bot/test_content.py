"""The message content intent, over the loopback Discord: asked for only where it is needed."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.panel.choices import AUTO, LEVELS
from bot.records import Records
from bot.records.model import AutoChannel
from tests.bot.keepers import MANAGER
from tests.bot.scene import USERS, blocks, seen, text
from tests.bot.world import PATIENCE, World, configure, end, new_world, without_cooldown
from tests.load.ledger import Ledger
from tests.wire import running_bot


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The configuration of a library that is made at the first start."""
    return configure(tmp_path)


@pytest_asyncio.fixture
async def fresh() -> AsyncIterator[World]:
    """A world in which the test starts the bot itself."""
    world = await new_world()
    yield world
    await end(world)


def switch_on(world: World, config: Path) -> None:
    """Have the channel answered unasked, from the next start on."""
    with Records.open(config.parent / "data") as records:
        records.set_auto_channel(
            world.channel.guild.id, AutoChannel(world.channel.id, confidence=0.4, thread=False)
        )


async def test_without_such_channels_it_is_never_asked_for(fresh: World, config: Path) -> None:
    """Even where the application may read all messages."""
    fresh.wire.application.flags.gateway_message_content = True
    async with running_bot(fresh.wire, config):
        await fresh.answered(await fresh.slash())
        (session,) = fresh.wire.gateway.sessions.values()
        assert not session.intents.message_content


async def test_with_such_channels_questions_are_answered_unasked(
    fresh: World, config: Path
) -> None:
    """The bot asks for the intent at once, and answers."""
    fresh.wire.application.flags.gateway_message_content_limited = True
    switch_on(fresh, config)
    async with running_bot(fresh.wire, config):
        await fresh.alice.send(fresh.channel, USERS)
        await fresh.wire.until(lambda: fresh.answers(), PATIENCE)
        assert "3.6 million" in fresh.answers()[0]
        assert fresh.wire.counts["identify"] == 1


async def test_two_bots_answer_once(fresh: World, config: Path) -> None:
    """An old process that is still there, and the new one, see the same message."""
    fresh.wire.application.flags.gateway_message_content_limited = True
    switch_on(fresh, config)
    async with running_bot(fresh.wire, config), running_bot(fresh.wire, config):
        await fresh.wire.until(lambda: fresh.wire.counts["identify"] == 2, PATIENCE)
        await fresh.alice.send(fresh.channel, USERS)
        await fresh.wire.until(lambda: fresh.wire.counts["repeated"] == 1, PATIENCE)
        assert len(fresh.answers()) == 1


async def test_switching_on_costs_no_question(fresh: World, config: Path) -> None:
    """While another connection takes over, each question is answered, and once.

    That also holds right after the start; then channels are answered, too.
    """
    fresh.wire.application.flags.gateway_message_content_limited = True
    kim, ledger = moderator(fresh), Ledger(fresh.wire)
    callbacks: Counter[str] = Counter()
    fresh.wire.rest.observers.append(
        lambda call, _: callbacks.update([call.path] if call.path.endswith("/callback") else [])
    )
    async with running_bot(fresh.wire, without_cooldown(fresh, config)) as bot:
        chosen = {"name": AUTO, "value": f"{fresh.channel.id}:{LEVELS[-1]}"}
        await kim.slash(fresh.channel, "settings", **chosen)
        asked = []
        async with asyncio.timeout(PATIENCE):
            while not has_taken_over(fresh) or "connected as" not in bot.output:
                asked.append(await fresh.slash())
                await asyncio.sleep(0.05)
        asked += [await fresh.slash() for _ in range(3)]
        assert [
            each
            for each in [await said(fresh, result) for result in asked]
            if "3.6 million" not in each
        ] == []
        assert not any(result.followups for result in asked)
        await fresh.alice.send(fresh.channel, USERS)
        await fresh.wire.until(lambda: len(ledger.messages) == 1, PATIENCE)
        assert await bot.terminate() == 0
        assert set(callbacks.values()) == {1}
        assert len(callbacks) == len(asked) + 1
        assert fresh.wire.counts["identify"] == 2
        assert "ERROR" not in bot.output


def moderator(world: World) -> MemberActor:
    """Somebody with Manage Server."""
    role = world.channel.guild.create_role("managers", permissions=MANAGER)
    return world.channel.guild.add_member(world.wire.env.create_user("kim"), roles=[role])


def has_taken_over(world: World) -> bool:
    """Whether the only connection is one that reads all messages."""
    sessions = [one for one in world.wire.gateway.sessions.values() if one.connection]
    return [one.intents.message_content for one in sessions] == [True]


async def test_where_switching_on_fails_the_bot_goes_on(
    fresh: World, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the application promises, the gateway may refuse; the connection stays."""
    fresh.wire.application.flags.gateway_message_content = True
    monkeypatch.setattr(fresh.wire.application, "refused", _content)
    kim = moderator(fresh)
    async with running_bot(fresh.wire, config) as bot:
        await kim.slash(
            fresh.channel, "settings", name=AUTO, value=f"{fresh.channel.id}:{LEVELS[-1]}"
        )
        await fresh.wire.until(lambda: "switch on 'Message" in bot.output, PATIENCE)
        assert "3.6 million" in await fresh.answered(await fresh.slash())
        assert fresh.wire.counts["identify"] == 2
        assert len(fresh.wire.gateway.sessions) == 1
        assert "ERROR" not in bot.output


@pytest.mark.parametrize("promised", [False, True], ids=["not allowed", "refused all the same"])
async def test_where_it_is_not_allowed_all_else_works(
    fresh: World, config: Path, promised: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log says what to do, and commands are answered."""
    fresh.wire.application.flags.gateway_message_content = promised
    if promised:
        monkeypatch.setattr(fresh.wire.application, "refused", _content)
    switch_on(fresh, config)
    async with running_bot(fresh.wire, config) as bot:
        assert "3.6 million" in await fresh.answered(await fresh.slash())
        assert "switch on 'Message Content Intent'" in bot.output
        assert "Traceback" not in bot.output


def _content(intents: object) -> bool:
    return bool(getattr(intents, "message_content", False))


async def said(world: World, result: InteractionResult) -> str:
    """All that an interaction was answered with."""
    await world.wire.until(lambda: result.response and blocks(result.response), PATIENCE)
    return text(seen(result))
