"""What the requests of one fetch share: their limits, and the time that is left."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from index.errors import FetchError
from index.fetching.limits import Limits


@dataclass(slots=True)
class Errand:
    """One fetch under way; `closed` ends it. `loopback` lets addresses of this machine pass.

    `tls` gives the certificates that are trusted, which take a tenth of a second to load.
    """

    limits: Limits
    tls: Callable[[], ssl.SSLContext]
    loopback: bool
    closed: threading.Event
    deadline: float = field(init=False)

    def __post_init__(self) -> None:
        self.deadline = time.monotonic() + self.limits.whole

    def seconds(self, most: float) -> float:
        """How long the next step may take, at most `most`. Raises FetchError at the end of time."""
        if self.closed.is_set():
            raise FetchError("was not fetched, as the program ends; try again", retryable=True)
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise FetchError(
                f"took more than {self.limits.whole:g} s; try again later", retryable=True
            )
        return min(most, left)
