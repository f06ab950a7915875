"""Secure connections: to the address that was checked, and to the name that was asked for."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from index.errors import FetchError
from index.fetching import Fetcher, Limits
from tests.index.fetching.resolving import resolving
from tests.index.fetching.server import CONTACT, Server, reply

CERTIFICATE = Path(__file__).parent / "news.example.pem"


@pytest.fixture
def secure(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that news.example and other.example are at, with a certificate for the first."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    here = [["127.0.0.1"]]
    resolving(monkeypatch, {"news.example": here, "other.example": here})
    with Server({"/": reply(b"x")}, tls=context) as server:
        yield server


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Fetcher]:
    """A fetcher on a machine that trusts the certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with Fetcher(contact=CONTACT, allow_loopback=True) as made:
        yield made


@contextmanager
def listening(say: Callable[[socket.socket], None]) -> Iterator[int]:
    """The port of something that talks to who connects without listening first."""

    def serve() -> None:
        with suppress(OSError):
            while True:
                sock, _ = listener.accept()
                with suppress(OSError), sock:
                    say(sock)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
    thread.join()


@pytest.mark.parametrize("host", ["news.example", "NEWS.example."])
def test_the_right_name(secure: Server, trusting: Fetcher, host: str):
    """The name is verified though the connection is made to an address."""
    assert trusting.fetch(f"https://{host}:{secure.port}/").data == b"x"
    assert secure.requests[-1].splitlines()[1] == f"Host: news.example:{secure.port}"


@pytest.mark.parametrize("host", ["other.example", "127.0.0.1"])
def test_another_name(secure: Server, trusting: Fetcher, host: str):
    """A certificate of another name does not do, and nothing is sent."""
    with pytest.raises(FetchError, match=r"no connection that can be trusted \(.*mismatch"):
        trusting.fetch(f"https://{host}:{secure.port}/")
    assert secure.requests == []


def test_an_unknown_certificate(secure: Server, fetcher: Fetcher):
    """Nor does one that nobody vouches for."""
    with pytest.raises(FetchError, match=r"can be trusted \(self.signed certificate\); check"):
        fetcher.fetch(f"https://news.example:{secure.port}/")
    assert secure.requests == []


def test_no_tls_at_all(fetcher: Fetcher):
    """A server that speaks HTTP on the port is not spoken to."""

    def plain(sock: socket.socket) -> None:
        sock.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with listening(plain) as port, pytest.raises(FetchError, match="can be trusted"):
        fetcher.fetch(f"https://127.0.0.1:{port}/")


def test_a_handshake_that_drips():
    """The handshake as a whole has its time."""

    def dawdle(sock: socket.socket) -> None:
        sock.sendall(b"\x16\x03\x03\x40\x00")
        while True:
            sock.sendall(b"\0")
            time.sleep(0.02)

    with (
        listening(dawdle) as port,
        Fetcher(contact=CONTACT, allow_loopback=True, limits=Limits(read=0.2)) as hasty,
        pytest.raises(FetchError, match="broke off .*timed out") as caught,
    ):
        hasty.fetch(f"https://127.0.0.1:{port}/")
    assert caught.value.retryable
