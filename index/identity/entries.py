"""Entries of sketches, by the database and one of its transactions.

What is looked up and what is added goes to the database together and in order, since it keeps
them in the order of their values, which are as good as random: one by one, each would need a page
of its own.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from index.identity.sketches import Sketch

_LATEST = 50  # versions that are looked at for one entry; more of them hold a set phrase

# Those of some entries that the library has at all; most articles have none in common with others.
_HELD = "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM sketches WHERE hash = value)"


class Entries:
    """The entries of current versions, on the connection `db` in its transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._held: set[int] = set()
        self._added: dict[int, list[int]] = {}  # versions by entry, until they are written

    def expect(self, sketches: Iterable[Sketch]) -> None:
        """Find out which entries of these sketches are held; `versions` may be asked for them."""
        wanted = sorted({entry for each in sketches for entry in each.tolist()})
        self._held = {entry for (entry,) in self._db.execute(_HELD, (json.dumps(wanted),))}

    def versions(self, expected: Sketch) -> Iterator[int]:
        """The latest versions that hold an entry of the sketch, once for each that they hold."""
        query = f"SELECT version FROM sketches WHERE hash = ? ORDER BY version DESC LIMIT {_LATEST}"
        for entry in expected.tolist():
            added = self._added.get(entry, [])[: -_LATEST - 1 : -1]
            yield from added
            if entry in self._held and len(added) < _LATEST:
                held = self._db.execute(query, (entry,)).fetchall()
                yield from (version for (version,) in held[: _LATEST - len(added)])

    def add(self, version: int, own: Sketch) -> None:
        """Add those of a version, which is later than all others; `write` has to follow."""
        for entry in own.tolist():
            self._added.setdefault(entry, []).append(version)

    def remove(self, version: int, own: Sketch) -> None:
        """Remove those of a version."""
        entries = own.tolist()
        for entry in entries:
            if version in self._added.get(entry, ()):
                self._added[entry].remove(version)
        rows = [(entry, version) for entry in entries]
        self._db.executemany("DELETE FROM sketches WHERE hash = ? AND version = ?", rows)

    def write(self) -> None:
        """Write what was added."""
        rows = [(entry, version) for entry in sorted(self._added) for version in self._added[entry]]
        self._db.executemany("INSERT INTO sketches (hash, version) VALUES (?, ?)", rows)
        self._held.update(self._added)
        self._added.clear()
