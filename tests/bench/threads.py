"""What a second thread brings."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import median
from threading import Thread
from typing import TypeVar

Asked = TypeVar("Asked")


def scaling(ask: Callable[[Asked], object], asked: Sequence[Asked], *, turns: int = 3) -> float:
    """Questions a second of two threads over those of one; the median of so many turns each."""
    return median(2 * _seconds(ask, asked, 1) / _seconds(ask, asked, 2) for _ in range(turns))


def _seconds(ask: Callable[[Asked], object], asked: Sequence[Asked], count: int) -> float:
    """How long so many threads take, each of which asks all."""

    def work() -> None:
        for each in asked:
            ask(each)

    threads = [Thread(target=work) for _ in range(count)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - begin
