"""robots.txt: what a site lets programs read (RFC 9309), and how often."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import FetchError
from index.fetching.header import check_status
from index.fetching.limits import Limits
from index.fetching.redirects import Ask, followed
from index.fetching.target import Target

if TYPE_CHECKING:
    from index.fetching.exchange import Answer

AGENT = "Verbatim"
_ROOM = 4 * 1024 * 1024  # characters that are remembered in all
_AGENT_LINE = re.compile(r"\s*user(?:-|\s*)agent(?![^\s:])[\s:]*(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rules:
    """A site's robots.txt, or why it could not be had. `until` is on the monotonic clock.

    The text is kept, not what protego makes of it, which takes fifty times the room.
    """

    text: str
    fault: FetchError | None
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

        rules = Protego.parse(self._text(target, ask))
        if not rules.can_fetch(target.url, AGENT):
            raise FetchError(
                "its site does not let programs read it (robots.txt); save the text in a file and"
                " add that"
            )
        return min(rules.crawl_delay(AGENT) or 0.0, self._limits.delay)

    def _text(self, target: Target, ask: Ask) -> str:
        with self._lock:
            rules = self._known.get(target.origin)
        if rules is None or rules.until < time.monotonic():
            rules = self._fetched(target, ask)
            self._remember(target.origin, rules)
        if rules.fault:
            raise FetchError(
                str(rules.fault),
                retryable=rules.fault.retryable,
                retry_after=rules.fault.retry_after,
            )
        return rules.text

    def _remember(self, origin: str, rules: _Rules) -> None:
        with self._lock:
            self._known.pop(origin, None)
            self._known[origin] = rules
            while sum(len(each.text) for each in self._known.values()) > _ROOM:
                del self._known[next(iter(self._known))]

    def _fetched(self, target: Target, ask: Ask) -> _Rules:
        limits, place = self._limits, f"{target.origin}/robots.txt"
        try:
            with followed(place, ask, limits.redirects) as (_, answer):
                text = _read(answer, limits.robots)
        except FetchError as error:
            return _Rules("", error, time.monotonic() + limits.robots_retry)
        return _Rules(text, None, time.monotonic() + limits.robots_age)


def _read(answer: Answer, most: int) -> str:
    """The rules; none where the site has no robots.txt. Raises FetchError where it cannot say."""
    if 400 <= answer.status < 500 and answer.status != 429:
        return ""
    try:
        check_status(answer.status, answer.header)
        return relevant(answer.body(most, cut=True))
    except FetchError as error:
        raise FetchError(
            f"robots.txt: {error}", retryable=True, retry_after=error.retry_after
        ) from None


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
    name = match[1].partition("#")[0].strip().lower()
    if name not in ("", "*"):
        name = AGENT if name.replace("*", "") == AGENT.lower() else "others"
    return f"User-agent: {name}"
