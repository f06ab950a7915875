"""Names that are at addresses of a test's choice."""

import socket
from collections.abc import Mapping

import pytest

_REAL = socket.getaddrinfo


def resolving(
    monkeypatch: pytest.MonkeyPatch,
    names: Mapping[str, list[list[str]]],
    everything: str | None = None,
) -> list[str]:
    """Let each look-up of a name find the next of its lists of addresses, the last one again and
    again. Addresses that are written as such are left to the system, unless `everything` is said
    to be at one address.

    Returns the list of look-ups, which grows.
    """
    asked: list[str] = []

    def look_up(host: str, port: int, type: int) -> list[object]:
        if everything is not None:
            return list(_REAL(everything, port, type=type))
        if host.replace(".", "").isdigit() or ":" in host:
            return list(_REAL(host, port, type=type))
        asked.append(host)
        turns = names.get(host)
        if turns is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        turn = turns[min(asked.count(host), len(turns)) - 1]
        return [info for address in turn for info in _REAL(address, port, type=type)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked
