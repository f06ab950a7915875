"""What a test makes go wrong over REST: planned faults and rate limits."""

import fnmatch
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

FaultMode = Literal["status", "reset", "after", "slow"]
"""How a request fails: with an error status; by a TCP reset before it is handled; handled, but
the connection ends without an answer; handled and answered after the delay."""


class FaultRecord(NamedTuple):
    """A fault that struck: when (``time.monotonic`` seconds), where and how."""

    at: float
    method: str
    path: str
    effect: str | int


@dataclass(slots=True)
class Fault:
    """A planned failure of the requests whose method and path match.

    ``method`` may be ``*`` and ``path`` is a shell pattern. ``times`` is how often it strikes
    (None: for ever) and ``delay`` the seconds before it does. A ``body`` that is a text is sent
    as HTML, as proxies answer; any other as JSON.
    """

    method: str
    path: str
    status: int = 500
    times: int | None = 1
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    mode: FaultMode = "status"

    def matches(self, method: str, path: str) -> bool:
        """Tell whether this request is to fail."""
        return self.method in (method, "*") and fnmatch.fnmatch(path, self.path)

    def record(self, method: str, path: str) -> FaultRecord:
        """Return the log's entry for this fault, striking now."""
        effect = self.status if self.mode == "status" else self.mode
        return FaultRecord(time.monotonic(), method, path, effect)


def take_fault(faults: list[Fault], method: str, path: str) -> Fault | None:
    """Return the first fault planned for this request and use it up once."""
    fault = next((fault for fault in faults if fault.matches(method, path)), None)
    if fault is not None and fault.times is not None:
        fault.times -= 1
        if fault.times <= 0:
            faults.remove(fault)
    return fault


class Spent(NamedTuple):
    """A request counted against a limit; the window reopens in ``reset_after`` seconds."""

    allowed: bool
    remaining: int
    reset_after: float


@dataclass(slots=True)
class RateLimit:
    """At most ``limit`` requests in ``per`` seconds to each path that fits ``pattern``.

    With the scope "global", to all of these paths together.
    """

    pattern: str
    limit: int
    per: float
    scope: str = "user"
    _windows: dict[str, tuple[float, int]] = field(default_factory=dict)  # begin, requests in it

    def spend(self, path: str) -> Spent:
        """Count a request to ``path`` now; a refused one is not counted.

        As with Discord, a window begins with its first request, and is empty again at its end.
        """
        now, key = time.monotonic(), "" if self.scope == "global" else path
        begin, used = self._windows.get(key, (now, 0))
        if now - begin >= self.per:
            begin, used = now, 0
        allowed = used < self.limit
        used += allowed
        self._windows[key] = (begin, used)
        return Spent(allowed, self.limit - used, round(self.per - (now - begin), 3))

    def headers(self, spent: Spent) -> dict[str, str]:
        """Return the headers by which discord.py's rate limiter goes.

        Discord tells a global limit only when it is exceeded.
        """
        if self.scope == "global":
            refusal = self._refusal_headers(spent) | {"X-RateLimit-Global": "true"}
            return {} if spent.allowed else refusal
        headers = {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(spent.remaining),
            "X-RateLimit-Reset-After": str(spent.reset_after),
            "X-RateLimit-Reset": str(time.time() + spent.reset_after),
            "X-RateLimit-Bucket": "wire" + self.pattern,
        }
        return headers if spent.allowed else headers | self._refusal_headers(spent)

    def _refusal_headers(self, spent: Spent) -> dict[str, str]:
        # discord.py takes a 429 without Via for a ban by Cloudflare and raises at once.
        return {
            "Via": "1.1 google",
            "Retry-After": str(spent.reset_after),
            "X-RateLimit-Scope": self.scope,
        }

    def refusal(self, spent: Spent) -> dict[str, Any]:
        """Return the body of the 429 answer."""
        return {
            "message": "You are being rate limited.",
            "retry_after": spent.reset_after,
            "global": self.scope == "global",
        }


def matching_limits(limits: Sequence[RateLimit], path: str) -> list[RateLimit]:
    """Return the limits that hold for ``path``, in the order in which they were set."""
    return [limit for limit in limits if fnmatch.fnmatch(path, limit.pattern)]
