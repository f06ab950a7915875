"""What kind of document it is, and who reads it."""

import io
import subprocess
import sys
import zipfile

import pytest

from index.errors import ReadingError
from index.reading.document import Document, Draft
from index.reading.kinds import kind_of, reader_for

HTML = b"<html><p>The tram is late."


def document(data: bytes, name: str = "a", content_type: str | None = None) -> Document:
    """A document as a folder or a server gives it."""
    return Document(data, name, name, content_type=content_type)


def archive(**members: str) -> bytes:
    """A ZIP of these members, a double underline for the dot and another one for the slash."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, text in members.items():
            file.writestr(name.replace("___", "/").replace("__", "."), text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"The tram is late.", "a", "text"),
        (b"", "a", "text"),
        (b"# Tram", "a.md", "markdown"),
        (b"---\ntitle: Tram\n---\nIt is late.", "a", "markdown"),
        (b"---\ntitle: Tram\n---\nIt is late.", "a.txt", "markdown"),
        (b"---\n\nIt is late.\n\n---\n", "a", "text"),
        (b'{"text": "x"}', "a", "jsonlines"),
        (b'\xef\xbb\xbf\n { "text": "x"}', "a.json", "jsonlines"),
        (b'{"text": "x"}', "a.txt", "jsonlines"),
        (b"{curly} text", "a", "text"),
        (b"{}", "a", "jsonlines"),
        (b"The tram", "a.JSONL", "jsonlines"),
        (b"<!DOCTYPE html><p>Late.", "a.txt", "html"),
        (b"\xef\xbb\xbf <!-- saved --><HTML>", "a", "html"),
        ('<html lang="en">'.encode("utf-16"), "a", "html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "a", "html"),
        (b"<p>Late.", "a", "html"),
        (b"<p align=center>Late.", "a.md", "markdown"),
        (b"Late.<br>", "a.html", "html"),
        (b"Late: 1 < 2.", "a.html", "text"),
        ("<p>Late.".encode("utf-16-le"), "a.html", "html"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0">', "a.html", "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "a", "feed"),
        (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "a", "feed"),
        (b"<rdf:RDF>", "a.xml", "feed"),
        (b"%PDF-1.7\n", "a.txt", "pdf"),
        (b"from a printer\n%PDF-1.4\n", "a.pdf", "pdf"),
        (b"The mark of a PDF is %PDF-1.7.", "a.txt", "text"),
        (b"GIF89a is a format of pictures.", "a", "text"),
        (archive(a__txt="Late."), "a.docx", "zip"),
        (archive(word___document__xml="<x/>"), "a.zip", "docx"),
        (archive(mimetype="application/epub+zip"), "a", "epub"),
        (archive(mimetype="text"), "a", "zip"),
        (b"PK\x03\x04 and no more", "a.docx", "docx"),
        (b"PK\x03\x04 and no more", "a", "zip"),
    ],
)
def test_kinds(data: bytes, name: str, kind: str):
    """Content goes before the name, which tells texts apart."""
    assert kind_of(document(data, name)) == kind


@pytest.mark.parametrize(
    ("data", "name", "type_", "kind"),
    [
        (b"<b>Late.", "a.md", "text/html; charset=utf-8", "html"),
        (b"Late.", "a", "text/html", "text"),
        (b"Late.", "a.md", "text/plain", "markdown"),
        (b"Late.", "a", "Text/Markdown", "markdown"),
        (b"<rss>", "a", "text/html", "feed"),
        (b"%PDF-1.7\n", "a", "text/html", "pdf"),
        (b"from a printer\n%PDF-1.4\n", "a", "application/pdf", "pdf"),
        (b"<html><p>Sign in.", "a.pdf", "application/pdf", "html"),
        (b"Late.", "a", "application/x-unheard-of", "text"),
    ],
)
def test_content_types(data: bytes, name: str, type_: str, kind: str):
    """What a server says goes before the name, unless it is what servers say of everything."""
    assert kind_of(document(data, name, type_)) == kind


@pytest.mark.parametrize(
    ("data", "name", "fault"),
    [
        (b"{\\rtf1 Late.}", "a.txt", "is an RTF file, which is not read; save its text as .txt"),
        (b"\xef\xbb\xbf\n{\\rtf1 Late.}", "a", "an RTF file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.txt", r"a picture \(PNG\)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "a", r"a picture \(JPEG\)"),
        (b"\xff\xd8\xff and no more", "a.jpg", r"a picture \(JPEG\)"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a", r"a picture \(WebP\)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "an old or encrypted Office file, .*; save"),
        (b"\x1f\x8b\x08\0", "a.txt.gz", "a gzip archive, .*; unpack it"),
        (b"tram.txt".ljust(257, b"\0") + b"ustar\0", "a.tar", "a tar archive, .*; unpack it"),
        (b"\x7fELF\2\1\1\0", "a", "a program, .*; leave it out"),
        (archive(xl___workbook__xml="<x/>"), "a.zip", "XLSX"),
        (archive(ppt___presentation__xml="<x/>"), "a", "PPTX"),
        (
            archive(mimetype="application/vnd.oasis.opendocument.text"),
            *("a.odt", "an OpenDocument file, .*; save it as .docx"),
        ),
        (b'<?xml version="1.0"?><svg>', "a", "a picture .SVG.*; save"),
        (b"<opml><body/></opml>", "a.xml", "XML, but neither feed nor web page.*; save"),
        (b'{\n "text": "Late."\n}', "a.json", "JSON, but has no article on each line; write"),
        (b"[]", "a.json", "JSON, but has no article on each line"),
        ('{"text": "Late."}'.encode("utf-16"), "a.jsonl", "in UTF-16; save it as UTF-8"),
        (b"The tram", "a.pdf", "is said to be a PDF file and is none; check"),
        (b"The tram", "a.docx", "is said to be a Word file and is none"),
        (b"The\0tram", "a.md", "NUL .*; save it as UTF-8"),
    ],
)
def test_what_is_not_read(data: bytes, name: str, fault: str):
    """Other files are named with the remedy."""
    with pytest.raises(ReadingError, match=fault):
        kind_of(document(data, name))


def test_a_reader():
    """A kind's reader yields drafts."""
    (found,) = reader_for("text")(document(b"The tram is late.", "news/tram.txt"))
    assert found == Draft("The tram is late.", "news/tram.txt", id="news-tram", headed=True)


def test_a_missing_extra(monkeypatch: pytest.MonkeyPatch):
    """The error names the command that installs it, which fetches no other project's package."""
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ReadingError, match=r"is a Word file; .*-r requirements-formats\.txt$"):
        list(reader_for("docx")(document(archive(word___document__xml="<x/>"))))


def test_nothing_heavy_is_imported():
    """A program that imports every reader but reads nothing stays small; the reader of web pages,
    which is imported where one is read, is an exception.
    """
    heavy = "{'trafilatura', 'docx', 'lxml', 'pypdf', 'feedparser', 'markdown_it', 'yaml'}"
    code = f"""import importlib, sys
from index.reading.kinds import KINDS
for kind in KINDS.values():
    if kind.module != "index.reading.formats.html":
        importlib.import_module(kind.module)
print({heavy} & set(sys.modules))"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
