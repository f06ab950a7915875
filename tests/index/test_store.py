"""The database holds whole articles, whatever happens."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.database import MIGRATIONS
from index.errors import StoreError, UnknownArticleError
from index.model import Article, Cut, Sentence
from index.store import Store

TEXT = "The bridge opened in May. It is 300 metres long.\n\nTraffic was light."
SENTENCES = [Sentence(0, 25, 0), Sentence(26, 48, 0), Sentence(50, 68, 1)]


def article(name: str = "bridge", text: str = TEXT, **fields: str) -> Article:
    """A small article."""
    return Article(name, "Bridge opens", text, source="bridge.txt", **fields)


@pytest.fixture
def store(tmp_path: Path):
    """An empty store."""
    opened = Store(tmp_path / "data" / "library.sqlite3")
    yield opened
    opened.close()


def test_what_is_put_comes_back(store: Store) -> None:
    """Every field and every span, the cuts included."""
    full = Article(
        *(
            "bridge",
            "Bridge opens",
            TEXT,
            "https://example.org/a",
            "The Post",
            "Wire",
            "2024-05-02",
        ),
        *("bridge.txt", (Cut(0, 3, "caption"),)),
    )
    assert store.put(full, SENTENCES) == "added"
    (stored,) = store.articles()
    assert stored.article == full
    assert list(stored.sentences) == SENTENCES
    assert len(set(stored.sentence_ids)) == 3


def test_the_same_content_is_stored_once(store: Store) -> None:
    """Under its own id or another one."""
    store.put(article(), SENTENCES)
    before = store.version()
    assert store.put(article(), SENTENCES) == "unchanged"
    assert store.put(article("copy"), SENTENCES) == "unchanged"
    assert store.version() == before
    assert [summary.id for summary in store.summaries()] == ["bridge"]


def test_a_changed_article_becomes_a_new_version(store: Store) -> None:
    """A citation of the old text still resolves, and says that the text has changed."""
    store.put(article(), SENTENCES)
    (old,) = store.articles()
    assert store.put(article(text=TEXT.replace("300", "310")), SENTENCES) == "updated"
    assert [(s.id, s.version) for s in store.summaries()] == [("bridge", 2)]
    place = store.place(old.sentence_ids[1])
    assert place is not None
    assert place.article.text == TEXT
    assert not place.current


def test_removal(store: Store) -> None:
    """The article is gone with its sentences; reading it again at start does not bring it back."""
    store.put(article(), SENTENCES)
    (stored,) = store.articles()
    assert store.remove("bridge") == "Bridge opens"
    assert store.place(stored.sentence_ids[0]) is None
    with closing(sqlite3.connect(store.path)) as db:
        assert db.execute("SELECT count(*) FROM sentences").fetchone() == (0,)
    assert store.put(article(), SENTENCES, revive=False) == "removed"
    assert store.summaries() == []
    assert store.put(article(), SENTENCES) == "added"


def test_removing_an_unknown_article_names_the_remedy(store: Store) -> None:
    """The message is fit to be shown."""
    with pytest.raises(UnknownArticleError, match="nobody: no article has this id; see"):
        store.remove("nobody")


def test_every_change_moves_the_version_on(store: Store) -> None:
    """And what changes nothing does not."""
    versions = [store.version()]
    store.put(article(), SENTENCES)
    versions.append(store.version())
    store.remove("bridge")
    versions.append(store.version())
    store.set_fact("commands", "abc")
    assert store.version() == versions[-1]
    assert len(set(versions)) == 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(min_size=1).filter(lambda t: t.encode("utf-8", "ignore").decode() == t))
def test_any_text_comes_back_unchanged(store: Store, text: str) -> None:
    """NULs, mixed scripts, lone carriage returns: character for character."""
    name = f"a{hash(text)}"
    store.put(Article(name, "t", text), [Sentence(0, len(text), 0)])
    assert text in [stored.article.text for stored in store.articles()]


_KILLED_HALFWAY = """
import sys
from contextlib import closing
from pathlib import Path
from index.model import Article, Sentence
from index.store import Store

class Endless(list):
    def __iter__(self):
        for number in range(5000):
            yield Sentence(number, number + 1, 0)
        print("halfway", flush=True)
        sys.stdin.readline()

store = Store(Path(sys.argv[1]))
store.put(Article("whole", "t", "x" * 10), [Sentence(0, 10, 0)])
store.put(Article("half", "t", "y" * 9000), Endless())
"""


def test_a_killed_program_leaves_whole_articles_only(tmp_path: Path) -> None:
    """kill -9 in the middle of an article's transaction, in a real process."""
    file = tmp_path / "library.sqlite3"
    child = subprocess.Popen(
        [sys.executable, "-c", _KILLED_HALFWAY, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "halfway\n"
        os.kill(child.pid, signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    store = Store(file)
    try:
        (stored,) = store.articles()
        assert stored.article.id == "whole"
        assert store.put(article(), SENTENCES) == "added"
    finally:
        store.close()
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT count(*) FROM sentences").fetchone() == (4,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_schema_version_is_recorded(tmp_path: Path) -> None:
    """A database of a newer program is refused, not damaged."""
    file = tmp_path / "library.sqlite3"
    Store(file).close()
    db = sqlite3.connect(file)
    assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StoreError, match="newer version of Verbatim"):
        Store(file)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    """The message says what to do."""
    file = tmp_path / "library.sqlite3"
    file.write_text("not a database at all, " * 100)
    with pytest.raises(StoreError, match="move it away"):
        Store(file)
