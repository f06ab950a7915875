"""Files on their way into the library: known ones are passed over, what was stored is remembered.

A file is remembered by its stamp and the digests of its articles. It is not read again while both
the stamp and the readers are the same and all of its articles are held.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.changes import Put
from index.model import EXCERPT, AddReport, Article, Step
from index.reading import files, read_files
from index.reading.kinds import KINDS
from index.reading.text import shown
from index.stamps import stamp_of
from index.store import Store

_TOLD = 50  # articles of one file between two steps
_CHEAP = frozenset(KINDS["jsonlines"].endings)  # may hold any number of articles, is read fast
_READERS = ("reading", "prose")  # packages that decide what an article of a file is


@dataclass(frozen=True, slots=True)
class _Whole:
    """A file that was read without a fault, and the digests of its articles."""

    name: str
    stamp: str
    digests: Sequence[str]


class Intake:
    """The articles of files that the store does not hold yet, and what became of the others."""

    def __init__(
        self, store: Store, report: AddReport, tell: Callable[[Step], None] | None, workers: int
    ) -> None:
        self._store = store
        self._report = report
        self._tell = tell
        self._workers = workers
        self._done = self._total = self._articles = 0
        self._stamps: dict[Path, str | None] = {}
        self._whole: list[_Whole] = []

    def articles(self, path: Path) -> Generator[Article, None, None]:
        """The articles of a file or folder, but of files that are known; those are reported as
        unchanged. Raises ReadingError where the path cannot be read at all.
        """
        paths = files(path, self._refuse, self._pass_over)
        self._total = len(paths)
        unknown = self._unknown(paths)
        with closing(read_files(unknown, self._refuse, workers=self._workers)) as each:
            for file, articles in each:
                self._say(file)
                yield from self._watched(file, articles)
                self._done += 1

    def settle(self) -> None:
        """Remember the files that were read whole and whose articles the store holds by now."""
        stamps, waiting = {}, []
        for file in self._whole:
            if self._ids(file.digests):
                stamps[file.name] = " ".join((file.stamp, *file.digests))
            else:
                waiting.append(file)
        if stamps:
            self._store.set_file_stamps(stamps)
        self._whole = waiting

    def _unknown(self, paths: Sequence[Path]) -> Iterator[Path]:
        for path in paths:
            stamp = _stamp(path)
            if ids := self._remembered(path, stamp):
                self._say(path)
                self._report.unchanged += ids
                self._articles += len(ids)
                self._done += 1
            else:
                self._stamps[path] = stamp
                yield path

    def _remembered(self, path: Path, stamp: str | None) -> list[str]:
        """The ids of the file's articles, where it is known and all of them are held."""
        kept = self._store.file_stamp(_name(path)) if stamp is not None else None
        stamped, *digests = (kept or "").split(" ")
        return self._ids(digests) if stamped == stamp else []

    def _ids(self, digests: Sequence[str]) -> list[str]:
        """The ids under which all of these contents are held; none where one is not."""
        held = self._store.holdings.holding(digests)
        return [held[digest] for digest in digests] if len(held) == len(set(digests)) else []

    def _watched(self, path: Path, articles: Iterator[Article]) -> Iterator[Article]:
        """The articles; the file is to be remembered where none of it is refused."""
        stamp, refused = self._stamps.pop(path), len(self._report.refused)
        digests, count = [], 0
        for count, article in enumerate(articles, start=1):
            if stamp is not None:
                digests.append(article.content_hash())
            self._articles += 1
            if count % _TOLD == 0:
                self._say(path)
            yield article
        whole = len(self._report.refused) == refused
        if whole and not count:
            self._refuse(shown(path), "holds no article; put one there or leave it out")
        if whole and digests and stamp is not None:
            self._whole.append(_Whole(_name(path), stamp, digests))

    def _refuse(self, place: str, reason: str) -> None:
        self._report.refused.append((place, reason))

    def _pass_over(self, path: Path) -> None:
        own = self._store.path.parent.absolute()  # the database and its like
        if own not in path.absolute().parents:
            self._report.passed_over.append(shown(path))

    def _say(self, path: Path) -> None:
        if self._tell:
            refused = len(self._report.refused)
            self._tell(Step(self._done, self._total, shown(path), self._articles, refused))


def _name(path: Path) -> str:
    return f"articles of {shown(path.absolute())}"  # a configured path has a stamp of its own


def _stamp(path: Path) -> str | None:
    """What changes with the file and with the readers; None where the file is always read."""
    if path.suffix.lower() in _CHEAP:
        return None
    stamp = stamp_of(path.absolute())
    return None if stamp is None else hashlib.sha256((stamp + _readers()).encode()).hexdigest()


@cache
def _readers() -> str:
    """A digest of the program that reads: a newer one may find more in the same file."""
    here = Path(__file__).parents[1]
    sources = sorted(file for name in _READERS for file in (here / name).rglob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in sources)).hexdigest()


class Rehearsal:
    """What storing articles would do, one after another, without doing it. Only their addresses
    tell which articles they are; texts are not compared.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._current: dict[str, str] = {}  # id → digest, of what would have been stored so far
        self._holders: dict[str, str] = {}  # and the other way round

    def put(self, article: Article) -> Put:
        """What would come of storing it."""
        digest, own = article.content_hash(), self._store.holdings.id_of(article)
        holder = self._holders.get(digest) or self._store.holdings.holding([digest]).get(digest)
        if holder and self._current.get(holder, digest) == digest:
            return Put("unchanged", holder, article.id)
        there = own in self._current or self._store.holdings.source_of(own) is not None
        if EXCERPT in article.notes and article.made and self._store.holdings.is_whole(own):
            return Put("unchanged", own, article.id)
        self._current[own], self._holders[digest] = digest, own
        return Put("updated" if there else "added", own, article.id)
