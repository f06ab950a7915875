"""The bounds of fetching."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a fetch may take and how much it may bring. Times are in seconds, sizes in bytes.

    `connect` bounds one attempt to connect, `read` one wait for more of an answer, `whole` all of
    a fetch with its redirects and its robots.txt, less the waiting that robots.txt asks for.
    `head` bounds an answer's header, `wire` what arrives in all, `body` what that decompresses to.
    A crawl delay counts up to `delay`; a fetch whose turn is further away than `patience` fails.
    robots.txt is asked for again after `robots_age`, or after `robots_retry` where it failed.
    """

    connect: float = 10.0
    read: float = 10.0
    whole: float = 60.0
    head: int = 64 * 1024
    wire: int = 16 * 1024 * 1024
    body: int = 16 * 1024 * 1024
    redirects: int = 5
    delay: float = 30.0
    patience: float = 60.0
    robots: int = 500 * 1024  # what RFC 9309 (2.5) asks a crawler to read at least
    robots_age: float = 24 * 3600.0  # what RFC 9309 (2.4) allows at most
    robots_retry: float = 60.0


LIMITS = Limits()
