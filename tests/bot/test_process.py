"""The bot's process on the loopback Discord: its start, its end and its restart."""

import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
import pytest_asyncio

from bot.records import Records
from bot.rendering.layout import NEXT
from bot.texts import ENGLISH
from tests.bot.scene import blocks, quote, seen
from tests.bot.world import PATIENCE, World, configure, end, new_world
from tests.wire import launched_bot, running_bot

ORIGINAL = "/webhooks/*/messages/@original"


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


async def test_buttons_outlive_the_process(fresh: World, config: Path) -> None:
    """A second process goes on with the message of the first."""
    async with running_bot(fresh.wire, config) as bot:
        result = await fresh.slash()
        await fresh.answered(result)
        assert await bot.terminate() == 0
    fresh.wire.gateway.sessions.clear()
    async with running_bot(fresh.wire, config):
        await fresh.wire.until(
            lambda: any(s.connection for s in fresh.wire.gateway.sessions.values())
        )
        message = seen(result)
        await fresh.alice.click(message, label=NEXT)
        await fresh.wire.until(lambda: ENGLISH.back in str(message.components))
        assert quote(message).startswith("The firm revealed")


async def test_a_refused_first_connection_is_repeated(fresh: World, config: Path) -> None:
    """The bot says in a line that it tries again, and comes up."""
    fresh.wire.refuse_gateway(2)
    async with running_bot(fresh.wire, config) as bot:
        assert "3.6 million" in await fresh.answered(await fresh.slash())
        assert "trying again" in bot.output
        assert "Traceback" not in bot.output


async def test_sigterm_ends_the_bot_in_good_order(fresh: World, config: Path) -> None:
    """An answer under way is still sent; then the bot ends with 0 and nothing to complain of."""
    async with running_bot(fresh.wire, config) as bot:
        fresh.wire.fault("PATCH", ORIGINAL, mode="reset")
        result = await fresh.slash()
        await fresh.wire.until(lambda: fresh.wire.log)
        assert await bot.terminate() == 0
        assert "3.6 million" in quote(seen(result))
        assert "Traceback" not in bot.output
        assert "Unclosed" not in bot.output
        assert "Clubhouse" not in bot.output


async def test_a_database_that_is_held_keeps_no_answer_waiting(fresh: World, config: Path) -> None:
    """Another process may write for longer than anybody waits; the questions are kept then."""
    data, scope = config.parent / "data", fresh.channel.guild.id
    async with running_bot(fresh.wire, config) as bot:
        with closing(sqlite3.connect(data / "bot.sqlite3", isolation_level=None)) as db:
            db.execute("BEGIN IMMEDIATE")
            for _ in range(3):
                assert "3.6 million" in await fresh.answered(await fresh.slash())
            db.execute("ROLLBACK")
        with Records.open(data) as records:
            await fresh.wire.until(lambda: len(records.history(scope, 0)) == 3, PATIENCE)
        assert "Clubhouse" not in bot.output


async def test_two_bots_count_a_vote_once(fresh: World, config: Path) -> None:
    """An old process that is still there leaves the press to the new one, or that to this one: a
    second press would take the vote back.
    """
    async with running_bot(fresh.wire, config) as bot, running_bot(fresh.wire, config):
        await fresh.wire.until(lambda: fresh.wire.counts["identify"] == 2, PATIENCE)
        result = await fresh.slash()
        await fresh.answered(result)
        vote = await fresh.alice.click(seen(result), label=ENGLISH.voting.up_button)
        await fresh.wire.until(lambda: vote.response and blocks(vote.response), PATIENCE)
        await fresh.wire.until(lambda: bot.output.count("another copy of the bot") == 2, PATIENCE)
        assert not vote.followups
        assert "ERROR" not in bot.output
        with Records.open(config.parent / "data") as records:
            ((_, votes),) = records.history(fresh.channel.guild.id, 0)
            assert [vote.up for vote in votes] == [True]


async def test_ctrl_c_ends_the_bot_in_good_order(fresh: World, config: Path) -> None:
    """Ctrl-C is no error."""
    async with running_bot(fresh.wire, config) as bot:
        bot.process.send_signal(signal.SIGINT)
        assert await bot.wait() == 0
        assert "Traceback" not in bot.output


async def test_a_token_that_is_withdrawn_ends_the_bot(fresh: World, config: Path) -> None:
    """Where the gateway refuses for good, trying again is of no use."""
    async with running_bot(fresh.wire, config) as bot:
        fresh.wire.close(4004)
        assert await bot.wait() == 1
        assert bot.output.splitlines()[-1].count("Discord does not accept this token") == 1
        assert "Traceback" not in bot.output


async def test_a_wrong_token_is_said_in_one_line(fresh: World, config: Path) -> None:
    """The bot ends with 1 and names what is wrong."""
    environ = {**fresh.wire.environ(), "DISCORD_TOKEN": "not.the.token"}
    async with launched_bot(environ, config) as bot:
        assert await bot.wait() == 1
        assert "Discord does not accept this token" in bot.output
        assert "Traceback" not in bot.output


async def test_the_token_may_stand_in_a_file(fresh: World, config: Path, tmp_path: Path) -> None:
    """DISCORD_TOKEN_FILE names the file, as container secrets do."""
    environ = fresh.wire.environ()
    (tmp_path / "token").write_text(f"{environ.pop('DISCORD_TOKEN')}\n", encoding="utf-8")
    environ["DISCORD_TOKEN_FILE"] = str(tmp_path / "token")
    async with launched_bot(environ, config) as bot:
        await bot.ready(fresh.wire)
        assert "3.6 million" in await fresh.answered(await fresh.slash())
