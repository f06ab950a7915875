"""What a server may have fetched, and that a slow site keeps nobody else waiting."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.articles import fetching
from bot.articles.fetching import AN_HOUR, Fetches, WaitError
from bot.texts import ENGLISH, LANGUAGES, Texts
from index.errors import FetchError
from index.fetching import Fetcher
from index.library import Library
from tests.bot.ferry_site import ASKED, STORY, fetch, story
from tests.bot.keepers import MANAGER, add, keeper, said
from tests.bot.scene import Scene, quote, scene
from tests.bot.world import PATIENCE, configure, end, new_world
from tests.index.fetching.server import CONTACT, Server
from tests.wire import launched_bot


class Silent:
    """An answer that does not come before it is let go; `asked` is set when it is wanted."""

    def __init__(self) -> None:
        self.asked, self.go = threading.Event(), threading.Event()

    def __call__(self, sock: socket.socket) -> None:
        """Say nothing for a while."""
        self.asked.set()
        self.go.wait(60)
        sock.sendall(story())


@pytest.fixture
def silent(site: Server) -> Iterator[Silent]:
    """A path /slow of the site's that keeps everybody waiting."""
    site.says["/slow"] = says = Silent()
    yield says
    says.go.set()


async def begun(here: Scene, silent: Silent, guild: int, site: Server) -> "asyncio.Task[str]":
    """The fetch of what keeps a server waiting, under way."""

    def work(fetcher: Fetcher) -> str:
        return fetcher.fetch(site.url("/slow")).name

    waiting = asyncio.create_task(here.bot.uploads._fetches.run(guild, work))
    assert await asyncio.to_thread(silent.asked.wait, 60)
    return waiting


async def test_a_slow_site_keeps_no_other_server_waiting(
    empty: Library, site: Server, silent: Silent
) -> None:
    """While it is silent, another server adds files and addresses, and members ask."""
    async with scene(empty) as here:
        waiting = await begun(here, silent, here.guild.id + 1, site)
        kim = keeper(here)
        assert (await add(here, kim, "a.txt", "The barge sank.")).startswith("**Added: 1**")
        assert (await fetch(here, kim, site.url(STORY))).startswith("**Added: 1**")
        assert "300 people" in quote(await here.ask(ASKED)).replace("*", "")
        assert not waiting.done()
        silent.go.set()
        assert await waiting == "slow"


async def test_a_server_has_one_address_fetched_at_a_time(
    empty: Library, site: Server, silent: Silent
) -> None:
    """A second one is refused kindly; files can be added meanwhile, and afterwards all is well."""
    async with scene(empty) as here:
        waiting, kim = await begun(here, silent, here.guild.id, site), keeper(here)
        assert await fetch(here, kim, site.url(STORY)) == ENGLISH.adding.fetching_already
        assert (await add(here, kim, "a.txt", "The barge sank.")).startswith("**Added: 1**")
        silent.go.set()
        await waiting
        assert (await fetch(here, kim, site.url(STORY))).startswith("**Added: 1**")


async def test_the_end_of_the_bot_waits_for_no_site(
    empty: Library, site: Server, silent: Silent
) -> None:
    """Who waits is told before the bot disconnects."""
    async with scene(empty) as here:
        kim = keeper(here)
        asking = asyncio.create_task(fetch(here, kim, site.url("/slow")))
        assert await asyncio.to_thread(silent.asked.wait, 60)
        await here.bot.close()
        assert "as I am being stopped; try again later" in await asking


async def test_a_fetch_that_is_cancelled_leaves_nothing_behind(
    empty: Library, site: Server, silent: Silent
) -> None:
    """The thread ends at its next step, and the server may fetch again."""
    async with scene(empty) as here:
        waiting = await begun(here, silent, here.guild.id, site)
        waiting.cancel()
        await asyncio.wait([waiting])
        assert waiting.cancelled()
        told = await fetch(here, keeper(here), site.url(STORY))
        assert told.startswith("**Added: 1**")


async def test_so_many_are_fetched_for_a_server_in_an_hour() -> None:
    """Beyond that it has to wait, and others need not; what is refused counts nothing."""
    now = 1000.0
    fetches = Fetches(CONTACT, lambda: now)

    async def run(guild: int) -> int:
        return await fetches.run(guild, lambda _: guild)

    for _ in range(AN_HOUR):
        assert await run(1) == 1
    for _ in range(2):
        with pytest.raises(WaitError) as refusal:
            await run(1)
        assert refusal.value.seconds == 3600
    assert await run(2) == 2
    now += 3601
    assert await run(1) == 1


async def test_what_fails_is_raised_where_it_is_waited_for() -> None:
    """And the server may fetch again at once."""
    fetches = Fetches(CONTACT)

    def fail(_: Fetcher) -> None:
        raise FetchError("is a test")

    for _ in range(2):
        with pytest.raises(FetchError, match="is a test"):
            await fetches.run(1, fail)


async def test_the_process_ends_though_a_site_is_silent(
    tmp_path: Path, site: Server, silent: Silent
) -> None:
    """In good order: who waits is told, and no thread keeps the program."""
    world = await new_world()
    guild, environ = world.channel.guild, world.wire.environ()
    role = guild.create_role("managers", permissions=MANAGER)
    kim = guild.add_member(world.wire.env.create_user("kim"), roles=[role])
    async with launched_bot(environ, configure(tmp_path)) as bot:
        await bot.ready(world.wire)
        asking = await kim.slash(world.channel, "articles add", url=site.url("/slow"))
        await world.wire.until(silent.asked.is_set, PATIENCE)
        assert await bot.terminate() == 0
        assert "as I am being stopped; try again later" in said(asking)
        assert "Traceback" not in bot.output
    await end(world)


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
async def test_a_server_that_fetched_much_is_told_when_to_go_on(
    empty: Library, site: Server, monkeypatch: pytest.MonkeyPatch, texts: Texts
) -> None:
    """In its language, with the limit and the minutes; a file is taken all the same."""
    monkeypatch.setattr(fetching, "AN_HOUR", 1)
    async with scene(empty) as here:
        here.bot.records.change(here.guild.id, language=texts.language)
        kim = keeper(here)
        await fetch(here, kim, site.url("/none"))
        told = await fetch(here, kim, site.url(STORY))
        expected = texts.adding.fetched_enough.format(limit=AN_HOUR, minutes=60)
        assert told == expected.replace("\xa0", " ")
        added = await add(here, kim, "a.txt", "The barge sank.")
        assert added.startswith(texts.adding.added.format(count=1).replace("\xa0", " "))
    assert site.paths() == ["/none"]
