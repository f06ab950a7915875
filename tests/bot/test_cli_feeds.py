"""`follow` and `unfollow`, over a newspaper on this machine."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.contact import NO_CONTACT
from tests.bot.command_line import Program, screen
from tests.index.feeds.press import BARN, LONG, PATH, Press, entry, press
from tests.index.fetching.server import CONTACT, redirect, reply


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Iterator[Press]:
    """A newspaper, and a program that may fetch it."""
    monkeypatch.setenv("VERBATIM_TEST_LOOPBACK", "1")
    with press() as opened:
        yield opened


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The command line over an empty library."""
    return Program.at(tmp_path, articles=None)


def test_a_followed_feed_answers(program: Program, paper: Press):
    """Its articles are there at once, and named."""
    paper.prints(entry("barn"), entry("tram", excerpt="The first tram line […]"))
    paper.page("/tram", LONG)
    result = program.invoke("follow", paper.address)
    assert result.exit_code == 0, result.output
    held = program.objects("articles", "--json")[0]
    added = ", ".join(article["id"] for article in held)
    assert result.stdout == (
        f"following {paper.address} every 30m: The Wick Post\n2 added: {added}\n"
    )
    (answer,) = program.objects("ask", "--json", "Where did a barn burn down?")
    assert answer["quotes"][0]["text"] == "A barn burned down in Lower Wick on Friday night."


def test_every_request_tells_whom_to_write_to(program: Program, paper: Press):
    """Those of robots.txt, of the feed, of a page that has moved and of where it is now."""
    paper.prints(entry("tram", excerpt="The first tram line […]"))
    paper.server.says["/tram"] = redirect("/2024/tram")
    paper.page("/2024/tram", LONG)
    assert program.invoke("follow", paper.address).exit_code == 0
    assert program.invoke("follow", paper.address).exit_code == 0
    asked = [request.split(" ")[1] for request in paper.server.requests]
    assert set(asked) == {"/robots.txt", PATH, "/tram", "/2024/tram"}
    assert "If-None-Match" in paper.server.requests[-1]
    assert all(f"(+{CONTACT})\r\n" in request for request in paper.server.requests)


def test_nothing_is_followed_without_a_contact(tmp_path: Path, paper: Press):
    """The site is not asked, and the remedy is said."""
    program = Program.at(tmp_path, articles=None, contact="")
    result = program.invoke("follow", paper.address)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Error: {NO_CONTACT}\n"
    assert program.objects("follow", "--list", "--json") == [[]]
    assert paper.server.connections == 0


def test_to_follow_again_changes_the_interval(program: Program, paper: Press):
    """Where none is given, it stays."""
    paper.prints(entry("barn"))
    program.invoke("follow", paper.address, "--every", "2h")
    assert "every 2h:" in program.invoke("follow", paper.address).stdout
    again = program.invoke("follow", paper.address, "--every", "1d")
    assert again.stdout == f"following {paper.address} every 1d: The Wick Post\nnothing new\n"
    ((feed,),) = program.objects("follow", "--list", "--json")
    assert feed["interval"] == 86_400


def test_the_feed_may_ask_for_longer_pauses(program: Program, paper: Press):
    """That is said."""
    paper.prints(head="<ttl>120</ttl>")
    line = program.invoke("follow", paper.address).stdout.splitlines()[0]
    assert line == f"following {paper.address} every 2h as the feed asks: The Wick Post"


def test_pages_that_cannot_be_read_are_named(program: Program, paper: Press):
    """So that the excerpts surprise nobody."""
    paper.prints(entry("tram", excerpt="The first tram line was opened […]"))
    lines = program.invoke("follow", paper.address).stdout.splitlines()
    assert lines[1].startswith("1 added: ")
    assert lines[2] == "1 page was not read, so that an excerpt has to do:"
    assert lines[3].startswith(f"  {paper.server.url('/tram')}: its server answers 404")


def test_feeds_are_listed(program: Program, paper: Press):
    """As a table and as JSON, failing ones with their error."""
    paper.prints(entry("barn"))
    program.invoke("follow", paper.address)
    paper.fails(500)
    assert program.invoke("follow", paper.address, "--every", "1h").exit_code == 1
    ((feed,),) = program.objects("follow", "--json")
    times = [feed.pop("fetched"), feed.pop("next")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", time) for time in times)
    error = feed.pop("error")
    assert "its server answers 500" in error
    assert feed == {
        "address": paper.address,
        "title": "The Wick Post",
        "interval": 3_600,
        "articles": 1,
        "state": "failing",
        "failures": 1,
    }
    header, row = (
        line.split("\t") for line in program.invoke("follow", "--list").stdout.splitlines()
    )
    assert header == ["address", "title", "interval", "fetched", "next", "articles", "state"]
    assert row == [paper.address, "The Wick Post", "1h", *times, "1", f"failing (1): {error}"]


def test_no_feeds_are_an_empty_list(program: Program):
    """Nothing is no failure."""
    assert program.objects("follow", "--list", "--json") == [[]]
    assert program.invoke("follow", "--list").stdout.count("\n") == 1


def test_articles_stay_when_their_feed_goes(program: Program, paper: Press):
    """And that is said."""
    paper.prints(entry("barn"))
    program.invoke("follow", paper.address)
    result = program.invoke("unfollow", paper.address)
    assert result.stdout == (
        f"no longer followed: {paper.address}; its article stays in the library\n"
    )
    assert program.objects("follow", "--list", "--json") == [[]]
    ((article,),) = program.objects("articles", "--json")
    assert article["title"] == "About the barn"


def test_an_unknown_feed_cannot_be_unfollowed(program: Program, paper: Press):
    """The one that was meant is named."""
    program.invoke("follow", paper.address)
    result = program.invoke("unfollow", paper.address.replace("news", "newz"))
    assert result.exit_code == 1
    assert f"not followed (did you mean {paper.address}?)" in result.stderr


@pytest.mark.parametrize(
    ("page", "remedy"),
    [
        (
            '<html><link rel="alternate" type="application/rss+xml" href="/all.xml">',
            "the feed that it announces is {}/all.xml",
        ),
        ("<html><p>Nothing here.", "give the address of its RSS or Atom feed"),
    ],
)
def test_a_web_page_is_no_feed(program: Program, paper: Press, page: str, remedy: str):
    """The feed that it announces is named, and nothing followed."""
    paper.server.says["/"] = reply(page.encode(), content_type="text/html")
    address = paper.server.url("/")
    result = program.invoke("follow", address)
    assert result.exit_code == 1
    said = f"{address}: is a web page and no feed; {remedy.format(paper.server.url('')).strip()}"
    assert said in result.stderr
    assert program.objects("follow", "--list", "--json") == [[]]


def test_a_broken_feed_is_not_followed(program: Program, paper: Press):
    """Neither is one that is not there."""
    broken = b"<rss version='2.0'><channel><title>T</titel>"
    paper.server.says[PATH] = reply(broken, content_type="application/rss+xml")
    result = program.invoke("follow", paper.address)
    assert result.exit_code == 1
    assert f"{paper.address}: is a feed of which no entry can be read" in result.stderr
    missing = program.invoke("follow", paper.server.url("/none.xml"))
    assert missing.exit_code == 1
    assert "its server answers 404" in missing.stderr
    assert program.objects("follow", "--list", "--json") == [[]]


def test_a_feed_that_moved_is_followed_where_it_is(program: Program, paper: Press):
    """The old address may be gone tomorrow."""
    paper.server.says["/old.xml"] = redirect(PATH, 301)
    result = program.invoke("follow", paper.server.url("/old.xml"))
    assert result.stdout.startswith(f"following {paper.address} every 30m")


@pytest.mark.parametrize(
    "arguments",
    [
        *(("follow",), ("follow", "https://x.example", "--list"), ("unfollow",)),
        *(
            ("follow", "https://x.example", "--every", each)
            for each in ("4m", "31d", "often", "0h")
        ),
    ],
)
def test_wrong_usage(program: Program, arguments: tuple[str, ...]):
    """Exit code 2, and what is right."""
    result = program.invoke(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


def test_following_shows_a_bar_on_a_screen(program: Program, paper: Press):
    """The bar is gone in the end; the summary stays."""
    paper.prints(*(entry(f"barn {n}", f"{BARN} It was barn {n}.") for n in range(25)))
    with screen(program.command("follow", paper.address)) as shown:
        assert shown.end() == 0
        assert "━" in shown.raw
        assert "25 added" in shown.text
