"""Names of hosts → addresses that are on the public internet."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

from index.errors import FetchError
from index.fetching.target import Target

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that is in global use; the rest has other uses
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in its last 32 bits
_SPECIAL_4 = tuple(map(ipaddress.IPv4Network, ("192.0.0.0/24", "192.88.99.0/24")))
_SPECIAL_6 = tuple(
    map(
        ipaddress.IPv6Network,
        (
            "2001::/23",  # protocol assignments, among them Teredo
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4, which may hide a private IPv4 address
            "3fff::/20",  # documentation
        ),
    )
)
"""Ranges of IANA's special-purpose registries that `is_global` does not know in every version of
Python.
"""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that was checked, in the form that a socket connects to."""

    family: int
    address: Address
    sockaddr: Any


def is_public(address: Address) -> bool:
    """Whether the address is one of the public internet: neither private nor otherwise special."""
    if isinstance(address, ipaddress.IPv4Address):
        special = any(address in network for network in _SPECIAL_4)
        return address.is_global and not address.is_multicast and not special
    if address.scope_id is not None:
        return False
    if address in _NAT64:
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    special = address not in _UNICAST or any(address in network for network in _SPECIAL_6)
    return address.is_global and not special


def check_host(target: Target, *, loopback: bool) -> None:
    """Raise FetchError where the host's name alone tells that it is not on the public internet; it
    is not looked up. `loopback` lets this machine pass, for tests.
    """
    name = target.host
    if name.rpartition(".")[2] == "localhost":  # RFC 6761: this machine, for every resolver
        name = "127.0.0.1"
    with suppress(ValueError):  # of a name that is no address
        _check_public(ipaddress.ip_address(name), loopback=loopback)


def endpoints(target: Target, seconds: float, *, loopback: bool) -> list[Endpoint]:
    """Where the host can be reached, by one look-up that may take so many seconds.

    A host with a single address that is not public is refused altogether: its other addresses may
    be bait. Raises FetchError. `loopback` lets addresses of this machine pass, for tests.
    """
    found = [_endpoint(*info) for info in _looked_up(target, seconds)]
    for endpoint in found:
        _check_public(endpoint.address, loopback=loopback)
    return found


def _check_public(address: Address, *, loopback: bool) -> None:
    if not (is_public(address) or (loopback and address.is_loopback)):
        raise FetchError(
            f"its host is at {address}, which is not on the public internet;"
            " save the text in a file and add that"
        )


def _endpoint(family: int, _kind: int, _protocol: int, _name: str, sockaddr: Any) -> Endpoint:
    return Endpoint(family, ipaddress.ip_address(sockaddr[0]), sockaddr)


def _looked_up(target: Target, seconds: float) -> list[Any]:
    """What the system's resolver finds. It knows no time limit, so it is left behind when late."""
    answers: queue.SimpleQueue[list[Any] | OSError] = queue.SimpleQueue()
    threading.Thread(target=_look_up, args=(target, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise FetchError(
            f"its host was not found within {seconds:.0f} s; try again later", retryable=True
        ) from None
    if isinstance(answer, OSError):
        raise FetchError(
            f"its host is not found ({answer.strerror}); check the address and the network",
            retryable=True,
        )
    return answer


def _look_up(target: Target, answers: queue.SimpleQueue[list[Any] | OSError]) -> None:
    try:
        answers.put(socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM))
    except OSError as error:
        answers.put(error)
