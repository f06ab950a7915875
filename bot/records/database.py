"""Where records are: a file that only its owner may read, or memory for what no file may hold."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TypeAlias

from bot.records.schema import MIGRATIONS
from index.database import Reader, Readers, connect_writer, fault, transaction
from index.errors import StoreError
from index.schema import migrate

# A commit is in the system's hands when it returns, and on the disk within seconds: a process that
# is killed loses nothing, and a question costs no wait for the disk. What is deleted is
# overwritten.
_PRAGMAS = ("synchronous = NORMAL", "secure_delete = ON")


class Database:
    """The database file. Methods block and may be called from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._readers = Readers(path)
        self._lock = threading.Lock()
        self._unswept = True  # what a run before left undone
        with self._told():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.chmod(0o600)  # the log beside it gets the same permissions
            with ExitStack() as opened:
                self._writer = opened.enter_context(closing(connect_writer(path)))
                for pragma in _PRAGMAS:
                    self._writer.execute(f"PRAGMA {pragma}")
                migrate(self._writer, path, MIGRATIONS)
                opened.pop_all()

    def close(self) -> None:
        """Close all connections; the database is of no use afterwards."""
        self._readers.close()
        with self._lock:
            self._writer.close()

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """A reader for this block alone. Raises StoreError."""
        with self._told(), self._readers.borrow() as reader:
            yield reader

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that reads, for this block alone. Raises StoreError."""
        with self.reader() as reader:
            yield reader.db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection that writes: all of the block's changes, or none. Raises StoreError."""
        with self._told(), self._lock, transaction(self._writer):
            yield self._writer

    def sweep(self, gone: int) -> None:
        """Take out of the files what `gone` deleted rows, or rows before them, left there.

        Overwriting is not enough: copies stay where SQLite moved rows between pages, and in the
        log. Raises StoreError.
        """
        with self._told(), self._lock:
            self._unswept = self._unswept or gone > 0
            if self._unswept:
                self._writer.execute("VACUUM")
                (busy, *_) = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                self._unswept = bool(busy)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of SQLite and of the file system as StoreError."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise StoreError(_fault(self.path, error)) from error


class Memory:
    """A database of the same schema in memory alone. Methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA foreign_keys = ON")
        migrate(self._db, Path(":memory:"), MIGRATIONS)

    def close(self) -> None:
        """Let go of all that it holds."""
        with self._lock:
            self._db.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this block alone."""
        with self._lock:
            yield self._db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this block alone: all of the block's changes, or none."""
        with self._lock, transaction(self._db):
            yield self._db


Home: TypeAlias = Database | Memory


def _fault(path: Path, error: Exception) -> str:
    """What to tell of an error; unlike a library, records cannot be added again."""
    if "not a database" in str(error) or "malformed" in str(error):
        return (
            f"{path}: not a database of Verbatim or damaged; put a copy of it in its place,"
            " or move it away: a new one is made at the next start"
        )
    return fault(path, error)
