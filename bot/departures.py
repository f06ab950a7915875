"""The servers that the bot has left, and since when: what is kept of them goes after a while.

A kick may be a mistake, so that nothing is deleted at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

KEPT = dt.timedelta(days=30)
"""For so long everything is kept of a server that the bot has left."""


class Departures:
    """A folder with a file for each server that was left, which holds the day. Methods block."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def note(self, guild: int, today: dt.date) -> None:
        """The bot is no longer in this server; the day on which that was seen first counts."""
        if self.since(guild) is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file(guild).write_text(today.isoformat(), encoding="ascii")

    def clear(self, guild: int) -> None:
        """The bot is in this server again, or nothing is kept of it any more."""
        self._file(guild).unlink(missing_ok=True)

    def since(self, guild: int) -> dt.date | None:
        """The day on which the bot was seen to have left; None where it was not."""
        with suppress(OSError, ValueError):
            return dt.date.fromisoformat(self._file(guild).read_text(encoding="ascii"))
        return None

    def review(self, known: Iterable[int], members: Collection[int], today: dt.date) -> list[int]:
        """Compare the servers of which something is kept with those that the bot is in; those
        that it left long enough ago.

        This finds what happened while the bot was not running, too.
        """
        for guild in {*known, *numbered(self._folder)}:
            if guild in members:
                self.clear(guild)
            else:
                self.note(guild, today)
        left = ((guild, self.since(guild)) for guild in numbered(self._folder))
        return sorted(guild for guild, day in left if day and today - day >= KEPT)

    def _file(self, guild: int) -> Path:
        return self._folder / str(guild)


def numbered(folder: Path) -> list[int]:
    """The numbers that name something in a folder; none where there is no such folder."""
    names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    return [int(name) for name in names if name.isascii() and name.isdecimal()]
