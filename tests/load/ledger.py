"""What Discord got from the bot, and when, for everything that users did."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from simcord.results import InteractionResult

from tests.wire import Wire
from tests.wire.call import Call

DEADLINE = 3.0  # seconds in which Discord wants to hear of an interaction
DEFERRED = (5, 6)  # types of callbacks that say no more than "later"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a user did: an interaction, or a message where there is no result.

    ``id`` is Discord's; ``sent`` is in seconds of ``time.perf_counter``, as all times here.
    """

    kind: str
    id: int
    sent: float
    result: InteractionResult | None = None


class Ledger:
    """Keeps when each interaction was acknowledged, and each deed answered, by its id.

    A message of the bot belongs to a deed by its nonce; ``messages`` counts those of each deed.
    """

    def __init__(self, wire: Wire) -> None:
        self.acknowledged: dict[int, float] = {}
        self.answered: dict[int, float] = {}
        self.messages: Counter[int] = Counter()
        self._interactions = wire.backend.interaction_tokens
        self._counts = wire.counts
        self._repeated = 0
        self._news: dict[int, asyncio.Event] = {}
        wire.rest.observers.append(self._note)

    def _note(self, call: Call, status: int) -> None:
        if status >= 300:
            return
        match call.path.split("/")[1:]:
            case ["interactions", interaction, _, "callback"]:
                self._write(self.acknowledged, int(interaction))
                if call.body["type"] not in DEFERRED:
                    self._write(self.answered, int(interaction))
            case ["webhooks", _, token, *_] if call.method != "DELETE":
                self._write(self.answered, self._interactions[token])
            case ["channels", _, "messages"] if call.nonce:
                self._write(self.answered, int(call.nonce[1]))
                self.messages[int(call.nonce[1])] += self._counts["repeated"] == self._repeated
                self._repeated = self._counts["repeated"]

    def _write(self, book: dict[int, float], deed: int) -> None:
        book.setdefault(deed, time.perf_counter())
        if news := self._news.pop(deed, None):
            news.set()

    async def sees(self, book: Mapping[int, float], deed: Deed, patience: float) -> bool:
        """Wait until a deed stands in a book; tell whether it came to that in time (seconds)."""
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                while deed.id not in book:
                    await self._news.setdefault(deed.id, asyncio.Event()).wait()
        return deed.id in book

    def in_time(self, deed: Deed) -> bool:
        """Tell whether an interaction was acknowledged before its time was over."""
        at = self.acknowledged.get(deed.id)
        return deed.result is None or (at is not None and at - deed.sent < DEADLINE)

    def is_answered(self, deed: Deed) -> bool:
        """Tell whether the deed has its answer, and was acknowledged in time."""
        return deed.id in self.answered and self.in_time(deed)
