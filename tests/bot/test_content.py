"""The message content intent, over the loopback Discord: asked for only where it is needed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.records import Records
from bot.records.model import AutoChannel
from tests.bot.scene import USERS
from tests.bot.world import PATIENCE, World, configure, end, new_world
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
