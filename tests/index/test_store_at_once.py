"""The database while several write and read, and when one of them is killed."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

from index.store import Store
from tests.index.storing import SENTENCES, article, batch, check_the_log


def test_readers_go_on_during_a_long_transaction(tmp_path: Path) -> None:
    """They see the state before it until it is committed, and then all of it."""
    with closing(Store(tmp_path / "library.sqlite3")) as store:
        store.put(article(), SENTENCES)
        before = everything(store)
        halfway, go_on = threading.Event(), threading.Event()

        def stop(statement: str) -> None:
            if "INTO contents" in statement and not halfway.is_set():
                halfway.set()
                go_on.wait(60)

        store._writer.set_trace_callback(stop)
        writing = threading.Thread(target=store.put_many, args=(batch("a", 5),))
        writing.start()
        try:
            assert halfway.wait(60)
            assert everything(store) == before
        finally:
            go_on.set()
            writing.join()
        assert everything(store)[1:] == (6, [1, 2, 3, 4, 5, 6], 6, before[-1])
        assert store.version() != before[0]


def everything(store: Store) -> tuple[object, ...]:
    """What readers ask for, the second sentence last."""
    current = store.current_versions()
    return store.version(), store.latest(), current, len(store.load(current)), store.place(2)


def test_every_thread_sees_the_last_change(tmp_path: Path) -> None:
    """Of this process and of another store on the same file; a version is never given twice."""
    with (
        closing(Store(tmp_path / "library.sqlite3")) as store,
        closing(Store(tmp_path / "library.sqlite3")) as other,
    ):
        seen = [store.version()]

        def look() -> None:
            seen.append(store.version())

        for number, (item, sentences) in enumerate(batch("a", 20)):
            (store, other)[number % 2].put(item, sentences)
            threads = [threading.Thread(target=look) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert len(set(seen)) == number + 2
            assert len(set(seen[-4:])) == 1
            assert other.version() == seen[-1]


_KILLED_HALFWAY = """
import sys
from pathlib import Path
from index.model import Article, Sentence
from index.store import Store

def batch(name):
    for number in range(5):
        yield Article(f"{name}{number}", "t", name * 9000 + str(number)), [Sentence(0, 9000, 0)]

def stop(statement):
    seen.append("INTO contents" in statement)
    if sum(seen) == 3:
        print("halfway", flush=True)
        sys.stdin.readline()

store = Store(Path(sys.argv[1]))
store.put_many(batch("whole"))
store.put_many(batch("other"))
seen = []
store._writer.set_trace_callback(stop)
store.put_many(batch("half"))
"""


def test_a_killed_program_leaves_whole_batches_only(tmp_path: Path) -> None:
    """kill -9 in the middle of a batch's transaction, in a real process."""
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
    with closing(Store(file)) as store:
        names = [stored.article.id for stored in store.articles()]
        assert names == [f"{name}{number}" for name in ("whole", "other") for number in range(5)]
        assert store.latest() == 10
        assert store.put(article(), SENTENCES) == "added"
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT count(*) FROM contents").fetchone() == (11,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


_WRITES = """
import sys
from pathlib import Path
from index.model import Article, Sentence
from index.store import Store

store, name = Store(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for turn in range(20):
    shared = Article(f"{name}-shared-{turn}", "t", f"shared {turn}"), [Sentence(0, 6, 0)]
    own = [
        (Article(f"{name}-{number}", "t", f"{name} {turn} {number}"), [Sentence(0, 1, 0)] * 2)
        for number in range(5)
    ]
    store.put_many([shared, *own])
    store.remove(f"{name}-0")
store.close()
"""


def test_two_processes_write(tmp_path: Path) -> None:
    """All of both is there, ids and numbers are given once, the same content is stored once."""
    file = tmp_path / "library.sqlite3"
    with closing(Store(file)) as store:
        before = store.version()
        children = [
            subprocess.Popen(
                [sys.executable, "-c", _WRITES, str(file), name],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for name in ("left", "right")
        ]
        for child in children:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
        for child in children:
            assert child.stdin is not None
            child.stdin.write("go\n")
            child.stdin.flush()
        assert [child.communicate() and child.returncode for child in children] == [0, 0]
        assert store.version() != before
        summaries = {summary.id: summary for summary in store.summaries()}
        assert len(summaries) == 20 + 2 * 4
        assert all(summaries[f"{name}-4"].version == 20 for name in ("left", "right"))
        every = store.load(range(1, 1000))
        ids = [number for stored in every for number in stored.sentence_ids]
        assert len(ids) == len(set(ids))
        check_the_log(store)
