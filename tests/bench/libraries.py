"""Whole libraries, made by `verbatim add` as a user makes them, and kept in the out folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.library import Library
from index.settings import Settings
from tests.bench.engines import ROOT
from tests.bench.files import disk, note, noted
from tests.bench.isolation import isolated, say, watching
from tests.bench.job import Job

SHIPPED = 0  # the size that stands for the articles that ship with the bot
SHIPPED_ARTICLES = ROOT / "index" / "articles"


class BenchError(Exception):
    """The benchmark cannot go on; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """A library's folder, with its settings."""

    folder: Path

    @property
    def config(self) -> Path:
        """The settings' file: no articles are read at start."""
        return self.folder / "config.toml"

    @property
    def settings(self) -> Settings:
        """The settings as the library takes them."""
        return Settings.load(self.config)

    def configure(self) -> None:
        """Write the settings' file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        text = '[library]\ndata = "data"\narticles = []\n'
        self.config.write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.Popen[str]:
        """`verbatim` on this library, started."""
        command = [sys.executable, "-m", "bot", "--config", str(self.config), *arguments]
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(command, cwd=ROOT, env=_plain_environment(), **silent)


def prepared(job: Job, size: int) -> Place:
    """The library of that size; imported where that was not done before."""
    place = Place(job.out / "libraries" / f"{job.corpora.key}-{size}")
    if not (place.folder / "import.json").exists():
        shutil.rmtree(place.folder, ignore_errors=True)
        place.configure()
        note(place.folder / "import.json", _imported(job, place, size))
    return place


def imported(place: Place) -> dict[str, Any]:
    """What the import took."""
    return noted(place.folder / "import.json")


def finished(process: subprocess.Popen[str]) -> None:
    """Waits for the end of a command. Raises BenchError where it fails."""
    _, said = process.communicate()
    if process.returncode:
        line = said.strip().splitlines()[-1] if said.strip() else f"exit {process.returncode}"
        raise BenchError(f"verbatim {' '.join(process.args[5:7])}: {line}")


def _imported(job: Job, place: Place, size: int) -> dict[str, Any]:
    source = SHIPPED_ARTICLES if size == SHIPPED else job.corpora.articles(size)
    say(f"library, {name_of(size)}: import")
    begin = time.perf_counter()
    process = place.run("add", str(source))
    with watching(process.pid) as peak:
        finished(process)
    seconds = time.perf_counter() - begin
    sentences, first = isolated(_counted, place)
    data, text = disk(place.folder / "data"), text_bytes(source)
    return {
        "sentences": sentences,
        "seconds": seconds,
        "rate": sentences / seconds,
        "peak_mb": peak.memory,
        "first_open_seconds": first,
        "disk_mb": data / 1e6,
        "text_mb": text / 1e6,
        "bytes_a_sentence": (data - text) / sentences,
    }


def _counted(place: Place) -> tuple[int, float]:
    """The library's sentences, and the seconds until its first answer after the import."""
    begin = time.perf_counter()
    with Library.open(place.settings) as library:
        library.ask("Who said what to whom?")
        seconds = time.perf_counter() - begin
        return sum(summary.sentences for summary in library.articles()), seconds


def text_bytes(source: Path) -> int:
    """The bytes of the articles' texts, without titles and other fields."""
    if source.is_dir():
        return disk(source)
    import json

    with source.open(encoding="utf-8") as file:
        return sum(len(json.loads(line)["text"].encode()) for line in file)


def name_of(size: int) -> str:
    """How a size is shown."""
    return "shipped" if size == SHIPPED else f"{size:,}"


def _plain_environment() -> dict[str, str]:
    """Without the token: no command of the benchmark speaks to Discord."""
    return {key: value for key, value in os.environ.items() if not key.startswith("DISCORD_")}


def asked_of(job: Job, size: int, count: int) -> Sequence[tuple[str, list[str]]]:
    """Sets of questions for the library of that size, each with its name."""
    from tests.bench.asking import made_questions, made_terms, real_questions

    if size == SHIPPED:
        shipped = ROOT / "tests" / "data" / "shipped" / "questions.jsonl"
        return [("shipped", real_questions((shipped,), count, job.seed))]
    sets = [("made", made_questions(made_terms(job.corpora.tokens(size), count, job.seed)))]
    if job.questions:
        sets.append(("real", real_questions(job.questions, count, job.seed)))
    return sets
