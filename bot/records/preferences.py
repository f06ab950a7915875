"""Settings and channels of all scopes: stored in the database, held in memory."""

from __future__ import annotations

import json
import logging
import math
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.records.database import Database
from bot.records.model import AutoChannel
from bot.records.settings import DEFAULTS, Settings, from_stored, known
from index.errors import StoreError

_log = logging.getLogger(__name__)

_SECONDS = 1.0  # for so long another process's change may stay unseen


def change(db: sqlite3.Connection, scope: int, values: Mapping[str, object]) -> None:
    """Store settings of a scope, which have been checked."""
    rows = [(scope, name, json.dumps(value)) for name, value in values.items()]
    db.executemany("INSERT OR REPLACE INTO settings (scope, name, value) VALUES (?, ?, ?)", rows)
    _mark(db)


def settings_of(db: sqlite3.Connection, scope: int) -> Settings:
    """The settings of a scope as stored."""
    return from_stored(_stored(db, scope))


def chosen(db: sqlite3.Connection, scope: int) -> dict[str, Any]:
    """The settings that were chosen in a scope, by name."""
    return known(_stored(db, scope))


def set_channel(db: sqlite3.Connection, scope: int, channel: AutoChannel) -> None:
    """Store a channel of a scope, in place of what was known of it."""
    db.execute(
        "INSERT OR REPLACE INTO auto_channels (scope, channel, confidence, thread)"
        " VALUES (?, ?, ?, ?)",
        (scope, channel.channel, channel.confidence, channel.thread),
    )
    _mark(db)


def remove_channel(db: sqlite3.Connection, scope: int, channel: int) -> None:
    """Drop a channel of a scope; nothing where there is none."""
    db.execute("DELETE FROM auto_channels WHERE scope = ? AND channel = ?", (scope, channel))
    _mark(db)


def forget(db: sqlite3.Connection, scope: int) -> int:
    """Delete settings and channels of a scope; how many."""
    gone = db.execute("DELETE FROM settings WHERE scope = ?", (scope,)).rowcount
    gone += db.execute("DELETE FROM auto_channels WHERE scope = ?", (scope,)).rowcount
    _mark(db)
    return gone


def _stored(db: sqlite3.Connection, scope: int) -> dict[str, str]:
    return dict(db.execute("SELECT name, value FROM settings WHERE scope = ?", (scope,)))


def _mark(db: sqlite3.Connection) -> None:
    """Tell this and other processes that what they hold in memory is old."""
    db.execute("UPDATE facts SET value = value + 1 WHERE name = 'version'")


@dataclass(frozen=True, slots=True)
class _Held:
    """Settings and channels as of a version of the database; scopes that chose none left out."""

    version: str = ""
    settings: Mapping[int, Settings] = field(default_factory=dict)
    channels: Mapping[int, Mapping[int, AutoChannel]] = field(default_factory=dict)


class Preferences:
    """Settings and channels in memory: no call waits for the disk or another thread, but for the
    look, once a second, whether another process changed them.
    """

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock
        self._held = _Held()
        self._looked = -math.inf
        self._lock = threading.Lock()
        self.refresh()

    def settings(self, scope: int) -> Settings:
        """The settings of a scope."""
        return self._latest().settings.get(scope, DEFAULTS)

    def channels(self, scope: int) -> Mapping[int, AutoChannel]:
        """The channels of a scope, by id."""
        return self._latest().channels.get(scope, {})

    def has_channels(self) -> bool:
        """Whether there is a channel in any scope."""
        return bool(self._latest().channels)

    def refresh(self) -> None:
        """Read them again where they changed. Raises StoreError."""
        with self._lock:
            self._read()

    def _latest(self) -> _Held:
        """What is held; where the database cannot be read, that stays in force."""
        seconds = self._clock() - self._looked
        if not 0 <= seconds < _SECONDS and self._lock.acquire(blocking=False):
            try:
                self._read()
            except StoreError as error:
                _log.warning("The settings could not be read again. %s", error)
            finally:
                self._lock.release()
        return self._held

    def _read(self) -> None:
        self._looked = self._clock()
        with self._database.reader() as reader:
            version = reader.version()  # before the rest: newer rows are then read again
            if version != self._held.version:
                self._held = _held(reader.db, version)


def _held(db: sqlite3.Connection, version: str) -> _Held:
    stored: dict[int, dict[str, str]] = defaultdict(dict)
    for scope, name, value in db.execute("SELECT scope, name, value FROM settings"):
        stored[scope][name] = value
    channels: dict[int, dict[int, AutoChannel]] = defaultdict(dict)
    query = "SELECT scope, channel, confidence, thread FROM auto_channels"
    for scope, channel, confidence, thread in db.execute(query):
        channels[scope][channel] = AutoChannel(channel, confidence, bool(thread))
    settings = {scope: from_stored(values) for scope, values in stored.items()}
    return _Held(version, settings, dict(channels))
