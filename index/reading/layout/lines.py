"""What was drawn on a page → its lines, in the order in which they were drawn."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

Matrix = Sequence[float]
"""Six numbers [a b c d e f] that take (x, y) to (ax + cy + e, bx + dy + f)."""

_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡])\s*")
_MARKED = re.compile(r"(?:[^\W\d_]{4,}|[.,;:!?”\"')»])$")
_SMALLER, _RAISED = 0.8, 0.2  # of the size of the letters around


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: where it begins, in points from the lower left corner of the page, and the
    size of its letters.
    """

    text: str
    x: float
    y: float
    size: float
    page: int


class Drawing:
    """Gathers the pieces of text of one page as pypdf gives them."""

    def __init__(self, page: int) -> None:
        self._page = page
        self._parts: list[str] = []
        self._place: tuple[float, float, float] | None = None
        self.lines: list[Line] = []

    def draw(self, text: str, outer: Matrix, inner: Matrix, _: object, size: float) -> None:
        """Take a piece of text, the matrices that place it, its font and its size."""
        first, *others = text.split("\n")
        place = _place(outer, inner, size)
        self._add(first, place)
        for other in others:
            self.end_line()
            self._add(other, place)

    def end_line(self) -> None:
        """End the line, where it holds anything."""
        text = " ".join("".join(self._parts).split(" ")).strip()
        if text and self._place:
            self.lines.append(Line(text, *self._place, self._page))
        self._parts, self._place = [], None

    def _add(self, text: str, place: tuple[float, float, float]) -> None:
        if text.strip() and self._place is None:
            self._place = place
        if not self._is_note_mark(text, place):
            self._parts.append(text)

    def _is_note_mark(self, text: str, place: tuple[float, float, float]) -> bool:
        """Whether this is the mark of a footnote after a word, and no power or unit (m², 10⁶).

        Some programs do not say that a mark is raised; then it has to follow its word at once.
        """
        if self._place is None or place[2] >= _SMALLER * self._place[2]:
            return False
        height = place[1] - self._place[1]
        before = "".join(self._parts)
        if height > _RAISED * self._place[2]:
            before, text = before.rstrip(), text.lstrip()
        marks = height >= 0 and _NOTE_MARK.fullmatch(text)  # what is lowered belongs to a formula
        return bool(marks and _MARKED.search(before))


def is_note_mark(line: Line, body: float) -> bool:
    """Whether the line is nothing but the mark of a footnote, in small letters."""
    return bool(_NOTE_MARK.fullmatch(line.text)) and line.size < _SMALLER * body


def _place(outer: Matrix, inner: Matrix, size: float) -> tuple[float, float, float]:
    """Where the text begins, and the size of its letters on the page."""
    x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
    y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
    up = (inner[2] * outer[0] + inner[3] * outer[2], inner[2] * outer[1] + inner[3] * outer[3])
    return x, y, abs(size) * math.hypot(*up)
