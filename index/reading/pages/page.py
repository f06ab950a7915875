"""A web page, as all that read something from it share it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from index.reading.document import Document
from index.reading.pages.charset import decoded
from index.reading.pages.lines import Line, lines, parsed
from index.reading.pages.linked import Linked, Meta


@dataclass(frozen=True, slots=True)
class Page:
    """The tree of a page, what it tells programs, and the lines that a person sees.

    `address` is where it was fetched from, or None for a file.
    """

    tree: Any
    linked: Linked
    meta: Meta
    lines: tuple[Line, ...]
    address: str | None


def opened(document: Document) -> Page:
    """The page in a document. Raises ReadingError where it holds none."""
    tree = parsed(decoded(document.data, document.content_type))
    return Page(tree, Linked(tree), Meta(tree), tuple(lines(tree)), document.url)
