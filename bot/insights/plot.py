"""The plot of a server's questions: JSON on standard input, a PNG on standard output.

A program of its own, `python -m bot.insights.plot`, so that what drawing takes is given back when
it ends. Needs matplotlib, the extra `plots`.
"""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager, get_font
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import MaxNLocator

_GROUND, _INK, _GRID = "#2b2d31", "#dbdee1", "#4e5058"  # readable on dark and light surroundings
_ANSWERED, _MISSING = "#6ea8dc", "#f0a44b"  # told apart in brightness, too
_WIDTH, _DAYS, _BAR, _DOTS = 8.0, 3.0, 0.42, 110  # inches, and dots an inch
_BETWEEN = 0.12  # of a plot's height: the room between the two
_LABEL = 76  # letters of a question; those of East Asian scripts take two
_TICKS = 7  # dates below the days
# Beside the plot's own font, which knows Latin, Greek and Cyrillic; those that are installed.
_FONTS = ("Noto Sans CJK JP", "Noto Sans CJK SC", "Droid Sans Fallback", "WenQuanYi Zen Hei")
_RIGHT_TO_LEFT = {"R", "AL", "AN"}


def draw(data: dict[str, Any]) -> bytes:
    """The plot as a PNG.

    `data` has `days`, each with date, answered, missing; `clusters`, each with count and question;
    and the words `title`, `answered`, `missing`, `lacks`.
    """
    fonts = _fonts()
    rcParams.update({"font.family": [name for name, _ in fonts], "text.parse_math": False})
    rcParams.update(dict.fromkeys(("text.color", "xtick.color", "ytick.color"), _INK))
    clusters = data["clusters"]
    below = _BAR * len(clusters) + 0.75 if clusters else 0.0
    layout = ConstrainedLayoutEngine(hspace=_BETWEEN)
    figure = Figure((_WIDTH, _DAYS + below), facecolor=_GROUND, layout=layout)
    heights = [_DAYS, below] if clusters else [_DAYS]
    axes = figure.subplots(len(heights), squeeze=False, height_ratios=heights)[:, 0]
    for each in axes:
        _plain(each)
    _draw_days(axes[0], data)
    if clusters:
        _draw_clusters(axes[1], data, _known(fonts))
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=_DOTS)
    return drawn.getvalue()


def clipped(text: str, known: frozenset[str]) -> str:
    """The text on one line, as far as it can be drawn as it is written: "…" for the rest."""
    line = " ".join(text.split())
    if any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in line):
        return "…"
    drawn = "".join(sign if sign in known else "\0" for sign in line)
    drawn = " ".join("…" if "\0" in word else word for word in drawn.split(" "))
    kept = drawn
    while _width(kept) >= _LABEL:
        kept = kept.rpartition(" ")[0] if " " in kept[_LABEL // 3 :] else kept[:-1]
    return drawn if kept == drawn else f"{kept}…"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _plain(axes: Axes) -> None:
    axes.set_facecolor(_GROUND)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_GRID)
    axes.tick_params(length=0, pad=6)
    axes.set_axisbelow(True)


def _draw_days(axes: Axes, data: dict[str, Any]) -> None:
    """A bar for each day: what was answered, and what was not on top of it."""
    answered = [day["answered"] for day in data["days"]]
    missing = [day["missing"] for day in data["days"]]
    rows = range(len(answered))
    axes.bar(rows, answered, color=_ANSWERED, label=data["answered"])
    axes.bar(rows, missing, bottom=answered, color=_MISSING, label=data["missing"])
    ticks = rows[:: -(-len(rows) // _TICKS)]
    axes.set_xticks(ticks, [data["days"][row]["date"] for row in ticks], fontsize=9)
    axes.set_xlim(-0.6, max(_TICKS, len(rows)) - 0.4)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    axes.set_ylim(bottom=0, top=max(1, *map(sum, zip(answered, missing, strict=True))) * 1.05)
    axes.grid(axis="y", color=_GRID, linewidth=0.6)
    axes.set_title(data["title"], loc="left", fontsize=12)
    axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=2, frameon=False, borderaxespad=0.2)


def _draw_clusters(axes: Axes, data: dict[str, Any], known: frozenset[str]) -> None:
    """A bar for each cluster, its number and question above it and its count at its end."""
    counts = [cluster["count"] for cluster in data["clusters"]]
    rows = range(len(counts))
    axes.barh(rows, counts, height=0.34, color=_MISSING)
    for row, cluster in enumerate(data["clusters"]):
        label = f"{row + 1}. {clipped(cluster['question'], known)}"
        axes.text(0, row - 0.25, label, va="bottom", fontsize=9).set_in_layout(False)
        axes.annotate(
            str(cluster["count"]),
            (cluster["count"], row),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
        )
    axes.set_ylim(len(counts) - 0.6, -0.9)
    axes.set_xlim(0, max(counts) * 1.08)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(False)
    axes.set_title(data["lacks"], loc="left", fontsize=12)


def _fonts() -> list[tuple[str, str]]:
    """The fonts to draw with, as name and file: a letter is of the first that knows it."""
    files = {font.name: font.fname for font in fontManager.ttflist}
    return [(name, files[name]) for name in ("DejaVu Sans", *_FONTS) if name in files]


def _known(fonts: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The characters that the fonts can draw."""
    return frozenset(chr(code) for _, file in fonts for code in get_font(file).get_charmap())


if __name__ == "__main__":
    sys.stdout.buffer.write(draw(json.load(sys.stdin)))
