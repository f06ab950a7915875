"""The lines of a page that are not its article's text, kept behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.model import PAGE, Cut
from index.reading.pages.lines import Line
from index.reading.pieces import Piece

_MOST = 20_000  # characters of the page that are kept beside the article


def together(parts: Sequence[Piece], seen: Sequence[Line]) -> tuple[str, list[Cut]]:
    """The text to store: the article's paragraphs, then the rest of the page, covered by cuts."""
    text = ""
    cuts: list[Cut] = []
    for part in parts:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{part.text}" if text else part.text
        if part.kind:
            cuts.append(Cut(start, len(text), part.kind))
    lines = []
    end = len(text) + 1
    for line in _others(text, seen):
        lines.append(line)
        cuts.append(Cut(end + 1, end + 1 + len(line), PAGE))
        end += 1 + len(line)
    return "\n".join([text, "", *lines]) if lines else text, cuts


def _others(text: str, seen: Sequence[Line]) -> Iterator[str]:
    """The lines that are not in the text, each once, as far as there is room."""
    room = _MOST
    known = set(text.split("\n"))
    flowing = " ".join(text.split())
    for line in seen:
        if line.text not in known and line.text not in flowing:
            room -= len(line.text) + 1
            if room < 0:
                return
            known.add(line.text)
            yield line.text
