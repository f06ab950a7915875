"""The index kept up with the store, whoever changes it, whatever happens to its files."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from index import indexing
from index.library import Library
from index.segments.draft import draft
from index.segments.files import read
from index.settings import Settings
from index.store import Store
from tests.index.growing import add, anew, answers, remove, segment_files
from tests.index.making import Item, plain_article

names = st.integers(0, 6).map("a{}".format)
actions = st.one_of(
    st.tuples(st.just("add"), st.lists(st.tuples(names, st.integers(0, 30)), max_size=5)),
    st.tuples(st.just("elsewhere"), st.lists(st.tuples(names, st.integers(0, 30)), max_size=5)),
    st.tuples(st.just("remove"), names),
    st.tuples(st.just("remove elsewhere"), names),
    st.tuples(st.just("open again"), st.none()),
    st.tuples(st.just("look"), st.none()),
)


@limits(max_examples=15, deadline=None)
@given(st.lists(actions, min_size=1, max_size=12))
def test_any_run_of_changes_leaves_what_building_anew_makes(run: list[tuple[str, Any]]) -> None:
    """Added, updated, removed, here or by another program, opened again: the same answers."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as small:
        small.setattr(indexing, "_AT_ONCE", 2)
        place = Path(folder)
        here = Settings(place / "data", ())
        opened = Library.open(here)
        for action, what in run:
            if action == "add":
                add(opened, place, *what)
            elif action == "remove":
                remove(opened, what)
            elif action == "open again":
                opened.close()
                opened = Library.open(here)
            elif action == "look":
                assert answers(opened) == anew(opened)
            else:
                with Library.open(here) as other:
                    add(other, place, *what) if action == "elsewhere" else remove(other, what)
        assert answers(opened) == anew(opened)
        opened.close()
        with Library.open(here) as again:
            assert answers(again) == anew(again)


@limits(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_file_is_made_anew(filled: Settings, data: st.DataObject) -> None:
    """A byte changed or the end cut off, wherever: the answers are the same, the file is whole."""
    with Library.open(filled) as opened:
        expected = answers(opened)
    (path,) = segment_files(filled)
    held = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(held) - 1))
    if data.draw(st.booleans()):
        held[place] ^= data.draw(st.integers(1, 255))
        path.write_bytes(held)
    else:
        path.write_bytes(held[:place])
    with Library.open(filled) as opened:
        assert answers(opened) == expected
    (mended,) = segment_files(filled)
    assert read(mended)[0].articles == 4


def test_a_missing_index_is_made_anew(filled: Settings) -> None:
    """It only spares reading the texts."""
    with Library.open(filled) as opened:
        expected = answers(opened)
    shutil.rmtree(filled.data / "index")
    with Library.open(filled) as opened:
        assert answers(opened) == expected
    assert len(segment_files(filled)) == 1


def test_the_index_of_another_library_is_not_used(filled: Settings, tmp_path: Path) -> None:
    """Where someone copies a folder over another."""
    other = Settings(tmp_path / "other", ())
    with Library.open(other) as opened:
        add(opened, tmp_path, *((f"b{n}", n + 9) for n in range(4)))
    with Library.open(other) as opened:
        expected = answers(opened)
    shutil.rmtree(other.data / "index")
    shutil.copytree(filled.data / "index", other.data / "index")
    assert [path.name for path in segment_files(other)] == ["0-4.segment"]
    with Library.open(other) as opened:
        assert answers(opened) == expected


def test_a_start_reads_no_text_that_is_indexed(
    filled: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what came since."""
    with Library(Store(filled.data / "library.sqlite3")) as opened:
        opened._store.put_many([plain_article(77, ["kiln"])])
    drafted: list[str] = []

    def recorded(items: Iterator[Item], analyzer: Any) -> Any:
        items = list(items)
        drafted.extend(article.id for article, _ in items)
        return draft(items, analyzer)

    monkeypatch.setattr(indexing, "draft", recorded)
    with Library.open(filled) as opened:
        assert len(opened.snapshot().articles()) == 5
    assert drafted == ["a77"]
    with Library.open(filled):
        assert drafted == ["a77"]


def test_small_segments_become_one(filled: Settings, tmp_path: Path) -> None:
    """Many starts with a few articles each leave few files."""
    for number in range(10, 20):
        with Library.open(filled) as opened:
            add(opened, tmp_path, (f"a{number}", number))
    assert len(segment_files(filled)) <= 3
    with Library.open(filled) as opened:
        assert len(opened.articles()) == 14
        assert answers(opened) == anew(opened)


def test_what_was_removed_leaves_the_files(filled: Settings, tmp_path: Path) -> None:
    """Once enough is gone, also where all of it is."""
    for name in ("a0", "a1"):
        with Library.open(filled) as opened:
            opened.remove(name)
    with Library.open(filled):
        assert [read(path)[0].articles for path in segment_files(filled)] == [2]
    with Library.open(filled) as opened:
        opened.remove("a2")
        opened.remove("a3")
    with Library.open(filled) as opened:
        assert answers(opened) == anew(opened)
        add(opened, tmp_path, ("a9", 9))
        assert answers(opened) == anew(opened)
