"""Addresses of hosts: only those of the public internet are connected to."""

import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.errors import FetchError
from index.fetching import Fetcher, Limits, wire
from index.fetching.addresses import is_public
from index.fetching.target import target_of
from tests.index.fetching.resolving import resolving
from tests.index.fetching.server import CONTACT, Server, redirect, reply

SPECIAL = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.0.3
169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.8 192.0.0.170 192.0.2.1 192.88.99.1
192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::2 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:93.184.216.34 ::ffff:0:10.0.0.1 64:ff9b::10.0.0.1
64:ff9b::127.0.0.1 64:ff9b:1::1 100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:2::1
2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1::1 2002:5db8:d822::1 3fff::1 4000::1 5f00::1 fc00::1
fd12:3456::1 fe80::1 fe80::1%1 fec0::1 ff02::1 ff0e::1 2606:2800::1%1
""".split()
PUBLIC = """
1.1.1.1 93.184.216.34 100.63.255.255 100.128.0.1 172.32.0.1 192.0.1.1 198.20.0.1 223.255.255.255
2606:2800::1 2a00:1450:4001::1 64:ff9b::93.184.216.34
""".split()


@pytest.mark.parametrize("address", SPECIAL)
def test_special_addresses(address: str):
    """Private, local, reserved and multicast ones, those of documentation and of tunnels."""
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str):
    """The neighbours of special ranges are public."""
    assert is_public(ipaddress.ip_address(address))


@given(st.ip_addresses())
@example(ipaddress.ip_address("fec0::1"))
def test_never_more_than_python_calls_global(address: ipaddress.IPv4Address):
    """What the standard library calls special is never public."""
    if not address.is_global or address.is_multicast or address.is_reserved:
        nat64 = address.version == 6 and address in ipaddress.ip_network("64:ff9b::/96")
        assert nat64 or not is_public(address)


@pytest.mark.parametrize("address", [a for a in SPECIAL if "%" not in a])
def test_special_addresses_in_urls(strict: Fetcher, address: str):
    """They are refused."""
    host = f"[{address}]" if ":" in address else address
    with pytest.raises(FetchError, match="not on the public internet"):
        strict.fetch(f"http://{host}:8080/")


SPELLINGS = [
    *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001"),
    *("①②⑦.⓪.⓪.①", "127。0。0。1", "127.0.0.1.", "LOCALHOST", "localhost.", "0.0.0.0", "0"),
    *(
        "[::1]",
        "[::]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
    ),
    *("[64:ff9b::7f00:1]", "kim@127.0.0.1", "news.example@127.0.0.1", "news.example\\@127.0.0.1"),
    *("127.0.0.1#@news.example", "127.0.0.1?@news.example", "%31%32%37.0.0.1", "[::1%25lo]"),
]


@pytest.mark.parametrize("host", SPELLINGS)
def test_spellings_of_this_machine(strict: Fetcher, server: Server, host: str):
    """No spelling of this machine's addresses leads to a connection."""
    for url in (f"{host}:{server.port}", host.replace("#", f":{server.port}#")):
        with pytest.raises(FetchError):
            strict.fetch(f"http://{url}/")
    assert server.connections == 0


@pytest.mark.parametrize("host", SPELLINGS)
def test_redirects_to_spellings_of_another_machine(server: Server, fetcher: Fetcher, host: str):
    """Redirects are checked like first addresses: 127.0.0.1 may pass here, but 10.0.0.1 not."""
    private = host.replace("127.0.0.1", "10.0.0.1").replace("7f00:1", "a00:1")
    server.says["/"] = redirect(f"http://{private}:8080/")
    with pytest.raises(FetchError):
        fetcher.fetch(server.url())
    assert server.paths() == ["/"]


def test_a_name_with_one_private_address(server: Server, monkeypatch: pytest.MonkeyPatch):
    """A public address beside a private one may be bait, and neither is connected to."""
    resolving(monkeypatch, {"news.example": [["93.184.216.34", "127.0.0.1"]]})
    with (
        Fetcher(contact=CONTACT) as fetcher,
        pytest.raises(FetchError, match=r"at 127\.0\.0\.1, which is not"),
    ):
        fetcher.fetch(f"http://news.example:{server.port}/")
    assert server.connections == 0


def test_rebinding_between_requests(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch):
    """A name that turns to a private address is refused at the next request."""
    with Server({"/a": reply(b"a")}) as server:
        asked = resolving(monkeypatch, {"news.example": [["127.0.0.1"], ["10.0.0.1"]]})
        with pytest.raises(FetchError, match=r"at 10\.0\.0\.1, which is not"):
            fetcher.fetch(f"http://news.example:{server.port}/a")
        assert asked == ["news.example"] * 2  # once for robots.txt, once for the page
        assert server.paths() == []


def test_rebinding_between_check_and_connection(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch):
    """The address that was checked is the one connected to: a name is looked up once a request."""
    turns = [["127.0.0.1"], ["127.0.0.2"]]
    with (
        Server({"/": reply(b"first")}) as server,
        Server({"/": reply(b"second")}, host="127.0.0.2", port=server.port) as other,
    ):
        asked = resolving(monkeypatch, {"news.example": turns})
        assert fetcher.fetch(f"http://news.example:{server.port}/").data == b"second"
        assert len(asked) == 2
        assert (server.connections, other.connections) == (1, 1)
        assert all("Host: news.example:" in r for r in server.requests + other.requests)


def test_the_peer_is_checked_again():
    """A connection that ends elsewhere than at a checked address is not used."""
    with Server() as server, socket.create_connection((server.host, server.port)) as sock:
        wire.check_peer(sock, [ipaddress.ip_address("127.0.0.1")])
        with pytest.raises(FetchError, match=r"answers from 127\.0\.0\.1, which was not checked"):
            wire.check_peer(sock, [ipaddress.ip_address("127.0.0.2")])


def test_a_connection_that_ends_elsewhere(
    server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
):
    """Nothing is sent on it."""
    monkeypatch.setattr(
        wire, "_first_to_answer", lambda *_: socket.create_connection((server.host, server.port))
    )
    with pytest.raises(FetchError, match=r"from 127\.0\.0\.1, which was not checked"):
        fetcher.fetch(f"http://127.0.0.2:{server.port}/")
    assert server.requests == []


def test_the_next_address_is_tried(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch):
    """A host whose first address does not answer is reached at its second."""
    with Server({"/": reply(b"x")}) as server:
        resolving(monkeypatch, {"news.example": [["127.0.0.9", "127.0.0.1"]]})
        assert fetcher.fetch(f"http://news.example:{server.port}/").data == b"x"


def test_nobody_there(fetcher: Fetcher):
    """A host that cannot be reached is worth another try later."""
    with Server() as server:
        url = server.url()
    with pytest.raises(FetchError, match="cannot be reached .*refused") as caught:
        fetcher.fetch(url)
    assert caught.value.retryable


def test_a_name_that_is_not_found(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch):
    """So is a name that is not found: the network may be down."""
    resolving(monkeypatch, {})
    with pytest.raises(FetchError, match="its host is not found .*; check the address") as caught:
        fetcher.fetch("http://news.example/")
    assert caught.value.retryable


def test_a_name_server_that_dawdles(monkeypatch: pytest.MonkeyPatch):
    """Looking up a name has its time, though the system's resolver knows none."""
    over = threading.Event()

    def dawdle(*_: object, **__: object) -> list[object]:
        over.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", dawdle)
    with (
        Fetcher(contact=CONTACT, limits=Limits(connect=0.05)) as fetcher,
        pytest.raises(FetchError, match="not found within"),
    ):
        fetcher.fetch("http://news.example/")
    over.set()


@pytest.fixture(scope="module")
def strict() -> Iterator[Fetcher]:
    """A fetcher as users have it."""
    with Fetcher(contact=CONTACT) as made:
        yield made


@contextmanager
def counted_sockets() -> Iterator[list[object]]:
    """The sockets that are opened, in order."""
    opened: list[object] = []

    class Counted(socket.socket):
        def __init__(self, *args: object, **named: object) -> None:
            opened.append(args)
            super().__init__(*args, **named)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", Counted)
        yield opened


@given(st.text() | st.from_regex(r"\Ahttps?://[ -~]{0,30}"))
def test_any_address(strict: Fetcher, url: str):
    """Whatever is given for an address is fetched or refused, never anything else."""
    with pytest.MonkeyPatch.context() as patch, counted_sockets() as sockets:
        resolving(patch, {}, everything="127.0.0.1")
        with pytest.raises(FetchError) as caught:
            strict.fetch(url)
        assert sockets == []
    assert "\n" not in str(caught.value)


@given(st.ip_addresses().filter(lambda address: not address.is_global), st.integers(0, 5))
def test_any_special_address_in_any_spelling(
    strict: Fetcher, address: ipaddress.IPv4Address | ipaddress.IPv6Address, form: int
):
    """No socket is opened for an address that is not global, however it is written."""
    with counted_sockets() as sockets, pytest.raises(FetchError):
        strict.fetch(f"http://{spelt(address, form)}/")
    assert sockets == []


def spelt(address: ipaddress.IPv4Address | ipaddress.IPv6Address, form: int) -> str:
    """One of six spellings of the address."""
    if isinstance(address, ipaddress.IPv6Address):
        return f"[{[address.compressed, address.exploded, address.exploded.upper()][form % 3]}]"
    first, *rest = str(address).split(".")
    return [
        str(address),
        str(int(address)),
        hex(int(address)),
        ".".join(f"0{int(part):o}" for part in (first, *rest)),
        f"{first}.{int(address) & 0xFFFFFF}",
        f"[::ffff:{address}]",
    ][form]


def test_targets_of_spellings_agree():
    """An IPv6 address has one spelling."""
    assert target_of("http://[2606:2800:0:0::0:1]/").host == "2606:2800::1"
