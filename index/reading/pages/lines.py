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

_CONTROLS = {code: " " for code in range(32) if chr(code) not in "\t\n\r"}
_INLINE = frozenset(
    "a abbr acronym amp-img b bdi bdo big cite code data del dfn em font i img ins kbd label mark"
    " meta nobr q ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
_UNSEEN = frozenset(
    "script style noscript template head svg math iframe object video audio canvas select datalist"
    " textarea amp-analytics rt rp".split()
)
_FLOWING = _INLINE | _UNSEEN  # do not end a line
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is seen, on one line; whether it is a link as a whole, and its element."""

    text: str
    is_link: bool
    element: Tree


def parsed(text: str) -> Tree:
    """The tree of a page. Raises ReadingError where it holds no element.

    The parser stops at 255 nested elements, so that no later step recurses deeper.
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = text.translate(_CONTROLS).encode("utf-8", "replace")
    try:
        return html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError):
        raise ReadingError("holds no web page; save the page again") from None


def lines(tree: Tree) -> Iterator[Line]:
    """The lines of an element that are seen, in order: its blocks, each on one line."""
    text: list[str] = []
    linked = unlinked = depth = 0
    owner = tree
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        is_block = element.tag not in _FLOWING
        if is_block:
            if line := on_one_line("".join(text)):
                yield Line(line, unlinked == 0 and linked > 0, owner)
            text, linked, unlinked, owner = [], 0, 0, element
        starts = event == "start"
        seen = not (starts and is_unseen(element))
        if not seen:
            walk.skip_subtree()
        depth += (1 if starts else -1) * (element.tag == "a")
        if starts:
            piece = element.text if seen else None
        else:
            piece = element.tail if element is not tree else None
        if piece:
            text.append(piece)
            linked, unlinked = _counted(piece, depth > 0, linked, unlinked)
    if line := on_one_line("".join(text)):
        yield Line(line, unlinked == 0 and linked > 0, owner)


def _counted(piece: str, is_link: bool, linked: int, unlinked: int) -> tuple[int, int]:
    size = sum(map(str.isalnum, piece))
    return (linked + size, unlinked) if is_link else (linked, unlinked + size)


def is_unseen(element: Tree) -> bool:
    """Whether browsers do not show the element: by its kind, or since it is hidden."""
    hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
    return element.tag in _UNSEEN or bool(hidden)


def words(text: str) -> int:
    """How many words a text has; scripts that do not part words count two characters as one."""
    wide = len(re.findall(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]", text))
    return len(text.split()) + wide // 2
