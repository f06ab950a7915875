"""What it saves to score the sentences of the best passages alone, in milliseconds.

Times are no part of the tables of hit rates, which are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from index.evaluation.measuring import load_questions
from index.library import Library
from tests.quality.pieces import RANKS, Bench

_ROUNDS = 3  # a question's time is the shortest of as many


@dataclass(frozen=True, slots=True)
class Times:
    """Median milliseconds from a question to its first RANKS sentences in one library."""

    name: str
    sentences: int
    passages: float
    every: float


def measure(name: str, questions: Path, articles: Path) -> Times:
    """The times over the questions that have an answer."""
    texts = [question.text for question in load_questions(questions) if question.answers]
    with Library.temporary(articles) as library:
        bench = Bench(library.snapshot())
        times = (_median(bench, texts, frozenset(off)) for off in ((), ("passages",)))
        return Times(name, len(bench.snapshot), *times)


def _median(bench: Bench, texts: Sequence[str], off: frozenset[str]) -> float:
    return median(min(_milliseconds(bench, text, off) for _ in range(_ROUNDS)) for text in texts)


def _milliseconds(bench: Bench, text: str, off: frozenset[str]) -> float:
    start = perf_counter()
    list(islice(bench.ranked(text, off), RANKS))
    return 1000 * (perf_counter() - start)


def table(times: Sequence[Times]) -> list[tuple[str, ...]]:
    """One row a library, the header first."""
    header = ("library", "sentences", "the product, ms", "less passages, ms")
    return [header, *(_row(each) for each in times)]


def _row(times: Times) -> tuple[str, ...]:
    return times.name, f"{times.sentences:,}", f"{times.passages:.1f}", f"{times.every:.1f}"
