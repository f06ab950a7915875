"""robots.txt: what a site lets programs read (RFC 9309), and how often."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass

from index.errors import FetchError
from index.fetching.limits import Limits
from index.fetching.redirects import Ask, followed
from index.fetching.target import Target

AGENT = "Verbatim"
_HOSTS = 64  # whose robots.txt are remembered
_AGENT_LINE = re.compile(r"\s*user(?:-|\s*)agent[\s:]*(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rules:
    """A site's robots.txt; None where it could not be had for now. `until` is on the monotonic
    clock.

    The text is kept, not what protego makes of it, which takes fifty times the room.
    """

    text: str | None
    until: float


class Robots:
    """The robots.txt of the sites that were asked, each remembered for a time."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._known: dict[str, _Rules] = {}
        self._lock = threading.Lock()

    def check(self, target: Target, ask: Ask) -> float:
        """The seconds between requests that the site wishes. `ask` fetches its robots.txt.

        Raises FetchError where the site does not let programs read this address.
        """
        from protego import Protego

        rules = self._rules(target, ask)
        if rules.text is None:
            raise FetchError(
                "its site's robots.txt cannot be read for now; try again later", retryable=True
            )
        parsed = Protego.parse(rules.text)
        if not parsed.can_fetch(target.url, AGENT):
            raise FetchError(
                "its site does not let programs read it (robots.txt); save the text in a file and"
                " add that"
            )
        return min(parsed.crawl_delay(AGENT) or 0.0, self._limits.delay)

    def _rules(self, target: Target, ask: Ask) -> _Rules:
        with self._lock:
            known = self._known.get(target.origin)
        if known is not None and time.monotonic() < known.until:
            return known
        text = self._text(target, ask)
        age = self._limits.robots_retry if text is None else self._limits.robots_age
        fresh = _Rules(text, time.monotonic() + age)
        with self._lock:
            self._known.pop(target.origin, None)
            self._known[target.origin] = fresh
            while len(self._known) > _HOSTS:
                del self._known[next(iter(self._known))]
        return fresh

    def _text(self, target: Target, ask: Ask) -> str | None:
        """The rules; none where the site has no robots.txt, None where it cannot say."""
        most = self._limits.robots
        try:
            with followed(f"{target.origin}/robots.txt", ask, self._limits.redirects) as (
                _,
                answer,
            ):
                if answer.status == 200:
                    return relevant(answer.body(most, cut=True))
                busy = answer.status == 429 or not 400 <= answer.status < 500
                return None if busy else ""
        except FetchError:
            return None


def relevant(data: bytes) -> str:
    """The text of a robots.txt, with all programs but ours under one name.

    protego gives each rule to each program of its group: 50 KB of names and rules would take half
    a minute and 300 MB.
    """
    lines = data.decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
    return "\n".join(map(_renamed, lines))


def _renamed(line: str) -> str:
    match = _AGENT_LINE.match(line)
    if match is None:
        return line
    name = match[1].partition("#")[0].strip().lower().replace("*", "") or "*"
    return f"User-agent: {name if name in ('*', AGENT.lower()) else 'others'}"
