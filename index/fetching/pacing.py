"""Turns: requests to one host keep the distance that it wishes."""

from __future__ import annotations

import threading
import time

from index.errors import FetchError


class Pace:
    """When each host may be asked next; `closed` ends all waiting."""

    def __init__(self, patience: float, closed: threading.Event) -> None:
        self._patience = patience
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()
        self._closed = closed

    def wait(self, host: str, delay: float) -> float:
        """Wait for the host's next turn, `delay` seconds after the last; how long that took.

        Raises FetchError where the turn is too far away.
        """
        seconds = self._turn(host, delay)
        if seconds > 0:
            self._closed.wait(seconds)
        return seconds

    def _turn(self, host: str, delay: float) -> float:
        """How long from now the turn is, which is taken by this."""
        with self._lock:
            now = time.monotonic()
            self._next = {name: turn for name, turn in self._next.items() if turn > now}
            turn = self._next.get(host, now)
            if turn - now > self._patience:
                raise FetchError(
                    f"its host wants {delay:g} s between requests and many wait; try again later",
                    retryable=True,
                    retry_after=round(turn - now),
                )
            if delay > 0:
                self._next[host] = turn + delay
            return turn - now
