"""A sandbox whose processes stay for a while: their start takes longer than a small document."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from index.reading.isolation.limits import LIMITS, Limits
from index.reading.isolation.sandbox import Sandbox


class Lender:
    """Lends a sandbox, and keeps the last one for so many `seconds` for who comes next.

    Only processes that have read nothing but plain documents are kept: what is read next may be
    somebody else's, and a document could have taken over the process that parsed it. Every method
    may be called from any thread.
    """

    def __init__(self, limits: Limits = LIMITS, seconds: float = 60.0) -> None:
        self._limits = limits
        self._seconds = seconds
        self._kept: Sandbox | None = None
        self._timer: threading.Timer | None = None
        self._changing = threading.Lock()
        atexit.register(self.end)

    @contextmanager
    def lent(self, workers: int) -> Iterator[Sandbox]:
        """A sandbox of so many processes for the block, which nobody else has."""
        sandbox = self._swapped(None)
        if sandbox is None or sandbox.workers != workers:
            _close(sandbox)
            sandbox = Sandbox(workers, self._limits)
        try:
            yield sandbox
        except BaseException:  # something may be under way still
            sandbox.close()
            raise
        sandbox.part()
        _close(self._swapped(sandbox))

    def end(self) -> None:
        """End what is kept."""
        _close(self._swapped(None))

    def _swapped(self, sandbox: Sandbox | None) -> Sandbox | None:
        """Keep this sandbox, and give out what was kept."""
        with self._changing:
            if self._timer:
                self._timer.cancel()
            kept, self._kept, self._timer = self._kept, sandbox, None
            if sandbox:
                self._timer = threading.Timer(self._seconds, self.end)
                self._timer.daemon = True
                self._timer.start()
        return kept


def _close(sandbox: Sandbox | None) -> None:
    if sandbox:
        sandbox.close()
