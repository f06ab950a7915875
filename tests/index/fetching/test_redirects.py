"""Redirects: each one is checked, and there is an end to them."""

import pytest

from index.errors import FetchError
from index.fetching import Fetcher
from index.fetching.redirects import Trail
from tests.index.fetching.server import Server, redirect, reply


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect(server: Server, fetcher: Fetcher, status: int):
    """It is followed; only 301 and 308 say that the address has moved for good."""
    server.says |= {"/a/b": redirect("../c?d#e", status), "/c?d": reply(b"x")}
    found = fetcher.fetch(server.url("/a/b"))
    assert (found.data, found.url) == (b"x", server.url("/c?d"))
    assert found.moved == (server.url("/c?d") if status in (301, 308) else None)


def test_moved_as_far_as_for_good():
    """What comes after a temporary redirect may change again."""
    trail = Trail("http://news.example/a")
    for status, path in ((301, "/b"), (308, "/c"), (302, "/d"), (301, "/e")):
        trail.redirect(status, path, 5)
    assert (trail.target.path, trail.moved) == ("/e", "http://news.example/c")


@pytest.mark.parametrize(
    ("location", "fault"),
    [
        ("file:///etc/passwd", "no http or https"),
        ("ftp://news.example/", "no http or https"),
        ("data:text/html,hello", "no http or https"),
        ("javascript:alert(1)", "no http or https"),
        ("http://10.0.0.1:8080/", r"leads to http://10\.0\.0\.1:8080/: .* not on the public"),
        ("http://169.254.169.254/latest/meta-data/", "not on the public internet"),
        ("//[::ffff:10.0.0.1]:8080/", "not on the public internet"),
        ("http://0xa.1/", "unusual way"),
        ("http://kim:secret@127.0.0.1/", "user name or password"),
        ("http://127.0.0.1:22/", "port 22"),
        ("http://127.0.0.1:6379/", "port 6379"),
        ("http://news.example\\@10.0.0.1/", "backslash"),
        ("/a\tb", "control character"),
        ("/a\x00b", "control character"),
        ("http://[::1", "no valid address"),
        ("", "to nowhere"),
        ("/" + "a" * 5000, "more than 4096 characters"),
    ],
)
def test_hostile_redirects(server: Server, fetcher: Fetcher, location: str, fault: str):
    """They are refused as they would be as a first address, without a second request."""
    server.says["/"] = redirect(location)
    with pytest.raises(FetchError, match=fault) as caught:
        fetcher.fetch(server.url())
    assert str(caught.value).startswith(server.url("/: "))
    assert "secret" not in str(caught.value)
    assert server.paths() == ["/"]


def test_no_header_can_be_slipped_in(server: Server, fetcher: Fetcher):
    """Escapes stay escapes: nothing in an address ends the request's line."""
    server.says |= {
        "/": redirect("/a%0d%0aX-Evil:%201?b=c%0d%0aCookie:%20d"),
        "/a%0d%0aX-Evil:%201?b=c%0d%0aCookie:%20d": reply(b"x"),
    }
    assert fetcher.fetch(server.url()).data == b"x"
    assert all("\nX-Evil" not in request for request in server.requests)


def test_unescaped_redirects(server: Server, fetcher: Fetcher):
    """Servers send spaces and UTF-8 unescaped, and browsers know what is meant."""
    server.says |= {"/": redirect("/zürich und umgebung"), "/z%C3%BCrich%20und%20umgebung": reply()}
    assert fetcher.fetch(server.url()).url.endswith("/z%C3%BCrich%20und%20umgebung")


def test_five_redirects_and_no_more(server: Server, fetcher: Fetcher):
    """The sixth is refused."""
    server.says |= {f"/{n}": redirect(f"/{n + 1}") for n in range(6)} | {"/6": reply(b"x")}
    assert fetcher.fetch(server.url("/1")).data == b"x"
    with pytest.raises(FetchError, match="more than 5 times; give its last address"):
        fetcher.fetch(server.url("/0"))


@pytest.mark.parametrize("there", ["/a", "/b", "/b#c", "http://127.0.0.1.:{port}/a"])
def test_circles(server: Server, fetcher: Fetcher, there: str):
    """They are told as such, in whatever spelling they close."""
    server.says |= {"/a": redirect("/b"), "/b": redirect(there.format(port=server.port))}
    with pytest.raises(FetchError, match="in a circle; open it in a browser"):
        fetcher.fetch(server.url("/a"))
    assert server.paths() == ["/a", "/b"]


def test_no_way_back_from_https():
    """Text that was asked for over https is not taken over http."""
    trail = Trail("https://news.example/a")
    with pytest.raises(FetchError, match="from https to http .*; give that address itself"):
        trail.redirect(301, "http://news.example/a", 5)
    trail = Trail("http://news.example/a")
    trail.redirect(301, "https://news.example/a", 5)
    assert trail.moved == "https://news.example/a"


def test_a_redirect_asks_the_other_site_first(fetcher: Fetcher):
    """The robots.txt of where a redirect leads counts too."""
    rules = reply(b"User-agent: *\nDisallow: /private")
    with (
        Server({"/robots.txt": rules, "/private": reply(b"x")}) as other,
        Server({"/": redirect(other.url("/private"))}) as server,
    ):
        with pytest.raises(FetchError, match=r"leads to .*/private: .*robots\.txt"):
            fetcher.fetch(server.url())
        assert other.paths() == []
