"""The growth of the engines' times, drawn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench.results import Results

_INK, _FAINT = "#1f2933", "#d9dee3"
_COLOURS = {
    "verbatim": "#0b6e4f",
    "verbatim-plain": "#4fae87",
    "bm25s-numba": "#b4540a",
    "bm25s": "#e0934d",
    "tantivy": "#2557a7",
    "sqlite-fts5": "#7b4fa6",
    "rank-bm25": "#b3263e",
    "ask": _INK,
}
Line = tuple[str, list[int], list[float]]


def draw(results: Results, path: Path) -> bool:
    """Writes a PNG; whether there was anything to draw."""
    lines = _lines(results)
    if not any(len(sizes) > 1 for _, sizes, _ in lines):
        return False
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(9, 5.6), dpi=150, facecolor="white")
    for line in lines:
        _draw_line(axes, line)
    _label(axes, lines)
    _dress(axes)
    figure.tight_layout()
    figure.savefig(path)
    pyplot.close(figure)
    return True


def _lines(results: Results) -> list[Line]:
    """The medians by size: of each engine over made queries, and of whole questions."""
    found: dict[str, tuple[list[int], list[float]]] = {}
    for size, figures in results.of("scorer"):
        for name, figure in figures["queries"]["made"].items():
            _put(found, name, size, figure["median_ms"])
    for _, figures in results.of("questions"):
        if "made" in figures["sets"]:
            median = figures["sets"]["made"]["cold"]["median_ms"]
            _put(found, "ask", figures["sentences"], median)
    return [(name, *points) for name, points in found.items()]


def _put(
    found: dict[str, tuple[list[int], list[float]]], name: str, size: int, median: float
) -> None:
    sizes, medians = found.setdefault(name, ([], []))
    sizes.append(size)
    medians.append(median)


def _draw_line(axes: Any, line: Line) -> None:
    name, sizes, medians = line
    axes.plot(
        sizes,
        medians,
        color=_COLOURS.get(name, _INK),
        linewidth=2.4 if name in ("verbatim", "ask") else 1.5,
        linestyle="--" if name == "ask" else "-",
        marker="o",
        markersize=4,
    )


def _label(axes: Any, lines: Sequence[Line]) -> None:
    """Names at the lines' ends: beside them at the largest size, moved apart where they would
    touch; above them where a line ends before.
    """
    axes.set_xscale("log")
    axes.set_yscale("log")
    low, high = axes.get_ylim()
    step, floor = (high / low) ** 0.045, 0.0
    largest = max(sizes[-1] for _, sizes, _ in lines)
    for name, sizes, medians in sorted(lines, key=lambda line: line[2][-1]):
        end = (sizes[-1], medians[-1])
        style = {"fontsize": 9, "color": _COLOURS.get(name, _INK)}
        shown = "whole question (verbatim ask)" if name == "ask" else name
        if sizes[-1] < 0.9 * largest:
            place = {"xytext": (4, 7), "textcoords": "offset points"}
            place["ha"] = "right" if len(sizes) > 1 else "left"
            axes.annotate(shown, end, **place, **style)
            continue
        floor = max(medians[-1], floor * step)
        axes.annotate(shown, end, (sizes[-1] * 1.12, floor), va="center", **style)


def _dress(axes: Any) -> None:
    left, right = axes.get_xlim()
    axes.set_xlim(left, right * (right / left) ** 0.3)  # room for the names
    axes.set_title("Median time of a question, one thread", loc="left", color=_INK)
    axes.set_xlabel("sentences", color=_INK)
    axes.set_ylabel("milliseconds", color=_INK)
    axes.grid(color=_FAINT, linewidth=0.6)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.tick_params(colors=_INK, which="both", labelsize=9)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
