"""The scorer alone: engines take turns at the same queries in one run, so that noise hits all."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.asking import made_terms, real_questions, real_terms
from tests.bench.engines import BM25S, BM25SNumba, Engine, RankBM25, SQLite, Tantivy
from tests.bench.figures import summary
from tests.bench.files import copied, disk, note, noted
from tests.bench.isolation import isolated, resident, say, watching
from tests.bench.job import Job
from tests.bench.own import Verbatim, VerbatimPlain
from tests.bench.threads import scaling
from tests.bench.words import Floats

ENGINES: dict[str, type[Engine]] = {
    each.name: each
    for each in (Verbatim, VerbatimPlain, BM25SNumba, Tantivy, BM25S, SQLite, RankBM25)
}
Queries = Sequence[Sequence[str]]

COUNT = 10  # hits asked for
QUERIES = 1000
ROUNDS = 3
SLOW = 12  # times the fastest: such an engine empties the caches for whoever comes next
BUDGET, FEWEST = 15.0, 10  # seconds for one slow engine, and its queries at least


def folder_of(job: Job, name: str, size: int) -> Path:
    """Where the engine's index of that size stands."""
    kind = ENGINES[ENGINES[name].shares or name]
    return job.out / "indexes" / f"{kind.name}-{kind.version()}-{job.corpora.key}-{size}"


def measure(job: Job, size: int) -> dict[str, Any]:
    """Everything about the engines at one size."""
    names = [name for name in job.engines if size <= ENGINES[name].largest]
    queries = made_terms(job.corpora.tokens(size), 50, job.seed)
    folders = {name: folder_of(job, name, size) for name in names}
    engines = {name: _costs(job, name, size, queries, folders[name]) for name in names}
    say(f"scorer, {size:,} sentences: queries")
    return {"size": size, "engines": engines, "queries": isolated(_races, job, size, folders)}


def _costs(job: Job, name: str, size: int, queries: Queries, folder: Path) -> dict[str, Any]:
    if not (folder / "built.json").exists():
        say(f"scorer, {size:,} sentences: {name} builds")
        _forget_others(folder, job.corpora.key, size)
        folder.mkdir(parents=True, exist_ok=True)
        note(folder / "built.json", isolated(_build, job, name, size, folder))
    say(f"scorer, {size:,} sentences: {name} starts")
    first, start = (isolated(_start, name, folder, queries) for _ in range(2))
    start["first_start_seconds"] = first["start_seconds"]  # before anything compiled is cached
    return {**noted(folder / "built.json"), **start, **isolated(_append, job, name, folder)}


def _forget_others(folder: Path, key: str, size: int) -> None:
    """Removes the indexes of the same corpus by other versions of the engine."""
    kind = folder.name.split("-", 1)[0]
    for other in folder.parent.glob(f"{kind}-*-{key}-{size}"):
        shutil.rmtree(other)


def _build(job: Job, name: str, size: int, folder: Path) -> dict[str, float]:
    corpus = job.corpora.tokens(size)
    shutil.rmtree(folder)
    folder.mkdir()
    before = resident()
    with watching() as peak:
        begin = time.perf_counter()
        ENGINES[ENGINES[name].shares or name]().build(corpus, folder)
        seconds = time.perf_counter() - begin
    return {
        "build_seconds": seconds,
        "build_rate": size / seconds,
        "build_peak_mb": peak.memory - before,
        "disk_mb": disk(folder) / 1e6,
    }


def _start(name: str, folder: Path, queries: Queries) -> dict[str, float]:
    """Imports and compilation included."""
    before, engine = resident(), ENGINES[name]()
    begin = time.perf_counter()
    engine.open(folder)
    engine.top(queries[0], COUNT)
    seconds = time.perf_counter() - begin
    for terms in queries[: 50 if seconds < 10 else 3]:
        engine.top(terms, COUNT)
    return {"start_seconds": seconds, "memory_mb": resident() - before}


def _append(job: Job, name: str, folder: Path) -> dict[str, float | None]:
    """The median of five times 100 documents, visible and durable, or None for a new build."""
    if ENGINES[name].append is Engine.append:
        return {"append_ms": None}
    more = list(job.corpora.tokens(10_000).sentences())[:500]
    engine, times = ENGINES[name](), []
    with copied(folder) as copy:
        engine.open(copy)
        for first in range(0, 500, 100):
            begin = time.perf_counter()
            engine.append(more[first : first + 100])
            engine.top(more[first][:3], COUNT)
            times.append(time.perf_counter() - begin)
    return {"append_ms": float(np.median(times)) * 1e3}


def _races(job: Job, size: int, folders: dict[str, Path]) -> dict[str, Any]:
    """Each set of queries with its figures by engine."""
    corpus = job.corpora.tokens(size)
    engines = {name: _opened(name, folder) for name, folder in folders.items()}
    sets = {"made": made_terms(corpus, QUERIES, job.seed)}
    if job.questions:
        asked = real_questions(job.questions, QUERIES, job.seed)
        sets["real"] = real_terms(asked, set(corpus.forms))
    return {name: _race(engines, queries) for name, queries in sets.items()}


def _opened(name: str, folder: Path) -> Engine:
    engine = ENGINES[name]()
    engine.open(folder)
    return engine


def _race(engines: dict[str, Engine], queries: Queries) -> dict[str, Any]:
    """A warm-up, then the fast engines together, then the slow ones together. `ratio` compares
    the medians of an engine and of Verbatim (or else of the first engine) over the same queries.
    """
    first = {name: _once(engine, queries[:5]) for name, engine in engines.items()}
    asked = {
        name: int(np.clip(BUDGET / each / ROUNDS, FEWEST, len(queries)))
        for name, each in first.items()
    }
    limit = SLOW * min(first.values())
    slow = {name for name, each in first.items() if each > limit}
    times: dict[str, Floats] = {}
    for group in (engines.keys() - slow, slow):
        times |= _interleaved({name: engines[name] for name in group}, queries, asked)
    base, same = times[_base(engines)], _same(engines, queries[:10])
    threads = {name: _threads(engine, queries) for name, engine in engines.items()}
    return {
        name: {
            **summary(times[name]),
            "ratio": float(np.median(times[name]) / np.median(base[: asked[name]])),
            "same": same[name],
            "two_threads": threads[name],
        }
        for name in engines
    }


def _threads(engine: Engine, queries: Queries) -> float | None:
    """What a second thread brings, None where that is not measured."""
    if not engine.threads:
        return None
    return scaling(lambda terms: engine.top(terms, COUNT), queries)


def _base(engines: dict[str, Engine]) -> str:
    """The engine that the others are compared with."""
    return next((name for name in engines if name.startswith("verbatim")), next(iter(engines)))


def _same(engines: dict[str, Engine], queries: Queries) -> dict[str, float | None]:
    """The mean share of an engine's hits that the base has too; None where an engine numbers its
    documents in another way. Equal scores at the end make it less than 1.
    """
    base = engines[_base(engines)]
    wanted = [set(base.top(terms, COUNT)) for terms in queries]
    pairs = list(zip(queries, wanted, strict=True))
    return {
        name: float(np.mean([_shared(engine, *pair) for pair in pairs])) if engine.numbers else None
        for name, engine in engines.items()
    }


def _shared(engine: Engine, terms: Sequence[str], wanted: set[int]) -> float:
    return len(wanted.intersection(engine.top(terms, COUNT))) / max(len(wanted), 1)


def _once(engine: Engine, queries: Queries) -> float:
    """The median of one pass after another one, in seconds."""
    for terms in queries:
        engine.top(terms, COUNT)
    return float(np.median([_timed(engine, terms) for terms in queries]))


def _timed(engine: Engine, terms: Sequence[str]) -> float:
    begin = time.perf_counter()
    engine.top(terms, COUNT)
    return time.perf_counter() - begin


def _interleaved(
    engines: dict[str, Engine], queries: Queries, asked: dict[str, int]
) -> dict[str, Floats]:
    """Each engine's seconds for its first `asked` queries: three rounds in which the engines take
    turns; of each query's three times the median counts, so that a moment's noise of the machine
    is not taken for a hard query.
    """
    random = np.random.default_rng(0)
    times = {name: np.zeros((ROUNDS, asked[name])) for name in engines}
    for number, terms in enumerate(queries[:50]):
        for name in engines:
            if number < asked[name] / 10:
                engines[name].top(terms, COUNT)
    for turn in range(ROUNDS):
        for number, terms in enumerate(queries):
            names = [name for name in engines if number < asked[name]]
            for each in random.permutation(len(names)):
                times[names[each]][turn, number] = _timed(engines[names[each]], terms)
    return {name: np.median(each, axis=0) for name, each in times.items()}
