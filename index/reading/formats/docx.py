"""Word files → an article, by python-docx (extra `formats`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from index.errors import ReadingError
from index.prose.shapes import ends_sentence, is_prose, normalised
from index.reading import metadata
from index.reading.document import Document, Draft
from index.reading.faults import broken
from index.reading.pieces import Piece, composed, tabled
from index.reading.text import known_by
from index.reading.unzipping import Unzipper

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.coreprops import CoreProperties

_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHOWN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = {"del", "moveFrom", "pPr", "rPr", "pict", "drawing", "object", "AlternateContent"}
_KINDS = {
    "title": "headline",
    "subtitle": "section label",
    "heading": "section label",
    "caption": "caption",
    "toc": "navigation",
}
_IN_ONE_GO = dt.timedelta(days=31)
_NO_TITLE = "Word Document"  # python-docx gives files without properties this one
_NO_AUTHOR = "python-docx"
_TEMPLATE = dt.datetime(2013, 12, 23, 23, 15)  # when that of python-docx was made


class _Told(NamedTuple):
    """What a file says, and what its properties say of it."""

    pieces: list[Piece]
    title: str | None
    author: str | None
    published: str | None
    updated: str | None
    language: str | None


def read(document: Document) -> Iterator[Draft]:
    """The article of a Word file as its last reviewer would see it: changes that were tracked are
    taken as made. Headings, captions and tables of contents are cuts; headers, footers, notes,
    text boxes and pictures are left out.

    Raises ReadingError where the file is broken, too large or holds no text of its own.
    """
    with broken("Word file"):
        told = _told(document.data)
    text, cuts = composed(told.pieces)
    if not text:
        raise ReadingError("holds no text; put the article there or remove the file")
    id, url = known_by(document)
    draft = Draft(
        text,
        source=document.source,
        id=id,
        url=url,
        title=told.title or _headline(told.pieces),
        author=told.author,
        language=told.language,
        cuts=cuts,
    )
    is_dated = draft.article().published  # a printed date is the article's; others are the file's
    yield draft if is_dated else replace(draft, published=told.published, updated=told.updated)


def _told(data: bytes) -> _Told:
    import docx

    Unzipper(data, "Word file").check_all()
    try:
        document = docx.Document(BytesIO(data))
    except ValueError as error:
        if "content type" in str(error):
            raise ReadingError("is a template or has macros; save it as plain .docx") from None
        raise
    about = document.core_properties
    title = metadata.phrase(about.title)
    return _Told(
        _headed(list(_grouped(_pieces(document)))),
        None if title == _NO_TITLE else title,
        metadata.names([name for name in about.author.split(";") if name != _NO_AUTHOR]),
        *_dates(about),
        metadata.language(about.language),
    )


def _dates(about: CoreProperties) -> tuple[str | None, str | None]:
    """The days on which the file was written and changed, where that was in one go: the properties
    of files that were made from older ones tell of those.
    """
    made, changed = about.created, about.modified
    if made is None or changed is None or made.replace(tzinfo=None) == _TEMPLATE:
        return None, None
    if not dt.timedelta() <= changed - made <= _IN_ONE_GO:
        return None, None
    first, last = made.date().isoformat(), changed.date().isoformat()
    return first, last if last != first else None


def _headed(pieces: list[Piece]) -> list[Piece]:
    """A heading before all prose is the headline, where no title is."""
    above = takewhile(lambda piece: piece.kind or not _says_something(piece), pieces)
    first = next((i for i, piece in enumerate(above) if piece.kind == "section label"), None)
    if first is None or _headline(pieces) is not None:
        return pieces
    return [*pieces[:first], replace(pieces[first], kind="headline"), *pieces[first + 1 :]]


def _says_something(piece: Piece) -> bool:
    plain = normalised(piece.text)
    return is_prose(plain) or ends_sentence(plain)


def _headline(pieces: list[Piece]) -> str | None:
    printed = next((piece.text for piece in pieces if piece.kind == "headline"), None)
    return metadata.phrase(printed)


class _Found(NamedTuple):
    """A piece, and whether it is an item of a list."""

    piece: Piece
    item: bool = False


def _grouped(found: Iterator[_Found]) -> Iterator[Piece]:
    """The pieces, with the items of a list made one."""
    for item, group in groupby(found, key=lambda each: each.item):
        pieces = [each.piece for each in group]
        yield from [Piece("\n".join(each.text for each in pieces))] if item else pieces


def _pieces(document: WordDocument) -> Iterator[_Found]:
    styles = _Styles(document)
    for element in _blocks(document.element.body):
        if _name(element) == "tbl":
            yield from map(_Found, tabled(map(_cells, _own(element, "tr"))))
        elif text := _text(element):
            kind = styles.kind(element)
            yield _Found(Piece(text, kind), kind is None and styles.is_item(element))


def _blocks(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables, with those of content controls; not of tables of contents."""
    for element in parent:
        name = _name(element)
        if name in {"p", "tbl"}:
            yield element
        elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _blocks(element)


class _Styles:
    """What the styles of paragraphs mean, by their ids."""

    def __init__(self, document: WordDocument) -> None:
        styles = document.styles.element
        found = {style.get(f"{_SPACE}styleId"): style for style in _all(styles, "style")}
        self._kinds = {id: _kind(style) for id, style in found.items()}
        self._lists = {id for id, style in found.items() if _first(style, "numPr") is not None}

    def kind(self, paragraph: Any) -> str | None:
        """The kind of cut that the paragraph is; None for prose."""
        return self._kinds.get(_value(_first(paragraph, "pStyle")))

    def is_item(self, paragraph: Any) -> bool:
        """Whether the paragraph is an item of a list."""
        numbered = _first(paragraph, "numPr")
        if numbered is not None:
            return _value(_first(numbered, "numId")) != "0"
        return _value(_first(paragraph, "pStyle")) in self._lists


def _kind(style: Any) -> str | None:
    """The kind by the style's name, which is English in every language's Word, or by its level."""
    name = (_value(_first(style, "name")) or "").lower()
    if kind := _KINDS.get(name.split(" ")[0]):
        return kind
    level = _value(_first(style, "outlineLvl"))
    return "section label" if level is not None and level != "9" else None


def _cells(row: Any) -> list[str]:
    return ["\n".join(filter(None, map(_text, _all(cell, "p")))) for cell in _own(row, "tc")]


def _text(paragraph: Any) -> str:
    """What is seen of a paragraph, its lines without outer blanks."""
    lines = "".join(_shown(paragraph)).split("\n")
    return "\n".join(filter(None, (line.strip(" \t") for line in lines)))


def _shown(parent: Any) -> Iterator[str]:
    for element in parent:
        name = _name(element)
        if name == "t":
            yield element.text or ""
        elif name in _SHOWN:
            yield _SHOWN[name]
        elif name not in _LEFT_OUT and not (name == "r" and _is_hidden(element)):
            yield from _shown(element)


def _all(parent: Any, name: str) -> Iterator[Any]:
    found: Iterator[Any] = parent.iter(f"{_SPACE}{name}")
    return found


def _own(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, without those of tables in its cells."""
    return (each for each in _all(parent, name) if next(each.iterancestors(parent.tag)) is parent)


def _is_hidden(run: Any) -> bool:
    hidden = _first(run, "vanish")
    return hidden is not None and _value(hidden) not in {"0", "false"}


def _first(parent: Any, name: str) -> Any:
    return next(_all(parent, name), None)


def _value(element: Any) -> str | None:
    return None if element is None else element.get(f"{_SPACE}val")


def _name(element: Any) -> str:
    """The element's name without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
