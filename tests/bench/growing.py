"""Bulk import, and single articles that come and go while two processes ask."""

from __future__ import annotations

import json
import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any

from index.library import Library
from tests.bench.files import copied
from tests.bench.isolation import isolated, say
from tests.bench.job import Job
from tests.bench.libraries import BenchError, Place, imported, name_of, prepared

REPEATS = 7
PATIENCE = 60.0  # seconds for another process to see a change
LOOK = 0.01  # seconds between two looks of the other process
APART = 5_000_000  # the chunk from which no corpus takes its articles


def measure(job: Job, size: int) -> dict[str, Any]:
    """The import's figures, then one article of 30 sentences, added and removed."""
    place = prepared(job, size)
    say(f"growing, {name_of(size)}: one article comes and goes")
    with copied(place.folder) as folder:
        changes = isolated(_changes, Place(folder), job.corpora.articles(30 * REPEATS, APART))
    return {"size": size, **imported(place), **changes}


def _changes(place: Place, source: Path) -> dict[str, Any]:
    """Medians and maxima in milliseconds: until the change is durable, until this process's next
    answer shows it, and until another process's answer does.
    """
    fresh = multiprocessing.get_context("spawn")
    ours, theirs = fresh.Pipe()
    watcher = fresh.Process(target=_watch, args=(place, theirs), daemon=True)
    watcher.start()
    ours.recv()  # it stands ready
    found: dict[str, list[float]] = {}
    with Library.open(place.settings) as library:
        library.ask("Who said what to whom?")
        for number in range(REPEATS):
            _one(library, _article(source, place.folder, number), number, ours, found)
    ours.send(None)
    watcher.join()
    return {
        key: {"median_ms": median(times) * 1e3, "max_ms": max(times) * 1e3}
        for key, times in found.items()
    }


def _one(
    library: Library, path: Path, number: int, other: Connection, found: dict[str, list[float]]
) -> None:
    """Adds the article and removes it again."""
    article = f"bench-{number}"
    changes: tuple[tuple[str, Callable[[], object]], ...] = (
        ("add", lambda: library.add(path)),
        ("remove", lambda: library.remove(article)),
    )
    for name, change in changes:
        wanted = name == "add"
        other.send((article, _question(number), wanted))
        other.recv()  # it looks
        begin = time.perf_counter()
        change()
        durable = time.perf_counter()
        seen = _shows(library, _question(number), article)
        visible = time.perf_counter()
        if seen != wanted:
            what = "shows it" if seen else "does not show it"
            raise BenchError(f"{name} of {article}: the next answer {what}; look at Library.{name}")
        found.setdefault(f"{name}_durable", []).append(durable - begin)
        found.setdefault(f"{name}_visible", []).append(visible - begin)
        found.setdefault(f"{name}_elsewhere", []).append(other.recv() - begin)


def _watch(place: Place, other: Connection) -> None:
    """Another process: asks until the change shows, and sends the moment (the clock is shared)."""
    with Library.open(place.settings) as library:
        library.ask("Who said what to whom?")
        other.send("ready")
        while task := other.recv():
            article, question, wanted = task
            other.send("looking")
            limit = time.perf_counter() + PATIENCE
            while _shows(library, question, article) != wanted and time.perf_counter() < limit:
                time.sleep(LOOK)
            other.send(time.perf_counter())


def _shows(library: Library, question: str, article: str) -> bool:
    answer = library.ask(question)
    return article in {quote.article for quote in (*answer.quotes, *answer.nearest)}


def _question(number: int) -> str:
    return f"What did Quixxel{number} say about the zyzzomat?"


def _article(source: Path, folder: Path, number: int) -> Path:
    """A file with one made article, of 30 sentences, whose words no other article has."""
    lines = source.read_text(encoding="utf-8").splitlines()
    text = " ".join(json.loads(line)["text"] for line in lines).replace("\n\n", " ")
    sentences = text.split(". ")[number * 29 : number * 29 + 29]
    told = f"Quixxel{number} said that the zyzzomat was ready. {'. '.join(sentences)}."
    path = folder / f"article-{number}.jsonl"
    record = {"id": f"bench-{number}", "title": "A new machine", "text": told}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path
