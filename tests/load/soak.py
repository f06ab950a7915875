"""A steady stream of questions for a long time, while everything goes wrong that can."""

from __future__ import annotations

import asyncio
import math
import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.isolation import resident
from tests.bot.world import configure
from tests.load.crowd import Act, Crowd
from tests.load.faults import Disturbance, disturbances
from tests.load.ledger import DEADLINE, Deed, Ledger
from tests.wire import BotProcess, Wire, launched_bot
from tests.wire.process import PROGRAM

CHANNELS = 20
ANSWER = 90.0  # seconds for an answer whose interaction was acknowledged, or to a message
AFTERWARDS = 5.0  # seconds for the answer to an interaction that was not acknowledged in time
FORGOTTEN = 10.0  # seconds after which a message counts as lost where the session was lost
ATTEMPTS = 30  # of a user whom Discord tells that the bot did not respond
SAMPLE = 1.0  # seconds between two looks at the memory
REFUSED_FIRST = 2  # connections
LEVEL = re.compile(r"^\S+ \S+ (DEBUG|INFO|WARNING|ERROR|CRITICAL) ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Plan:
    """How long (seconds), how much (questions a second), by how many users, drawn from what.

    ``program`` starts the bot and ``heartbeat`` is the gateway's interval in seconds.
    """

    seconds: float
    rate: float = 8.0
    users: int = 250
    seed: int = 1
    heartbeat: float = 5.0
    pause: float = 5.0  # seconds between two disturbances, at most
    again: float = 10.0  # seconds after which a user tries again
    program: tuple[str, ...] = PROGRAM


@dataclass(slots=True)
class Outcome:
    """What came of a soak; memory is the bot's, in MB, where it was looked at.

    ``warm`` is the number of the look at it when everything had happened once: from then on it
    should not grow.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    disturbed: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    warm: int = 0
    log: str = ""

    def faults(self) -> list[str]:
        """Return what should not have happened: lost, answered twice, a traceback in the log."""
        traces = self.log.count("Traceback")
        return [
            *(f"lost: {count} × {what}" for what, count in Counter(self.lost).items()),
            *(f"answered twice: {count} × {what}" for what, count in Counter(self.twice).items()),
            *([f"{traces} tracebacks in the log"] if traces else []),
        ]

    def growth(self) -> tuple[float, float]:
        """Return the memory after the warm-up and at the end, each the median of a tenth."""
        later = self.memory[self.warm :] or self.memory[-1:]
        tenth = max(1, len(later) // 10)
        return median(later[:tenth]), median(later[-tenth:])

    def report(self) -> str:
        """Return the figures, one a line."""
        levels = Counter(LEVEL.findall(self.log))
        lines = [f"{name}: {count}" for name, count in sorted(self.outcomes.items())]
        lines += ["", *(f"{name}: {count}" for name, count in sorted(self.disturbed.items()))]
        lines += ["", "log: " + ", ".join(f"{count} {name}" for name, count in levels.items())]
        if self.memory:
            warm, end = self.growth()
            lines.append(f"memory: {warm:.1f} MB after the warm-up, {end:.1f} MB at the end")
            tenths = self.memory[:: max(1, len(self.memory) // 10)]
            lines.append("in between: " + ", ".join(f"{each:.0f}" for each in tenths))
        return "\n".join([*lines, *(self.faults() or ["nothing lost, nothing twice"])])


class Soak:
    """One run: who asks, what disturbs, and what became of every question."""

    def __init__(self, wire: Wire, plan: Plan) -> None:
        self.outcome = Outcome()
        self._wire = wire
        self._plan = plan
        self._crowd = Crowd(wire, plan.users, CHANNELS, plan.seed)
        self._ledger = Ledger(wire)
        self._deeds: list[Deed] = []
        self._disturbed: list[tuple[float, float]] = []  # from when to when
        self._random = random.Random(plan.seed)  # of the disturbances
        self._pace = random.Random(plan.seed)

    async def run(self, bot: BotProcess, look: bool) -> None:
        """Run as planned; ``look`` at the memory of the bot, too."""
        await self._crowd.prepare()
        watching = asyncio.create_task(self._watch(bot.process.pid)) if look else None
        disturbing = asyncio.create_task(self._disturb())
        asking = asyncio.create_task(self._ask(disturbing))
        await disturbing
        await asking
        if watching:
            watching.cancel()
        self.outcome.twice = [deed.kind for deed in self._deeds if self._answers(deed) > 1]

    async def _disturb(self) -> None:
        """Let all disturbances happen, in any order, again and again until the time is over."""
        end = time.perf_counter() + self._plan.seconds
        known = disturbances(self._wire)
        while time.perf_counter() < end or len(self.outcome.disturbed) < len(known):
            rest = [name for name in known if not self.outcome.disturbed[name]]
            if not rest and not self.outcome.warm:
                self.outcome.warm = len(self.outcome.memory)
            name = self._random.choice(rest or list(known))
            self.outcome.disturbed[name] += 1
            if not await self._through(known[name]):
                self.outcome.lost.append(f"the bot, which did not recover from: {name}")
                return
            await asyncio.sleep(self._random.uniform(0, self._plan.pause))

    async def _through(self, disturb: Disturbance) -> bool:
        begin = time.perf_counter()
        self._disturbed.append((begin, math.inf))
        try:
            await disturb()
        except TimeoutError:
            return False
        self._disturbed[-1] = (begin, time.perf_counter())
        return True

    async def _ask(self, until: asyncio.Task[None]) -> None:
        """Ask at the rate of the plan; end when every question has come to its end."""
        async with asyncio.TaskGroup() as group:
            while not until.done():
                [act] = self._crowd.draw(1)
                group.create_task(self._pursue(act))
                await asyncio.sleep(self._pace.expovariate(self._plan.rate))

    async def _pursue(self, act: Act) -> None:
        """Do it, and again where Discord tells the user that the bot did not respond."""
        for attempt in range(ATTEMPTS):
            sessions = self._wire.counts["identify"]
            self._deeds.append(deed := await act())
            if await self._is_answered(deed, sessions):
                self.outcome.outcomes["answered after another try" if attempt else "answered"] += 1
                return
            if complaint := self._complaint(deed, sessions):
                self.outcome.lost.append(f"{deed.kind}, {complaint}")
                return
            await asyncio.sleep(self._plan.again)
        self.outcome.lost.append(f"{deed.kind}, tried {ATTEMPTS} times")

    async def _is_answered(self, deed: Deed, sessions: int) -> bool:
        books = self._ledger
        if deed.result is None:
            return await self._is_replied_to(deed, sessions)
        taken = await books.sees(books.acknowledged, deed, DEADLINE)
        return await books.sees(books.answered, deed, ANSWER if taken else AFTERWARDS)

    async def _is_replied_to(self, deed: Deed, sessions: int) -> bool:
        books = self._ledger
        if await books.sees(books.answered, deed, FORGOTTEN):
            return True
        if self._wire.counts["identify"] > sessions:
            return False
        return await books.sees(books.answered, deed, ANSWER)

    def _complaint(self, deed: Deed, sessions: int) -> str:
        """Return what the user may complain of; nothing where they would just try again.

        Discord tells of an interaction that was not acknowledged, which only a disturbance
        excuses; a message may be lost for the bot with its session.
        """
        if deed.result is None:
            return "" if self._wire.counts["identify"] > sessions else "never answered"
        if deed.id in self._ledger.acknowledged:
            return "acknowledged, but never answered"
        over = deed.sent + DEADLINE
        excused = any(begin < over and deed.sent < end for begin, end in self._disturbed)
        return "" if excused else "not acknowledged, though nothing was amiss"

    def _answers(self, deed: Deed) -> int:
        """Return how many messages answer a deed."""
        written = self._ledger.messages[deed.id]
        if deed.result is None:
            return written
        shown = deed.result.response is not None and not deed.result.deferred
        return written + shown + len(deed.result.followups)

    async def _watch(self, process: int) -> None:
        while True:
            self.outcome.memory.append(resident(process))
            await asyncio.sleep(SAMPLE)


async def soak(folder: Path, plan: Plan, *, look: bool) -> Outcome:
    """Start the bot, whose first connections are refused, and run the plan."""
    wire = await Wire(heartbeat=plan.heartbeat).start()
    wire.refuse_gateway(REFUSED_FIRST)
    try:
        environ = wire.environ()
        async with launched_bot(environ, configure(folder), plan.program) as bot:
            await bot.ready(wire)
            run = Soak(wire, plan)
            try:
                await run.run(bot, look)
            finally:
                run.outcome.log = bot.output
            await bot.terminate()
    finally:
        await wire.stop()
    return run.outcome
