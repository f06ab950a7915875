"""/articles add with an address, which is fetched from a server on this machine."""

import pytest

from bot.articles import quota
from bot.articles.quota import Quota
from bot.rendering.layout import NEXT
from bot.texts import ENGLISH, LANGUAGES, Texts
from index.library import Library
from tests.bot.ferry_site import ASKED, STORY, TELLING, fetch, story
from tests.bot.keepers import keeper
from tests.bot.scene import labels, quote, scene, text
from tests.index.feeds.press import BARN, LONG, PATH, TRAM, Press, entry
from tests.index.fetching.server import Server, reply


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


@pytest.mark.parametrize("texts", LANGUAGES, ids=lambda texts: texts.language)
async def test_nothing_is_fetched_without_a_contact(
    empty: Library, site: Server, texts: Texts
) -> None:
    """Who asks for it is told what to do instead."""
    empty.contact = None
    async with scene(empty) as here:
        here.bot.records.change(here.guild.id, language=texts.language)
        told = await fetch(here, keeper(here), site.url(STORY))
        assert told == texts.adding.no_contact.replace("\xa0", " ")
    assert site.connections == 0


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
    monkeypatch.delenv("VERBATIM_TEST_LOOPBACK", raising=False)
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
        assert told == ENGLISH.adding.one_at_a_time
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
