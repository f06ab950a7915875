"""The plots of a report, each a self-contained SVG drawing made of strings.

A drawing is 360 units wide, so that its lettering can be read on a phone. Colours come from the
page's style sheet by class; every mark carries its figures as a tooltip.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from index.evaluation.calibration import Bin, Calibration

_WIDTH = 360.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 12.0, 28.0, 34.0
_CONFIDENCE_BINS, _LATENCY_BINS = 20, 24
_LABEL = 26  # characters of a kind's name that are shown
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Axes:
    """A plane with x from 0 to `right` and y from `low` to `high`, drawn `height` units high."""

    right: float
    high: float
    low: float = 0.0
    height: float = 250.0

    def x(self, value: float) -> float:
        """Where x stands in the drawing."""
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * value / self.right

    def y(self, value: float) -> float:
        """Where y stands in the drawing."""
        share = (value - self.low) / (self.high - self.low)
        return self.height - _BOTTOM - (self.height - _TOP - _BOTTOM) * share

    def bar(self, start: float, end: float, value: float, style: str, tip: str) -> str:
        """A bar from y = 0 to `value` over x from `start` to `end`, with a gap to the next."""
        left, right = self.x(start) + 0.75, self.x(end) - 0.75
        top, bottom = sorted((self.y(value), self.y(0)))
        return _bar(left, top, right - left, bottom - top, style, tip)

    def frame(self, x_label: str, y_label: str, y_unit: str, x_unit: str = "") -> Iterator[str]:
        """Grid lines, ticks and the names of the axes."""
        for tick in self._levels():
            yield _line(self.x(0), self.y(tick), self.x(self.right), self.y(tick), "grid")
            yield _text(_LEFT - 5, self.y(tick) + 3.5, f"{abs(tick):g}{y_unit}", "tick end")
        for tick in ticks(self.right):
            yield _text(self.x(tick), self.height - _BOTTOM + 14, f"{tick:g}{x_unit}", "tick mid")
        yield _line(self.x(0), self.y(0), self.x(self.right), self.y(0), "axis")
        yield _text(_WIDTH - _RIGHT, self.height - 4, x_label, "name end")
        yield _text(0, 12, y_label, "name")

    def _levels(self) -> list[float]:
        above = ticks(max(self.high, -self.low))
        levels = {*above, *(-tick for tick in above)}
        return sorted(level for level in levels if self.low <= level <= self.high)


def hit_bars(kinds: Sequence[tuple[str, int, Sequence[float]]]) -> str:
    """For each kind its name, its number of questions and its hit@1, hit@3 and hit@5 (0 to 1):
    one bar a kind, the deeper cut-offs paler behind.
    """
    height = 34.0 * len(kinds) + 4
    rows = [_hit_row(34.0 * number, *kind) for number, kind in enumerate(kinds)]
    return _drawing(height, "Share of questions with a hit, by kind", rows)


def reliability(found: Calibration) -> str:
    """The share of the answers that is right in each bin of confidence, against the diagonal."""
    axes = Axes(1.0, 100.0, height=300.0)
    shown = [part for part in found.bins if part.count]
    diagonal = _line(axes.x(0), axes.y(0), axes.x(1), axes.y(100), "ideal")
    parts = [
        *axes.frame("confidence", "right", " %"),
        *(_reliability_bar(axes, part) for part in shown),
        diagonal,
        *(_reliability_dot(axes, part) for part in shown),
    ]
    return _drawing(300, "Share right by confidence", parts)


def confidence_split(answerable: Sequence[float], others: Sequence[float], threshold: float) -> str:
    """The confidence of answerable questions upwards and of the others downwards, each as shares
    of its own group; a line where answers begin.
    """
    up, down = (_shares(group) for group in (answerable, others))
    axes = Axes(1.0, max(*up, 1.0) * 1.06, -max(*down, 1.0) * 1.06, height=300.0)
    bars = [
        *_confidence_bars(axes, up, 1, "one", "answerable"),
        *_confidence_bars(axes, down, -1, "two", "not answerable"),
    ]
    place = axes.x(threshold)
    mark = [
        _line(place, axes.y(axes.high), place, axes.y(axes.low), "mark"),
        _text(place + 4, axes.y(axes.high) + 8, f"answered from {threshold:g}", "note"),
    ]
    frame = axes.frame("confidence", "share of the group", " %")
    return _drawing(300, "Confidence of answerable and other questions", [*frame, *bars, *mark])


def latency_bars(milliseconds: Sequence[float], marked: Mapping[str, float]) -> str:
    """How many questions took how long; the slowest hundredth is in the last bar. `marked` are
    times to be marked, by their names.
    """
    last = max(float(np.percentile(milliseconds, 99)), 0.001)
    counts, edges = np.histogram(np.minimum(milliseconds, last), _LATENCY_BINS, (0.0, last))
    axes = Axes(last, max(1.0, float(counts.max())) * 1.12)
    bars = [
        axes.bar(start, end, count, "one", f"{count} questions: {start:.2f} to {end:.2f} ms")
        for start, end, count in zip(edges[:-1], edges[1:], counts, strict=True)
        if count
    ]
    marks = [
        part
        for row, (name, value) in enumerate(marked.items())
        for part in _marked(axes, name, value, row)
    ]
    frame = axes.frame("milliseconds", "questions", "")
    return _drawing(250, "Time that a question takes", [*frame, *bars, *marks])


def ticks(high: float) -> list[float]:
    """At most six round values from 0 to `high`, which is above 0."""
    rough = high / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * step for step in _STEPS if power * step >= rough * (1 - 1e-9))
    return [step * number for number in range(math.floor(high / step * (1 + 1e-9)) + 1)]


def _hit_row(top: float, name: str, questions: int, shares: Sequence[float]) -> str:
    label = name if len(name) <= _LABEL else name[: _LABEL - 1] + "…"
    figures = " · ".join(f"{100 * share:.0f}" for share in shares)
    styles = [f"hit{number}" for number in range(len(shares))]
    bars = [
        _bar(0, top + 19, _WIDTH * share, 10, style, f"{name}: {100 * share:.1f} %")
        for style, share in reversed(list(zip(styles, shares, strict=True)))
    ]
    return "".join(
        [
            f'<text x="0" y="{top + 14:.1f}" class="label">{escape(label)}'
            f'<tspan class="tick" dx="6">{questions}</tspan></text>',
            _text(_WIDTH, top + 14, f"{figures} %", "value end"),
            _bar(0, top + 19, _WIDTH, 10, "track", f"{name}: {questions} questions"),
            *bars,
        ]
    )


def _reliability_bar(axes: Axes, part: Bin) -> str:
    middle = axes.x((part.start + part.end) / 2)
    return axes.bar(part.start, part.end, 100 * (part.right or 0.0), "pale", _said(part)) + _text(
        middle, axes.y(0) - 5, str(part.count), "count mid"
    )


def _reliability_dot(axes: Axes, part: Bin) -> str:
    """The share right at the mean confidence, tied to the diagonal where it should lie."""
    sure, right = part.confidence or 0.0, part.right or 0.0
    x, y = axes.x(sure), axes.y(100 * right)
    tip = escape(_said(part))
    return (
        _line(x, y, x, axes.y(100 * sure), "gap")
        + f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" class="one"><title>{tip}</title></circle>'
    )


def _said(part: Bin) -> str:
    sure, right = part.confidence or 0.0, part.right or 0.0
    return f"{part.count} answers: mean confidence {100 * sure:.0f} %, right {100 * right:.0f} %"


def _confidence_bars(
    axes: Axes, shares: Sequence[float], sign: int, style: str, name: str
) -> Iterator[str]:
    for number, share in enumerate(shares):
        start, end = number / _CONFIDENCE_BINS, (number + 1) / _CONFIDENCE_BINS
        if share:
            tip = f"{share:.1f} % of the {name}: {start:.2f} to {end:.2f}"
            yield axes.bar(start, end, sign * share, style, tip)


def _shares(values: Sequence[float]) -> list[float]:
    counts, _ = np.histogram(values, _CONFIDENCE_BINS, (0.0, 1.0))
    return [100 * float(count) / max(len(values), 1) for count in counts]


def _marked(axes: Axes, name: str, value: float, row: int) -> list[str]:
    place, top = axes.x(value), axes.y(axes.high) + 8 + 12 * row
    style, shift = ("note", 4) if place < 0.7 * _WIDTH else ("note end", -4)
    return [
        _line(place, axes.y(axes.high), place, axes.y(0), "mark"),
        _text(place + shift, top, f"{name} {value:.1f} ms", style),
    ]


def _drawing(height: float, label: str, parts: Iterable[str]) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH:g} {height:g}" role="img" aria-label="{escape(label)}">'
        f"{''.join(parts)}</svg>"
    )


def _bar(x: float, y: float, width: float, height: float, style: str, tip: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="1.5"'
        f' class="{style}"><title>{escape(tip)}</title></rect>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{style}"/>'


def _text(x: float, y: float, text: str, style: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{style}">{escape(text)}</text>'
