"""Document → its kind, by content first, then by name and content type; kind → its reader."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePosixPath
from typing import NamedTuple

from index.errors import ReadingError
from index.reading.document import Document, Found, Reader
from index.reading.signatures import AS_TEXT, packed, signature

SAMPLE = 4096  # bytes at a document's beginning that tell its kind
_LONGEST_TYPE = 100  # characters
_MARKS = {  # by length: the mark of UTF-32 begins like that of UTF-16
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_OFFICE = "application/vnd.openxmlformats-officedocument"


class Kind(NamedTuple):
    """What a kind is called, the module of its reader, and how names and servers hint at it.

    `extra` names the extra that its reader needs. `textual` kinds are told apart by hints, others
    by their content alone.
    """

    called: str
    module: str
    extra: str | None = None
    textual: bool = False
    endings: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


KINDS = {
    "text": Kind("a text", "index.reading.text", None, True, (".txt", ".text")),
    "markdown": Kind(
        *("a Markdown text", "index.reading.formats.markdown", None, True),
        (".md", ".markdown"),
        ("text/markdown", "text/x-markdown"),
    ),
    "jsonlines": Kind(
        *("a file of JSON lines", "index.reading.jsonlines", None, True),
        (".jsonl", ".ndjson"),
        ("application/jsonl", "application/x-ndjson", "application/x-jsonlines"),
    ),
    "html": Kind(
        *("a web page", "index.reading.formats.html", "formats", True),
        (".html", ".htm", ".xhtml", ".shtml"),
        ("text/html", "application/xhtml+xml"),
    ),
    "feed": Kind(
        *("a feed", "index.reading.formats.feed", None, True),
        (".rss", ".atom", ".xml"),
        (
            *("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
            *("application/xml", "text/xml"),
        ),
    ),
    "pdf": Kind(
        *("a PDF file", "index.reading.formats.pdf"),
        endings=(".pdf",),
        types=("application/pdf",),
    ),
    "docx": Kind(
        *("a Word file", "index.reading.formats.docx", "formats"),
        endings=(".docx",),
        types=(f"{_OFFICE}.wordprocessingml.document",),
    ),
    "epub": Kind(
        *("an EPUB book", "index.reading.formats.epub"),
        endings=(".epub",),
        types=("application/epub+zip",),
    ),
    "zip": Kind(
        *("a ZIP archive", "index.reading.formats.archive"),
        endings=(".zip",),
        types=("application/zip", "application/x-zip-compressed"),
    ),
}
_BY_ENDING = {ending: name for name, kind in KINDS.items() for ending in kind.endings}
_BY_TYPE = {type_: name for name, kind in KINDS.items() for type_ in kind.types}
_PROLOGUE = re.compile(r"(?:\s|<\?[^>]*\?>|<!--.*?-->|<!doctype(?!\s*html)[^>\[]*>)*", re.S | re.I)
_ROOT = re.compile(r"<(?:!doctype\s+)?(?:[\w.-]+:)?([\w.-]+)", re.I)
_FEEDS = {"rss", "feed", "rdf"}
_FRAGMENTS = {"head", "body", "title", "meta", "main", "article", "section", "header", "div", "p"}
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[\w-]+[ \t]*:|#).*?\n(?:---|\.\.\.)\s", re.S)
_TAG = re.compile(r"<\0?[a-z/!]", re.I)  # in UTF-16, too
_JSON_LINE = re.compile(r'\{[ \t]*["}]')


def kind_of(document: Document) -> str:
    """The name of the document's kind in KINDS.

    The first SAMPLE bytes suffice, but for a ZIP, which is told by its members.
    Raises ReadingError, with what it is and the remedy, where that is none of them.
    """
    data = document.data
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(document)
    if _begins_pdf(document):
        return "pdf"
    if found := signature(data) or signature(data.removeprefix(codecs.BOM_UTF8).lstrip()):
        raise ReadingError(f"is {found.what}, which is not read; {found.remedy}")
    begin, hinted = beginning(data), _hinted(document)
    kind = _marked_up(begin, hinted) or _told(begin, hinted)
    return _textual(kind, document, begin)


def reader_for(kind: str) -> Reader:
    """The reader of a kind, imported when it first reads. It raises ReadingError, with the remedy,
    where the extra that it needs is not installed.
    """
    called, module, extra, *_ = KINDS[kind]

    def read(document: Document) -> Iterator[Found]:
        try:
            yield from import_module(module).read(document)
        except ModuleNotFoundError as error:
            if extra is None or (error.name or "").startswith("index"):
                raise
            command = f".venv/bin/pip install --require-hashes -r requirements-{extra}.txt"
            raise ReadingError(
                f"is {called}; to read it, run in the project's folder: {command}"
            ) from None

    return read


def encoding_mark(data: bytes) -> str | None:
    """The encoding that a mark at the beginning of the bytes names; None where there is none."""
    return next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)


def beginning(data: bytes) -> str:
    """The first SAMPLE bytes as text without blank space before it; letters beyond ASCII may be
    wrong.
    """
    encoding = encoding_mark(data) or "latin-1"
    text = data[:SAMPLE].decode(encoding, "replace")
    return text.removeprefix("\ufeff").lstrip()


def _begins_pdf(document: Document) -> bool:
    """Whether it is a PDF; one that is named so may have other bytes before its header."""
    begin = document.data[:1024]
    named = _hinted(document) == "pdf"
    return b"%PDF-" in begin if named else begin.lstrip().startswith(b"%PDF-")


def _packed(document: Document) -> str:
    """The kind of a ZIP by its members, or by its name where it is damaged."""
    hinted = _hinted(document)
    try:
        with zipfile.ZipFile(io.BytesIO(document.data)) as archive:
            names = frozenset(archive.namelist())
            mimetype = _mimetype(archive) if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, OSError, EOFError):
        return hinted if hinted in {"docx", "epub"} else "zip"
    if "word/document.xml" in names:
        return "docx"
    if mimetype == "application/epub+zip" or "META-INF/container.xml" in names:
        return "epub"
    if other := packed(names, mimetype):
        raise ReadingError(f"is {other[0]}, which is not read; {other[1]}")
    return "zip"


def _mimetype(archive: zipfile.ZipFile) -> str:
    """The text of the member of this name, which tells what the archive is."""
    with archive.open("mimetype") as member:
        return member.read(_LONGEST_TYPE).decode("latin-1").strip()


def _hinted(document: Document) -> str | None:
    """The kind by content type, or else by name; text/plain is said of everything."""
    type_ = (document.content_type or "").partition(";")[0].strip().lower()
    by_name = _BY_ENDING.get(PurePosixPath(document.name).suffix.lower())
    return _BY_TYPE.get(type_) or by_name


def _marked_up(begin: str, hinted: str | None) -> str | None:
    """The kind of a text that is marked up, by its first element; None for other texts."""
    prologue = _PROLOGUE.match(begin)
    root = _ROOT.match(begin, prologue.end() if prologue else 0)
    name = root[1].lower() if root else ""
    if name == "html":
        return "html"
    if name in _FEEDS:
        return "feed"
    if hinted == "feed" or (begin.startswith("<?xml") and hinted != "html"):
        what = "a picture (SVG)" if name == "svg" else "XML, but neither feed nor web page"
        raise ReadingError(f"is {what}, which is not read; {AS_TEXT}")
    return "html" if name in _FRAGMENTS and hinted is None else None


def _told(begin: str, hinted: str | None) -> str:
    """The kind of a text that is not marked up. Any text is called .txt, and by a server, which
    does not know better, HTML.
    """
    if hinted not in (None, "text") and (hinted != "html" or _TAG.search(begin)):
        return hinted
    if _JSON_LINE.match(begin):
        return "jsonlines"
    return "markdown" if _FRONT_MATTER.match(begin) else "text"


def _textual(kind: str, document: Document, begin: str) -> str:
    """The kind, where the document can be of it."""
    called = KINDS[kind].called
    if not KINDS[kind].textual:
        raise ReadingError(f"is said to be {called} and is none; check the file")
    encoding = encoding_mark(document.data)
    if kind == "jsonlines" and encoding not in (None, "utf-8-sig"):
        raise ReadingError(f"is {called} in {encoding.upper()}; save it as UTF-8")
    is_json = document.name.lower().endswith(".json") and begin.startswith(("{", "["))
    if is_json and kind != "jsonlines":
        raise ReadingError('is JSON, but has no article on each line; write {"text": "…"} on one')
    if "\0" in begin and kind != "html":
        raise ReadingError("holds NUL characters, which no text has; save it as UTF-8 text")
    return kind
