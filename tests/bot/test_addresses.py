"""/articles add with an address, which is fetched from a server on this machine."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from simcord.actors import MemberActor

from bot.articles import fetching, quota
from bot.articles.fetching import AN_HOUR, Fetches, WaitError
from bot.articles.quota import Quota
from bot.rendering.layout import NEXT
from bot.texts import ENGLISH, LANGUAGES, Texts
from index.errors import FetchError
from index.fetching import Fetcher
from index.library import Library
from tests.bot.keepers import MANAGER, add, keeper, said
from tests.bot.scene import Scene, labels, quote, scene, text
from tests.bot.world import PATIENCE, configure, end, new_world
from tests.index.feeds.press import BARN, LONG, PATH, TRAM, Press, entry
from tests.index.fetching.server import Server, reply
from tests.index.reading.pages.making import linked, page
from tests.wire import launched_bot

SAID = ENGLISH.articles
STORY = "/2026/ferry"
ASKED = "How many people did the ferry Linnea carry?"
HEAD = linked(
    '{"@context": "https://schema.org", "@type": "NewsArticle",'
    ' "headline": "Ferry Linnea back in service", "datePublished": "2026-02-03T08:00:00+01:00",'
    ' "author": {"name": "Runa Holm"}, "publisher": {"name": "Skerrow Post"}}'
)
TELLING = (
    "The ferry Linnea carried 300 people to Skerrow on her first day back in service.",
    "Her old engine had broken down in the autumn, and the harbour had been quiet ever since.",
    "The owners say that the new engine will last for thirty years, and that it is quieter too.",
)


def story(*sentences: str) -> bytes:
    """The answer that is a page with these paragraphs, or with all of the story."""
    paragraphs = "".join(f"<p>{each} The captain smiled.</p>" for each in sentences or TELLING)
    body = f"<main><h1>Ferry Linnea back in service</h1>{paragraphs}</main>"
    return reply(page(HEAD, body).encode(), content_type="text/html; charset=utf-8")


@pytest.fixture(autouse=True)
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine may be fetched from."""
    monkeypatch.setenv("VERBATIM_TEST_LOOPBACK", "1")


@pytest.fixture
def site() -> Iterator[Server]:
    """A web site with one story."""
    with Server({STORY: story()}) as running:
        yield running


async def fetch(here: Scene, who: MemberActor, address: str, **more: object) -> str:
    """What somebody is told who adds an address."""
    return said(await who.slash(here.channel, "articles add", url=address, **more))


async def test_a_page_becomes_an_article(empty: Library, site: Server) -> None:
    """It is quoted with its title, publisher, date and link."""
    async with scene(empty) as here:
        told = await fetch(here, keeper(here), site.url(STORY))
        assert told.startswith("**Added: 1**\n- Ferry Linnea back in service · sentences: ")
        message = await here.ask(ASKED)
        assert quote(message).replace("*", "") == TELLING[0]
        assert "Ferry Linnea back in service" in text(message)
        assert "Skerrow Post · <t:1770102000:D>" in text(message)
        assert f"(<{site.url(STORY)}#:~:text=" in text(message)


async def test_what_changed_there_is_a_new_version(empty: Library, site: Server) -> None:
    """What did not is said to be there; an old answer says that the text has changed since."""
    async with scene(empty) as here:
        kim = keeper(here)
        await fetch(here, kim, site.url(STORY))
        message = await here.ask(ASKED)
        assert (await fetch(here, kim, site.url(STORY))).startswith(
            "**There already, unchanged: 1**\n- Ferry Linnea back in service"
        )
        site.says[STORY] = story(TELLING[0].replace("300", "310"), *TELLING[1:])
        told = await fetch(here, kim, site.url(STORY))
        assert told.startswith("**Updated, as a new version: 1**")
        (label,) = [each for each in labels(message) if each.startswith(NEXT)]
        await here.alice.click(message, label=label)
        assert ENGLISH.changed in text(message)
        assert "310 people" in quote(await here.ask(ASKED)).replace("*", "")


async def test_entries_of_a_feed_become_articles(empty: Library, site: Server) -> None:
    """Of an excerpt, the page is fetched; the number of such pages is bounded."""
    paper = Press(site)
    paper.page("/tram", f"About the tram\n\n{LONG}")
    paper.prints(entry("barn", BARN), entry("tram", link="/tram", excerpt=TRAM))
    async with scene(empty) as here:
        told = await fetch(here, keeper(here), paper.address)
        assert told.startswith("**Added: 2**\n")
        assert "About the barn" in told
        assert (
            quote(await here.ask("Who paid the first fare?")).replace("*", "")
            == (LONG.partition("\n\n")[2])
        )


async def test_a_feed_does_not_make_the_bot_flood_a_site(
    empty: Library, site: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many excerpts the first pages are fetched, and the others added as they are."""
    monkeypatch.setattr("bot.articles.adding._PAGES", 2)
    paper = Press(site)
    excerpts = [f"Tram {n} of Northport was late on Tuesday, for it snowed." for n in range(5)]
    paper.prints(*(entry(f"t{n}", excerpt=excerpts[n]) for n in range(5)))
    async with scene(empty) as here:
        assert (await fetch(here, keeper(here), paper.address)).startswith("**Added: 5**")
    assert site.paths() == [PATH, "/t0", "/t1"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/none", "404"),
        ("/private/page", "does not let programs read it"),
        ("/picture", "image/png"),
        ("/empty", "holds no"),
    ],
)
async def test_what_cannot_be_had_is_told(
    empty: Library, site: Server, path: str, reason: str
) -> None:
    """With the address and the reason, and the server gets no library for it."""
    site.says |= {
        "/robots.txt": reply(b"User-agent: *\nDisallow: /private", content_type="text/plain"),
        "/private/page": story(),
        "/picture": reply(b"\x89PNG\r\n\x1a\n", content_type="image/png"),
        "/empty": reply(b" ", content_type="text/plain"),
    }
    async with scene(empty) as here:
        told = await fetch(here, keeper(here), site.url(path))
        first, refused = told.split("\n")
        assert first == "**Refused: 1**"
        assert refused.replace("\\", "").startswith(f"- {site.url(path)}: ")
        assert reason in refused
        assert refused.count("127.0.0.1") == 1
        assert not here.bot.shelves.folder(here.guild.id).exists()
    assert ("/private/page" in site.paths()) is False


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:1/page", "127.0.0.1"),
        ("http://10.0.0.1/page", "10.0.0.1"),
        ("http://[::1]/page", "::1"),
        ("skerrow", "is no http or https address"),
        ("file:///etc/passwd", "is no http or https address"),
        ("https://kim:s3cret@news.example/", "holds a user name or password"),
    ],
)
async def test_what_is_no_public_address_is_refused(
    empty: Library, monkeypatch: pytest.MonkeyPatch, address: str, reason: str
) -> None:
    """Nothing is fetched, and a password that was typed is not repeated."""
    monkeypatch.delenv("VERBATIM_TEST_LOOPBACK")
    async with scene(empty) as here:
        told = await fetch(here, keeper(here), address)
        assert told.startswith("**Refused: 1**\n- ")
        assert reason in told
        assert "s3cret" not in told
        assert "\n" not in told.removeprefix("**Refused: 1**\n")


async def test_a_file_and_an_address_are_one_too_many(empty: Library, site: Server) -> None:
    """The message says so, and nothing is fetched or read."""
    async with scene(empty) as here:
        told = await fetch(here, keeper(here), site.url(STORY), file=("a.txt", b"It sank."))
        assert told == SAID.one_at_a_time
    assert site.requests == []


async def test_a_full_library_takes_no_page(
    empty: Library, site: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quota holds for what is fetched, too."""
    monkeypatch.setattr("bot.articles.adding.QUOTA", Quota(sentences=1))
    async with scene(empty) as here:
        told = await fetch(here, keeper(here), site.url(STORY))
        assert told.startswith("Nothing was added: ")
        with here.bot.shelves.own(here.guild.id) as own:
            assert own.articles() == []


async def test_a_page_may_be_as_large_as_a_file(
    empty: Library, site: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The memory of the bot is the same for both."""
    monkeypatch.setattr(quota, "FILE", 64 * 1024)
    site.says["/large"] = reply(b"a" * (64 * 1024 + 1), content_type="text/plain")
    async with scene(empty) as here:
        assert "64 KiB" in await fetch(here, keeper(here), site.url("/large"))


async def test_a_member_may_have_nothing_fetched(empty: Library, site: Server) -> None:
    """Nor does anything reach the site."""
    async with scene(empty) as here:
        assert await fetch(here, here.alice, site.url(STORY)) == ENGLISH.not_allowed
        assert len(here.env.errors) == 1
    assert site.requests == []


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
        assert await fetch(here, kim, site.url(STORY)) == SAID.fetching_already
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
    fetches = Fetches(None, lambda: now)

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
    fetches = Fetches(None)

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
        expected = texts.articles.fetched_enough.format(limit=AN_HOUR, minutes=60)
        assert told == expected.replace("\xa0", " ")
        added = await add(here, kim, "a.txt", "The barge sank.")
        assert added.startswith(texts.articles.added.format(count=1).replace("\xa0", " "))
    assert site.paths() == ["/none"]
