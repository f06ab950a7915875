"""The bot's process follows feeds while it runs."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio

from index.contact import NO_CONTACT
from index.library import Library
from index.settings import Settings
from tests.bot.world import PATIENCE, World, configure, end, new_world, without_cooldown
from tests.index.feeds.press import PATH, TRAM, Press, entry, press
from tests.index.fetching.server import CONTACT
from tests.wire import launched_bot
from tests.wire.process import BotProcess

INTERVAL = 1  # seconds; users have to wait five minutes at least
ASKED = "Where was a tram line opened?"
# The program, but that it looks for due feeds five times a second.
PROGRAM = (
    "-c",
    "from bot.cogs.feeds import Feeds\n"
    "from bot.__main__ import main\n"
    "Feeds.poll.change_interval(seconds=0.2)\n"
    "main()",
)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The configuration of a library that is made at the first start."""
    return configure(tmp_path)


@pytest.fixture
def paper() -> Iterator[Press]:
    """A newspaper with an empty feed."""
    with press() as opened:
        yield opened


@pytest_asyncio.fixture
async def fresh() -> AsyncIterator[World]:
    """A world in which the test starts the bot itself."""
    world = await new_world()
    yield world
    await end(world)


def follow(config: Path, paper: Press) -> None:
    """Have the shared library follow the newspaper."""
    with Library.open(Settings.load(config)) as library:
        library.feeds.follow(paper.address, INTERVAL, 0.0)


@asynccontextmanager
async def following_bot(world: World, config: Path) -> AsyncIterator[BotProcess]:
    """The bot, which may fetch from this machine."""
    environ = {**world.wire.environ(), "VERBATIM_TEST_LOOPBACK": "1"}
    async with launched_bot(environ, config, PROGRAM) as bot:
        await bot.ready(world.wire)
        yield bot


async def test_a_fresh_article_is_answered(fresh: World, config: Path, paper: Press) -> None:
    """It appears in the feed while the bot runs; a failing feed beside it is logged once."""
    follow(config, paper)
    with press() as broken:
        broken.fails(500)
        follow(config, broken)
        async with following_bot(fresh, without_cooldown(fresh, config)) as bot:
            await fresh.wire.until(lambda: paper.visits() > 1, PATIENCE)
            paper.prints(entry("tram", TRAM))
            count = paper.visits()
            await fresh.wire.until(lambda: paper.visits() > count + 1, PATIENCE)
            answer = await fresh.answered(await fresh.slash(ASKED))
            assert answer.replace("*", "") == TRAM.removesuffix(" All came.")
            assert await bot.terminate() == 0
    assert bot.output.count(f"feed {broken.address} fails") == 1
    assert "Traceback" not in bot.output


async def test_no_feed_is_read_without_a_contact(fresh: World, config: Path, paper: Press) -> None:
    """That is logged once, and questions are answered."""
    follow(config, paper)
    told = config.read_text(encoding="utf-8")
    config.write_text(told.replace(CONTACT, ""), encoding="utf-8")
    async with following_bot(fresh, config) as bot:
        assert "3.6 million" in await fresh.answered(await fresh.slash())
        await fresh.wire.until(lambda: NO_CONTACT in bot.output, PATIENCE)
        assert await bot.terminate() == 0
    assert bot.output.count(f"feeds are not read. {NO_CONTACT}, and start the bot again") == 1
    assert "Traceback" not in bot.output
    assert paper.server.connections == 0


async def test_a_hanging_feed_delays_nothing(fresh: World, config: Path, paper: Press) -> None:
    """Neither an answer nor the end."""
    follow(config, paper)
    paper.server.says[PATH] = lambda sock: sock.recv(1)  # it waits until the other side gives up
    async with following_bot(fresh, config) as bot:
        await fresh.wire.until(lambda: paper.visits(), PATIENCE)
        assert "3.6 million" in await fresh.answered(await fresh.slash())
        assert await bot.terminate() == 0
        assert "Traceback" not in bot.output
        assert "feed " not in bot.output
