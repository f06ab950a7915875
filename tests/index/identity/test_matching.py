"""One article is stored once, by whatever address it comes, and its copies are linked."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from index.identity import matching
from index.library import Library
from index.model import AddReport
from index.settings import Settings
from index.store import Store
from tests.index.stories import BRIEF, EDITED, LATER, OWN, REWRITTEN, WIRE

URL = "https://post.example/lighthouse"
LIGHT = {"title": "A lighthouse without a lamp", "publisher": "Skerrow Post", "text": WIRE}
LIGHT |= {"published": "2024-05-03", "url": URL}
HERALD = {**LIGHT, "publisher": "Hollin Herald", "url": "https://herald.example/17"}
CHANGED = WIRE.replace("900 crowns", "950 crowns")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    config = tmp_path / "config.toml"
    config.write_text('[library]\ndata = "data"\narticles = []\n', encoding="utf-8")
    with Library.open(Settings.load(str(config))) as opened:
        yield opened


def add(library: Library, *articles: dict[str, Any]) -> AddReport:
    """Add these articles as one batch."""
    file = library.folder / "new.jsonl"
    file.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    report = library.add(file)
    assert report.refused == []
    return report


def versions(library: Library) -> list[int]:
    """The version of each article."""
    return sorted(article.version for article in library.articles())


def copies(library: Library, article_id: str) -> list[str]:
    """The ids of its copies."""
    found = library.article(article_id)
    assert found is not None
    return [copy.id for copy in found.copies]


SPELLINGS = [f"http://www.{URL[8:]}/?utm_source=x#top", f"{URL}/amp", f"{URL}/index.html?ref=rss"]


@pytest.mark.parametrize("url", SPELLINGS)
def test_an_article_by_another_address_is_the_same_one(library: Library, url: str) -> None:
    """The same text is unchanged, a changed one a new version; it keeps its id."""
    (first,) = add(library, LIGHT).added
    assert first.startswith("post.example-lighthouse-")
    assert add(library, {**LIGHT, "url": url}).unchanged == [first]
    assert add(library, {**LIGHT, "url": url, "text": CHANGED}).updated == [first]
    assert versions(library) == [2]


def test_an_article_with_an_id_keeps_it(library: Library) -> None:
    """And one without gets the id of the one that is there at its address."""
    assert add(library, {**LIGHT, "id": "light"}).added == ["light"]
    assert add(library, {**LIGHT, "text": CHANGED, "url": SPELLINGS[0]}).updated == ["light"]
    assert add(library, {**LIGHT, "text": OWN, "id": "other"}).added == ["other"]


def test_small_edits_at_another_address_make_a_new_version(library: Library) -> None:
    """Of the same outlet; later it is known at both addresses."""
    (first,) = add(library, LIGHT).added
    text = CHANGED.replace("Nobody was hurt", "The crew was unhurt")
    moved = {**LIGHT, "text": text, "url": "https://post.example/17"}
    assert add(library, moved).updated == [first]
    assert add(library, {**LIGHT, "text": f"{WIRE}\n\nIt rained."}).updated == [first]
    assert versions(library) == [3]


@pytest.mark.parametrize(
    "change",
    [
        {"publisher": "Hollin Herald"},
        {"publisher": None},
        {"published": "2024-05-09"},
        {"published": "2024-05-04", "text": CHANGED},
        {"title": "A lighthouse without a lamp: day 2"},
        {"title": "Two keepers climb the tower"},
        {"text": LATER},
        {"text": REWRITTEN},
        {"text": WIRE.replace("410,000", "9").replace("71", "8").replace("196", "7")},
    ],
    ids=["outlet", "unknown", "days", "form", "number", "title", "later", "rewritten", "figures"],
)
def test_other_articles_stay_apart(library: Library, change: dict[str, Any]) -> None:
    """Where outlet, date, title, text or figures differ."""
    add(library, LIGHT)
    other = {**LIGHT, "url": "https://post.example/17", **change}
    assert len(add(library, other).added) == 1


def test_a_host_stands_for_an_outlet_that_is_not_known(library: Library) -> None:
    """Where neither article names its publisher."""
    nameless = {**LIGHT, "publisher": None}
    (first,) = add(library, nameless).added
    moved = {**nameless, "text": CHANGED, "url": "http://www.post.example/17"}
    assert add(library, moved).updated == [first]
    (other,) = add(library, {**nameless, "text": EDITED, "url": "https://herald.example/1"}).added
    assert copies(library, other) == [first]


@pytest.mark.parametrize("together", [True, False])
def test_copies_in_other_outlets_are_linked(library: Library, together: bool) -> None:
    """Whether they come at once or one after the other; each names the other."""
    brief = {**HERALD, "title": "Dark tower", "text": BRIEF}
    own = {**HERALD, "publisher": "The Gull", "url": "https://gull.example/1", "text": OWN}
    reports = [add(library, LIGHT, brief, own)] if together else []
    reports += [] if together else [add(library, each) for each in (LIGHT, brief, own)]
    first, second, third = (name for report in reports for name in report.added)
    assert (copies(library, first), copies(library, second)) == ([second], [first])
    assert copies(library, third) == []


def test_links_follow_the_texts(library: Library) -> None:
    """A new version is linked anew, and a removed article is linked no more."""
    first, second = add(library, LIGHT, HERALD).added
    add(library, {**HERALD, "text": OWN})
    assert copies(library, first) == copies(library, second) == []
    add(library, {**HERALD, "text": EDITED})
    assert copies(library, first) == [second]
    library.remove(second)
    assert copies(library, first) == []
    with closing(sqlite3.connect(library.folder / "library.sqlite3")) as db:
        assert db.execute("SELECT count(DISTINCT version) FROM sketches").fetchone() == (1,)
        assert db.execute("SELECT count(*) FROM copies").fetchone() == (0,)


def test_a_phrase_that_all_articles_have_costs_no_more(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many articles that share a text the latest are looked at, and few compared."""
    monkeypatch.setattr(matching, "_COMPARED", 2)
    outlets = [
        {**LIGHT, "publisher": f"Post {n}", "url": f"https://p{n}.example"} for n in range(5)
    ]
    ids = add(library, *outlets).added
    assert len(copies(library, ids[-1])) == 2
    assert all(copies(library, each) for each in ids)


def empty(folder: Path) -> tuple[Path, Settings]:
    """Where the database of a library without articles will lie, and its settings."""
    config = folder / "config.toml"
    config.write_text('[library]\ndata = "data"\narticles = []\n', encoding="utf-8")
    return folder / "data" / "library.sqlite3", Settings.load(str(config))


def test_old_databases_get_keys_and_links(tmp_path: Path) -> None:
    """By the step that brings them: articles are found by address, copies are linked."""
    file, settings = empty(tmp_path)
    with Library.open(settings) as library:
        add(library, {**LIGHT, "id": "light"}, {**HERALD, "id": "copy"})
    with closing(sqlite3.connect(file)) as db:
        db.executescript(
            "DROP TABLE sketches; DROP TABLE copies; DROP INDEX versions_key;"
            "DROP TABLE feeds; DROP TABLE feed_entries;"  # a later step's
            "ALTER TABLE versions DROP COLUMN key; PRAGMA user_version = 3;"
        )
    Store(file).close()
    with Library.open(settings) as library:
        assert copies(library, "light") == ["copy"]
        assert add(library, {**LIGHT, "url": SPELLINGS[1], "text": CHANGED}).updated == ["light"]
        assert copies(library, "copy") == ["light"]


def test_sketches_of_another_kind_are_made_anew(tmp_path: Path) -> None:
    """By the step that brings them: copies stay linked, even such as would not be linked now, and
    nothing of the old kind is left.
    """
    file, settings = empty(tmp_path)
    with Library.open(settings) as library:
        add(library, {**LIGHT, "id": "light"}, {**HERALD, "id": "copy"})
        add(library, {**LIGHT, "id": "light", "text": CHANGED})
    with closing(sqlite3.connect(file)) as db:
        made = sketched(db)
        db.executescript(
            "DELETE FROM sketches; PRAGMA user_version = 5;"
            "INSERT INTO sketches (hash, version) SELECT version % 2, version FROM versions;"
            "UPDATE versions SET publisher = 'Skerrow Post' WHERE article = 'copy';"
        )
    Store(file).close()
    with closing(sqlite3.connect(file)) as db:
        assert sketched(db) == made
    with Library.open(settings) as library:
        assert (copies(library, "light"), copies(library, "copy")) == (["copy"], ["light"])
        gull = {**HERALD, "publisher": "The Gull", "url": "https://gull.example/1", "text": EDITED}
        (third,) = add(library, gull).added
        assert sorted(copies(library, third)) == ["copy", "light"]
        for each in ("light", "copy", third):
            library.remove(each)
    with closing(sqlite3.connect(file)) as db:
        assert sketched(db) == []


def sketched(db: sqlite3.Connection) -> list[tuple[int, int]]:
    """The entries that are stored, each with its version."""
    return db.execute("SELECT hash, version FROM sketches ORDER BY hash, version").fetchall()
