"""The labelled web pages of tests/data/pages, built as servers would send them.

tests/data/pages/README.md says what the files hold.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from index.reading.document import Document

PAGES = Path(__file__).parents[1] / "data" / "pages"
HELD_OUT = "held-"
_MARKED = re.compile("⟦(.*?)⟧", re.S)
_BLOCKS = {"p", "br", "li", "h2", "h3", "div", "tr", "caption"}
_CELLS = {"td", "th"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page, the text of its article with a line for each block, and its metadata."""

    document: Document
    text: str
    labels: dict[str, Any]

    @property
    def name(self) -> str:
        """The name of the page's file."""
        return str(self.labels["page"])

    @property
    def held_out(self) -> bool:
        """Whether the reader was made without a look at this page."""
        return self.name.startswith(HELD_OUT)


def labelled_pages(folder: Path = PAGES) -> Iterator[Labelled]:
    """All labelled pages."""
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        labels = json.loads(line)
        yield built(folder, labels)


def built(folder: Path, labels: dict[str, Any]) -> Labelled:
    """A page put together from its file and the shell of its outlet."""
    head, _, body = (
        (folder / f"{labels['page']}.html").read_text(encoding="utf-8").partition("\n\n")
    )
    fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    if shell := fields.get("shell"):
        outlet = (folder / "shells" / f"{shell}.html").read_text(encoding="utf-8")
        body = re.sub(r"{{(\w+)}}", lambda m: {**fields, "body": body}.get(m[1], ""), outlet)
    document = Document(
        data=re.sub("[⟦⟧]", "", body).encode(fields.get("encoding", "utf-8")),
        source=fields["address"],
        name=f"{labels['page']}.html",
        url=fields["address"],
        content_type=fields.get("content_type", "text/html"),
    )
    return Labelled(document, "\n".join(map(plain, _MARKED.findall(body))), labels)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.pieces += ["\n"] * (tag in _BLOCKS) + [" "] * (tag in _CELLS)

    def handle_endtag(self, tag: str) -> None:
        self.pieces += ["\n"] * (tag in _BLOCKS)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def plain(marked: str) -> str:
    """The text of marked HTML."""
    parser = _Text()
    parser.feed(marked)
    parser.close()
    lines = (" ".join(line.split()) for line in html.unescape("".join(parser.pieces)).split("\n"))
    return "\n".join(filter(None, lines))
