"""The database's connections and transactions.

One connection writes; readers are borrowed from a pool, so that threads read in parallel. WAL
lets them and other processes work side by side; checkpoints are passive and wait for nobody.
A commit returns when its pages are on the disk (synchronous = FULL). The database is not mapped
into memory: at this page size a copy costs little, and a mapping counts as the process's memory.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Read = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]
"""Runs a query with its values; the rows."""
_BUSY_SECONDS = 15.0  # how long a writer waits for another process's transaction
_READERS_KEPT = 4  # connections that wait for the next reader; 4 x 4 MB + 8 MB of caches

# Large pages, since an article's text would leave much of a page of 4 kB empty. A database that
# exists keeps the page size that it was made with.
_WRITER = (
    "page_size = 16384",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "cache_size = -8192",
    "mmap_size = 0",
    "wal_autocheckpoint = 256",  # pages: at most 4 MB to copy at a time
    "journal_size_limit = 16777216",  # bytes that a bulk import's log shrinks to afterwards
)
_READER = ("query_only = ON", "cache_size = -4096", "mmap_size = 0")


def connect_writer(path: Path) -> sqlite3.Connection:
    """A connection that writes and syncs at every commit; makes the file where there is none."""
    return _connect(path, _WRITER)


def _connect(path: Path, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    """A connection in autocommit mode that any thread may use, one at a time."""
    db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        for pragma in pragmas:
            db.execute(f"PRAGMA {pragma}")
        db.create_function("folded", 1, _folded, deterministic=True)
        db.create_function("holds", 2, _holds, deterministic=True)
    except sqlite3.Error:
        db.close()
        raise
    return db


def _folded(text: str | None) -> str | None:
    """The text without regard to case; SQLite's own lower() knows ASCII alone."""
    return text and text.casefold()


def _holds(text: str, words: str) -> bool:
    """Whether all words stand in the text, without regard to case."""
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of the block's changes, or none of them."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:  # a full disk may have ended it already
            db.execute("ROLLBACK")


@dataclass(slots=True)
class Reader:
    """A connection that reads, and the library's version as it read it last."""

    db: sqlite3.Connection
    _seen: int = -1
    _version: str = ""

    def version(self) -> str:
        """The fact 'version', read again only where another connection has written since.

        SQLite's data_version is asked for first: a write between the two reads is then read
        again at the next call.
        """
        (seen,) = self.db.execute("PRAGMA data_version").fetchone()
        if seen != self._seen:
            query = "SELECT value FROM facts WHERE name = 'version'"
            (self._version,) = self.db.execute(query).fetchone()
            self._seen = seen
        return self._version


class Readers:
    """The readers of a database: as many as read at the same time, a few kept for the next."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._idle: list[Reader] = []
        self._closed = False

    def borrow(self) -> AbstractContextManager[Reader]:
        """A reader for this block alone. Raises sqlite3.Error where the pool is closed."""
        return _Borrowed(self._take, self._give_back)

    def close(self) -> None:
        """Close the readers; one that is borrowed is closed when it comes back."""
        with self._lock:
            self._closed = True
            readers, self._idle = self._idle, []
        for reader in readers:
            reader.db.close()

    def _take(self) -> Reader:
        with self._lock:
            if self._closed:
                raise sqlite3.ProgrammingError("the library is closed")
            if self._idle:
                return self._idle.pop()
        return Reader(_connect(self._path, _READER))

    def _give_back(self, reader: Reader) -> None:
        with self._lock:
            keep = not self._closed and len(self._idle) < _READERS_KEPT
            if keep:
                self._idle.append(reader)
        if not keep:
            reader.db.close()


class _Borrowed(AbstractContextManager[Reader]):
    """A reader for a block, at a third of the cost of a generator: a question borrows often."""

    __slots__ = ("_give_back", "_reader", "_take")

    def __init__(self, take: Callable[[], Reader], give_back: Callable[[Reader], None]) -> None:
        self._take, self._give_back = take, give_back

    def __enter__(self) -> Reader:
        self._reader = self._take()
        return self._reader

    def __exit__(self, *_: object) -> None:
        self._give_back(self._reader)


def fault(path: Path, error: Exception) -> str:
    """What to tell of an error of SQLite or of the file system."""
    if "locked" in str(error):
        return f"{path}: busy with another program's changes; try again when it is done"
    if "not a database" in str(error) or "malformed" in str(error):
        return f"{path}: not a database of Verbatim or damaged; move it away and add again"
    return f"{path}: {error}; check that the folder exists and can be written"
