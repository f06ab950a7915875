"""Which stored article a new one is, and in which outlets it is printed too, by the database.

All of it happens in the transaction that stores the article, so that the articles of one batch
find each other as well. The tables hold current versions alone.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.duplicates import resemblance
from index.identity.entries import Entries
from index.identity.likeness import Print, is_copy, is_same
from index.identity.sketches import Sketch, sketch, words_of
from index.model import Article, Sentence
from index.spans import Sentences

SHARED = 2
"""Entries that the sketches of two articles have to share for their texts to be compared."""

_COMPARED = 8  # articles whose texts are compared, those that share most
_KEPT = 200  # prints that are kept; a form that is filled in again and again meets the same ones

_PRINT = (
    "SELECT article, title, text, url, publisher, agency, published, spans"
    " FROM versions JOIN contents USING (version) WHERE version = ?"
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A new article and the stored versions that share text with it, the most like first."""

    own: Print
    others: dict[int, Print]


class Matcher:
    """What the connection `db` finds in its transaction, which `finish` belongs to, too."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._entries = Entries(db)
        self._print = lru_cache(maxsize=_KEPT)(self._read)

    def expect(self, sketches: Iterable[Sketch]) -> None:
        """Get ready for the `likeness` of articles with these sketches, many at a time."""
        self._entries.expect(sketches)

    def likeness(
        self, article: Article, sentences: Sequence[Sentence], own: Sketch
    ) -> Likeness | None:
        """What is stored that shares text with an article; None where nothing does. Its sketch is
        one that was expected.
        """
        if likely := self._likely(own):
            return self._compared(Print(article, words_of(article, sentences)), likely)
        return None

    def article(self, key: int | None, found: Likeness | None) -> str | None:
        """The id of the stored article that a new one is: the one that has or had an address with
        that key, or else the same one at another address of its outlet. None where it is new.
        """
        query = "SELECT article FROM versions WHERE key = ? ORDER BY current DESC, version DESC"
        if row := self._db.execute(query, (key,)).fetchone():
            return str(row[0])
        if found is None:
            return None
        same = (each for each in found.others.values() if is_same(found.own, each))
        return next((each.article.id for each in same), None)

    def keep(self, version: int, article: str, own: Sketch, found: Likeness | None) -> None:
        """Let a new version of that article be found, and link the copies of it."""
        self._entries.add(version, own)
        if found is None:
            return
        copies = [
            number
            for number, each in found.others.items()
            if each.article.id != article and is_copy(found.own, each)
        ]
        pairs = [pair for copy in copies for pair in ((version, copy), (copy, version))]
        self._db.executemany("INSERT OR IGNORE INTO copies (version, copy) VALUES (?, ?)", pairs)

    def forget(self, version: int) -> None:
        """Let a version that is current no more be found no more, and unlink it."""
        self._entries.remove(version, sketch(self._print(version).words))
        of = "SELECT copy FROM copies WHERE version = ?1"
        self._db.execute(f"DELETE FROM copies WHERE version IN ({of}) AND copy = ?1", (version,))
        self._db.execute("DELETE FROM copies WHERE version = ?", (version,))

    def take_in(self, version: int) -> None:
        """Do for a stored version what is done for new ones, but it stays its article's, and
        linked to the copies that it is linked to.
        """
        own = self._print(version)
        entries = sketch(own.words)
        self.expect([entries])
        likely = self._likely(entries)
        found = self._compared(own, likely) if likely else None
        self.keep(version, own.article.id, entries, found)
        self.finish()

    def finish(self) -> None:
        """Write what is to be kept."""
        self._entries.write()

    def _likely(self, own: Sketch) -> list[int]:
        """The versions whose sketches share most with this one."""
        shared = Counter(self._entries.versions(own))
        return [n for n, count in shared.most_common(_COMPARED) if count >= SHARED]

    def _compared(self, own: Print, likely: Sequence[int]) -> Likeness:
        found = {version: self._print(version) for version in likely}
        alike = {n: resemblance(own.shingles, each.shingles) for n, each in found.items()}
        order = sorted(found, key=alike.__getitem__, reverse=True)
        return Likeness(own, {version: found[version] for version in order})

    def _read(self, version: int) -> Print:
        """The print of a stored version."""
        *fields, spans = self._db.execute(_PRINT, (version,)).fetchone()
        article = Article(*fields)
        return Print(article, words_of(article, Sentences(spans)))
