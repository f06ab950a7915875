"""robots.txt is asked for first, and what it says counts."""

import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from index.errors import FetchError
from index.fetching import Fetcher, Limits, robots
from index.fetching.robots import relevant
from tests.index.fetching.server import CONTACT, Server, redirect, reply

FORBIDS = b"User-agent: *\nDisallow: /private\n"


def test_what_is_forbidden_is_not_asked_for(server: Server, fetcher: Fetcher):
    """And what is allowed is, with one request for robots.txt in a day."""
    server.says |= {"/robots.txt": reply(FORBIDS), "/a": reply(b"a"), "/private/b": reply(b"b")}
    assert fetcher.fetch(server.url("/a")).data == b"a"
    with pytest.raises(FetchError, match=r"robots\.txt\); save the text in a file") as caught:
        fetcher.fetch(server.url("/private/b"))
    assert not caught.value.retryable
    assert [request.split()[1] for request in server.requests] == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: Verbatim\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: verbatim\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: verbatimbot\nDisallow: /", True),
        ("User-agent: Googlebot\nUser-agent: VERBATIM # us\nDisallow: /", False),
        ("user agent verbatim\ndisallow /", False),
        ("User-agent: Googlebot\nDisallow: /\nUser-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /\nAllow: /page", True),
        ("User-agent: *\nDisallow: /*.html$", False),
        ("User-agent: *\rDisallow: /", False),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("User-agent-policy: none\nUser-agent: verbatim\nUser-agents: x\nDisallow: /", False),
        ("<html>Not found</html>", True),
        ("", True),
    ],
)
def test_rules(server: Server, fetcher: Fetcher, rules: str, allowed: bool):
    """Groups for our name, for all and for others."""
    server.says |= {"/robots.txt": reply(rules.encode()), "/page.html": reply(b"x")}
    if allowed:
        assert fetcher.fetch(server.url("/page.html")).data == b"x"
    else:
        with pytest.raises(FetchError, match=r"robots\.txt"):
            fetcher.fetch(server.url("/page.html"))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_site_without_rules(server: Server, fetcher: Fetcher, status: int):
    """RFC 9309: what a client is at fault for forbids nothing."""
    server.says |= {"/robots.txt": reply(FORBIDS, status), "/private": reply(b"x")}
    assert fetcher.fetch(server.url("/private")).data == b"x"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_that_cannot_say(server: Server, fetcher: Fetcher, status: int):
    """RFC 9309: what a server is at fault for forbids all, for now."""
    server.says |= {"/robots.txt": reply(b"", status, retry_after="70"), "/a": reply(b"x")}
    for _ in range(2):
        with pytest.raises(FetchError, match=rf"/a: robots\.txt: .* {status} .* in 70 s") as caught:
            fetcher.fetch(server.url("/a"))
        assert (caught.value.retryable, caught.value.retry_after) == (True, 70)
    assert len(server.requests) == 1


def test_a_site_that_breaks_off(server: Server, fetcher: Fetcher):
    """The same goes for a robots.txt that cannot be had."""
    server.says |= {"/robots.txt": b"", "/a": reply(b"x")}
    with pytest.raises(FetchError, match="; try again later") as caught:
        fetcher.fetch(server.url("/a"))
    assert caught.value.retryable
    assert server.paths() == []


def test_rules_are_asked_for_again():
    """After their time."""
    limits = Limits(robots_age=0.0, robots_retry=0.0)
    with (
        Server({"/a": reply(b"x")}) as server,
        Fetcher(contact=CONTACT, limits=limits, allow_loopback=True) as eager,
    ):
        eager.fetch(server.url("/a"))
        server.says["/robots.txt"] = reply(b"", 500)
        with pytest.raises(FetchError, match="500"):
            eager.fetch(server.url("/a"))
        server.says["/robots.txt"] = reply(b"")
        assert eager.fetch(server.url("/a")).data == b"x"


def test_rules_behind_redirects(server: Server, fetcher: Fetcher):
    """robots.txt may lie elsewhere; its redirects are as safe as any."""
    server.says |= {"/robots.txt": redirect("/rules"), "/rules": reply(FORBIDS), "/a": reply(b"x")}
    fetcher.fetch(server.url("/a"))
    with pytest.raises(FetchError, match="does not let programs"):
        fetcher.fetch(server.url("/private"))


def test_rules_on_a_private_address(server: Server, fetcher: Fetcher):
    """A redirect of robots.txt to a private address forbids all."""
    server.says |= {"/robots.txt": redirect("http://10.0.0.1:8080/"), "/a": reply(b"x")}
    with pytest.raises(FetchError, match=r"at 10\.0\.0\.1, which is not"):
        fetcher.fetch(server.url("/a"))
    assert server.paths() == []


def test_long_rules_are_cut(server: Server):
    """500 KiB are read; what is beyond does not count."""
    comment = b"# " + b"x" * 600 + b"\n"
    server.says |= {"/robots.txt": reply(FORBIDS + comment * 1000 + b"Disallow: /a"), "/a": reply()}
    with Fetcher(contact=CONTACT, allow_loopback=True) as fetcher:
        assert fetcher.fetch(server.url("/a")).status == 200
        with pytest.raises(FetchError, match="does not let programs"):
            fetcher.fetch(server.url("/private"))


def test_many_names_and_rules(server: Server, fetcher: Fetcher):
    """Thousands of programs with thousands of rules would have protego make millions of objects."""
    names = b"".join(b"User-agent: bot%d\nuser agent b%d\n" % (n, n) for n in range(5000))
    rules = b"".join(b"Disallow: /%d\n" % n for n in range(15000))
    text = relevant(names + b"User-agent: *\n" + rules)
    assert set(text.splitlines()[:10001]) == {"User-agent: others", "User-agent: *"}
    server.says |= {"/robots.txt": reply(names + b"User-agent: *\n" + rules), "/a": reply(b"x")}
    assert fetcher.fetch(server.url("/a")).data == b"x"


def test_rules_take_little_room(server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch):
    """The longest-known rules make way for others."""
    monkeypatch.setattr(robots, "_ROOM", 150)
    rules = reply(b"#" * 100)
    server.says |= {"/robots.txt": rules, "/a": reply()}
    with Server({"/robots.txt": rules, "/a": reply()}) as other:
        for each in (server, other, other, server):
            fetcher.fetch(each.url("/a"))
        assert [len(each.requests) - len(each.paths()) for each in (server, other)] == [2, 1]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["User-agent:", "user agent", "USERAGENT :", "User-agents:", "Allow:", "disallow "]
            ),
            st.sampled_from(
                ["*", "verbatim", "Verbatim", "other", "a*", "verb*atim", "/", "/a", ""]
            ),
        )
    )
)
def test_renaming_others_changes_nothing(lines: list[tuple[str, str]]):
    """protego's verdict over the relevant lines is its verdict over all of them."""
    text = "\n".join(f"{field} {value}" for field, value in lines)
    ours, whole = Protego.parse(relevant(text.encode())), Protego.parse(text)
    for path in ("/", "/a", "/b"):
        url = f"https://news.example{path}"
        assert ours.can_fetch(url, "Verbatim") == whole.can_fetch(url, "Verbatim")


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The seconds that were waited for, rounded, in no time."""
    waited: list[int] = []
    real = threading.Event.wait

    def wait(event: threading.Event, timeout: float | None = None) -> bool:
        if timeout is None:
            return real(event)
        waited.append(round(timeout))
        return False

    monkeypatch.setattr(threading.Event, "wait", wait)
    return waited


def test_a_crawl_delay_is_kept(server: Server, waits: list[int], monkeypatch: pytest.MonkeyPatch):
    """The second page waits for its turn, which does not count as time that the fetch takes."""
    real = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: real() + sum(waits))
    rules = b"User-agent: *\nCrawl-delay: 25\n"
    server.says |= {"/robots.txt": reply(rules), "/a": reply(b"a"), "/b": reply(b"b")}
    with Fetcher(contact=CONTACT, allow_loopback=True, limits=Limits(whole=20.0)) as fetcher:
        fetcher.fetch(server.url("/a"))
        assert waits == []
        assert fetcher.fetch(server.url("/b")).data == b"b"
        assert waits == [25]


def test_a_delay_has_its_bounds(server: Server, fetcher: Fetcher, waits: list[int]):
    """An hour counts as half a minute, and a turn that is too far away is not waited for."""
    server.says |= {"/robots.txt": reply(b"User-agent: *\nCrawl-delay: 3600\n"), "/a": reply(b"a")}
    for _ in range(3):
        fetcher.fetch(server.url("/a"))
    with pytest.raises(FetchError, match="wants 30 s between requests .*; try again") as caught:
        fetcher.fetch(server.url("/a"))
    assert waits == [30, 60]
    assert (caught.value.retryable, caught.value.retry_after) == (True, 90)


def test_closing_ends_the_waiting(server: Server):
    """A program that ends need not wait for a turn."""
    server.says |= {"/robots.txt": reply(b"User-agent: *\nCrawl-delay: 25\n"), "/a": reply(b"a")}
    faults: list[FetchError] = []

    def fetch() -> None:
        with pytest.raises(FetchError, match="the program ends") as caught:
            fetcher.fetch(server.url("/a"))
        faults.append(caught.value)

    with Fetcher(contact=CONTACT, allow_loopback=True) as fetcher:
        fetcher.fetch(server.url("/a"))
        thread = threading.Thread(target=fetch)
        thread.start()
        thread.join(0.1)
        assert thread.is_alive()
    thread.join(10)
    assert [fault.retryable for fault in faults] == [True]
