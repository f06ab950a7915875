"""PDF files → an article, by pypdf: paragraphs of the printed lines, page furniture kept apart."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from index.errors import ReadingError
from index.reading import metadata
from index.reading.document import Document, Draft
from index.reading.faults import broken
from index.reading.layout.furniture import body_size, footnotes, furniture, masked
from index.reading.layout.lines import Drawing, Line
from index.reading.layout.paragraphs import paragraphs
from index.reading.pieces import Piece, composed
from index.reading.text import known_by

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MOST_PAGES = 3000
_MOST_TEXT = 10_000_000  # characters
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel)\b.*|untitled.*|.*\.\w{2,5}|\S*[_\d]\S*|document\s?\d*"
    r"|layout \d+|slide \d+|title|(?:file|https?)://.*",
    re.I,
)
_NO_AUTHOR = re.compile(
    r"\S*[\d_@]\S*|admin\w*|user|owner|author|root|microsoft.*|\(?unspecified.*", re.I
)
_STRANGE = re.compile(r"[\ufffd\ue000-\uf8ff]|/g\d+|\(cid:\d+\)")
_MOST_STRANGE = 0.2  # of the characters


class _Printed(NamedTuple):
    """What a file holds: the lines of its pages, in the order of drawing, and its metadata."""

    pages: list[list[Line]]
    title: str | None
    author: str | None


def read(document: Document) -> Iterator[Draft]:
    """The article of a PDF. Headings are cuts by their size; running headers, footers, page numbers
    and footnotes are cuts at the end of the text.

    Raises ReadingError where the file is broken, encrypted, too large or holds no text.
    """
    with broken("PDF file"):
        printed = _printed(document.data)
        pieces = _pieces(printed.pages)
    text, cuts = composed(pieces)
    _check(text)
    headline = next((piece.text for piece in pieces if piece.kind == "headline"), "")
    title = printed.title or metadata.phrase(headline)
    id, url = known_by(document)
    yield Draft(
        text,
        source=document.source,
        id=id,
        title=title,
        url=url,
        author=printed.author,
        cuts=cuts,
    )


def _printed(data: bytes) -> _Printed:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every fault that it mends
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not _decrypted(reader):
        raise ReadingError("is encrypted; save it without a password")
    if len(reader.pages) > _MOST_PAGES:
        count = len(reader.pages)
        raise ReadingError(f"has {count} pages; split it into files of at most {_MOST_PAGES}")
    pages, length = [], 0
    for number, page in enumerate(reader.pages):
        pages.append(_lines(page, number))
        length += sum(len(line.text) for line in pages[-1])
        if length > _MOST_TEXT:
            raise ReadingError(f"has more than {_MOST_TEXT:,} characters of text; split it")
    about = reader.metadata
    return _Printed(pages, _title(about and about.title), _author(about and about.author))


def _decrypted(reader: PdfReader) -> bool:
    """Whether the file opens without a password, as those do that only forbid printing."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _lines(page: PageObject, number: int) -> list[Line]:
    """The upright lines of a page; all, where it has no upright ones."""
    for orientations in ((0,), (0, 90, 180, 270)):
        drawing = Drawing(number)
        page.extract_text(orientations=orientations, visitor_text=drawing.draw)
        drawing.end_line()
        if drawing.lines:
            break
    return drawing.lines


def _title(value: object) -> str | None:
    """The title, unless it is a file's name or what a program fills in."""
    title = metadata.phrase(value)
    return None if title is None or _NO_TITLE.fullmatch(title) else title


def _author(value: object) -> str | None:
    author = metadata.phrase(value)
    return None if author is None or _NO_AUTHOR.fullmatch(author) else author


def _pieces(pages: Sequence[Sequence[Line]]) -> list[Piece]:
    """The paragraphs of all pages, and after them what stands at the pages' edges."""
    at_edges = furniture(pages)
    kept = [[line for line in lines if line not in at_edges] for lines in pages]
    body = body_size(line for lines in kept for line in lines)
    notes = {line for lines in kept for line in footnotes(lines, body)}
    found = paragraphs([line for lines in kept for line in lines if line not in notes], body)
    aside = [
        *_aside([line for lines in kept for line in lines if line in notes], "footnote"),
        *_aside([line for lines in pages for line in lines if line in at_edges], "page furniture"),
    ]
    return [*_headed(found), *aside]


def _aside(lines: Sequence[Line], kind: str) -> list[Piece]:
    """The lines as one piece, none of them twice, numbers aside."""
    unlike = {masked(line.text): line.text for line in reversed(lines)}
    return [Piece("\n".join(reversed(unlike.values())), kind)] if lines else []


def _headed(pieces: list[Piece]) -> list[Piece]:
    """The first piece that is a heading and stands before all prose is the headline."""
    if pieces and pieces[0].kind == "section label":
        return [replace(pieces[0], kind="headline"), *pieces[1:]]
    return pieces


def _check(text: str) -> None:
    if not text:
        raise ReadingError(
            "holds pictures of pages and no text; run text recognition (OCR) over it and add that"
        )
    strange = sum(len(match) for match in _STRANGE.findall(text))
    if strange > _MOST_STRANGE * len(text):
        raise ReadingError("has fonts that do not tell their letters; save its text as .txt")
