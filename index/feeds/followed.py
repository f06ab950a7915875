"""The feeds that a library follows, and what is known of their entries, in its database.

Times are seconds since 1970, UTC.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import starmap

from index.database import Read

_Transaction = Callable[[], AbstractContextManager[sqlite3.Connection]]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed, as it was when it was read from the database.

    `interval` is the pause in seconds between two readings that the user wants, `asked` the one
    that the feed itself asks for (0 for none). `due` is None where following has stopped; `error`
    then says why. `failures` counts those in a row. `tried` and `succeeded` are the last readings.
    """

    id: int
    address: str
    title: str | None
    interval: int
    asked: int
    due: float | None
    etag: str | None
    modified: str | None
    failures: int
    error: str | None
    tried: float | None
    succeeded: float | None
    added: float


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an entry: the digest of what the feed said of it, the article that was made
    of it (None where there is none), and how often its page could not be fetched for the moment
    (0 where nothing is left to do).
    """

    digest: bytes
    article: str | None
    tries: int = 0


_FIELDS = ", ".join(Feed.__slots__)
_STATE = [name for name in Feed.__slots__ if name not in {"id", "interval", "added"}]


class Followed:
    """The feeds of one database. `read` runs a SELECT on it, `transaction` lends what writes."""

    def __init__(self, read: Read, transaction: _Transaction) -> None:
        self._read, self._transaction = read, transaction

    def follow(self, address: str, interval: int, now: float) -> bool:
        """Follow a feed, which is due at once; whether it is a new one. One that is followed takes
        on the interval, and goes on where it had stopped.
        """
        with self._transaction() as db:
            new = not db.execute("SELECT 1 FROM feeds WHERE address = ?", (address,)).fetchone()
            db.execute(
                "INSERT INTO feeds (address, interval, due, added) VALUES (?, ?, ?, ?) ON CONFLICT"
                " (address) DO UPDATE SET interval = excluded.interval, due = excluded.due",
                (address, interval, now, now),
            )
        return new

    def unfollow(self, address: str) -> bool:
        """Follow a feed no longer; false where it was not followed."""
        with self._transaction() as db:
            return db.execute("DELETE FROM feeds WHERE address = ?", (address,)).rowcount > 0

    def all(self) -> list[Feed]:
        """The feeds, in the order in which they were added."""
        return list(starmap(Feed, self._read(f"SELECT {_FIELDS} FROM feeds ORDER BY id", ())))

    def named(self, address: str) -> Feed | None:
        """The feed at that address; None where it is not followed."""
        rows = self._read(f"SELECT {_FIELDS} FROM feeds WHERE address = ?", (address,))
        return Feed(*rows[0]) if rows else None

    def articles(self) -> dict[int, int]:
        """How many of the library's articles came from each feed, by its id."""
        return dict(
            self._read(
                "SELECT feed, count(DISTINCT article) FROM feed_entries JOIN versions"
                " USING (article) WHERE current GROUP BY feed",
                (),
            )
        )

    def due(self, now: float) -> int:
        """How many feeds are due."""
        return int(self._read("SELECT count(*) FROM feeds WHERE due <= ?", (now,))[0][0])

    def claim(self, now: float, until: float, address: str | None = None) -> Feed | None:
        """The feed that has been due for longest, or the one of that address; None where none is
        due. It is due again at `until`, so that nobody else reads it before, and somebody does
        where this program ends.
        """
        with self._transaction() as db:
            row = db.execute(
                f"SELECT {_FIELDS} FROM feeds WHERE due <= ? AND address = coalesce(?, address)"
                " ORDER BY due LIMIT 1",
                (now, address),
            ).fetchone()
            if row is None:
                return None
            feed = Feed(*row)
            db.execute("UPDATE feeds SET due = ? WHERE id = ?", (until, feed.id))
            return feed

    def keep(self, feed: Feed) -> bool:
        """Keep the feed's state after it was read; false where it is followed at that address
        already, under another id, which then stands for both.
        """
        with self._transaction() as db:
            other = "SELECT 1 FROM feeds WHERE address = ? AND id != ?"
            if db.execute(other, (feed.address, feed.id)).fetchone():
                db.execute("DELETE FROM feeds WHERE id = ?", (feed.id,))
                return False
            marks = ", ".join(f"{name} = ?" for name in _STATE)
            values = [getattr(feed, name) for name in _STATE]
            db.execute(f"UPDATE feeds SET {marks} WHERE id = ?", (*values, feed.id))
            return True

    def known(self, feed: Feed) -> dict[str, Known]:
        """What is known of the feed's entries, by their ids."""
        query = "SELECT entry, digest, article, tries FROM feed_entries WHERE feed = ?"
        return {entry: Known(*known) for entry, *known in self._read(query, (feed.id,))}

    def learn(self, feed: Feed, entries: Mapping[str, Known]) -> None:
        """Keep what is known of entries; nothing where the feed is followed no longer."""
        rows = [
            (entry, known.digest, known.article, known.tries, feed.id)
            for entry, known in entries.items()
        ]
        with self._transaction() as db:
            db.executemany(
                "INSERT OR REPLACE INTO feed_entries (feed, entry, digest, article, tries)"
                " SELECT id, ?, ?, ?, ? FROM feeds WHERE id = ?",
                rows,
            )
