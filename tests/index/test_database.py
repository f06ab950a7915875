"""Connections: how they sync, how readers are shared, what a failed transaction leaves."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from index.database import Reader, Readers, connect_writer, transaction


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The writing connection of a new database with one table."""
    with closing(connect_writer(tmp_path / "db")) as opened:
        opened.execute("CREATE TABLE facts (name TEXT, value TEXT)")
        opened.execute("INSERT INTO facts VALUES ('version', '1')")
        yield opened


@pytest.fixture
def readers(db: sqlite3.Connection, tmp_path: Path) -> Iterator[Readers]:
    """Readers of that database."""
    assert db.execute("SELECT count(*) FROM facts").fetchone() == (1,)
    pool = Readers(tmp_path / "db")
    yield pool
    pool.close()


def is_closed(reader: Reader) -> bool:
    """Whether the connection is of no use any more."""
    try:
        reader.db.execute("SELECT 1")
    except sqlite3.ProgrammingError:
        return True
    return False


def test_a_commit_is_on_the_disk(db: sqlite3.Connection) -> None:
    """The log is synced at every commit (2 is FULL), and references are checked."""
    assert db.execute("PRAGMA synchronous").fetchone() == (2,)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_readers_at_the_same_time_are_different(readers: Readers) -> None:
    """And one that came back is used again."""
    with readers.borrow() as one, readers.borrow() as other:
        assert one.db is not other.db
    with readers.borrow() as again:
        assert again in (one, other)


def test_only_a_few_readers_are_kept(readers: Readers) -> None:
    """Those beyond four are closed when they come back."""
    with ExitStack() as borrowed:
        every = [borrowed.enter_context(readers.borrow()) for _ in range(7)]
    assert [is_closed(reader) for reader in every].count(True) == 3


def test_a_closed_pool_closes_its_readers(readers: Readers) -> None:
    """Those that wait at once, one that is borrowed when it comes back."""
    with readers.borrow() as borrowed:
        with readers.borrow() as waiting:
            pass
        readers.close()
        assert is_closed(waiting)
        assert not is_closed(borrowed)
    assert is_closed(borrowed)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"), readers.borrow():
        pass


def test_readers_do_not_write(readers: Readers) -> None:
    """A change through a reader would not be logged."""
    with readers.borrow() as reader, pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.db.execute("DELETE FROM facts")


def test_the_version_is_read_again_after_a_write_only(
    db: sqlite3.Connection, readers: Readers
) -> None:
    """Without one the same string comes back, from no table."""
    statements: list[str] = []
    with readers.borrow() as reader:
        assert reader.version() == "1"
        reader.db.set_trace_callback(statements.append)
        assert reader.version() == "1"
        assert statements == ["PRAGMA data_version"]
        db.execute("UPDATE facts SET value = '2'")
        assert reader.version() == "2"


def test_a_failed_transaction_leaves_nothing(db: sqlite3.Connection) -> None:
    """Neither rows nor an open transaction, whether the block or the database failed."""
    with pytest.raises(UnicodeEncodeError), transaction(db):
        db.executemany("INSERT INTO facts VALUES ('a', ?)", [("a",), ("\ud800",)])
    db.execute("PRAGMA max_page_count = 4")
    with pytest.raises(sqlite3.OperationalError, match="full"), transaction(db):
        db.execute("INSERT INTO facts VALUES ('a', ?)", ("a" * 1_000_000,))
    with transaction(db):
        db.execute("INSERT INTO facts VALUES ('b', 'b')")
    assert db.execute("SELECT name FROM facts").fetchall() == [("version",), ("b",)]
