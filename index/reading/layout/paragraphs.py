"""Lines in reading order → paragraphs, over the breaks of lines, columns and pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from index.prose import shapes
from index.reading.layout.lines import Line
from index.reading.layout.words import HYPHENS, Words
from index.reading.pieces import Piece

_GAP = 1.35  # of the usual distance of two lines
_WIDE_GAP = 3.0  # of the size of letters; a wider distance is never a usual one
_INDENT = 0.7  # of the size of letters
_SHORT = 0.75  # of the length of the lines around
_AROUND = 4  # lines
_SIZES = 0.08  # of the size; letters that differ by more are of another paragraph
_LARGE = 1.12  # of the size of the body; headings are larger
_LONGEST_HEADING = 200  # characters
_BULLET = re.compile(r"[•▪●◦‣■□\uf0b7]\s*")
_ITEM = re.compile(rf"{_BULLET.pattern}|(?:\(?\d{{1,3}}[.)]|[–-])\s+\S")


def paragraphs(lines: Sequence[Line], body: float) -> list[Piece]:
    """The paragraphs; lines in letters larger than those of the `body` are headings.

    Items of lists and rows of tables stay lines of their own.
    """
    words, flow = Words(lines), _Flow(lines)
    found: list[Piece] = []
    for run in flow.runs():
        rows = [lines[run.start].text]
        for index in range(run.start + 1, run.stop):
            if flow.ends_row(index):
                rows.append(lines[index].text)
            else:
                rows[-1] = words.joined(rows[-1], lines[index].text)
        text = "\n".join(_BULLET.sub("", row, count=1) for row in rows)
        found.append(Piece(text, _kind(text, lines[run.start].size, body)))
    return found


def _kind(text: str, size: float, body: float) -> str | None:
    is_large = size > _LARGE * body and len(text) <= _LONGEST_HEADING
    return "section label" if is_large and not shapes.holds_prose(text) else None


class _Flow:
    """Where lines that follow each other belong together; an index means the break before it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._usual = _usual_gaps(lines)
        self._width = median(map(_width, lines)) if lines else 0.0

    def runs(self) -> Iterator[range]:
        """The ranges of lines that are one paragraph, list or table."""
        starts = [0, *(i for i in range(1, len(self._lines)) if self._ends_paragraph(i))]
        for start, end in pairwise([*starts, len(self._lines)]):
            if start < end:
                yield range(start, end)

    def ends_row(self, index: int) -> bool:
        """Whether a line ends that is not the paragraph's last: the row of a table, an item."""
        text = self._lines[index].text
        return bool(_ITEM.match(text)) or (self._is_short(index - 1) and not text[0].islower())

    def _ends_paragraph(self, index: int) -> bool:
        before, after = self._lines[index - 1], self._lines[index]
        if abs(before.size - after.size) > _SIZES * before.size:
            return True
        ended = shapes.ends_sentence(before.text)
        gap = before.y - after.y
        if before.page != after.page or gap < -before.size:  # a new page or column
            return ended or (self._is_short(index - 1) and not after.text[0].islower())
        if gap > _GAP * self._usual.get(round(before.size), before.size * 1.2):
            return True
        indented = after.x > before.x + _INDENT * after.size
        return ended and (indented or self._is_short(index - 1)) and not _ITEM.match(after.text)

    def _is_short(self, index: int) -> bool:
        """Whether the line ends well before those around it, or before most, with a whole word."""
        line = self._lines[index]
        around = self._lines[max(0, index - _AROUND) : index + _AROUND + 1]
        alike = (_width(each) for each in around if round(each.size) == round(line.size))
        usual = max(*alike, self._width)
        return _width(line) < _SHORT * usual and not line.text.endswith(HYPHENS)


def _usual_gaps(lines: Sequence[Line]) -> dict[int, float]:
    """The usual distance of two lines, by the size of their letters."""
    gaps: defaultdict[int, list[float]] = defaultdict(list)
    for before, after in pairwise(lines):
        gap = before.y - after.y
        if before.page == after.page and 0 < gap < _WIDE_GAP * before.size:
            gaps[round(before.size)].append(gap)
    return {size: median(found) for size, found in gaps.items()}


def _width(line: Line) -> float:
    """About how wide the line is, in units that compare lines of all sizes."""
    return len(line.text) * line.size
