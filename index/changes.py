"""What changes the library: articles put and removed in one transaction, each change logged."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from index.errors import UnknownArticleError
from index.identity import addresses
from index.identity.matching import Matcher
from index.identity.sketches import NOTHING, Sketch
from index.model import EXCERPT, Article, Sentence
from index.spans import Sentences


@dataclass(frozen=True, slots=True)
class Change:
    """An entry of the log: a version that came, or one that is current no more (`gone`).

    Numbers rise without being used twice. The version itself may be there no more: a removed
    article takes its versions with it, their entries stay.
    """

    number: int
    version: int
    gone: bool


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article made ready to be stored, so that little is left to do in the transaction."""

    article: Article
    digest: bytes
    sentences: Sentences
    cuts: str
    key: int | None
    sketch: Sketch

    @classmethod
    def of(
        cls, article: Article, sentences: Sequence[Sentence], sketch: Sketch = NOTHING
    ) -> Incoming:
        """The article with its sentences packed and its content hashed; `sketch` is what others
        that share text with it are found by.
        """
        cuts = json.dumps([[cut.start, cut.end, cut.kind] for cut in article.cuts])
        digest = bytes.fromhex(article.content_hash())
        packed = Sentences.pack(sentences)
        return cls(article, digest, packed, cuts, addresses.digest(article.url), sketch)


@dataclass(frozen=True, slots=True)
class Put:
    """What came of storing an article: "added", "updated", "unchanged" or "removed" as Store.put
    says, the id of the article that it is, and the id that it came with.
    """

    outcome: str
    article: str
    came_as: str


class Changes:
    """Changes of one transaction of the connection `db`; `finish` belongs to it too.

    The library's version is a digest of all its changes in order.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        facts = dict(db.execute("SELECT name, value FROM facts"))
        self._kept = self._version = facts["version"]
        self._next_sentence = int(facts["next_sentence"])
        self._matcher = Matcher(db)
        self._added = datetime.now(UTC).isoformat(timespec="seconds")

    def put_all(self, batch: Sequence[Incoming], *, revive: bool) -> list[Put]:
        """Store articles, one after another."""
        self._matcher.expect(incoming.sketch for incoming in batch)
        return [self._put(incoming, revive) for incoming in batch]

    def remove(self, article_id: str) -> str:
        """Remove an article with all its versions; its title. Raises UnknownArticleError."""
        row = self._db.execute(
            "SELECT hash, title FROM versions WHERE article = ? AND current", (article_id,)
        ).fetchone()
        if row is None:
            raise UnknownArticleError(
                f"{article_id}: no article has this id; see the ids with 'verbatim articles'"
            )
        self._db.execute("INSERT OR IGNORE INTO removed (hash) VALUES (?)", (row[0],))
        self._move_on(f"remove {article_id}")
        self._leave(article_id)
        self._db.execute("DELETE FROM versions WHERE article = ?", (article_id,))
        return str(row[1])

    def finish(self) -> None:
        """Keep the library's version and the next free sentence id, where anything changed."""
        if self._version == self._kept:
            return
        self._matcher.finish()
        facts = (("version", self._version), ("next_sentence", str(self._next_sentence)))
        self._db.executemany("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", facts)

    def _put(self, incoming: Incoming, revive: bool) -> Put:
        """Store an article, one whose id was made as the article that it is found to be."""
        article = came_as = incoming.article.id
        if holder := self._holder(incoming.digest):
            return Put("unchanged", holder, came_as)
        if self._stays_away(incoming.digest, revive):
            return Put("removed", article, came_as)
        like = self._matcher.likeness(incoming.article, incoming.sentences, incoming.sketch)
        if incoming.article.made:
            article = self._matcher.article(incoming.key, like) or article
            if self._says_as_much(article, incoming.article):
                return Put("unchanged", article, came_as)
        self._move_on(f"put {article} {incoming.digest.hex()}")
        self._leave(article)
        number = self._last_number(article) + 1
        version = self._insert(incoming, article, number)
        self._matcher.keep(version, article, incoming.sketch, like)
        self._log(version, gone=False)
        return Put("added" if number == 1 else "updated", article, came_as)

    def _holder(self, digest: bytes) -> str | None:
        """The id of the article that has this content now."""
        query = "SELECT article FROM versions WHERE hash = ? AND current"
        row = self._db.execute(query, (digest,)).fetchone()
        return str(row[0]) if row else None

    def _stays_away(self, digest: bytes, revive: bool) -> bool:
        """Whether this content was removed for good; with `revive` it was not."""
        if revive:
            self._db.execute("DELETE FROM removed WHERE hash = ?", (digest,))
        query = "SELECT 1 FROM removed WHERE hash = ?"
        return self._db.execute(query, (digest,)).fetchone() is not None

    def _says_as_much(self, article_id: str, article: Article) -> bool:
        """Whether the article says that already, be it at another address, or that is an excerpt of
        it while all of it is there.
        """
        row = self._db.execute(
            "SELECT url, hash, notes FROM versions WHERE article = ? AND current", (article_id,)
        ).fetchone()
        if row is None:
            return False
        url, digest, notes = row
        if EXCERPT in article.notes and EXCERPT not in notes.split():
            return True
        return replace(article, url=url).content_hash() == bytes(digest).hex()

    def _leave(self, article_id: str) -> None:
        """The article's current version is current no more."""
        row = self._db.execute(
            "SELECT version FROM versions WHERE article = ? AND current", (article_id,)
        ).fetchone()
        if row:
            self._db.execute("UPDATE versions SET current = 0 WHERE version = ?", row)
            self._matcher.forget(row[0])
            self._log(row[0], gone=True)

    def _last_number(self, article_id: str) -> int:
        query = "SELECT max(number) FROM versions WHERE article = ?"
        return int(self._db.execute(query, (article_id,)).fetchone()[0] or 0)

    def _insert(self, incoming: Incoming, article_id: str, number: int) -> int:
        article, count = incoming.article, len(incoming.sentences)
        cursor = self._db.execute(
            "INSERT INTO versions (article, number, current, hash, first, count, title, url,"
            " publisher, agency, published, source, added, author, updated, language, notes,"
            " key) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(article_id, number, incoming.digest, self._next_sentence, count, article.title),
                *(article.url, article.publisher, article.agency, article.published),
                *(article.source, self._added, article.author, article.updated),
                *(article.language, " ".join(article.notes), incoming.key),
            ),
        )
        assert cursor.lastrowid is not None
        self._db.execute(
            "INSERT INTO contents (version, spans, cuts, text) VALUES (?, ?, ?, ?)",
            (cursor.lastrowid, incoming.sentences.packed, incoming.cuts, article.text),
        )
        self._next_sentence += count
        return cursor.lastrowid

    def _log(self, version: int, *, gone: bool) -> None:
        self._db.execute(
            "INSERT INTO changes (version, gone, mark) VALUES (?, ?, ?)",
            (version, gone, self._version),
        )

    def _move_on(self, change: str) -> None:
        self._version = hashlib.sha256(f"{self._version} {change}".encode()).hexdigest()[:16]
