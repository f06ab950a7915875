"""The database's connections, transactions and schema.

The schema is a list of steps from version to version (SQLite's user_version).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import StoreError

_BUSY_SECONDS = 15.0  # how long a writer waits for another process's transaction

MIGRATIONS = (
    # 1: articles by version, their sentences, what was removed, facts of the program
    """
    CREATE TABLE versions (
        version INTEGER PRIMARY KEY AUTOINCREMENT,
        article TEXT NOT NULL,
        number INTEGER NOT NULL,
        current INTEGER NOT NULL,
        hash TEXT NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        url TEXT,
        publisher TEXT,
        agency TEXT,
        published TEXT,
        source TEXT NOT NULL,
        cuts TEXT NOT NULL,
        added TEXT NOT NULL,
        UNIQUE (article, number)
    );
    CREATE UNIQUE INDEX versions_current ON versions (article) WHERE current;
    CREATE INDEX versions_hash ON versions (hash);
    CREATE TABLE sentences (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        paragraph INTEGER NOT NULL,
        UNIQUE (version, number)
    );
    CREATE TABLE removed (hash TEXT PRIMARY KEY);
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    INSERT INTO facts (name, value) VALUES ('version', '0');
    """,
)


def connect(path: Path) -> sqlite3.Connection:
    """A connection in autocommit mode: WAL, foreign keys on, usable from any thread."""
    db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        for pragma in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = NORMAL"):
            db.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        db.close()
        raise
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of the block's changes, or none of them."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def migrate(db: sqlite3.Connection, path: Path) -> None:
    """Bring the database to the newest schema; a step and its number are one transaction.

    Raises StoreError where the database was made by a newer program.
    """
    if _version(db) > len(MIGRATIONS):
        raise StoreError(
            f"{path}: made by a newer version of Verbatim (schema {_version(db)},"
            f" this program knows {len(MIGRATIONS)}); update Verbatim or name another data folder"
        )
    for number, step in enumerate(MIGRATIONS, start=1):
        _apply(db, number, step)


def _apply(db: sqlite3.Connection, number: int, step: str) -> None:
    """Run one step unless this or another process has run it already."""
    with transaction(db):
        if _version(db) < number:
            for statement in filter(str.strip, step.split(";")):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
