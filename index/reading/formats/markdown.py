"""Markdown with or without front matter → an article in plain text, by markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from index.errors import ReadingError
from index.prose import shapes
from index.reading import metadata
from index.reading.document import Document, Draft
from index.reading.pieces import Piece, composed, tabled
from index.reading.text import known_by, text_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(
    r"---[ \t]*\r?\n(?=(?:\s|#.*\n)*[\w-]+[ \t]*:\s)(.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.S
)
_LONGEST_FRONT = 65536  # characters
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_SEEN = {"text", "text_special", "code_inline"}
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
_FIELDS = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "by", "byline"),
    "publisher": ("publisher", "site", "site_name", "publication"),
    "published": ("published", "date", "pubdate", "publishdate", "date_published"),
    "updated": ("updated", "lastmod", "modified", "last_modified", "date_modified"),
    "url": ("url", "canonical", "canonical_url", "link"),
    "language": ("lang", "language", "locale"),
}


def read(document: Document) -> Iterator[Draft]:
    """The article of a Markdown text, its front matter made fields.

    The text is what a reader of the rendered page sees, less its HTML. Headings and code are cuts;
    a first heading is the headline. Raises ReadingError where it is no text or the front matter is
    broken.
    """
    fields, body = _parted(text_of(document))
    pieces = _pieces(body)
    text, cuts = composed(pieces)
    if not text:
        raise ReadingError("holds no text but marks; put the article there or remove the file")
    headline = next((piece.text for piece in pieces if piece.kind == "headline"), "")
    title = fields.pop("title") or metadata.phrase(headline)
    id, fields["url"] = known_by(document, fields["url"])
    yield Draft(text, source=document.source, id=id, title=title, cuts=cuts, **fields)


def _parted(text: str) -> tuple[dict[str, Any], str]:
    """The fields that the front matter gives, and the text after it."""
    front = _FRONT.match(text, 0, _LONGEST_FRONT)
    given = _mapping(front[1]) if front else {}
    found: dict[str, Any] = {
        field: next((given[name] for name in called if given.get(name)), None)
        for field, called in _FIELDS.items()
    }
    fields: dict[str, Any] = {
        "title": metadata.phrase(found["title"]),
        "author": metadata.names(_persons(found["author"])),
        "publisher": metadata.phrase(found["publisher"]),
        "published": metadata.date(found["published"]),
        "updated": metadata.date(found["updated"]),
        "url": metadata.address(found["url"]),
        "language": metadata.language(found["language"]),
    }
    return fields, text[front.end() :] if front else text


def _mapping(front: str) -> dict[str, Any]:
    """The front matter as strings, lists and mappings of them, by its names in lower case."""
    import yaml

    try:
        # BaseLoader makes nothing but strings of scalars: no dates that do not exist, no objects.
        data = yaml.load(front, yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or "nested too deeply"
        raise ReadingError(
            f"its front matter is not YAML ({problem}{where}); correct or remove it"
        ) from None
    items = data.items() if isinstance(data, dict) else ()
    return {name.lower(): value for name, value in items if isinstance(name, str)}


def _persons(value: Any) -> list[object]:
    """The names of one author or several, each a string or a mapping with a name."""
    persons = value if isinstance(value, list) else [value]
    return [person.get("name") if isinstance(person, dict) else person for person in persons]


def _pieces(body: str) -> list[Piece]:
    """The blocks of the body. The first heading of the first level is the headline, or else a
    heading that begins the text.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    walk = _Walk()
    for token in parser.parse(body):
        walk.take(token)
    pieces, levels = walk.pieces, walk.levels
    headline = levels.index(1) if 1 in levels else 0
    if any(levels[headline : headline + 1]):
        pieces[headline] = replace(pieces[headline], kind="headline")
    return pieces


class _Walk:
    """Takes tokens in order; `pieces` are what they show, `levels` those of headings, else 0."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.levels: list[int] = []
        self._level = 0
        self._underlined = False  # as a paragraph is by mistake that a rule follows at once
        self._depth = 0  # open lists and tables
        self._rows: list[list[str]] = []  # of these; an item has one cell
        self._row: list[str] | None = None

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.type == "inline":
            self._inline(_shown(token.children or []), token)
        elif token.type in {"fence", "code_block"}:
            self._end_group()
            self._add(token.content.rstrip("\n"), "code")
        elif token.type == "heading_open":
            self._level = int(token.tag[1])
            self._underlined = token.markup in {"-", "="}
        elif token.type in {"tr_open", "tr_close"}:
            self._rows += [self._row] if self._row and any(self._row) else []
            self._row = [] if token.nesting > 0 else None
        elif token.tag in {"ul", "ol", "table"}:
            self._depth += token.nesting
            if not self._depth:
                self._end_group()

    def _inline(self, text: str, token: Token) -> None:
        level, self._level = self._level, 0
        if self._row is not None:
            self._row.append(text)
        elif self._depth:
            self._rows.append([text])
        elif _NOTE.match(token.content):
            self._add(text.lstrip(": "), "footnote")
        elif level and not (self._underlined and shapes.is_prose(shapes.normalised(text))):
            self._add(text, "section label", level)
        else:
            self._add(text)

    def _end_group(self) -> None:
        if any(len(row) > 1 for row in self._rows):
            for piece in tabled(self._rows):
                self._add(piece.text, piece.kind)
        else:
            self._add("\n".join(filter(None, chain.from_iterable(self._rows))))
        self._rows = []

    def _add(self, text: str, kind: str | None = None, level: int = 0) -> None:
        if text.strip():
            self.pieces.append(Piece(text, kind))
            self.levels.append(level)


def _shown(tokens: Sequence[Token]) -> str:
    """What is seen of a paragraph's tokens: no marks, no HTML, no pictures, nothing struck out."""
    parts, struck = [], 0
    for token in tokens:
        struck += token.nesting * (token.tag == "s")
        if not struck:
            parts.append(_BREAKS.get(token.type, token.content if token.type in _SEEN else ""))
    text = re.sub(r"  +", " ", _NOTE_MARK.sub("", "".join(parts)))
    return re.sub(r" *\n *", "\n", text).strip(" \n")
