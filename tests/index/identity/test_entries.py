"""Entries of sketches: those that the database holds, and those that the transaction adds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index.database import connect_writer, transaction
from index.identity.entries import Entries
from index.identity.sketches import Sketch
from index.schema import migrate


def sketch(*entries: int) -> Sketch:
    """A sketch of these entries."""
    return np.array(entries, np.int64)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A database where versions 1 and 2 hold the entries 10 and 20, and 2 holds 30 alone."""
    path = tmp_path / "library.sqlite3"
    with closing(connect_writer(path)) as opened:
        migrate(opened, path)
        with transaction(opened):
            entries = Entries(opened)
            entries.add(1, sketch(10, 20))
            entries.add(2, sketch(10, 20, 30))
            entries.write()
        yield opened


def found(entries: Entries, *wanted: int) -> list[int]:
    """The versions that have these entries."""
    return list(entries.versions(sketch(*wanted)))


def expecting(db: sqlite3.Connection) -> Entries:
    """Entries that expect all of those here."""
    entries = Entries(db)
    entries.expect([sketch(10, 20), sketch(20, 30, 40)])
    return entries


def test_the_latest_versions_come_first_entry_by_entry(db: sqlite3.Connection) -> None:
    """Once for each entry that they hold; nothing holds the entry 40."""
    entries = expecting(db)
    assert found(entries, 10, 20) == [2, 1, 2, 1]
    assert found(entries, 30, 40) == [2]


def test_what_the_transaction_adds_is_found_before_it_is_written(db: sqlite3.Connection) -> None:
    """And after; it is later than what was there."""
    with transaction(db):
        entries = expecting(db)
        entries.add(3, sketch(10, 40))
        assert found(entries, 10, 40) == [3, 2, 1, 3]
        entries.write()
        assert found(entries, 10, 40) == [3, 2, 1, 3]
    assert found(expecting(db), 10, 40) == [3, 2, 1, 3]


def test_what_is_removed_is_found_no_more(db: sqlite3.Connection) -> None:
    """Be it in the database or added by the same transaction."""
    with transaction(db):
        entries = expecting(db)
        entries.add(3, sketch(10, 40))
        entries.remove(3, sketch(10, 40))
        entries.remove(2, sketch(10, 20, 30))
        assert found(entries, 10, 20, 30, 40) == [1, 1]
        entries.write()
    assert found(expecting(db), 10, 20, 30, 40) == [1, 1]


def test_of_an_entry_of_very_many_the_latest_count(db: sqlite3.Connection) -> None:
    """Those that were added, and as many of the others as there is room for."""
    with transaction(db):
        entries = expecting(db)
        for version in range(3, 40):
            entries.add(version, sketch(10))
        entries.write()
        entries.expect([sketch(10)])
        for version in range(40, 60):
            entries.add(version, sketch(10))
        assert found(entries, 10) == list(range(59, 9, -1))
        for version in range(60, 100):
            entries.add(version, sketch(10))
        assert found(entries, 10) == list(range(99, 49, -1))
