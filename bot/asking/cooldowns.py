"""Cooldowns: how many questions a user, and all in a channel, may ask in a minute."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from discord.app_commands import Cooldown

from bot.asking.places import Place

MINUTE = 60.0
_TIDY_AT = 10_000  # windows kept before those that are over are looked for

Whose = Literal["user", "channel"]
Key: TypeAlias = tuple[Whose, int, int, int]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A question came too early: whose cooldown it is, the seconds that are left of it, and
    whether it is the first one in this window, so that it is worth a message.
    """

    whose: Whose
    seconds: float
    first: bool


class Cooldowns:
    """Counts the questions of each user and each channel in windows of a minute."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._windows: dict[Key, Cooldown] = {}
        self._refused: dict[Key, float] = {}

    def admit(self, place: Place) -> Refusal | None:
        """Count a question; the refusal where there were too many before it, which counts nothing:
        what a full channel refuses costs its user nothing.
        """
        now, keys = self._clock(), _keys(place)
        self._tidy(now)
        for key in keys:
            if refusal := self._refusal(key, now):
                return refusal
        for key in keys:
            self._windows.setdefault(key, Cooldown(key[-1], MINUTE)).update_rate_limit(now)
            self._refused.pop(key, None)
        return None

    def are_exhausted(self, place: Place) -> bool:
        """Whether a question would be refused now; counts nothing."""
        now = self._clock()
        return any(self._is_used_up(key, now) for key in _keys(place))

    def _is_used_up(self, key: Key, now: float) -> bool:
        window = self._windows.get(key)
        return window is not None and not window.get_tokens(now)

    def _refusal(self, key: Key, now: float) -> Refusal | None:
        if not self._is_used_up(key, now):
            return None
        seconds = self._windows[key].get_retry_after(now)
        first = self._refused.get(key, 0.0) < now
        self._refused[key] = now + seconds
        return Refusal(key[0], seconds, first)

    def _tidy(self, now: float) -> None:
        """Drop the windows that are over, where there are many."""
        if len(self._windows) < _TIDY_AT:
            return
        over = {key for key, each in self._windows.items() if each.get_tokens(now) == each.rate}
        for key in over:
            del self._windows[key]
            self._refused.pop(key, None)


def _keys(place: Place) -> list[Key]:
    """What counts the questions that are asked in a place: the windows of its user and channel."""
    settings = place.settings
    limits: tuple[tuple[Whose, int, int], ...] = (
        ("user", place.user, settings.user_questions),
        ("channel", place.channel, settings.channel_questions),
    )
    return [(whose, place.scope, who, limit) for whose, who, limit in limits if limit]
