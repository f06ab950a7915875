"""The store: articles, their versions and sentences, in SQLite.

Every change is one transaction that also moves the library's version on, so that a crash leaves
whole articles only.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import chain, repeat, starmap
from pathlib import Path
from typing import Any, TypeVar

from index.catalog import Catalog, Version
from index.changes import Change, Changes, Incoming, Put
from index.database import Reader, Readers, connect_writer, fault, transaction
from index.errors import StoreError
from index.feeds.followed import Followed
from index.holdings import Holdings
from index.identity.sketches import NOTHING, Sketch
from index.model import Article, Cut, Sentence, Summary
from index.schema import migrate, number_from
from index.spans import Sentences

_Told = TypeVar("_Told")

_AT_ONCE = 500  # articles that one SELECT reads

_ARTICLE = (
    "SELECT version, first, count, spans, current, article, title, text, url, publisher, agency,"
    " published, source, cuts, author, updated, language, notes"
    " FROM versions JOIN contents USING (version)"
)


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """A version of an article with its sentences, as the index is built from.

    `version` names the version in the whole library; `sentence_ids[i]` names `sentences[i]`.
    """

    article: Article
    version: int
    sentences: Sentences
    sentence_ids: range


@dataclass(frozen=True, slots=True)
class Details:
    """An article as its version `shown` has it; all its versions, the oldest first; and articles
    that print its story too.
    """

    stored: StoredArticle
    shown: Version
    versions: tuple[Version, ...]
    copies: tuple[Summary, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of any kept version: where it stands and whether its text is still current."""

    article: Article
    sentences: Sentences
    sentence_ids: range
    position: int
    current: bool


class Store:
    """The articles of one database file. Methods may be called from any thread.

    `catalog` lists them, `holdings` tells which are here, `feeds` are those that more of them come
    from. Sentences have ids from `first_sentence` on, where the file is a new one.
    """

    def __init__(self, path: Path, first_sentence: int = 1) -> None:
        self.path = path
        self.catalog = Catalog(self._read)
        self.feeds = Followed(self._read, self._transaction)
        self.holdings = Holdings(self._read)
        self._readers = Readers(path)
        self._write_lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with ExitStack() as opened:
                self._writer = opened.enter_context(closing(connect_writer(path)))
                migrate(self._writer, path)
                number_from(self._writer, first_sentence)
                opened.pop_all()
        except (sqlite3.Error, OSError) as error:
            raise StoreError(fault(path, error)) from error

    def close(self) -> None:
        """Close all connections; the store is of no use afterwards."""
        self._readers.close()
        with self._write_lock:
            self._writer.close()

    def version(self) -> str:
        """A string that changes with every change of the library's content."""
        return self._by_reader(Reader.version)

    def put(self, article: Article, sentences: Sequence[Sentence], *, revive: bool = True) -> str:
        """Store an article: "added", "updated" (a new version) or "unchanged".

        The same content under any id is stored once. With `revive` false an article that was
        removed before stays away ("removed").
        """
        return self.put_many([(article, sentences)], revive=revive)[0].outcome

    def put_many(
        self,
        items: Iterable[tuple[Article, Sequence[Sentence]]],
        sketches: Iterable[Sketch] = (),
        *,
        revive: bool = True,
    ) -> list[Put]:
        """Store articles in one transaction, all or none; what came of each.

        All items are held in memory, and read before the transaction begins. An article that comes
        with no sketch is not compared with others.
        """
        sketched = zip(items, chain(sketches, repeat(NOTHING)), strict=False)
        batch = [Incoming.of(*item, sketch) for item, sketch in sketched]
        with self._changing() as changes:
            return changes.put_all(batch, revive=revive)

    def remove(self, article_id: str) -> str:
        """Remove an article with all its versions and return its title; it is not read again
        from the configured folders at the next start. Raises UnknownArticleError.
        """
        with self._changing() as changes:
            return changes.remove(article_id)

    def changes(self, since: int) -> list[Change]:
        """The changes after the one of that number, in order; 0 for all of them."""
        rows = self._read(
            "SELECT number, version, gone FROM changes WHERE number > ? ORDER BY number", (since,)
        )
        return [Change(number, version, bool(gone)) for number, version, gone in rows]

    def latest(self) -> int:
        """The number of the last change; 0 where there was none."""
        return int(self._read("SELECT coalesce(max(number), 0) FROM changes")[0][0])

    def mark(self, number: int) -> str | None:
        """The library's version after that change, which tells its content then from any other;
        None where there is no such change.
        """
        rows = self._read("SELECT mark FROM changes WHERE number = ?", (number,))
        return rows[0][0] if rows else None

    def current_versions(self) -> list[int]:
        """The versions of all articles that are current, ascending."""
        rows = self._read("SELECT version FROM versions WHERE current ORDER BY version")
        return [version for (version,) in rows]

    def load(self, versions: Sequence[int]) -> list[StoredArticle]:
        """These versions in this order, current or not; those that are kept no more left out."""
        found: dict[int, StoredArticle] = {}
        for begin in range(0, len(versions), _AT_ONCE):
            some = versions[begin : begin + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            for row in self._read(f"{_ARTICLE} WHERE version IN ({marks})", some):
                found[row[0]] = _stored(row)
        return [found[version] for version in versions if version in found]

    def articles(self) -> Iterator[StoredArticle]:
        """The current articles with their sentences, in the order of their versions."""
        versions = self.current_versions()
        for begin in range(0, len(versions), _AT_ONCE):
            yield from self.load(versions[begin : begin + _AT_ONCE])

    def altered(self) -> list[str]:
        """The ids of current articles whose content is not what their digests were made of."""
        digests = dict(self._read("SELECT version, hash FROM versions WHERE current"))
        return [
            stored.article.id
            for stored in self.articles()
            if stored.article.content_hash() != digests.get(stored.version, b"").hex()
        ]

    def summaries(self) -> list[Summary]:
        """The current articles in the order in which they were first added."""
        return self.catalog.summaries()

    def article(self, article_id: str, number: int | None = None) -> Details | None:
        """An article with its versions, as it is now or as version `number` (from 1) has it; None
        for an unknown id or number.
        """
        history = self.catalog.history(article_id)
        meant = (each for each in history if (each.number == number if number else each.current))
        if (shown := next(meant, None)) is None:
            return None
        query = "SELECT version FROM versions WHERE article = ? AND number = ?"
        found = self.load([row[0] for row in self._read(query, (article_id, shown.number))])
        copies = self.catalog.copies(article_id)
        return Details(found[0], shown, history, copies) if found else None

    def place(self, sentence_id: int) -> Place | None:
        """The sentence of that id in its article; None where its article was removed."""
        rows = self._read(
            f"{_ARTICLE} WHERE first <= ? AND count > 0 ORDER BY first DESC LIMIT 1",
            (sentence_id,),
        )
        stored = _stored(rows[0]) if rows else None
        if stored is None or sentence_id not in stored.sentence_ids:
            return None
        position = sentence_id - stored.sentence_ids.start
        current = bool(rows[0][4])
        return Place(stored.article, stored.sentences, stored.sentence_ids, position, current)

    def fact(self, name: str) -> str | None:
        """A fact that the program keeps between runs; None where it was never set."""
        return self._value("SELECT value FROM facts WHERE name = ?", name)

    def set_fact(self, name: str, value: str) -> None:
        """Keep a fact between runs."""
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", (name, value))

    def file_stamp(self, path: str) -> str | None:
        """The stamp of a file as it was last read; None where it never was."""
        return self._value("SELECT stamp FROM files WHERE path = ?", path)

    def set_file_stamp(self, path: str, stamp: str) -> None:
        """Keep the stamp of a file that was read."""
        self.set_file_stamps({path: stamp})

    def set_file_stamps(self, stamps: Mapping[str, str]) -> None:
        """Keep the stamps of files that were read, by path, in one transaction."""
        with self._transaction() as db:
            db.executemany(
                "INSERT OR REPLACE INTO files (path, stamp) VALUES (?, ?)", stamps.items()
            )

    def _value(self, sql: str, name: str) -> str | None:
        rows = self._read(sql, (name,))
        return rows[0][0] if rows else None

    def _read(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self._by_reader(lambda reader: reader.db.execute(sql, values).fetchall())

    def _by_reader(self, ask: Callable[[Reader], _Told]) -> _Told:
        try:
            with self._readers.borrow() as reader:
                return ask(reader)
        except sqlite3.Error as error:
            raise StoreError(fault(self.path, error)) from error

    @contextmanager
    def _changing(self) -> Iterator[Changes]:
        with self._transaction() as db:
            changes = Changes(db)
            yield changes
            changes.finish()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._write_lock, transaction(self._writer):
                yield self._writer
        except sqlite3.Error as error:
            raise StoreError(fault(self.path, error)) from error


def _stored(row: tuple[Any, ...]) -> StoredArticle:
    """The article of a row that _ARTICLE selects."""
    version, first, count, spans, _current, *fields = row
    cuts, notes = 8, 12
    fields[cuts] = () if fields[cuts] == "[]" else tuple(starmap(Cut, json.loads(fields[cuts])))
    fields[notes] = tuple(fields[notes].split())
    article = Article(*fields)
    return StoredArticle(article, version, Sentences(spans), range(first, first + count))
