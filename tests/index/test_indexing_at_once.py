"""The index while others change the library: programs, threads, and what fails halfway."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index import indexing, library
from index.library import Library
from index.query import Query
from index.segments.files import read
from index.settings import Settings
from index.snapshot import Snapshot
from index.store import Store
from tests.index.growing import QUESTIONS, add, anew, answers, line, segment_files
from tests.index.making import plain_article

_ADDS = """
import sys
from pathlib import Path
from index.library import Library
from index.settings import Settings

data, *files = map(Path, sys.argv[1:])
with Library.open(Settings(data, ())) as library:
    for file in files:
        library.add(file)
        library.ask("How many lamps does Ostwick have?")
"""


def adding(folder: Settings, *files: Path) -> subprocess.Popen[bytes]:
    """Another program that adds files one by one."""
    command = [sys.executable, "-c", _ADDS, str(folder.data), *map(str, files)]
    return subprocess.Popen(command, cwd=Path(__file__).parents[2])


def test_two_programs_change_one_library(filled: Settings, tmp_path: Path) -> None:
    """At the same time, and a third asks meanwhile; in the end all have the same index."""
    files = []
    for number in range(12):
        file = tmp_path / f"{number}.jsonl"
        file.write_text(line(f"b{number}", number + 5), encoding="utf-8")
        files.append(file)
    with Library.open(filled) as opened:
        running = [adding(filled, *files[:6]), adding(filled, *files[6:])]
        while any(each.poll() is None for each in running):
            assert len(opened.ask(QUESTIONS[0]).evidence) > 0
        assert [each.returncode for each in running] == [0, 0]
        assert len(opened.articles()) == 16
        assert answers(opened) == anew(opened)
    with Library.open(filled) as again:
        assert answers(again) == anew(again)
    assert sum(read(path)[0].articles for path in segment_files(filled)) >= 16


def test_the_old_snapshot_answers_while_a_new_one_is_made(
    filled: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question does not wait for an import."""
    reading, go_on = threading.Event(), threading.Event()
    made = indexing.segment_of

    def slowly(*given: Any) -> Any:
        reading.set()
        assert go_on.wait(30)
        return made(*given)

    with Library.open(filled) as opened, Library.open(filled) as other:
        old = opened.snapshot()
        add(other, tmp_path, ("new", 21))
        shutil.rmtree(filled.data / "index")
        monkeypatch.setattr(indexing, "segment_of", slowly)
        thread = threading.Thread(target=opened.snapshot)
        thread.start()
        try:
            assert reading.wait(30)
            assert opened.ask(QUESTIONS[0]).index_version == old.version
        finally:
            go_on.set()
            thread.join()
        assert len(opened.snapshot()) > len(old)
        assert opened.ask(QUESTIONS[0]).index_version == opened.snapshot().version != old.version
        assert answers(opened) == anew(opened)


@pytest.mark.parametrize("ask", [Library.ask, Library.explain])
def test_an_article_removed_meanwhile_leads_to_another_try(
    filled: Settings, monkeypatch: pytest.MonkeyPatch, ask: Callable[[Library, str], Any]
) -> None:
    """The question was under way; its answer is that of the library as it is then."""
    question = QUESTIONS[1]
    versions: list[str] = []
    with Library.open(filled) as opened, Library.open(filled) as other:
        before = opened.snapshot()
        leading = opened.snapshot().article(before.articles()[1]).article.id
        made: Callable[[str, Snapshot], Query] = library.make_query

        def removing(asked: str, snapshot: Snapshot) -> Query:
            query = made(asked, snapshot)
            versions.append(snapshot.version)
            if len(versions) == 1:
                other.remove(leading)
            return query

        opened._indexer._load.cache_clear()
        monkeypatch.setattr(library, "make_query", removing)
        ask(opened, question)
        assert versions == [before.version, opened.snapshot().version]
        assert versions[0] != versions[1]
        monkeypatch.undo()
        assert answers(opened) == anew(opened)


def test_a_failure_halfway_leaves_no_article_twice(
    filled: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full memory, an interrupted read: the next question tries again."""
    monkeypatch.setattr(indexing, "_AT_ONCE", 2)
    with Library.open(filled) as opened:
        with Library(Store(filled.data / "library.sqlite3")) as other:
            other._store.put_many([plain_article(n, ["kiln", f"jug{n}"]) for n in range(50, 57)])
        made, calls = indexing.segment_of, []

        def failing(*given: Any) -> Any:
            calls.append(given)
            if len(calls) == 3:
                raise MemoryError
            return made(*given)

        monkeypatch.setattr(indexing, "segment_of", failing)
        with pytest.raises(MemoryError):
            opened.snapshot()
        assert len(opened.snapshot().articles()) == 11
        assert answers(opened) == anew(opened)
