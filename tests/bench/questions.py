"""Whole questions: `Library.ask` with everything in it, and the way from start to first answer."""

from __future__ import annotations

import time
from collections.abc import Sequence
from statistics import median
from typing import Any

from index.library import Library
from tests.bench.connected import connected
from tests.bench.figures import summary
from tests.bench.isolation import isolated, resident, say
from tests.bench.job import Job
from tests.bench.libraries import Place, asked_of, finished, imported, name_of, prepared
from tests.bench.threads import scaling

COUNT = 300


def measure(job: Job, size: int) -> dict[str, Any]:
    """All about questions at one size; each set of questions in a process of its own."""
    place = prepared(job, size)
    figures: dict[str, Any] = {"size": size, "sentences": imported(place)["sentences"], "sets": {}}
    for name, questions in asked_of(job, size, COUNT):
        say(f"questions, {name_of(size)}: {name}")
        figures["sets"][name] = isolated(_asked, place, questions)
    say(f"questions, {name_of(size)}: start")
    question = questions[0]
    figures["process_seconds"] = median(_process(place, question) for _ in range(3))
    figures["start"] = isolated(_start, place, question)
    figures["bot"] = isolated(connected, place, questions)
    return figures


def _asked(place: Place, questions: Sequence[str]) -> dict[str, Any]:
    """Cold: each question for the first time in this process; warm: all of them once more."""
    with Library.open(place.settings) as library:
        library.warm_up()  # as the bot does
        library.ask("Who said what to whom?")
        cold = [_timed(library, question) for question in questions]
        warm = [_timed(library, question) for question in questions]
        answered = sum(library.ask(question).answered for question in questions[:100])
        return {
            "cold": summary(cold),
            "warm": summary(warm),
            "memory_mb": resident(),
            "answered": answered / len(questions[:100]),
            "two_threads": scaling(library.ask, questions, turns=3 if sum(warm) < 20 else 1),
        }


def _timed(library: Library, question: str) -> float:
    begin = time.perf_counter()
    library.ask(question)
    return time.perf_counter() - begin


def _process(place: Place, question: str) -> float:
    """The seconds of `verbatim ask`, the interpreter's start and end included."""
    begin = time.perf_counter()
    finished(place.run("ask", "--json", question))
    return time.perf_counter() - begin


def _start(place: Place, question: str) -> dict[str, float]:
    """The seconds to open the library and to its first answer. What was imported already is the
    benchmark's own; `imports_seconds` is measured by a bare interpreter.
    """
    begin = time.perf_counter()
    with Library.open(place.settings) as library:
        opened = time.perf_counter()
        library.ask(question)
        first = time.perf_counter()
        library.ask(question)
        second = time.perf_counter()
    return {
        "imports_seconds": _imports(),
        "open_seconds": opened - begin,
        "first_seconds": first - opened,
        "second_seconds": second - first,
    }


def _imports() -> float:
    """The seconds that a bare interpreter takes to import the library."""
    import subprocess
    import sys

    from tests.bench.engines import ROOT

    code = (
        "import time; t = time.perf_counter(); import index.library; print(time.perf_counter() - t)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    return float(done.stdout)
