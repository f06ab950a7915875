"""Many questions at once: what Discord hears of them in time, and when they are answered."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.figures import summary
from tests.bot.world import configure
from tests.load.costs import Costs, counting
from tests.load.crowd import Crowd
from tests.load.ledger import DEADLINE, Deed, Ledger
from tests.wire import Wire, running_bot

CHANNELS = 10
PATIENCE = 60.0  # seconds for the last answer


@dataclass(slots=True)
class Burst:
    """What came of a burst."""

    deeds: list[Deed]
    ledger: Ledger
    refused: int  # requests that exceeded a rate limit
    costs: Costs

    def lost(self) -> list[Deed]:
        """Return what was not acknowledged in time, or never answered."""
        return [deed for deed in self.deeds if not self.ledger.is_answered(deed)]

    def faults(self) -> list[str]:
        """Return what should not have happened, in words."""
        return [f"lost: {deed.kind}" for deed in self.lost()]

    def report(self) -> str:
        """Return a table of the kinds of deeds and, below, the figures of the whole."""
        kinds = defaultdict(list)
        for deed in self.deeds:
            kinds[deed.kind].append(deed)
        head = f"{'':22}{'':>6}  {'acknowledged (s)':^21}  {'answered (s)':^21}\n"
        head += f"{'':22}{'count':>6}  {'p50    p95    max':>21}  {'p50    p95    max':>21}  lost"
        rows = [self._row(kind, deeds) for kind, deeds in sorted(kinds.items())]
        return "\n".join(
            [
                head,
                *rows,
                self._row("all", self.deeds),
                f"requests beyond a rate limit: {self.refused}",
                self.costs.report(),
            ]
        )

    def _row(self, kind: str, deeds: Sequence[Deed]) -> str:
        books = (self.ledger.acknowledged, self.ledger.answered)
        taken = [[book[one.id] - one.sent for one in deeds if one.id in book] for book in books]
        lost = sum(not self.ledger.is_answered(one) for one in deeds)
        return f"{kind:22}{len(deeds):>6}  {_figures(taken[0])}  {_figures(taken[1])}  {lost:>4}"


def _figures(seconds: Sequence[float]) -> str:
    if not seconds:
        return f"{'–':>21}"
    figures = summary(seconds)
    return "".join(f"{figures[name] / 1e3:7.2f}" for name in ("median_ms", "p95_ms", "max_ms"))


def limit_rates(wire: Wire) -> None:
    """Set Discord's limits: a channel's, an interaction's, and the one of all but interactions."""
    wire.rate_limit("/channels/*", 50, 1.0, scope="global")
    wire.rate_limit("/channels/*/messages", 5, 5.0)
    wire.rate_limit("/webhooks/*", 5, 5.0)


async def burst(folder: Path, count: int, users: int, seed: int, *, look: bool = True) -> Burst:
    """Start the bot over the shipped articles and let a crowd do ``count`` things at once.

    ``look`` at the bot's memory and processor time, too.
    """
    wire = await Wire().start()
    try:
        crowd, ledger = Crowd(wire, users, CHANNELS, seed), Ledger(wire)
        async with running_bot(wire, configure(folder)) as bot:
            await crowd.prepare()
            limit_rates(wire)
            with counting(bot.process.pid) if look else nullcontext(Costs()) as costs:
                deeds = await _all_at_once(wire, crowd, count)
                await _settle(wire, ledger, deeds)
    finally:
        await wire.stop()
    return Burst(deeds, ledger, wire.counts["429"], costs)


async def _all_at_once(wire: Wire, crowd: Crowd, count: int) -> list[Deed]:
    """Make everything while the loop stands still; it goes out, and its time begins, at the end."""
    wire.env.at_once = True
    deeds = [await act() for act in crowd.draw(count)]
    now, deadline = time.perf_counter(), wire.backend.iso_after(DEADLINE)
    for deed in deeds:
        if deed.result:
            deed.result._interaction.initial_response_deadline = deadline
    return [replace(deed, sent=now) for deed in deeds]


async def _settle(wire: Wire, ledger: Ledger, deeds: Sequence[Deed]) -> None:
    """Wait until all is answered, or nothing more can come."""
    with suppress(TimeoutError):
        await wire.until(lambda: all(deed.id in ledger.answered for deed in deeds), PATIENCE)
