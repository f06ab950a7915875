"""The records: the one way to what the bot keeps of servers and users."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from bot.records import preferences, questions, servers, votes
from bot.records.database import Database, Home, Memory
from bot.records.model import Asked, AutoChannel, PersonalData, Vote
from bot.records.preferences import Preferences
from bot.records.settings import Settings, check

FILE = "bot.sqlite3"

_IN_MEMORY = 1000  # questions whose scope has none of them stored
_MEMORY_SECONDS = 86400.0  # for so long their buttons work at most


class Records:
    """Settings, questions and votes. Methods block and may be called from any thread; those of
    settings and channels that change nothing answer from memory. All may raise StoreError.

    Where a scope's retention is 0, its questions and votes are in memory alone, and not for long.
    """

    def __init__(self, disk: Database, clock: Callable[[], float]) -> None:
        self._disk = disk
        self._memory = Memory()
        self._clock = clock
        self._preferences = Preferences(disk, clock)

    @classmethod
    def open(cls, folder: Path, clock: Callable[[], float] = time.time) -> Records:
        """The records in a folder, made where there are none; `clock` gives Unix time."""
        disk = Database(folder / FILE)
        try:
            return cls(disk, clock)
        except BaseException:
            disk.close()
            raise

    def close(self) -> None:
        """Close the database; the records are of no use afterwards."""
        self._memory.close()
        self._disk.close()

    def __enter__(self) -> Records:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def settings(self, scope: int) -> Settings:
        """The settings of a scope; the defaults where nothing was chosen."""
        return self._preferences.settings(scope)

    def change(self, scope: int, **values: Any) -> Settings:
        """Change settings of a scope by their names, and return all of them.

        A lower retention holds at once. Raises SettingsError with every fault.
        """
        check(values)
        gone = 0
        with self._disk.writing() as db:
            preferences.change(db, scope, values)
            if "retention" in values:
                gone = _purge(db, scope, self._clock())
        self._preferences.refresh()
        self._disk.sweep(gone)
        return self.settings(scope)

    def auto_channels(self, scope: int) -> Mapping[int, AutoChannel]:
        """The channels of a scope in which questions are answered unasked, by id."""
        return self._preferences.channels(scope)

    def has_auto_channels(self) -> bool:
        """Whether any scope has such a channel."""
        return self._preferences.has_channels()

    def set_auto_channel(self, scope: int, channel: AutoChannel) -> None:
        """Add such a channel to a scope, or change what holds in it."""
        with self._disk.writing() as db:
            preferences.set_channel(db, scope, channel)
        self._preferences.refresh()

    def remove_auto_channel(self, scope: int, channel: int) -> None:
        """Take such a channel from a scope; nothing where it is none."""
        with self._disk.writing() as db:
            preferences.remove_channel(db, scope, channel)
        self._preferences.refresh()

    def keep(self, asked: Asked) -> None:
        """Keep a question; of two with the same id the first is kept."""
        if self._home(asked.scope, asked.id) is self._memory:
            return
        with self._disk.writing() as db:
            stored = preferences.settings_of(db, asked.scope).retention > 0
            if stored:
                questions.keep(db, asked)
        if not stored:
            self._remember(asked)

    def asked(self, scope: int, question: int) -> Asked | None:
        """The question of that id; None where this scope has none or it is not kept any more."""
        with self._home(scope, question).reading() as db:
            return questions.find(db, scope, question)

    def stores(self, scope: int, question: int) -> bool:
        """Whether a question that is kept, with its votes, is in the database, not in memory."""
        return self._home(scope, question) is self._disk

    def frequent(self, scope: int, channels: Iterable[int], typed: str, limit: int) -> list[str]:
        """Questions that contain the typed words, most asked first: those that were answered in
        these channels of a scope for all to see and that at least two users asked there, without
        regard to case and to punctuation around them.
        """
        with self._disk.reading() as db:
            return questions.frequent(db, scope, channels, typed, limit)

    def vote(self, scope: int, question: int, user: int, up: bool) -> bool:
        """Vote on an answer, in place of the user's other vote; the same again takes it back.

        Whether a vote stands then: False too where the question is not kept any more.
        """
        vote = Vote(question, user, up, "", self._clock())
        with self._home(scope, question).writing() as db:
            return votes.press(db, scope, vote)

    def note(self, scope: int, question: int, user: int, note: str) -> bool:
        """Add a note to a user's vote, in place of the one before; False where there is no vote."""
        with self._home(scope, question).writing() as db:
            return votes.note(db, scope, question, user, note)

    def votes(self, scope: int, question: int) -> tuple[int, int]:
        """How many votes for and against the answer to a question."""
        with self._home(scope, question).reading() as db:
            return votes.count(db, scope, question)

    def history(self, scope: int, since: float) -> list[tuple[Asked, list[Vote]]]:
        """The stored questions of a scope from that Unix time on, oldest first, and their votes."""
        with self._disk.reading() as db:
            cast = votes.since(db, scope, since)
            return [(asked, cast.get(asked.id, [])) for asked in questions.since(db, scope, since)]

    def about(self, user: int) -> PersonalData:
        """All that is kept of a user in any scope, what is in memory included."""
        with self._disk.reading() as db, self._memory.reading() as memory:
            asked = questions.of_user(db, user) + questions.of_user(memory, user)
            cast = votes.of_user(db, user) + votes.of_user(memory, user)
            return PersonalData(preferences.chosen(db, user), tuple(asked), tuple(cast))

    def forget(self, user: int) -> int:
        """Delete a user's questions, votes with their notes, and settings; how many."""
        with self._memory.writing() as db:
            passing = votes.forget_user(db, user) + questions.forget_user(db, user)
        with self._disk.writing() as db:
            stored = votes.forget_user(db, user) + questions.forget_user(db, user)
            stored += preferences.forget(db, user)
        self._preferences.refresh()
        self._disk.sweep(stored)
        return passing + stored

    def add_servers(self, scopes: Iterable[int]) -> None:
        """Keep that these scopes are servers, which the bot is in."""
        with self._disk.writing() as db:
            servers.add(db, scopes)

    def servers(self) -> list[int]:
        """The scopes that are servers, those included that the bot has left since."""
        with self._disk.reading() as db:
            return servers.every(db)

    def forget_server(self, scope: int) -> None:
        """Delete all that is kept of a server: questions, votes, settings and channels."""
        with self._memory.writing() as db:
            questions.forget_scope(db, scope)
        with self._disk.writing() as db:
            gone = questions.forget_scope(db, scope) + preferences.forget(db, scope)
            servers.forget(db, scope)
        self._preferences.refresh()
        self._disk.sweep(gone)

    def purge(self, now: float) -> int:
        """Delete the questions, with their votes, that are older at the Unix time `now` than their
        scope keeps them; how many stored ones. To be called at least once a day.
        """
        with self._memory.writing() as db:
            questions.delete_before(db, now - _MEMORY_SECONDS)
        with self._disk.writing() as db:
            gone = sum(_purge(db, scope, now) for scope in questions.scopes(db))
        self._disk.sweep(gone)
        return gone

    def _remember(self, asked: Asked) -> None:
        with self._memory.writing() as db:
            questions.keep(db, asked)
            questions.keep_latest(db, _IN_MEMORY)

    def _home(self, scope: int, question: int) -> Home:
        """Where a question is, if it is anywhere."""
        with self._memory.reading() as db:
            return self._memory if questions.find(db, scope, question) else self._disk


def _purge(db: sqlite3.Connection, scope: int, now: float) -> int:
    return questions.purge(db, scope, preferences.settings_of(db, scope).retention, now)
