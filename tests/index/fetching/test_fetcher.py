"""Fetching an address as a whole: what is sent, what comes back."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.errors import FetchError, SettingsError
from index.fetching import Fetcher
from index.fetching.fetcher import user_agent
from tests.index.fetching.server import CONTACT, Server, redirect, reply

PAGE = b"<p>The tram is late.</p>"


def test_a_page(server: Server, fetcher: Fetcher):
    """All that the server says of a page is told."""
    server.says["/news/tram.html?a=1"] = reply(
        PAGE,
        content_type="text/html; charset=utf-8",
        etag='"v1"',
        last_modified="Tue, 16 Feb 2021 10:00:00 GMT",
        retry_after="120",
    )
    found = fetcher.fetch(server.url("/news/tram.html?a=1#top"))
    assert (found.status, found.data, found.moved) == (200, PAGE, None)
    assert (found.etag, found.last_modified) == ('"v1"', "Tue, 16 Feb 2021 10:00:00 GMT")
    assert (found.content_type, found.retry_after) == ("text/html; charset=utf-8", 120)
    assert found.url == server.url("/news/tram.html?a=1")


def test_a_document(server: Server, fetcher: Fetcher):
    """It is known by the address as asked, and has the one that it came from."""
    server.says |= {"/old": redirect("/tram.html"), "/tram.html": reply(PAGE)}
    document = fetcher.fetch(server.url("/old")).document()
    assert (document.source, document.url) == (server.url("/old"), server.url("/tram.html"))
    assert (document.name, document.content_type) == ("tram.html", "text/html")
    assert document.data == PAGE


def test_not_modified(server: Server, fetcher: Fetcher):
    """With an ETag and a date, the server may say that nothing is new."""
    server.says["/feed"] = reply(status=304, content_length="", etag='"v1"')
    found = fetcher.fetch(
        server.url("/feed"), etag='"v1"', modified="Tue, 16 Feb 2021 10:00:00 GMT"
    )
    assert (found.status, found.data, found.etag) == (304, b"", '"v1"')
    assert 'If-None-Match: "v1"\r\n' in server.requests[-1]
    assert "If-Modified-Since: Tue, 16 Feb 2021 10:00:00 GMT\r\n" in server.requests[-1]
    assert "If-None-Match" not in server.requests[0]  # robots.txt is another thing


def test_not_modified_unasked(server: Server, fetcher: Fetcher):
    """Without them there is nothing that could be unchanged."""
    server.says["/feed"] = reply(status=304, content_length="")
    with pytest.raises(FetchError, match="304 Not Modified"):
        fetcher.fetch(server.url("/feed"))


def test_conditions_cannot_smuggle_a_header(server: Server, fetcher: Fetcher):
    """An ETag is kept from an earlier answer, and may have been made to be sent back."""
    server.says["/feed"] = reply(PAGE)
    fetcher.fetch(server.url("/feed"), etag='"v1"\r\nCookie: a=b', modified="x\nX-Evil: 1")
    assert not {"Cookie", "X-Evil", "If-None-Match"} & set(server.requests[-1].split())


@pytest.mark.parametrize(
    ("status", "retryable", "says"),
    [
        (401, False, "401 Unauthorized; save the text in a file"),
        (404, False, "404 Not Found; check the address"),
        (410, False, "410 Gone; check"),
        (204, False, "204 No Content"),
        (206, False, "206 Partial Content"),
        (300, False, "300 Multiple Choices"),
        (429, True, "429 Too Many Requests; try again in 90 s"),
        (500, True, "500 Internal Server Error; try again"),
        (503, True, "503 Service Unavailable; try again in 90 s"),
    ],
)
def test_other_statuses(server: Server, fetcher: Fetcher, status: int, retryable: bool, says: str):
    """They are errors that tell whether to try again, and when."""
    server.says["/x"] = reply(b"", status, retry_after="90")
    with pytest.raises(FetchError, match=says) as caught:
        fetcher.fetch(server.url("/x"))
    assert str(caught.value).startswith(server.url("/x: "))
    assert (caught.value.retryable, caught.value.retry_after) == (
        retryable,
        90 if retryable else None,
    )


def test_nothing_private_is_sent(
    server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, tmp_path
):
    """No cookie, no credentials of ~/.netrc, no Referer, no proxy; a plain name with a contact."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login kim password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    server.says |= {
        "/a": reply(status=302, location="/b", set_cookie="a=b", content_length=0),
        "/b": reply(PAGE, set_cookie="c=d"),
    }
    with Server() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url())
        fetcher.fetch(server.url("/a"))
        fetcher.fetch(server.url("/b"))
        assert proxy.connections == 0
    assert server.paths() == ["/a", "/b", "/b"]
    names = {line.split(":")[0] for r in server.requests for line in r.split("\r\n")[1:] if line}
    assert names == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert all("(+https://contact.example)\r\n" in request for request in server.requests)


def test_user_agent():
    """The program's name and version, and the contact."""
    assert user_agent("mailto:kim@news.example").endswith(" (+mailto:kim@news.example)")
    assert user_agent("a@b.example").startswith("Verbatim/")


@pytest.mark.parametrize("contact", ["https://a.example/\r\nCookie:b", "desk"])
def test_bad_contacts(contact: str):
    """A contact cannot add to the header."""
    with pytest.raises(SettingsError, match="contact .*; write"):
        Fetcher(contact=contact)


@pytest.mark.parametrize("contact", [None, ""])
def test_nothing_fetches_without_a_contact(contact: str | None):
    """The remedy is named, and the argument cannot be left out."""
    with pytest.raises(SettingsError, match=r"set contact = .* in \[fetching\] of config.toml"):
        Fetcher(contact=contact)
    with pytest.raises(TypeError, match="contact"):
        Fetcher()  # type: ignore[call-arg]


def test_loopback_is_refused_by_default(server: Server):
    """Only tests may reach this machine."""
    with (
        Fetcher(contact=CONTACT) as fetcher,
        pytest.raises(FetchError, match=r"at 127\.0\.0\.1, which is not"),
    ):
        fetcher.fetch(server.url("/"))
    assert server.connections == 0


def test_loopback_by_environment(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    """Tests of a process let it reach this machine, and the log says so; only 1 does."""
    server.says["/"] = reply(PAGE)
    monkeypatch.setenv("VERBATIM_TEST_LOOPBACK", "1")
    with Fetcher(contact=CONTACT) as fetcher:
        assert fetcher.fetch(server.url("/")).data == PAGE
    assert "for tests only" in caplog.text
    monkeypatch.setenv("VERBATIM_TEST_LOOPBACK", "true")
    with (
        Fetcher(contact=CONTACT) as fetcher,
        pytest.raises(FetchError, match="not on the public internet"),
    ):
        fetcher.fetch(server.url("/"))


def test_a_closed_fetcher(server: Server):
    """It fetches no more."""
    with Fetcher(contact=CONTACT, allow_loopback=True) as fetcher:
        pass
    with pytest.raises(FetchError, match="the program ends") as caught:
        fetcher.fetch(server.url("/"))
    assert caught.value.retryable
    assert server.connections == 0


def test_several_threads(server: Server, fetcher: Fetcher):
    """Each gets its own answer."""
    paths = [f"/{n}" for n in range(40)]
    server.says |= {path: reply(path.encode()) for path in paths}
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda path: fetcher.fetch(server.url(path)), paths))
    assert [each.data.decode() for each in found] == paths
    assert [each.asked for each in found] == [server.url(path) for path in paths]


def test_nothing_is_imported_before_it_is_needed():
    """A library, and a fetcher that has fetched nothing, cost no memory for urllib3 and others."""
    code = (
        "import sys, index.library, index.fetching; index.fetching.Fetcher(contact='a@b.example');"
        "print({'urllib3', 'protego', 'idna', 'index.reading'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("set()\n", 0), done.stderr
