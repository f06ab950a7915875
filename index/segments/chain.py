"""The chain of segment files on disk: each covers a range of the store's changes.

The file of the changes from a to b (a excluded) is named "a-b.segment". A chain begins at 0; each
file begins where the one before it ends. What is newer than the chain is in the store alone.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.segments.files import UNFINISHED, DamagedSegmentError, read, write
from index.segments.segment import Segment

_SUFFIX = ".segment"
_ABANDONED = 3_600.0  # seconds after which nobody is still writing a file


@dataclass(frozen=True, slots=True)
class Link:
    """A segment, and the changes that it covers: those after `begin` up to `end`."""

    segment: Segment
    begin: int
    end: int


class Chain:
    """The segment files of a folder. `mark_of` gives, for the number of a change, a string that
    tells the library's content then from any other; None where there is no such change.
    """

    def __init__(self, folder: Path, mark_of: Callable[[int], str | None]) -> None:
        self.folder, self._mark_of = folder, mark_of

    def read(self, since: int = 0) -> list[Link]:
        """The links that follow on the change of that number. Files that are damaged, of another
        library or of another format are deleted.
        """
        links = []
        while link := self._next(since):
            links.append(link)
            since = link.end
        return links

    def write(self, link: Link) -> Link:
        """Write a link, delete the files that it replaces, and return it as it stands on disk."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._sweep()
        path = self._path(link.begin, link.end)
        write(path, link.segment, {"mark": self._mark_of(link.end)})
        for begin, end in self._ranges():
            if link.begin <= begin <= end <= link.end and (begin, end) != (link.begin, link.end):
                self._delete(self._path(begin, end))
        with contextlib.suppress(DamagedSegmentError):  # another process may have replaced it
            return Link(read(path)[0], link.begin, link.end)
        return link

    def _next(self, begin: int) -> Link | None:
        """The longest sound link that begins there."""
        ends = sorted((end for start, end in self._ranges() if start == begin), reverse=True)
        for end in ends:
            path = self._path(begin, end)
            try:
                segment, facts = read(path)
            except DamagedSegmentError:
                self._delete(path)
                continue
            if facts.get("mark") == self._mark_of(end):
                return Link(segment, begin, end)
            self._delete(path)
        return None

    def _path(self, begin: int, end: int) -> Path:
        return self.folder / f"{begin}-{end}{_SUFFIX}"

    def _ranges(self) -> Iterator[tuple[int, int]]:
        for path in list(self.folder.glob(f"*{_SUFFIX}")):
            begin, _, end = path.stem.partition("-")
            if begin.isdecimal() and end.isdecimal() and int(begin) < int(end):
                yield int(begin), int(end)

    def _sweep(self) -> None:
        """Delete what a crash left behind."""
        for path in list(self.folder.glob(f"{UNFINISHED}*")):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _ABANDONED:
                    path.unlink()

    def _delete(self, path: Path) -> None:
        """Another process may have done so, and Windows deletes no file that is open."""
        with contextlib.suppress(OSError):
            path.unlink()
