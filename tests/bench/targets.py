"""What the project wants to reach, beside what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.bench.libraries import SHIPPED, name_of
from tests.bench.results import Results


@dataclass(frozen=True, slots=True)
class Target:
    """A wish, the measured value, and its limit: at most, or at least where `floor`."""

    name: str
    value: float
    limit: float
    floor: bool = False

    @property
    def met(self) -> bool:
        """Whether the measured value keeps to the limit."""
        return self.value >= self.limit if self.floor else self.value <= self.limit


_SCORER = {
    10_000: (("verbatim", "bm25s-numba", 1.0), ("verbatim", "tantivy", 1.0)),
    1_000_000: (("verbatim", "bm25s-numba", 0.45), ("verbatim", "tantivy", 0.7)),
    5_000_000: (("verbatim", "bm25s-numba", 0.3), ("verbatim", "tantivy", 0.5)),
}
_ASK = {SHIPPED: 1.0, 50_000: 4.0, 1_000_000: 10.0}  # ms
_MILLION = 1_000_000
_BULK = 50_000  # below, the start of the process is most of an import


def targets(results: Results) -> list[Target]:
    """Those for which something was measured."""
    return [
        *_scorer(results),
        *_questions(results),
        *_growing(results),
        *_loop(results),
    ]


def _scorer(results: Results) -> Iterator[Target]:
    for size, figures in results.of("scorer"):
        for kind, engines in figures["queries"].items():
            where = f"scorer, {size:,}, {kind} queries"
            yield from _ratios(where, size, engines)
            if "verbatim" in engines:
                yield Target(f"{where}: p99 / median", engines["verbatim"]["tail"], 6)


def _ratios(where: str, size: int, engines: dict[str, Any]) -> Iterator[Target]:
    median = {name: figures["median_ms"] for name, figures in engines.items()}
    for name, peer, limit in _SCORER.get(size, ()):
        if {name, peer} <= median.keys():
            yield Target(f"{where}: {name} / {peer}", median[name] / median[peer], limit)
    if size != _MILLION:
        return
    peers = [median[name] for name in ("bm25s-numba", "tantivy") if name in median]
    if peers and "verbatim-plain" in median:
        ratio = median["verbatim-plain"] / min(peers)
        yield Target(f"{where}: verbatim-plain / the faster peer", ratio, 1.2)
    if {"verbatim", "rank-bm25"} <= median.keys():
        ratio = engines["rank-bm25"]["ratio"]
        yield Target(f"{where}: rank-bm25 / verbatim", ratio, 3000, floor=True)


def _questions(results: Results) -> Iterator[Target]:
    medians: dict[str, dict[int, float]] = {}
    for size, figures in results.of("questions"):
        for kind, found in figures["sets"].items():
            where, cold = f"ask, {name_of(size)}, {kind} questions", found["cold"]
            medians.setdefault(kind, {})[size] = cold["median_ms"]
            if size in _ASK:
                yield Target(f"{where}: median ms", cold["median_ms"], _ASK[size])
            yield Target(f"{where}: p99 / median", cold["tail"], 5)
            if size == _MILLION:
                yield Target(f"{where}: memory MB", found["memory_mb"], 500)
        if size == SHIPPED and figures["bot"]:
            yield Target("the connected bot, shipped: memory MB", figures["bot"]["memory_mb"], 90)
        if size == _MILLION:
            yield Target(
                f"{name_of(size)}: start to first answer s", figures["process_seconds"], 0.8
            )
    for kind, each in medians.items():
        if {10_000, _MILLION} <= each.keys():
            ratio = each[_MILLION] / each[10_000]
            yield Target(f"ask, {kind} questions: growth 10,000 to 1,000,000", ratio, 10)


def _growing(results: Results) -> Iterator[Target]:
    for size, figures in results.of("growing"):
        if size >= _BULK:
            yield Target(
                f"import, {name_of(size)}: sentences/s", figures["rate"], 15_000, floor=True
            )
        if size != SHIPPED:
            bytes_each = figures["bytes_a_sentence"]
            yield Target(f"disk, {name_of(size)}: bytes a sentence", bytes_each, 400)
        for change in ("add", "remove"):
            median = figures[f"{change}_visible"]["median_ms"]
            yield Target(f"{change} an article, {name_of(size)}: visible ms", median, 50)
        slowest = figures["add_elsewhere"]["max_ms"] / 1e3
        yield Target(f"add, {name_of(size)}: seen by a running process s", slowest, 3)


def _loop(results: Results) -> Iterator[Target]:
    for size, figures in results.of("loop"):
        for name in ("start", "questions", "import and questions"):
            lag = figures[name]["max_ms"]
            yield Target(f"event loop, {name_of(size)}, {name}: longest ms", lag, 20)
