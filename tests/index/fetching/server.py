"""A server on this machine that says, byte for byte, what a test wants it to say."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from typing import Self

Says = bytes | Callable[[socket.socket], None]
"""What is sent in answer to a request, at once or by a function that may dawdle."""

CONTACT = "https://contact.example"
"""Whom the server's operator could write to."""

_PATIENCE = 10.0  # seconds


def reply(body: bytes = b"", status: int = 200, **header: str | int) -> bytes:
    """An answer with its length; underscores in names stand for hyphens."""
    fields = {"Content-Type": "text/html", "Content-Length": len(body)}
    fields |= {name.replace("_", "-").title(): value for name, value in header.items()}
    lines = [f"{name}: {value}" for name, value in fields.items() if value != ""]
    head = "\r\n".join([f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *lines])
    return head.encode() + b"\r\n\r\n" + body


def redirect(location: str | bytes, status: int = 302) -> bytes:
    """An answer that points elsewhere."""
    raw = location if isinstance(location, bytes) else location.encode()
    return reply(status=status).replace(b"\r\n\r\n", b"\r\nLocation: " + raw + b"\r\n\r\n")


class Server:
    """Answers each path as told, and others with 404.

    Attributes:
        requests: the heads of the requests so far, as text.
        connections: how often something connected.
    """

    def __init__(
        self,
        says: Mapping[str, Says] | None = None,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.says = dict(says or {})
        self.requests: list[str] = []
        self.connections = 0
        self._tls = tls
        self._listener = socket.create_server((host, port))
        self.host, self.port = self._listener.getsockname()[:2]
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def url(self, path: str = "/") -> str:
        """The address of a path here."""
        return f"http://{self.host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, without robots.txt."""
        asked = [request.split(" ")[1] for request in self.requests]
        return [path for path in asked if path != "/robots.txt"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(sock,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, sock: socket.socket) -> None:
        sock.settimeout(_PATIENCE)
        with suppress(OSError), sock:
            if self._tls is None:
                self._answer(sock)
                return
            with self._tls.wrap_socket(sock, server_side=True) as secure:
                self._answer(secure)

    def _answer(self, sock: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            step = sock.recv(65536)
            if not step:
                return
            head += step
        request = head.decode("latin-1")
        self.requests.append(request)
        says = self.says.get(request.split(" ")[1], reply(b"none", 404))
        if callable(says):
            says(sock)
        else:
            sock.sendall(says)
