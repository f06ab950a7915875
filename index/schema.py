"""The schema of the database: a list of steps from version to version (SQLite's user_version)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from math import ceil
from operator import itemgetter
from pathlib import Path
from typing import TypeAlias

from index.database import transaction
from index.errors import StoreError
from index.identity import addresses
from index.identity.matching import Matcher
from index.model import Sentence
from index.spans import Sentences

_MANY = 1_000  # articles for which a step that reads them all is told of: it takes seconds
_A_MINUTE = 20_000  # articles that such a step reads in a minute, or more of them

# 1: articles by version, their sentences, what was removed, facts of the program
_ARTICLES = """
CREATE TABLE versions (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL,
    number INTEGER NOT NULL,
    current INTEGER NOT NULL,
    hash TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    url TEXT,
    publisher TEXT,
    agency TEXT,
    published TEXT,
    source TEXT NOT NULL,
    cuts TEXT NOT NULL,
    added TEXT NOT NULL,
    UNIQUE (article, number)
);
CREATE UNIQUE INDEX versions_current ON versions (article) WHERE current;
CREATE INDEX versions_hash ON versions (hash);
CREATE TABLE sentences (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    UNIQUE (version, number)
);
CREATE TABLE removed (hash TEXT PRIMARY KEY);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO facts (name, value) VALUES ('version', '0');
"""

# 2: sentences packed, one row a version; texts beside the versions, so that a listing reads no
# text; hashes as bytes; a log of changes; what is known of files that were read.
# A version's sentences have the ids from `first` on, `count` of them; the fact 'next_sentence' is
# the first id that was never given out.
_PACKED = """
ALTER TABLE versions RENAME TO old_versions;
DROP INDEX versions_current;
DROP INDEX versions_hash;
CREATE TABLE versions (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL,
    number INTEGER NOT NULL,
    current INTEGER NOT NULL,
    hash BLOB NOT NULL,
    first INTEGER NOT NULL,
    count INTEGER NOT NULL,
    title TEXT NOT NULL,
    url TEXT,
    publisher TEXT,
    agency TEXT,
    published TEXT,
    source TEXT NOT NULL,
    added TEXT NOT NULL,
    UNIQUE (article, number)
);
INSERT INTO versions
    SELECT version, article, number, current, from_hex(hash), coalesce(first, 0),
        coalesce(count, 0), title, url, publisher, agency, published, source, added
    FROM old_versions LEFT JOIN packed USING (version) ORDER BY version;
CREATE UNIQUE INDEX versions_current ON versions (article) WHERE current;
CREATE INDEX versions_hash ON versions (hash);
CREATE UNIQUE INDEX versions_first ON versions (first) WHERE count > 0;
CREATE TABLE contents (
    version INTEGER PRIMARY KEY REFERENCES versions (version) ON DELETE CASCADE,
    spans BLOB NOT NULL,
    cuts TEXT NOT NULL,
    text TEXT NOT NULL
);
INSERT INTO contents
    SELECT version, coalesce(spans, x''), cuts, text
    FROM old_versions LEFT JOIN packed USING (version) ORDER BY version;
CREATE TABLE changes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    mark TEXT NOT NULL
);
INSERT INTO changes (version, gone, mark)
    SELECT version, 0, hex(hash) FROM versions WHERE current ORDER BY version;
CREATE TABLE files (path TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO facts (name, value) SELECT 'next_sentence',
    1 + coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'sentences'), 0);
DELETE FROM sqlite_sequence WHERE name = 'versions';
INSERT INTO sqlite_sequence (name, seq)
    SELECT 'versions', seq FROM sqlite_sequence WHERE name = 'old_versions';
ALTER TABLE removed RENAME TO old_removed;
CREATE TABLE removed (hash BLOB PRIMARY KEY) WITHOUT ROWID;
INSERT INTO removed SELECT from_hex(hash) FROM old_removed;
DROP TABLE old_removed;
DROP TABLE sentences;
DROP TABLE old_versions;
DROP TABLE packed;
"""

# 3: what web pages tell of themselves; `notes` parted by blanks
_METADATA = """
ALTER TABLE versions ADD COLUMN author TEXT;
ALTER TABLE versions ADD COLUMN updated TEXT;
ALTER TABLE versions ADD COLUMN language TEXT;
ALTER TABLE versions ADD COLUMN notes TEXT NOT NULL DEFAULT '';
"""

# 4: what tells which article is which: the key of a version's address (index/identity); of current
# versions the entries of their sketches, and links to those that print the same story
_IDENTITY = """
ALTER TABLE versions ADD COLUMN key INTEGER;
UPDATE versions SET key = digest(url) WHERE url IS NOT NULL;
CREATE INDEX versions_key ON versions (key) WHERE key IS NOT NULL;
CREATE TABLE sketches (hash INTEGER, version INTEGER, PRIMARY KEY (hash, version)) WITHOUT ROWID;
CREATE TABLE copies (version INTEGER, copy INTEGER, PRIMARY KEY (version, copy)) WITHOUT ROWID;
"""

# 5: feeds that are followed, and the entries of them that were seen; times in seconds since 1970
_FEEDS = """
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    title TEXT,
    interval INTEGER NOT NULL,
    asked INTEGER NOT NULL DEFAULT 0,
    due REAL,
    etag TEXT,
    modified TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    tried REAL,
    succeeded REAL,
    added REAL NOT NULL
);
CREATE INDEX feeds_due ON feeds (due);
CREATE TABLE feed_entries (
    feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    entry TEXT NOT NULL,
    digest BLOB NOT NULL,
    article TEXT,
    tries INTEGER NOT NULL,
    PRIMARY KEY (feed, entry)
) WITHOUT ROWID;
"""


def _make_articles(db: sqlite3.Connection) -> None:
    _run(db, _ARTICLES)


def _pack_sentences(db: sqlite3.Connection) -> None:
    db.create_function("from_hex", 1, bytes.fromhex, deterministic=True)
    db.execute("CREATE TEMP TABLE packed (version INTEGER PRIMARY KEY, first, count, spans)")
    db.executemany("INSERT INTO packed VALUES (?, ?, ?, ?)", _packed(db))
    _run(db, _PACKED)


def _add_metadata(db: sqlite3.Connection) -> None:
    _run(db, _METADATA)


def _add_identity(db: sqlite3.Connection) -> None:
    db.create_function("digest", 1, addresses.digest, deterministic=True)
    _run(db, _IDENTITY)


def _add_feeds(db: sqlite3.Connection) -> None:
    _run(db, _FEEDS)


def _make_sketches(db: sqlite3.Connection) -> None:
    """Step 6: sketches of another kind (index/identity/sketches.py); those of step 4 go."""
    _say_that_it_takes(db)
    db.execute("DELETE FROM sketches")
    matcher = Matcher(db)
    for (version,) in db.execute("SELECT version FROM versions WHERE current ORDER BY version"):
        matcher.take_in(version)


def _say_that_it_takes(db: sqlite3.Connection) -> None:
    """Log that many articles are to be read; Python shows it where nothing else does."""
    import logging  # rare, and not for every command to wait for

    (count,) = db.execute("SELECT count(*) FROM versions WHERE current").fetchone()
    if count >= _MANY:
        minutes = ceil(count / _A_MINUTE)
        taking = "a minute" if minutes == 1 else f"{minutes:,} minutes"
        what = f"{count:,} articles; it may take {taking}"
        logging.getLogger(__name__).warning("Bringing the library up to date, this once (%s)", what)


def _packed(db: sqlite3.Connection) -> Iterator[tuple[int, int, int, bytes]]:
    """Version, id of the first sentence, number of sentences and spans of each version of step 1,
    whose sentence ids had no gaps since each version was one transaction.
    """
    rows = db.execute(
        'SELECT version, id, start, "end", paragraph FROM sentences ORDER BY version, number'
    )
    for version, group in groupby(rows, itemgetter(0)):
        sentences = list(group)
        packed = Sentences.pack(Sentence(*row[2:]) for row in sentences)
        yield version, sentences[0][1], len(sentences), packed.packed


Step: TypeAlias = Callable[[sqlite3.Connection], None]
MIGRATIONS: tuple[Step, ...] = (
    _make_articles,
    _pack_sentences,
    _add_metadata,
    _add_identity,
    _add_feeds,
    _make_sketches,
)


def migrate(db: sqlite3.Connection, path: Path, steps: Sequence[Step] = MIGRATIONS) -> None:
    """Bring the database to the newest schema; a step and its number are one transaction.

    Raises StoreError where the database was made by a newer program.
    """
    if _version(db) > len(steps):
        raise StoreError(
            f"{path}: made by a newer version of Verbatim (schema {_version(db)},"
            f" this program knows {len(steps)}); update Verbatim or name another data folder"
        )
    for number, step in enumerate(steps, start=1):
        _apply(db, number, step)


def number_from(db: sqlite3.Connection, first_sentence: int) -> None:
    """Let the ids of sentences begin there, unless the database has given out any."""
    if first_sentence > 1:
        db.execute(
            "UPDATE facts SET value = ? WHERE name = 'next_sentence' AND value = '1'",
            (str(first_sentence),),
        )


def _apply(db: sqlite3.Connection, number: int, step: Step) -> None:
    """Run one step unless this or another process has run it already."""
    if _version(db) >= number:
        return
    with transaction(db):
        if _version(db) < number:
            step(db)
            db.execute(f"PRAGMA user_version = {number}")


def _run(db: sqlite3.Connection, script: str) -> None:
    for statement in filter(str.strip, script.split(";")):
        db.execute(statement)


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
