"""Databases of older programs are taken over, those of newer ones are refused."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import StoreError
from index.model import Article, Cut, Sentence
from index.schema import MIGRATIONS
from index.store import Store
from tests.index.storing import SENTENCES, article, check_the_log

SCHEMA_1 = """
CREATE TABLE versions (
    version INTEGER PRIMARY KEY AUTOINCREMENT, article TEXT NOT NULL, number INTEGER NOT NULL,
    current INTEGER NOT NULL, hash TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
    url TEXT, publisher TEXT, agency TEXT, published TEXT, source TEXT NOT NULL,
    cuts TEXT NOT NULL, added TEXT NOT NULL, UNIQUE (article, number)
);
CREATE UNIQUE INDEX versions_current ON versions (article) WHERE current;
CREATE INDEX versions_hash ON versions (hash);
CREATE TABLE sentences (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    paragraph INTEGER NOT NULL, UNIQUE (version, number)
);
CREATE TABLE removed (hash TEXT PRIMARY KEY);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO facts (name, value) VALUES ('version', 'c0ffee'), ('commands', 'abc');
PRAGMA journal_mode = WAL;
PRAGMA user_version = 1;
"""
FULL = Article(
    *("full", "Über die Brücke", "Är det så?\r\n\x00 🌉 Ja. Credit", "https://example.org/1"),
    *("The Post", "Wire", "2024-05-02", "a.jsonl:1", (Cut(18, 24, "credit"),)),
)
FULL_SENTENCES = [Sentence(0, 10, 0), Sentence(12, 17, 1)]
GONE = article("gone", "It left.")


def old_put(db: sqlite3.Connection, each: Article, number: int, spans: list[Sentence]) -> None:
    """What the program of schema 1 stored of an article."""
    db.execute("UPDATE versions SET current = 0 WHERE article = ?", (each.id,))
    cuts = "[" + ", ".join(f'[{c.start}, {c.end}, "{c.kind}"]' for c in each.cuts) + "]"
    cursor = db.execute(
        "INSERT INTO versions (article, number, current, hash, title, text, url, publisher, agency,"
        " published, source, cuts, added) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, '2024')",
        (each.id, number, each.content_hash(), each.title, each.text, each.url, each.publisher)
        + (each.agency, each.published, each.source, cuts),
    )
    db.executemany(
        'INSERT INTO sentences (version, number, start, "end", paragraph) VALUES (?, ?, ?, ?, ?)',
        [(cursor.lastrowid, n, s.start, s.end, s.paragraph) for n, s in enumerate(spans)],
    )


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of schema 1: an old version, one without sentences, and the last one removed."""
    file = tmp_path / "library.sqlite3"
    with closing(sqlite3.connect(file)) as db:
        db.executescript(SCHEMA_1)
        db.execute("PRAGMA foreign_keys = ON")
        old_put(db, article(), 1, SENTENCES)
        old_put(db, article("empty", "Nothing"), 1, [])
        old_put(db, FULL, 1, FULL_SENTENCES)
        old_put(db, article(text="It is 310 metres long."), 2, [Sentence(0, 22, 0)])
        old_put(db, GONE, 1, [Sentence(0, 8, 0)])
        db.execute("DELETE FROM versions WHERE article = 'gone'")
        db.execute("INSERT INTO removed (hash) VALUES (?)", (GONE.content_hash(),))
        db.commit()
    return file


def old_places(file: Path) -> dict[int, tuple[str, str, int, bool]]:
    """Article, text, position and currency of every sentence id, by schema 1."""
    query = (
        'SELECT id, text, start, "end", article, sentences.number, current'
        " FROM sentences JOIN versions USING (version)"
    )
    with closing(sqlite3.connect(file)) as db:
        return {
            number: (article_id, text[start:end], position, bool(current))
            for number, text, start, end, article_id, position, current in db.execute(query)
        }


def test_every_sentence_keeps_its_id(old: Path) -> None:
    """Of old versions too; a removed one's is not found and not given again."""
    expected = old_places(old)
    assert sorted(expected) == [1, 2, 3, 4, 5, 6]
    with closing(Store(old)) as store:
        for sentence_id, (name, text, position, current) in expected.items():
            place = store.place(sentence_id)
            assert place is not None
            span = place.sentences[place.position]
            assert place.article.text[span.start : span.end] == text
            assert (place.article.id, place.position, place.current) == (name, position, current)
        assert store.place(0) is None
        assert store.place(7) is None
        store.put(article("new", "New."), [Sentence(0, 4, 0)])
        (new,) = store.load([store.current_versions()[-1]])
        assert (new.version, list(new.sentence_ids)) == (6, [8])


def test_articles_are_carried_over(old: Path) -> None:
    """Every field, the log, the facts and what was removed."""
    with closing(Store(old)) as store:
        assert [s.article.id for s in store.articles()] == ["empty", "full", "bridge"]
        (full,) = store.load([3])
        assert full.article == FULL
        assert list(full.sentences) == FULL_SENTENCES
        assert [(s.id, s.sentences, s.version, s.added) for s in store.summaries()] == [
            ("empty", 0, 1, "2024"),
            ("full", 2, 1, "2024"),
            ("bridge", 1, 2, "2024"),
        ]
        assert (store.version(), store.fact("commands"), store.latest()) == ("c0ffee", "abc", 3)
        assert store.put(FULL, FULL_SENTENCES) == "unchanged"
        assert store.put(GONE, [Sentence(0, 8, 0)], revive=False) == "removed"
        assert store.put(article(), SENTENCES) == "updated"
        check_the_log(store)


def test_the_database_is_whole_afterwards(old: Path) -> None:
    """Nothing of the old schema stays, nothing points nowhere; opening again changes nothing."""
    Store(old).close()
    digest = hashlib.sha256(old.read_bytes()).digest()
    Store(old).close()
    assert hashlib.sha256(old.read_bytes()).digest() == digest
    with closing(sqlite3.connect(old)) as db:
        names = {name for (name,) in db.execute("SELECT name FROM sqlite_schema")}
        assert {"sentences", "packed", "old_versions", "old_removed"}.isdisjoint(names)
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        parents = {row[2] for row in db.execute("PRAGMA foreign_key_list(contents)")}
        assert parents == {"versions"}
        sequence = dict(db.execute("SELECT name, seq FROM sqlite_sequence"))
        assert sequence == {"versions": 5, "changes": 3}


def test_a_step_that_fails_leaves_the_database_as_it_was(old: Path) -> None:
    """A hash that is none, found in the middle of the step."""
    with closing(sqlite3.connect(old)) as db:
        db.execute("INSERT INTO removed (hash) VALUES ('no hash')")
        db.commit()
    expected = old_places(old)
    with pytest.raises(StoreError, match="library.sqlite3"):
        Store(old)
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
    assert old_places(old) == expected


def test_an_empty_old_database(tmp_path: Path) -> None:
    """Its first sentence gets the first id."""
    file = tmp_path / "library.sqlite3"
    with closing(sqlite3.connect(file)) as db:
        db.executescript(SCHEMA_1)
    with closing(Store(file)) as store:
        store.put(article(), SENTENCES)
        (stored,) = store.articles()
        assert (stored.version, list(stored.sentence_ids)) == (1, [1, 2, 3])


def test_schema_version_is_recorded(tmp_path: Path) -> None:
    """A database of a newer program is refused, not damaged."""
    file = tmp_path / "library.sqlite3"
    Store(file).close()
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer version of Verbatim"):
        Store(file)
