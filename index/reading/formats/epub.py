"""EPUB books → one article a chapter."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from index.errors import ReadingError
from index.prose.shapes import ends_sentence, normalised, on_one_line
from index.reading import metadata
from index.reading.document import Document, Draft, Found, Refusal
from index.reading.faults import broken
from index.reading.kinds import encoding_mark
from index.reading.markup import markup_pieces
from index.reading.pieces import Piece, composed
from index.reading.text import decoded, id_of
from index.reading.unzipping import Unzipper

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MARKUP = {"application/xhtml+xml", "text/html"}
_LEAST = 200  # characters of prose that make a chapter without a heading
_SENTENCE = 3  # words, at least, of the sentence that makes one below a heading
_NAMED = 3  # files that a refusal names
_HEADINGS = 2  # that a chapter's title may be made of, such as "Chapter 1" and its name
_FONTS = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
_ASIDE = re.compile(
    r"(?:^|[\W_])(?:cover|(?:half)?-?title-?page|copyright(?:-?page)?|colophon|imprint|toc|nav"
    r"|(?:table-?of-?)?contents|index|landmarks|page-?list)(?:[\W_\d]|$)",
    re.I,
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}encoding=["']([\w.-]{1,40})["']""")
_TYPE = re.compile(r"""<(?:body|section)[^>]{0,400}epub:type=["']([^"']{1,100})""", re.I)


class _Book(NamedTuple):
    """What the package document says: of the book, and its files of text in reading order."""

    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    language: str | None
    files: list[str]


def read(document: Document) -> Iterator[Found]:
    """The chapters of a book that hold prose, each titled "Book: Chapter"; headings are cuts.
    Covers, title pages, imprints and tables of contents are left out.

    A chapter that cannot be read is refused; files between chapters that hold text but make no
    chapter are refused in one line. Raises ReadingError where the book is broken,
    protected against copying or holds no prose.
    """
    archive = Unzipper(document.data, "EPUB book")
    with broken("EPUB book"):
        book = _book(archive)
        _check_protection(archive, book.files)
    last, left_out = 0, {}
    for number, file in enumerate(book.files, start=1):
        source = f"{document.source}/{on_one_line(file)}"
        try:
            pieces = _pieces(archive, file)
        except ReadingError as error:
            yield Refusal(source, str(error))
            continue
        if _is_chapter(pieces, book):
            last = number
            yield _draft(pieces, number, book, source, document)
        elif last and _prose(pieces):  # what stands before the first chapter is a title page
            left_out[number] = posixpath.basename(file)
    if not last:
        raise ReadingError("holds no chapter of prose; save its text as .txt and add that")
    if names := [name for number, name in left_out.items() if number < last]:
        yield Refusal(document.source, _no_chapters(names))


def _book(archive: Unzipper) -> _Book:
    """What the package document says. Raises whatever parsers raise where it is broken."""
    container = _parsed(archive, "META-INF/container.xml")
    root = next(_all(container, "rootfile")).get("full-path", "")
    package = _parsed(archive, root)
    return _Book(
        metadata.phrase(next(_texts(package, "title"), None)),
        metadata.names(_authors(package)),
        metadata.phrase(next(_texts(package, "publisher"), None)),
        next(filter(None, map(metadata.date, _dates(package))), None),
        metadata.language(next(_texts(package, "language"), None)),
        list(_files(package, posixpath.dirname(root))),
    )


def _parsed(archive: Unzipper, name: str) -> Element:
    """The XML of a member. No entity is resolved: those of hostile files grow without end."""
    from defusedxml.ElementTree import fromstring

    data = archive.named(name)
    if data is None:
        raise ReadingError(f"is an EPUB book without its {on_one_line(name)[:80]}; save it anew")
    root: Element = fromstring(data)
    return root


def _files(package: Element, folder: str) -> Iterator[str]:
    """The names of the members that hold the book's text, in reading order."""
    items = {item.get("id"): item for item in _all(package, "item")}
    for place in _all(package, "itemref"):
        item = items.get(place.get("idref"))
        if item is None or item.get("media-type") not in _MARKUP or place.get("linear") == "no":
            continue
        href = unquote(item.get("href", "").partition("#")[0])
        hints = (item.get("id", ""), posixpath.basename(href), item.get("properties", ""))
        if not any(map(_ASIDE.search, hints)):
            yield posixpath.normpath(posixpath.join(folder, href))


def _check_protection(archive: Unzipper, files: Iterable[str]) -> None:
    """Raise ReadingError where text is encrypted; fonts are in many books."""
    name = "META-INF/encryption.xml"
    if archive.named(name) is None:
        return
    for data in _all(_parsed(archive, name), "EncryptedData"):
        method = next(_all(data, "EncryptionMethod"), None)
        is_font = method is not None and method.get("Algorithm") in _FONTS
        uris = {unquote(each.get("URI", "")) for each in _all(data, "CipherReference")}
        if not is_font and uris & set(files):
            raise ReadingError("is protected against copying (DRM); add a copy without it")


def _pieces(archive: Unzipper, file: str) -> list[Piece]:
    """What a file of text shows; nothing where it says that it is no chapter."""
    data = archive.named(file)
    if data is None:
        raise ReadingError("is listed in the book but not there; save the book anew")
    declared = _DECLARED.match(data)
    encoding = encoding_mark(data) or (declared[1].decode() if declared else "utf-8")
    try:
        html = decoded(data, encoding)
    except (LookupError, UnicodeError):  # some codecs are none of texts
        raise ReadingError(f"is in an unknown encoding ({encoding}); save it as UTF-8") from None
    types = _TYPE.search(html)
    return [] if types and _ASIDE.search(types[1]) else markup_pieces(html)


def _is_chapter(pieces: Sequence[Piece], book: _Book) -> bool:
    """Whether this is long enough, or has a heading and below it a sentence."""
    prose = _prose(pieces)
    if sum(map(len, prose)) >= _LEAST:
        return True
    is_headed = _heading(pieces) not in {"", book.title}
    return is_headed and any(map(_is_sentence, map(normalised, prose)))


def _is_sentence(plain: str) -> bool:
    return ends_sentence(plain) and len(plain.split()) >= _SENTENCE


def _prose(pieces: Iterable[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.kind is None]


def _heading(pieces: Iterable[Piece]) -> str:
    """The headings that begin a chapter, on one line."""
    opening = takewhile(lambda piece: piece.kind == "section label", pieces)
    return ": ".join(on_one_line(piece.text) for piece in islice(opening, _HEADINGS))


def _no_chapters(names: Sequence[str]) -> str:
    """Why these files are left out."""
    shown = ", ".join(on_one_line(name)[:80] for name in names[:_NAMED])
    shown += f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    hold, them = ("files hold", "them") if len(names) > 1 else ("file holds", "it")
    return (
        f"{len(names)} short {hold} too little prose for a chapter ({shown}); to have {them} too,"
        " add the text as .txt"
    )


def _draft(pieces: list[Piece], number: int, book: _Book, source: str, document: Document) -> Draft:
    """The article of a chapter. Its lines are not judged: books have no boilerplate between them,
    but short lines of dialogue that look like it.
    """
    heading = _heading(pieces)
    chapter = heading if heading != book.title else ""
    text, cuts = composed(pieces)
    id = None if document.url else id_of(document.name)
    return Draft(
        text,
        source=source,
        id=f"{id}-{number}" if id else None,
        url=document.url and f"{document.url}#/{number}",  # or all chapters had one address
        title=": ".join(filter(None, [book.title, chapter or str(number)])),
        publisher=book.publisher,
        published=book.published,
        author=book.author,
        language=book.language,
        cuts=cuts,
        settled=True,
    )


def _authors(package: Element) -> list[object]:
    """The creators; where roles are given, those who wrote."""
    roles = {
        meta.get("refines", "").removeprefix("#"): (meta.text or "").strip()
        for meta in _all(package, "meta")
        if meta.get("property") == "role"
    }
    return [
        creator.text
        for creator in _all(package, "creator")
        if (roles.get(creator.get("id", "")) or _role(creator) or "aut") == "aut"
    ]


def _role(creator: Element) -> str | None:
    return next((value for name, value in creator.items() if _local(name) == "role"), None)


def _dates(package: Element) -> Iterator[str]:
    """The dates, that of the publication first."""
    dates = list(_all(package, "date"))
    dates.sort(key=lambda date: "publication" not in date.attrib.values())
    return (date.text or "" for date in dates if "modification" not in date.attrib.values())


def _texts(parent: Element, name: str) -> Iterator[str]:
    return (element.text for element in _all(parent, name) if element.text)


def _all(parent: Element, name: str) -> Iterator[Element]:
    """The elements of this name, whatever their namespace."""
    return (each for each in parent.iter() if _local(each.tag) == name)


def _local(name: object) -> str:
    return name.rpartition("}")[2] if isinstance(name, str) else ""
