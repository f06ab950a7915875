"""Answers of servers that are slow, endless, damaged or hostile."""

import gzip
import itertools
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.errors import FetchError
from index.fetching import Fetched, Fetcher, Limits
from tests.index.fetching.server import CONTACT, Server, reply

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
SMALL = Limits(wire=200_000, body=100_000, head=20_000)


@pytest.fixture
def small() -> Iterator[Fetcher]:
    """A fetcher with narrow limits."""
    with Fetcher(contact=CONTACT, allow_loopback=True, limits=SMALL) as made:
        yield made


def refused(
    fetcher: Fetcher, server: Server, says: bytes | Callable[[socket.socket], None]
) -> FetchError:
    """The error of fetching what the server says."""
    server.says["/"] = says
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(server.url())
    assert server.url("/: ") in str(caught.value)
    assert "; " in str(caught.value)
    return caught.value


def drip(start: bytes, drop: bytes) -> Callable[[socket.socket], None]:
    """An answer of which one drop comes at a time, without end."""

    def say(sock: socket.socket) -> None:
        sock.sendall(start)
        while True:
            sock.sendall(drop)
            time.sleep(0.02)

    return say


def pour(start: bytes, more: bytes) -> Callable[[socket.socket], None]:
    """An answer that comes fast and never ends."""

    def say(sock: socket.socket) -> None:
        sock.sendall(start)
        while True:
            sock.sendall(more)

    return say


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
        (b"HTTP/1.1 200 OK\r\nX-A: ", b"b"),
        (HEAD + b"\r\n", b"x"),
        (HEAD + b"Content-Length: 9999\r\n\r\n", b"x"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X-A: b\r\n"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    ],
)
def test_drips(server: Server, start: bytes, drop: bytes):
    """A server that keeps a connection alive with a byte now and then is cut off."""
    limits = Limits(whole=0.3)
    server.says |= {"/": drip(start, drop), "/robots.txt": reply()}
    with (
        Fetcher(contact=CONTACT, allow_loopback=True, limits=limits) as hasty,
        pytest.raises(FetchError, match=r"took more than 0\.3 s|damaged") as caught,
    ):
        hasty.fetch(server.url())
    assert caught.value.retryable


def test_silence(server: Server):
    """A server that says nothing is waited for a while, less than a fetch may take."""
    over = threading.Event()
    server.says["/"] = lambda _: over.wait() and None
    limits = Limits(read=0.1)
    with Fetcher(contact=CONTACT, allow_loopback=True, limits=limits) as hasty:
        error = refused(hasty, server, lambda _: over.wait() and None)
    over.set()
    assert "sent nothing for 0.1 s" in str(error)
    assert error.retryable


@pytest.mark.parametrize(
    ("start", "more", "fault"),
    [
        (b"HTTP/1.1 200 ", b"O" * 1000, "header is too long"),
        (b"HTTP/1.1 200 OK\r\nX-A: ", b"b" * 1000, "header is too long"),
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", "damaged"),
        (b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"b" * 500 + b"\r\n", "header is too long"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n", "damaged"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", "damaged"),
        (HEAD + b"\r\n", b"x" * 1000, "more than 97 KiB"),
        (HEAD + b"Content-Length: 99999999999\r\n\r\n", b"x" * 1000, "more than 97 KiB"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", "too long"),
        (
            HEAD + b"Transfer-Encoding: chunked\r\n\r\n",
            b"3e8\r\n" + b"x" * 1000 + b"\r\n",
            "more than",
        ),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n1;", b"x" * 1000, "damaged"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X-A: b\r\n", "content is too long"),
    ],
)
def test_answers_without_end(server: Server, small: Fetcher, start: bytes, more: bytes, fault: str):
    """Headers, interim answers, chunks and content have their bounds."""
    assert fault in str(refused(small, server, pour(start, more)))


def test_as_long_as_allowed(server: Server, small: Fetcher):
    """A byte more is too much."""
    server.says["/"] = reply(b"x" * 100_000)
    assert len(small.fetch(server.url()).data) == 100_000
    assert "more than 97 KiB; save the text" in str(refused(small, server, reply(b"x" * 100_001)))


def bomb(coding: str) -> bytes:
    """100 MB of zeros in 100 KB."""
    pack = zlib.compressobj(9, wbits={"gzip": 31, "deflate": 15, "raw": -15}[coding])
    steps = [pack.compress(bytes(1_000_000)) for _ in range(100)]
    return b"".join([*steps, pack.flush()])


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw"])
@pytest.mark.parametrize("chunked", [False, True])
def test_bombs(server: Server, small: Fetcher, coding: str, chunked: bool):
    """What decompresses to a thousand times its size is stopped on the way, in little memory."""
    name = coding.replace("raw", "deflate").encode()
    data = bomb(coding)
    head = HEAD + b"Content-Encoding: " + name + b"\r\n"
    whole = b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(data), data)
    says = head + (whole if chunked else b"\r\n" + data)
    tracemalloc.start()
    try:
        assert "more than 97 KiB" in str(refused(small, server, says))
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_a_bomb_of_many_members(server: Server, small: Fetcher):
    """A gzip file of ten thousand empty ones is read through, and no more."""
    says = reply(gzip.compress(b"") * 5000 + gzip.compress(b"x"), content_encoding="gzip")
    server.says["/"] = says
    assert small.fetch(server.url()).data == b"x"


@pytest.mark.parametrize("coding", ["gzip", "GZIP", "x-gzip", "deflate", "identity", ""])
def test_codings(server: Server, fetcher: Fetcher, coding: str):
    """Content is decompressed, whichever of the two was used."""
    text = b"<p>The tram is late.</p>" * 9
    packed = {"gzip": gzip.compress(text), "deflate": zlib.compress(text)}
    data = packed.get(coding.lower().removeprefix("x-"), text)
    server.says["/"] = reply(data, content_encoding=coding)
    assert fetcher.fetch(server.url()).data == text


@pytest.mark.parametrize("coding", ["gzip, gzip", "gzip,identity", "br", "zstd", "compress", "x"])
def test_codings_that_were_not_asked_for(server: Server, fetcher: Fetcher, coding: str):
    """One within another, and those without a bound, are refused."""
    error = refused(
        fetcher, server, reply(gzip.compress(gzip.compress(b"x")), content_encoding=coding)
    )
    assert "Content-Encoding that was not asked for" in str(error)


@pytest.mark.parametrize(
    "says",
    [
        b"",
        b"\r\n\r\n",
        b"<html>The tram is late.</html>",
        b"HTTP/0.9 200 OK",
        b"HTTP/1.1\r\n\r\n",
        b"HTTP/1.1 two hundred OK\r\n\r\n",
        b"HTTP/1.1 99 Low\r\n\r\n",
        b"HTTP/2 200 OK\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 200 OK\r\n",
        HEAD + b"Content-Length: 9\r\n\r\nshort",
        HEAD + b"Content-Length: 5\r\nContent-Length: 7\r\n\r\nshorter",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nnine\r\nx",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n9\r\nshort",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nshort\r\n",
        HEAD + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain",
        HEAD + b"Content-Encoding: deflate\r\nContent-Length: 5\r\n\r\nplain",
    ],
)
def test_damaged_answers(server: Server, fetcher: Fetcher, says: bytes):
    """They are worth another try, and never taken for a shorter article."""
    assert refused(fetcher, server, says).retryable


@pytest.mark.parametrize("coding", ["gzip, chunked", "gzip", "chunked, chunked", "xchunked"])
def test_transfer_codings(server: Server, fetcher: Fetcher, coding: str):
    """Only chunks are undone."""
    says = HEAD + f"Transfer-Encoding: {coding}\r\n\r\n1\r\nx\r\n0\r\n\r\n".encode()
    assert "Transfer-Encoding that was not asked for" in str(refused(fetcher, server, says))


def test_switching_protocols(server: Server, fetcher: Fetcher):
    """Nobody asked for another protocol."""
    says = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"
    assert "101 Switching Protocols" in str(refused(fetcher, server, says))


def test_interim_answers(server: Server, fetcher: Fetcher):
    """A few of them before the one that counts are passed over."""
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    server.says["/"] = b"HTTP/1.1 100 Continue\r\n\r\n" + hints * 2 + reply(b"x")
    assert fetcher.fetch(server.url()).data == b"x"


def test_no_bytes_are_left_for_the_next_answer(server: Server, fetcher: Fetcher):
    """What follows an answer is never taken for another's, as no connection serves twice."""
    server.says |= {
        "/a": reply(b"a", connection="keep-alive") + reply(b"poison"),
        "/b": reply(b"b", connection="keep-alive"),
    }
    assert [fetcher.fetch(server.url(path)).data for path in ("/a", "/b", "/a")] == [
        b"a",
        b"b",
        b"a",
    ]
    assert server.connections == len(server.requests) == 4


@pytest.mark.parametrize(
    "kind",
    [
        "image/png",
        "video/mp4",
        "text/css",
        "text/javascript",
        "application/x-msdownload",
        "font/woff2",
    ],
)
def test_types_that_are_not_read(server: Server, fetcher: Fetcher, kind: str):
    """They are refused before their content is read."""
    says = HEAD.replace(b"text/html", kind.encode()) + b"Content-Length: 99999999\r\n\r\n"
    error = refused(fetcher, server, says)
    assert f"is {kind}, which is not read; give the address of a page" in str(error)
    assert not error.retryable


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("text/html;charset=latin-1", "text/html;charset=latin-1"),
        ("TEXT/HTML", "TEXT/HTML"),
        ("application/rss+xml, application/xml", "application/rss+xml"),
        ("application/octet-stream", "application/octet-stream"),
        ("application/pdf", "application/pdf"),
        ("text/plain; x=\x1b[31m", "text/plain"),
        ("nonsense", None),
        ("", None),
    ],
)
def test_types_that_are_read(server: Server, fetcher: Fetcher, said: str, told: str | None):
    """Those of readers, and where it is no type at all, readers look at the content."""
    server.says["/"] = reply(b"x", content_type=said)
    assert fetcher.fetch(server.url()).content_type == told


def test_odd_headers_are_not_logged(
    server: Server, fetcher: Fetcher, caplog: pytest.LogCaptureFixture
):
    """A server cannot fill the log with what it sends."""
    server.says["/"] = HEAD + b"no colon\r\nTransfer-Encoding: chunked\r\n\r\nx"
    fetcher.fetch(server.url())
    assert [record.name for record in caplog.records if record.name.startswith("urllib3")] == []


@given(
    st.lists(st.binary(max_size=40) | st.sampled_from(HEAD.splitlines(keepends=True)), max_size=6)
)
@example([b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx"])
@example([b"HTTP/1.1 200 OK\r\nContent-Type: \xff\xfe\r\n\xff: \xff\r\n\r\nx"])
@example([b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\r\n\r\n"])
@example([b"HTTP/1.1 200 OK\r\nContent-Length: 9" + b"9" * 5000 + b"\r\n\r\nx"])
@example([b"HTTP/1.1 200 OK\r\n: x\r\n\n\r\n"])
def test_any_answer(any_answer: Callable[[bytes], Fetched], parts: list[bytes]):
    """Whatever a server says, there is something fetched or a FetchError."""
    with suppress(FetchError):
        assert any_answer(b"".join(parts)).status == 200


@pytest.fixture(scope="module")
def any_answer() -> Iterator[Callable[[bytes], Fetched]]:
    """Fetches from a server that says these bytes, without robots.txt."""
    numbers = itertools.count()
    with Server() as server, Fetcher(contact=CONTACT, allow_loopback=True) as fetcher:

        def fetched(says: bytes) -> Fetched:
            path = f"/{next(numbers)}"
            server.says = {path: says}
            return fetcher.fetch(server.url(path))

        yield fetched
