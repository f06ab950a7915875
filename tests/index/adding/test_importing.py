"""Many articles at once: by several processes, in batches, interrupted and gone on with."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from index.adding import importing
from index.adding.importing import TakenApart, groups, pieces
from index.analysis import Analyzer
from index.errors import StoreError
from index.library import Library
from index.model import Article
from index.store import Store

WORDS = "harbour ferry bridge storm mayor tram gull lamp winter market river tower".split()


def line(number: int) -> str:
    """An article of some sentences as a JSON line; each has words of its own."""
    sentences = [
        f"The {WORDS[(number + k) % 12]} of town {number} met the {WORDS[(number * k) % 12]} {k}."
        for k in range(1, 9)
    ]
    text = " ".join(sentences[:4]) + "\n\n" + " ".join(sentences[4:])
    return json.dumps({"id": f"a{number}", "title": f"Town {number}", "text": text})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Twelve hundred articles, several pieces for several batches."""
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(line, range(1200))), encoding="utf-8")
    return path


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of some forty articles, batches of a few pieces."""
    monkeypatch.setattr(importing, "_PIECE", 15_000)
    monkeypatch.setattr(importing, "_BATCH", 5)


def library(folder: Path) -> Library:
    """A library in that folder."""
    return Library(Store(folder / "library.sqlite3"))


def answers(opened: Library) -> list[dict[str, object]]:
    """What it says to some questions, less the name of its version."""
    asked = [f"Where did the mayor of town {n} meet the storm?" for n in (3, 500, 1199)]
    found = [opened.ask(question).to_json() for question in asked]
    return [{k: v for k, v in each.items() if k != "index_version"} for each in found]


@pytest.mark.usefixtures("small_pieces")
def test_several_processes_make_the_library_that_one_makes(tmp_path: Path, file: Path) -> None:
    """The same articles in the same order, the same answers; progress tells each article."""
    told: list[str] = []
    with library(tmp_path / "one") as one, library(tmp_path / "two") as two:
        alone = one.add(file)
        together = two.add(file, told.append, workers=2)
        assert alone.added == together.added == told == [f"a{n}" for n in range(1200)]
        assert [each.id for each in one.articles()] == [each.id for each in two.articles()]
        assert answers(one) == answers(two)


@pytest.mark.usefixtures("small_pieces")
def test_adding_again_takes_nothing_apart(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Known articles are passed over before the costly part."""
    with library(tmp_path / "data") as opened:
        opened.add(file)
        before = opened.snapshot().version

        def taken(*_: object) -> None:
            raise AssertionError("taken apart again")

        monkeypatch.setattr(TakenApart, "__call__", taken)
        report = opened.add(file)
        assert len(report.unchanged) == 1200
        assert not report.added
        assert opened.snapshot().version == before


IMPORT = """
import signal
import sys
from pathlib import Path
from index.adding import importing
from index.errors import StoreError
from index.library import Library
from index.store import Store
importing._PIECE, importing._BATCH = 15_000, 2
signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs the tests may ignore it
with Library(Store(Path(sys.argv[1]) / "library.sqlite3")) as library:
    library.add(sys.argv[2], lambda name: print(name, flush=True), workers=int(sys.argv[3]))
"""


def test_an_import_that_was_killed_goes_on(tmp_path: Path, file: Path) -> None:
    """What was told as stored is there, whole; the rest comes with the next try."""
    command = [sys.executable, "-c", IMPORT, str(tmp_path / "data"), str(file), "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        told = [running.stdout.readline().strip() for _ in range(100)]
        running.send_signal(signal.SIGKILL)
    with library(tmp_path / "data") as opened:
        held = {each.id: each.sentences for each in opened.articles()}
        assert set(told) <= held.keys() < {f"a{n}" for n in range(1200)}
        assert set(held.values()) == {8}
        assert len(opened.snapshot()) == 8 * len(held)
        report = opened.add(file)
        assert len(report.unchanged) == len(held)
        assert len(report.added) == 1200 - len(held)
        with library(tmp_path / "whole") as whole:
            whole.add(file)
            assert answers(opened) == answers(whole)


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGKILL])
def test_the_processes_of_an_import_end_with_it(
    tmp_path: Path, file: Path, stop: signal.Signals
) -> None:
    """However it ends: it has no time to tell them."""
    command = [sys.executable, "-c", IMPORT, str(tmp_path / "data"), str(file), "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        left = _workers(running.pid)
        running.send_signal(stop)
        assert running.wait() == -stop
    _, alive = psutil.wait_procs(left, timeout=30)
    assert not alive


def test_an_interruption_while_processes_start_leaves_none(tmp_path: Path, file: Path) -> None:
    """Ctrl-C reaches all of them at once; the import alone tells of it, and waits for nobody."""
    command = [sys.executable, "-c", IMPORT, str(tmp_path / "data"), str(file), "2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        left = _workers(running.pid)
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=30)
    assert told.count("Traceback") == told.count("KeyboardInterrupt") == 1
    _, alive = psutil.wait_procs(left, timeout=30)
    assert not alive


AMID_START = """
import os, signal, threading, time
from index.adding.importing import _undisturbed
signal.signal(signal.SIGINT, signal.default_int_handler)
threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
try:
    with _undisturbed():
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)
        print("started")
except KeyboardInterrupt:
    print("interrupted")
"""


def test_an_interruption_waits_though_another_thread_is_given_it() -> None:
    """Until the block is over, and no longer."""
    command = [sys.executable, "-c", AMID_START]
    told = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout
    assert told.split() == ["started", "interrupted"]


def _workers(program: int) -> list[psutil.Process]:
    """Its processes, when one reads, two take apart, and one of Python's own watches."""
    end = time.monotonic() + 30
    while len(found := psutil.Process(program).children(recursive=True)) < 4:
        assert time.monotonic() < end
        time.sleep(0.01)
    return found


def test_files_of_one_name_stay_apart_within_a_batch(tmp_path: Path) -> None:
    """Neither takes the other for its older version."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text(
            f"Title {folder}\n\nThe tram of {folder} is violet. It runs every day.\n", "utf-8"
        )
    with library(tmp_path / "data") as opened:
        report = opened.add(tmp_path)
        assert len(report.added) == len(set(report.added)) == 2
        assert len(opened.articles()) == 2


def test_an_article_given_twice_with_other_words_becomes_a_new_version(tmp_path: Path) -> None:
    """In one file, so in one batch; only the later one is quoted."""
    file = tmp_path / "twice.jsonl"
    texts = ("The ferry leaves at dawn.", "The ferry leaves at noon.")
    rows = [{"id": "ferry", "title": "Ferry", "text": text} for text in texts]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with library(tmp_path / "data") as opened:
        report = opened.add(file)
        assert (report.added, report.updated) == (["ferry"], ["ferry"])
        assert opened.ask("When does the ferry leave?").evidence[0].quote.text == texts[1]
        assert len(opened.snapshot()) == 1


def test_other_processes_start_only_for_many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few articles are taken apart at once, by the process that adds them."""

    def refuse(*_: object) -> Iterator[object]:
        raise AssertionError("another process was asked")

    monkeypatch.setattr(importing, "_elsewhere", refuse)
    few = [Article(str(n), "Tram", "The tram is violet.") for n in range(5)]
    taken = TakenApart(Analyzer())

    def ids(found: Iterator[importing.Piece]) -> list[str]:
        return [article.id for piece in found for article in piece.articles]

    assert ids(pieces(groups(few), taken, 2)) == list("01234")
    many = [Article("x", "Tram", "The tram is violet. " * 45_000)] * 3
    with pytest.raises(AssertionError, match="another process"):
        list(pieces(groups(many), taken, 2))


@pytest.mark.usefixtures("small_pieces")
def test_what_is_stored_before_an_interruption_is_told(tmp_path: Path) -> None:
    """Also the batch that is being stored while the next articles are read."""

    def found() -> Iterator[Article]:
        for number in range(100):
            yield Article(f"a{number}", f"Town {number}", f"Mayor {number} met a gull. " * 60)
        raise KeyboardInterrupt

    told: list[str] = []
    with library(tmp_path / "data") as opened:
        with pytest.raises(KeyboardInterrupt):
            opened.put(found(), told.append)
        assert 0 < len(told) < 100
        assert [each.id for each in opened.articles()] == told


def test_a_fault_in_storing_ends_the_import(tmp_path: Path) -> None:
    """It is raised although another thread meets it, and nothing is told as stored."""
    told: list[str] = []
    opened = library(tmp_path / "data")
    opened.close()
    with pytest.raises(StoreError, match="library.sqlite3"):
        opened.put([Article("a", "Tram", "The tram is violet.")], told.append)
    assert not told
