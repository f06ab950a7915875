"""Running headers, footers, page numbers and footnotes: what stands at the edges of pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import dropwhile, takewhile

from index.reading.layout.lines import Line, is_note_mark

_EDGE = 3  # lines at the top and at the bottom of a page that may be furniture
_SMALL = 0.92  # of the size of the body; footnotes are smaller
_NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b", re.I)
_NUMBER = re.compile(
    r"[-–—·|\s]*(?:page|seite|p\.?)?\s*#(?:\s*(?:/|of|von|de|sur)\s*#)?[-–—·|\s]*", re.I
)
_TIMED = re.compile(r"#([./-])#\1#,? #:#")  # masked, as browsers begin the head of a page
_ADDRESSED = re.compile(r"\w+://\S+ #/#")  # and all of its foot
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡])[.)]?\s*\S")


def body_size(lines: Iterable[Line]) -> float:
    """The size in which most of the text is set, to half a point."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size * 2) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def furniture(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """The lines that stand at the edges of several pages at the same height, numbers aside, and
    those that a browser adds to every page.
    """
    places: defaultdict[tuple[str, int], list[Line]] = defaultdict(list)
    for lines in pages:
        for line in _edges(lines):
            places[masked(line.text), round(line.y / 4)].append(line)
    least = 2 if len(pages) < 5 else 3
    found: set[Line] = set()
    for (text, _), lines in places.items():
        on = {line.page for line in lines}
        if len(on) >= least or _NUMBER.fullmatch(text):
            found.update(lines)
    return found.union(*map(_by_browser, pages))


def footnotes(lines: Sequence[Line], body: float) -> list[Line]:
    """The lines in small print at the bottom of a page from the first that begins with a mark on,
    and marks that stand alone.
    """
    below = sorted(lines, key=lambda line: line.y)
    small = list(takewhile(lambda line: line.size < _SMALL * body, below))[::-1]
    notes = list(dropwhile(lambda line: not _NOTE.match(line.text), small))
    marks = [line for line in lines if is_note_mark(line, body)]
    return [*notes, *marks] if len(small) < len(lines) else []


def _by_browser(lines: Sequence[Line]) -> list[Line]:
    """The time with the title, and the address with the number of the page; nothing without it."""
    edges = _edges(lines)
    feet = [line for line in edges if _ADDRESSED.fullmatch(masked(line.text))]
    heads = [line for line in edges if _TIMED.match(masked(line.text))]
    return [*heads, *feet] if feet else []


def _edges(lines: Sequence[Line]) -> list[Line]:
    down = sorted(lines, key=lambda line: -line.y)
    return list(dict.fromkeys([*down[:_EDGE], *down[-_EDGE:]]))


def masked(text: str) -> str:
    """The text with every number, Roman ones too, made the same sign."""
    return _NUMBERS.sub("#", text)
