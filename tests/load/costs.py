"""What the bot's process costs: memory and processor time (with psutil, extra `bench`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.bench.isolation import resident, watching


@dataclass(slots=True)
class Costs:
    """Resident memory in MB before, at its highest and after; processor time in seconds."""

    before: float = 0.0
    peak: float = 0.0
    after: float = 0.0
    worked: float = 0.0

    def report(self) -> str:
        """Return the figures in one line."""
        memory = f"{self.before:.0f} MB before, {self.peak:.0f} at most, {self.after:.0f} after"
        return f"memory: {memory}; the bot worked for {self.worked:.1f} s"


@contextmanager
def counting(process: int) -> Iterator[Costs]:
    """Count what a process costs while the block runs."""
    costs = Costs(before=resident(process), worked=-_worked(process))
    with watching(process) as peak:
        yield costs
    costs.peak, costs.after = peak.memory, resident(process)
    costs.worked += _worked(process)


def _worked(process: int) -> float:
    import psutil

    times = psutil.Process(process).cpu_times()
    return float(times.user + times.system)
