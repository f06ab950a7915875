"""A page's tree → the lines that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from index.errors import ReadingError
from index.prose.shapes import on_one_line

Tree = Any
"""An lxml element; the library has no types."""

_CONTROLS = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f]")  # mean nothing, and end a text for C
_INLINE = frozenset(
    "a abbr acronym amp-img b bdi bdo big cite code data del dfn em font i img ins kbd label mark"
    " meta nobr q ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
_UNSEEN = frozenset(
    "script style noscript template head svg math iframe object video audio canvas select datalist"
    " textarea amp-analytics rt rp".split()
)
_FLOWING = _INLINE | _UNSEEN  # do not end a line
_HUGE_TAG = re.compile(r"<(\w[\w:-]*)\s[^<>]{20000,}>")  # thousands of attributes take minutes
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is seen, on one line, and which share of its letters is in links."""

    text: str
    linked: float

    @property
    def is_link(self) -> bool:
        """Whether the line is a link as a whole."""
        return self.linked == 1


def parsed(text: str) -> Tree:
    """The tree of a page. Raises ReadingError where it holds no element.

    The parser stops at 255 nested elements, so that no later step recurses deeper.
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    text = _HUGE_TAG.sub(r"<\1>", _CONTROLS.sub(" ", text))
    data = text.encode("utf-8", "replace")
    try:
        return html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError):
        raise ReadingError("holds no web page; save the page again") from None


def lines(tree: Tree) -> Iterator[Line]:
    """The lines of an element that are seen, in order: its blocks, each on one line."""
    line = _Growing()
    links = 0  # that are open
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if element.tag not in _FLOWING:
            yield from line.ended()
        if event == "start":
            links += element.tag == "a"
            if is_unseen(element):
                walk.skip_subtree()
            else:
                line.add(element.text, links > 0)
        else:
            links -= element.tag == "a"
            line.add(element.tail if element is not tree else None, links > 0)
    yield from line.ended()


class _Growing:
    """The pieces of a line until it ends, and how many letters of it are in links and not."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.letters = [0, 0]

    def add(self, piece: str | None, is_linked: bool) -> None:
        if piece:
            self.pieces.append(piece)
            self.letters[is_linked] += sum(map(str.isalnum, piece))

    def ended(self) -> Iterator[Line]:
        if text := on_one_line("".join(self.pieces)):
            yield Line(text, self.letters[1] / max(1, sum(self.letters)))
        self.pieces, self.letters = [], [0, 0]


def is_unseen(element: Tree) -> bool:
    """Whether browsers do not show the element: by its kind, or since it is hidden."""
    hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
    return element.tag in _UNSEEN or bool(hidden)


def words(text: str) -> int:
    """How many words a text has; scripts that do not part words count two characters as one."""
    wide = len(re.findall(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]", text))
    return len(text.split()) + wide // 2
