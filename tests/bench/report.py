"""The report: tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tests.bench.libraries import name_of
from tests.bench.results import Results
from tests.bench.targets import targets


def report(results: Results) -> str:
    """All that is known, as Markdown."""
    parts = (_machine, _medians, _costs, _questions, _growing, _loop, _targets)
    return "\n\n".join(text for part in parts if (text := part(results))) + "\n"


def _machine(results: Results) -> str:
    shape = results.machine
    versions = ", ".join(f"{name} {number}" for name, number in shape["versions"].items() if number)
    return (
        f"# Benchmark of {shape['date']}\n\n"
        f"{shape['cores']} cores ({shape['processor']}), {shape['memory_gb']} GB, "
        f"{shape['system']}, Python {shape['python']}; {versions}."
    )


def _medians(results: Results) -> str:
    measured = results.of("scorer")
    kinds = dict.fromkeys(kind for _, figures in measured for kind in figures["queries"])
    tables = [_medians_of(kind, measured) for kind in kinds]
    return "\n\n".join(tables)


def _medians_of(kind: str, measured: Sequence[tuple[int, dict[str, Any]]]) -> str:
    """One table: engines down, sizes across, and the ratio to Verbatim's median."""
    sizes = {size: figures["queries"].get(kind, {}) for size, figures in measured}
    names = dict.fromkeys(name for engines in sizes.values() for name in engines)
    rows = []
    for name in names:
        cells = [_median(engines, name) for engines in sizes.values()]
        rows.append([name, *cells])
    title = f"## The scorer, {kind} queries: median / p99 in ms (× verbatim's median)"
    return _table(title, ["engine", *(f"{size:,}" for size in sizes)], rows)


def _median(engines: dict[str, Any], name: str) -> str:
    if name not in engines:
        return "–"
    found = engines[name]
    shown = f"{_figure(found['median_ms'])} / {_figure(found['p99_ms'])}"
    return shown if found["ratio"] == 1 else f"{shown} ({_figure(found['ratio'])} ×)"


def _costs(results: Results) -> str:
    rows = [
        [f"{size:,}", name, *_cost(name, cost), _same(figures, name), _threads(figures, name)]
        for size, figures in results.of("scorer")
        for name, cost in figures["engines"].items()
    ]
    head = [
        "sentences",
        "engine",
        "build /s",
        "memory MB",
        "disk MB",
        "start s",
        "append 100, ms",
        "hits shared",
        "2 threads ×",
    ]
    return _table("## The scorer: what it costs", head, rows) if rows else ""


def _cost(name: str, cost: dict[str, Any]) -> Iterator[str]:
    yield f"{cost['build_rate']:,.0f}"
    yield f"{cost['memory_mb']:,.0f}"
    yield _figure(cost["disk_mb"])
    yield _figure(cost["start_seconds"])
    yield _append(name, cost)


def _append(name: str, cost: dict[str, Any]) -> str:
    """An engine that cannot append is built anew."""
    if name.startswith("verbatim"):
        return "see Growing"
    append = cost["append_ms"]
    return f"{cost['build_seconds'] * 1e3:,.0f} (built anew)" if append is None else _figure(append)


def _same(figures: dict[str, Any], name: str) -> str:
    """The share of hits that are Verbatim's too."""
    same = figures["queries"]["made"][name]["same"]
    return "–" if same is None else f"{same:.0%}"


def _threads(figures: dict[str, Any], name: str) -> str:
    """What a second thread brings, by set of queries."""
    sets = [engines[name].get("two_threads") for engines in figures["queries"].values()]
    return " / ".join(_figure(found) for found in sets if found is not None) or "–"


def _questions(results: Results) -> str:
    rows = [
        [name_of(size), kind, *_question(figures, found)]
        for size, figures in results.of("questions")
        for kind, found in figures["sets"].items()
    ]
    head = [
        *("sentences", "questions", "median ms", "p95", "p99", "warm", "p99 / median"),
        *("answered", "2 threads ×", "memory MB", "start to first answer s"),
        *("imports s", "open s", "first ask s", "bot MB", "bot ready s"),
    ]
    return _table("## Whole questions", head, rows) if rows else ""


def _question(figures: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    cold, start = found["cold"], figures["start"]
    yield from map(_figure, (cold["median_ms"], cold["p95_ms"], cold["p99_ms"]))
    yield from map(_figure, (found["warm"]["median_ms"], cold["tail"]))
    yield f"{found['answered']:.0%}"
    yield _figure(found["two_threads"])
    yield f"{found['memory_mb']:,.0f}"
    yield _figure(figures["process_seconds"])
    yield from (_figure(start[f"{key}_seconds"]) for key in ("imports", "open", "first"))
    bot = figures["bot"]
    yield f"{bot['memory_mb']:,.0f}" if bot else "–"
    yield _figure(bot["ready_seconds"]) if bot else "–"


def _growing(results: Results) -> str:
    rows = [[name_of(size), *_grown(figures)] for size, figures in results.of("growing")]
    head = [
        *("sentences", "import /s", "seconds", "peak MB", "bytes a sentence", "add: durable ms"),
        *("visible", "elsewhere", "remove: durable ms", "visible", "elsewhere"),
    ]
    return _table("## Growing (bytes beside the text)", head, rows) if rows else ""


def _grown(figures: dict[str, Any]) -> Iterator[str]:
    yield f"{figures['rate']:,.0f}"
    yield _figure(figures["seconds"])
    yield f"{figures['peak_mb']:,.0f}"
    yield f"{figures['bytes_a_sentence']:,.0f}"
    for change in ("add", "remove"):
        for step in ("durable", "visible", "elsewhere"):
            yield _figure(figures[f"{change}_{step}"]["median_ms"])


def _loop(results: Results) -> str:
    scenarios = ("idle", "start", "questions", "import and questions")
    rows = [
        [name_of(size), *(_lag(figures[name]) for name in scenarios)]
        for size, figures in results.of("loop")
    ]
    title = "## The event loop: lag of a heartbeat, median / p99 / longest in ms"
    return _table(title, ["sentences", *scenarios], rows) if rows else ""


def _lag(found: dict[str, Any]) -> str:
    return " / ".join(_figure(found[key]) for key in ("median_ms", "p99_ms", "max_ms"))


def _targets(results: Results) -> str:
    rows = [
        [
            target.name,
            _figure(target.value),
            f"{'≥' if target.floor else '≤'} {_figure(target.limit)}",
            "yes" if target.met else "**no**",
        ]
        for target in targets(results)
    ]
    return _table("## Targets", ["target", "measured", "wanted", "met"], rows) if rows else ""


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]]
    return "\n".join([title, "", *lines])


def _figure(value: float) -> str:
    """Three significant digits at most, no exponent."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) >= 0.001 else f"{value:.4f}"
