"""Measures in processes of their own, and what a process costs."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")
MEGABYTE = 1_000_000


def say(line: str) -> None:
    """A line of progress on standard error."""
    print(line, file=sys.stderr, flush=True)


def isolated(task: Callable[..., T], *arguments: object) -> T:
    """What the task returns in a fresh process, in which nothing was imported or cached before."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as pool:
        return pool.submit(task, *arguments).result()


def resident(process: int | None = None) -> float:
    """The resident memory of a process (this one without an id) and its children, in MB."""
    import psutil

    try:
        root = psutil.Process(process)
        family = [root, *root.children(recursive=True)] if process else [root]
        return sum(each.memory_info().rss for each in family) / MEGABYTE
    except psutil.NoSuchProcess:
        return 0.0


class Peak:
    """The highest resident memory seen, in MB."""

    def __init__(self) -> None:
        self.memory = 0.0


@contextmanager
def watching(process: int | None = None) -> Iterator[Peak]:
    """Looks at a process's memory twenty times a second while the block runs."""
    peak, done = Peak(), Event()

    def watch() -> None:
        waiting = True
        while waiting:
            waiting = not done.wait(0.05)
            peak.memory = max(peak.memory, resident(process))

    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()
