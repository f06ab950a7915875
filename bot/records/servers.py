"""Which scopes are servers, in a database of the records."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def add(db: sqlite3.Connection, scopes: Iterable[int]) -> None:
    """Keep that these scopes are servers; nothing where it is kept already."""
    db.executemany("INSERT OR IGNORE INTO servers (scope) VALUES (?)", ((one,) for one in scopes))


def every(db: sqlite3.Connection) -> list[int]:
    """The scopes that are servers."""
    return [scope for (scope,) in db.execute("SELECT scope FROM servers")]


def forget(db: sqlite3.Connection, scope: int) -> None:
    """Drop a server; nothing where it is none."""
    db.execute("DELETE FROM servers WHERE scope = ?", (scope,))
