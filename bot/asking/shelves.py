"""The libraries that can be asked: the shared one, and beside it each server's own.

A server's own library is a folder of its own, opened for that server alone: what one server added
is not in any file that a question of another reads.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from index.collection import OWN_SENTENCES, Collection
from index.library import Library
from index.settings import Settings

_OPEN = 32  # own libraries that stay open while nobody asks them


@dataclass(slots=True)
class _Shelf:
    """A server's open library, and how many are at it."""

    library: Library
    joined: Collection
    alone: Collection
    users: int = field(default=0)


class Shelves:
    """The shared library and the servers' own. Every method blocks: call it in a thread."""

    def __init__(self, shared: Library, folder: Path) -> None:
        self._shared = shared
        self._alone = Collection([shared])
        self._folder = folder
        self._open: dict[int, _Shelf] = {}  # the one used last stands last
        self._lock = threading.Lock()

    @property
    def contact(self) -> str | None:
        """Where sites that articles are fetched from can write to."""
        return self._shared.contact

    @contextmanager
    def collection(self, guild: int | None, shared: bool = True) -> Iterator[Collection]:
        """What is asked in a server (in none: the shared library); `shared` is false where the
        shared articles take no part.
        """
        if guild is None or (shared and not self._path(guild).exists()):
            yield self._alone
            return
        with self._borrowed(guild) as shelf:
            yield shelf.joined if shared else shelf.alone

    @contextmanager
    def own(self, guild: int) -> Iterator[Library]:
        """A server's own library, made where there is none."""
        with self._borrowed(guild) as shelf:
            yield shelf.library

    def folder(self, guild: int) -> Path:
        """Where a server's own library lives."""
        return self._path(guild)

    def forget(self, guild: int) -> None:
        """Delete a server's own library with all its articles."""
        with self._lock:
            shelf = self._open.pop(guild, None)
            if shelf:
                shelf.library.close()
            if self._path(guild).exists():
                shutil.rmtree(self._path(guild))

    def close(self) -> None:
        """Close the servers' libraries; the shared one stays open."""
        with self._lock:
            for shelf in self._open.values():
                shelf.library.close()
            self._open.clear()

    @contextmanager
    def _borrowed(self, guild: int) -> Iterator[_Shelf]:
        with self._lock:
            shelf = self._open.pop(guild, None) or self._opened(guild)
            self._open[guild] = shelf
            shelf.users += 1
        try:
            yield shelf
        finally:
            with self._lock:
                shelf.users -= 1
                self._close_idle()

    def _opened(self, guild: int) -> _Shelf:
        settings = Settings(data=self._path(guild), articles=())
        own = Library.open(settings, first_sentence=_new_sentences())
        return _Shelf(own, Collection([own, self._shared]), Collection([own]))

    def _close_idle(self) -> None:
        """Close the libraries that were not used for longest, as far as nobody is at them."""
        idle = [guild for guild, shelf in self._open.items() if not shelf.users]
        for guild in idle[: max(0, len(self._open) - _OPEN)]:
            self._open.pop(guild).library.close()

    def _path(self, guild: int) -> Path:
        return self._folder / str(guild)


def _new_sentences() -> int:
    """The first sentence of a library that is made now: beyond those of one that was forgotten
    before, so that no button of an old message leads to another article's sentence.
    """
    return OWN_SENTENCES + time.time_ns() // 1_000_000
