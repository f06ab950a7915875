"""Files on their way into the library: known ones, broken ones, interrupted ones; rehearsals."""

import io
import json
import os
import random
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from index.adding import intake
from index.library import Library
from index.model import AddReport, Step
from index.reading import isolation
from index.reading.isolation.process import Worker
from index.store import Store

MARKDOWN = "# The tram of town {0}\n\nThe tram of town {0} is late. It runs every day.\n"
PROJECT = Path(isolation.__file__).parents[3]


def library(folder: Path) -> Library:
    """A library in that folder."""
    return Library(Store(folder / "library.sqlite3"))


def packed(name: str, content: str) -> bytes:
    """A ZIP of one file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def contents(number: int) -> tuple[str, bytes]:
    """The ending and the bytes of a file; of seven one after another, two are broken."""
    text = MARKDOWN.format(number)
    line = json.dumps({"id": f"line-{number}", "title": "Tram", "text": text})
    some = [
        ("txt", text.encode()),
        ("md", text.encode()),
        ("jsonl", line.encode()),
        ("zip", packed("inner.md", text)),
        ("pdf", b"%PDF-1.7\n" + random.Random(number).randbytes(200)),
        ("md", text.encode("utf-16")),
        ("txt", b"\xff\xfe\xff" + bytes(range(128, 160))),
    ]
    return some[number % len(some)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two hundred and ten small files of several kinds, two of seven broken."""
    for number in range(210):
        ending, data = contents(number)
        path = tmp_path / "news" / str(number % 3) / f"{number:03}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "news"


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Forbids from when it is called on to read documents."""

    def fail(*_: object) -> None:
        raise AssertionError("a document was read again")

    return lambda: monkeypatch.setattr(Worker, "read", fail)


def test_broken_files_keep_no_other_from_being_added(tmp_path: Path, folder: Path) -> None:
    """Each is refused once; the steps tell how far it is."""
    steps: list[Step] = []
    with library(tmp_path / "data") as opened:
        report = opened.add(folder, workers=2, at=steps.append)
        assert len(report.added) == len(set(report.added)) == len(opened.articles()) == 150
    places = [place for place, _ in report.refused]
    assert len(places) == len(set(places)) == 60
    assert {Path(place).suffix for place in places} == {".pdf", ".txt"}
    assert [step.done for step in steps] == list(range(210))
    assert {step.total for step in steps} == {210}
    assert steps[-1].refused >= 55
    assert [step.file for step in steps] == sorted(step.file for step in steps)


def test_known_files_are_not_read_again(tmp_path: Path, no_reading: Callable[[], None]) -> None:
    """They are reported as unchanged by their articles, also by the next program."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.md").write_text(MARKDOWN.format(number))
    with library(tmp_path / "data") as opened:
        added = opened.add(folder).added
    no_reading()
    with library(tmp_path / "data") as opened:
        steps: list[Step] = []
        report = opened.add(folder, at=steps.append)
        assert report == AddReport(unchanged=added)
        assert [step.done for step in steps] == list(range(5))
        assert opened.rehearse(folder) == report


def test_what_changed_or_went_is_read_again(tmp_path: Path) -> None:
    """Another content, another version of an article by another file, a removed article."""
    file, other = tmp_path / "tram.md", tmp_path / "other.jsonl"
    file.write_text(MARKDOWN.format(1))
    with library(tmp_path / "data") as opened:
        (id,) = opened.add(file).added
        file.write_text(MARKDOWN.format(2))
        report = opened.add(file)
        assert len(report.added) + len(report.updated) == 1
        other.write_text(json.dumps({"id": id, "title": "Tram", "text": "The tram is violet."}))
        opened.add(other)
        assert opened.add(file).unchanged == []
        held = [article.id for article in opened.articles()]
        for article in held:
            opened.remove(article)
        report = opened.add(file)
        assert len(report.added) == 1
        assert report.unchanged == []


def test_files_with_refusals_are_read_again(tmp_path: Path) -> None:
    """The reason may be gone, and is told again where it is not."""
    (tmp_path / "a.txt").write_bytes(b"\xff\xff")
    with library(tmp_path / "data") as opened:
        assert opened.add(tmp_path).refused == opened.add(tmp_path).refused != []


def test_files_without_an_article_are_told(tmp_path: Path) -> None:
    """Also those in which nothing is at fault."""
    (tmp_path / "lines.jsonl").write_text("\n\n")
    (tmp_path / "feed.xml").write_text('<rss version="2.0"><channel></channel></rss>')
    with library(tmp_path / "data") as opened:
        refused = dict(opened.add(tmp_path).refused)
    assert sorted(map(os.path.basename, refused)) == ["feed.xml", "lines.jsonl"]
    assert all("holds no article" in why for why in refused.values())


def test_a_rehearsal_tells_what_is_not_whole(tmp_path: Path) -> None:
    """As adding does."""
    line = {"id": "tram", "title": "Tram", "text": "The tram is late.", "notes": ["paywall"]}
    file = tmp_path / "lines.jsonl"
    file.write_text(json.dumps(line))
    with library(tmp_path / "data") as opened:
        rehearsed = opened.rehearse(file)
        assert rehearsed.partial == opened.add(file).partial == {"tram": ("paywall",)}


def test_another_reader_reads_known_files_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_reading: Callable[[], None]
) -> None:
    """It may find more in them."""
    (tmp_path / "tram.md").write_text(MARKDOWN.format(1))
    with library(tmp_path / "data") as opened:
        opened.add(tmp_path)
        no_reading()
        monkeypatch.setattr(intake, "_readers", lambda: "newer")
        with pytest.raises(AssertionError, match="read again"):
            opened.add(tmp_path)


def test_a_rehearsal_tells_what_adding_does_and_changes_nothing(
    tmp_path: Path, folder: Path
) -> None:
    """Added, updated, refused: each alike, in the same order; and unchanged in any order."""
    twice = [{"id": "twice", "title": "Tram", "text": text} for text in ("One.", "Two.", "One.")]
    copy = [{"id": "copy", "title": "Tram", "text": "Two."}]
    (folder / "z.jsonl").write_text("\n".join(map(json.dumps, twice + copy)))
    (folder / "y.txt").write_text("One.")
    with library(tmp_path / "data") as opened:
        for count in (4, 1):
            some = sorted(folder.rglob("*[05].txt"))[::count]
            for path in some:
                opened.add(path)
                path.write_text(path.read_text("utf-8", "ignore") + f"\n\nIt passed {path.stem}.\n")
            before = opened.snapshot().version
            rehearsed = opened.rehearse(folder, workers=2)
            assert opened.snapshot().version == before
            report = opened.add(folder, workers=2)
            rehearsed.unchanged.sort()
            report.unchanged.sort()
            assert rehearsed == report


ADD = """
import sys
from pathlib import Path
from index.adding import importing
from index.library import Library
from index.store import Store
importing._PATIENCE = 0.0
if __name__ == "__main__":
    with Library(Store(Path(sys.argv[1]) / "library.sqlite3")) as library:
        library.add(sys.argv[2], lambda name: print(name, flush=True), workers=1)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_an_interruption_loses_nothing(tmp_path: Path, folder: Path, how: signal.Signals) -> None:
    """What was told as stored is there, its files are not read again, and no process is left."""
    command = [sys.executable, "-c", ADD, str(tmp_path / "data"), str(folder)]
    pipe = subprocess.PIPE
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment) as running:
        assert running.stdout
        told = [running.stdout.readline().strip() for _ in range(20)]
        left = psutil.Process(running.pid).children(recursive=True)
        running.send_signal(how)
    psutil.wait_procs(left, timeout=30)
    assert not any(each.is_running() for each in left)
    with library(tmp_path / "data") as opened:
        held = {article.id for article in opened.articles()}
        assert set(told) <= held
        report = opened.add(folder)
        assert len(opened.articles()) == 150
        assert set(report.unchanged) == held
        assert set(report.added).isdisjoint(held)


WHOLE = json.dumps(
    {
        "title": "About the barn",
        "text": "The barn at Wick burned on Friday. All cows live.",
        "url": "https://wick.example/barn",
    }
)
EXCERPT_OF_IT = """<rss version="2.0"><channel><title>The Wick Post</title><item>
<title>About the barn</title><link>https://wick.example/barn?utm_source=rss</link>
<description>The barn at Wick burned on Friday.</description></item></channel></rss>
"""


@pytest.mark.parametrize("excerpt_first", [True, False])
def test_an_excerpt_takes_no_place_of_the_whole(tmp_path: Path, excerpt_first: bool) -> None:
    """Whichever comes first they are one article, and the whole of it is kept."""
    whole, feed = tmp_path / "barn.jsonl", tmp_path / "feed.xml"
    whole.write_text(WHOLE)
    feed.write_text(EXCERPT_OF_IT)
    first, second = (feed, whole) if excerpt_first else (whole, feed)
    with library(tmp_path / "data") as opened:
        (id,) = opened.add(first).added
        told = opened.rehearse(second)
        report = opened.add(second)
        assert (report.added, told.added) == ([], [])
        assert (report.updated, report.unchanged) == (told.updated, told.unchanged)
        assert report.updated == ([id] if excerpt_first else [])
        (held,) = opened.articles()
        assert held.sentences == 2
        assert report.partial == {}


def test_what_is_not_whole_is_told(tmp_path: Path) -> None:
    """By the id that it is held under."""
    feed = tmp_path / "feed.xml"
    feed.write_text(EXCERPT_OF_IT)
    with library(tmp_path / "data") as opened:
        report = opened.add(feed)
        assert report.partial == {report.added[0]: ("excerpt",)}
        assert opened.add(feed).partial == {}


def test_articles_of_one_file_are_told_of_as_they_are_read(tmp_path: Path) -> None:
    """A long file is not one long silence."""
    file = tmp_path / "news.jsonl"
    lines = [json.dumps({"id": str(n), "text": f"Tram {n} is late."}) for n in range(120)]
    file.write_text("\n".join(lines))
    steps: list[Step] = []
    with library(tmp_path / "data") as opened:
        opened.add(file, at=steps.append)
    assert [step.articles for step in steps] == [0, 50, 100]
    assert {(step.done, step.total) for step in steps} == {(0, 1)}
