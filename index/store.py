"""The database: articles, their versions and sentences, in SQLite.

One connection writes and one reads, each under its lock; WAL lets them work side by side, and
other processes too. Every change is one transaction that also moves the library's version on, so
that a crash leaves whole articles only.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from index.database import connect, migrate, transaction
from index.errors import StoreError, UnknownArticleError
from index.model import Article, Cut, Sentence, Summary


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """The current version of an article with its sentences, as the index is built from.

    `version` names the version in the whole library; `sentence_ids[i]` names `sentences[i]`.
    """

    article: Article
    version: int
    sentences: tuple[Sentence, ...]
    sentence_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of any kept version: where it stands and whether its text is still current."""

    article: Article
    sentences: tuple[Sentence, ...]
    sentence_ids: tuple[int, ...]
    position: int
    current: bool


class Store:
    """The articles of one database file. Methods may be called from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with ExitStack() as opened:
                self._writer = opened.enter_context(closing(connect(path)))
                migrate(self._writer, path)
                self._reader = connect(path)
                opened.pop_all()
        except (sqlite3.Error, OSError) as error:
            raise StoreError(_fault(path, error)) from error
        self._write_lock, self._read_lock = threading.Lock(), threading.Lock()

    def close(self) -> None:
        """Close both connections; the store is of no use afterwards."""
        with self._write_lock, self._read_lock:
            self._writer.close()
            self._reader.close()

    def version(self) -> str:
        """A string that changes with every change of the library's content."""
        return str(self._read("SELECT value FROM facts WHERE name = 'version'")[0][0])

    def put(self, article: Article, sentences: Sequence[Sentence], *, revive: bool = True) -> str:
        """Store an article: "added", "updated" (a new version) or "unchanged".

        The same content under any id is stored once. With `revive` false an article that was
        removed before stays away ("removed").
        """
        digest = article.content_hash()
        with self._transaction() as db:
            if outcome := _known(db, digest, revive):
                return outcome
            number = _next_number(db, article.id)
            version = _insert_version(db, article, digest, number)
            _insert_sentences(db, version, sentences)
            _move_on(db, f"put {article.id} {digest}")
        return "added" if number == 1 else "updated"

    def remove(self, article_id: str) -> str:
        """Remove an article with all its versions and return its title; it is not read again
        from the configured folders at the next start. Raises UnknownArticleError.
        """
        with self._transaction() as db:
            row = db.execute(
                "SELECT hash, title FROM versions WHERE article = ? AND current", (article_id,)
            ).fetchone()
            if row is None:
                raise UnknownArticleError(
                    f"{article_id}: no article has this id; see the ids with 'verbatim articles'"
                )
            db.execute("INSERT OR IGNORE INTO removed (hash) VALUES (?)", (row[0],))
            db.execute("DELETE FROM versions WHERE article = ?", (article_id,))
            _move_on(db, f"remove {article_id}")
        return str(row[1])

    def source_of(self, article_id: str) -> str | None:
        """Where the current version of an article was read from; None for an unknown id."""
        rows = self._read(
            "SELECT source FROM versions WHERE article = ? AND current", (article_id,)
        )
        return rows[0][0] if rows else None

    def summaries(self) -> list[Summary]:
        """The current articles in the order in which they were first added."""
        return [
            Summary(*row)
            for row in self._read(
                "SELECT article, title, publisher, published, url,"
                " (SELECT count(*) FROM sentences WHERE version = versions.version),"
                " number, added FROM versions WHERE current ORDER BY version"
            )
        ]

    def articles(self) -> Iterator[StoredArticle]:
        """The current articles with their sentences, in the order of their versions."""
        versions = self._read("SELECT version FROM versions WHERE current ORDER BY version")
        for (version,) in versions:
            if stored := self._load(version):
                yield stored

    def place(self, sentence_id: int) -> Place | None:
        """The sentence of that id in its article; None where its article was removed."""
        rows = self._read(
            "SELECT version, number, (SELECT current FROM versions"
            " WHERE version = sentences.version) FROM sentences WHERE id = ?",
            (sentence_id,),
        )
        stored = self._load(rows[0][0]) if rows else None
        if stored is None:
            return None
        return Place(
            stored.article, stored.sentences, stored.sentence_ids, rows[0][1], bool(rows[0][2])
        )

    def fact(self, name: str) -> str | None:
        """A fact that the program keeps between runs; None where it was never set."""
        rows = self._read("SELECT value FROM facts WHERE name = ?", (name,))
        return rows[0][0] if rows else None

    def set_fact(self, name: str, value: str) -> None:
        """Keep a fact between runs."""
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", (name, value))

    def _load(self, version: int) -> StoredArticle | None:
        rows = self._read(
            "SELECT article, title, text, url, publisher, agency, published, source, cuts"
            " FROM versions WHERE version = ?",
            (version,),
        )
        if not rows:
            return None
        *values, cuts = rows[0]
        article = replace(Article(*values), cuts=tuple(Cut(*cut) for cut in json.loads(cuts)))
        spans = self._read(
            'SELECT id, start, "end", paragraph FROM sentences WHERE version = ? ORDER BY number',
            (version,),
        )
        return StoredArticle(
            article,
            version,
            tuple(Sentence(*span[1:]) for span in spans),
            tuple(span[0] for span in spans),
        )

    def _read(self, sql: str, values: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        try:
            with self._read_lock:
                return self._reader.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError(_fault(self.path, error)) from error

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._write_lock, transaction(self._writer):
                yield self._writer
        except sqlite3.Error as error:
            raise StoreError(_fault(self.path, error)) from error


def _known(db: sqlite3.Connection, digest: str, revive: bool) -> str | None:
    if db.execute("SELECT 1 FROM versions WHERE hash = ? AND current", (digest,)).fetchone():
        return "unchanged"
    if revive:
        db.execute("DELETE FROM removed WHERE hash = ?", (digest,))
    elif db.execute("SELECT 1 FROM removed WHERE hash = ?", (digest,)).fetchone():
        return "removed"
    return None


def _next_number(db: sqlite3.Connection, article_id: str) -> int:
    db.execute("UPDATE versions SET current = 0 WHERE article = ?", (article_id,))
    row = db.execute("SELECT max(number) FROM versions WHERE article = ?", (article_id,)).fetchone()
    return int(row[0] or 0) + 1


def _insert_version(db: sqlite3.Connection, article: Article, digest: str, number: int) -> int:
    cuts = json.dumps([[cut.start, cut.end, cut.kind] for cut in article.cuts])
    cursor = db.execute(
        "INSERT INTO versions (article, number, current, hash, title, text, url, publisher,"
        " agency, published, source, cuts, added) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article.id,
            number,
            digest,
            article.title,
            article.text,
            article.url,
            article.publisher,
            article.agency,
            article.published,
            article.source,
            cuts,
            datetime.now(UTC).isoformat(timespec="seconds"),
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _insert_sentences(db: sqlite3.Connection, version: int, sentences: Sequence[Sentence]) -> None:
    db.executemany(
        'INSERT INTO sentences (version, number, start, "end", paragraph) VALUES (?, ?, ?, ?, ?)',
        (
            (version, number, sentence.start, sentence.end, sentence.paragraph)
            for number, sentence in enumerate(sentences)
        ),
    )


def _move_on(db: sqlite3.Connection, change: str) -> None:
    """The library's version is a digest of all its changes in order."""
    (version,) = db.execute("SELECT value FROM facts WHERE name = 'version'").fetchone()
    digest = hashlib.sha256(f"{version} {change}".encode()).hexdigest()[:16]
    db.execute("UPDATE facts SET value = ? WHERE name = 'version'", (digest,))


def _fault(path: Path, error: Exception) -> str:
    if "locked" in str(error):
        return f"{path}: busy with another program's changes; try again when it is done"
    if "not a database" in str(error) or "malformed" in str(error):
        return f"{path}: not a database of Verbatim or damaged; move it away and add again"
    return f"{path}: {error}; check that the folder exists and can be written"
