"""Sockets that connect where they were told to, and answers that end in time and in size."""

from __future__ import annotations

import io
import ipaddress
import logging
import socket
from collections.abc import Sequence
from functools import partial
from http.client import HTTPException, HTTPResponse, parse_headers
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection

from index.errors import FetchError
from index.fetching.addresses import Endpoint, endpoints
from index.fetching.errand import Errand
from index.fetching.target import Target

logging.getLogger("urllib3").setLevel(logging.ERROR)  # it warns of each odd header, at length

_INTERIM = 10  # answers of status 1xx before the one that counts


def connection_to(target: Target, errand: Errand, meter: Meter) -> HTTPConnection:
    """A connection, not yet open, that will check the host's addresses and use one of those."""
    connection: _Plain | _Secure
    if target.scheme == "https":
        connection = _Secure(target.host, target.port, ssl_context=errand.tls())
    else:
        connection = _Plain(target.host, target.port)
    connection.timeout = errand.limits.read
    connection.open = partial(_opened, target, errand)
    connection.response_class = partial(_Answer, meter=meter)  # type: ignore[assignment]
    return connection


class _Plain(HTTPConnection):
    open: partial[socket.socket]

    def _new_conn(self) -> socket.socket:
        return self.open()


class _Secure(HTTPSConnection):
    open: partial[socket.socket]

    def _new_conn(self) -> socket.socket:
        return self.open()


def _opened(target: Target, errand: Errand) -> socket.socket:
    """A socket that is connected to an address which was checked. Raises FetchError."""
    found = endpoints(target, errand.seconds(errand.limits.connect), loopback=errand.loopback)
    sock = _first_to_answer(found, errand)
    try:
        check_peer(sock, [endpoint.address for endpoint in found])
        sock.settimeout(errand.seconds(errand.limits.read))  # for the TLS handshake as a whole
    except BaseException:
        sock.close()
        raise
    return sock


def _first_to_answer(found: Sequence[Endpoint], errand: Errand) -> socket.socket:
    fault: OSError | None = None
    for endpoint in found:
        sock = socket.socket(endpoint.family, socket.SOCK_STREAM)
        try:
            sock.settimeout(errand.seconds(errand.limits.connect))
            sock.connect(endpoint.sockaddr)
        except OSError as error:
            sock.close()
            fault = error
        else:
            return sock
    why = (fault and fault.strerror) or "no answer"
    raise FetchError(f"its host cannot be reached ({why}); try again later", retryable=True)


def check_peer(sock: socket.socket, checked: Sequence[object]) -> None:
    """See that the other end is at one of the checked addresses. Raises FetchError."""
    peer = ipaddress.ip_address(sock.getpeername()[0])
    if peer not in checked:
        raise FetchError(f"its host answers from {peer}, which was not checked; check the network")


class Meter:
    """Counts the bytes of an answer. `left` is how many may still come, header or body."""

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self.left = errand.limits.head + io.DEFAULT_BUFFER_SIZE  # what is read ahead of the body
        self.part = "header"

    def header_is_read(self) -> None:
        """Let the body come."""
        self.left, self.part = self.errand.limits.wire, "content"

    def count(self, size: int) -> None:
        """Take note of bytes that came, none at the end. Raises FetchError where they are too many
        or end within the header, which http.client would take for a complete one.
        """
        if not size and self.part == "header":
            raise FetchError("its server broke off; try again later", retryable=True)
        self.left -= size
        if self.left < 0:
            raise FetchError(f"its {self.part} is too long; save the text in a file and add that")


class _Bounded(io.RawIOBase):
    """A socket's bytes, each wait for more of them bounded by what is left of the fetch's time."""

    def __init__(self, raw: Any, sock: socket.socket, meter: Meter) -> None:
        self._raw, self._sock, self._meter = raw, sock, meter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        errand = self._meter.errand
        self._sock.settimeout(errand.seconds(errand.limits.read))
        try:
            size = int(self._raw.readinto(buffer))
        except TimeoutError:
            errand.seconds(errand.limits.read)  # says so where it is the whole that took too long
            raise FetchError(
                f"sent nothing for {errand.limits.read:g} s; try again later", retryable=True
            ) from None
        self._meter.count(size)
        return size

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Answer(HTTPResponse):
    """An answer whose bytes are bounded from the first one on."""

    def __init__(
        self,
        sock: socket.socket,
        debuglevel: int = 0,
        method: str | None = None,
        url: str | None = None,
        *,
        meter: Meter,
    ) -> None:
        super().__init__(sock, debuglevel, method, url)
        raw = self.fp.detach()
        self.fp = io.BufferedReader(_Bounded(raw, sock, meter))

    def _read_status(self) -> tuple[str, int, str]:
        """The status line that counts; http.client itself passes over 100 only, and without end."""
        for _ in range(_INTERIM):
            version, status, reason = super()._read_status()  # type: ignore[misc]
            if not 100 <= status < 200 or status == 101:
                return version, status, reason
            parse_headers(self.fp)
        raise HTTPException("too many interim answers")
