"""The database holds whole articles, whatever happens."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.changes import Put
from index.errors import StoreError, UnknownArticleError
from index.model import PAGE, Article, Cut, Sentence
from index.store import Store
from tests.index.storing import SENTENCES, TEXT, article, batch


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
        *("Jane Doe", "2024-05-03T10:00:00+02:00", "en", ("paywall",)),
    )
    assert store.put(full, SENTENCES) == "added"
    (stored,) = store.articles()
    assert stored.article == full
    assert list(stored.sentences) == SENTENCES
    assert list(stored.sentence_ids) == [1, 2, 3]


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
        assert db.execute("SELECT count(*) FROM contents").fetchone() == (0,)
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


def test_articles_are_put_together(store: Store) -> None:
    """Each with its own outcome, in order; content that repeats is stored once."""
    store.put(article("known"), SENTENCES)
    store.put(article("gone", "Away."), [Sentence(0, 5, 0)])
    store.remove("gone")
    items = [
        (article("copy"), SENTENCES),
        (article("gone", "Away."), [Sentence(0, 5, 0)]),
        (article("known", "New."), [Sentence(0, 4, 0)]),
        (article("new", "Fresh."), [Sentence(0, 6, 0)]),
        (article("twin", "Fresh."), [Sentence(0, 6, 0)]),
    ]
    outcomes = [put.outcome for put in store.put_many(iter(items), revive=False)]
    assert outcomes == ["unchanged", "removed", "updated", "added", "unchanged"]
    assert [summary.id for summary in store.summaries()] == ["known", "new"]


def test_a_batch_with_a_fault_is_not_stored_at_all(store: Store) -> None:
    """A text that is no Unicode text, after two that are."""
    store.put(article(), SENTENCES)
    before = store.version(), store.latest()
    with pytest.raises(UnicodeEncodeError):
        store.put_many([*batch("a", 2), (article("bad", "\ud800"), [])])
    assert (store.version(), store.latest()) == before
    assert store.put_many(batch("a", 2)) == [Put("added", "a-0", "a-0"), Put("added", "a-1", "a-1")]


def test_versions_are_loaded_in_the_order_asked(store: Store) -> None:
    """More of them than one SELECT reads; old ones too, removed ones not."""
    store.put_many(batch("a", 1200))
    store.put(article("a-7", "Changed."), [Sentence(0, 8, 0)])
    store.remove("a-3")
    wanted = list(range(1201, 0, -1))
    loaded = store.load([*wanted, 5000])
    assert [stored.version for stored in loaded] == [number for number in wanted if number != 4]
    assert loaded[0].article.text == "Changed."
    assert "a 7." in next(stored for stored in loaded if stored.version == 8).article.text
    assert [s.version for s in store.articles()] == store.current_versions()


def test_sentences_are_numbered_from_where_it_is_told(tmp_path: Path) -> None:
    """In a new file alone: one that has given out ids goes on with its own."""
    for first, expected in ((1000, 1000), (5000, 1003), (1, 1006)):
        store = Store(tmp_path / "numbered.sqlite3", first)
        store.put(article(f"a{first}", f"{TEXT} {first}."), SENTENCES)
        version = store.current_versions()[-1]
        assert store.load([version])[0].sentence_ids == range(expected, expected + 3)
        assert store.place(expected + 1)
        store.close()


def test_files_have_stamps(store: Store) -> None:
    """The last one that was set, for the file of that path."""
    assert store.file_stamp("a.txt") is None
    store.set_file_stamp("a.txt", "1")
    store.set_file_stamps({"a.txt": "2", "b.txt": "3"})
    assert [store.file_stamp(path) for path in ("a.txt", "b.txt", "c.txt")] == ["2", "3", None]


def test_a_closed_store_says_so(store: Store) -> None:
    """Reading and writing alike; nothing is left beside the database."""
    store.put(article(), SENTENCES)
    store.version()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.version()
    with pytest.raises(StoreError, match="closed"):
        store.put(article("b", "b"), [])
    assert [file.name for file in store.path.parent.iterdir()] == ["library.sqlite3"]


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    """The message says what to do."""
    file = tmp_path / "library.sqlite3"
    file.write_text("not a database at all, " * 100)
    with pytest.raises(StoreError, match="move it away"):
        Store(file)


def test_what_else_stands_on_a_page_makes_no_new_version(store: Store) -> None:
    """Links to the news of the day change; the article does not."""
    page = article(text=f"{TEXT}\n\nMost read\nTram late")
    begin = len(TEXT) + 2
    first = replace(page, cuts=(Cut(begin, begin + 9, PAGE), Cut(begin + 10, begin + 19, PAGE)))
    other = replace(page, text=f"{TEXT}\n\nFerry late", cuts=(Cut(begin, begin + 10, PAGE),))
    assert store.put(first, SENTENCES) == "added"
    assert store.put(other, SENTENCES) == "unchanged"
    assert store.put(replace(other, text=other.text.replace("300", "310")), SENTENCES) == "updated"
