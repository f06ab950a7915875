"""Text files."""

import hashlib
from pathlib import Path

import pytest

from index.errors import ReadingError
from index.reading.text import read_text

BODY = "Tram line opens\r\n\r\nThe mayor’s line\xa0opened on Tuesday.\r\n"


def test_the_text_is_the_files(tmp_path: Path):
    """Line ends and blanks are kept, so that offsets agree; only the BOM goes."""
    path = tmp_path / "tram.txt"
    path.write_bytes(b"\xef\xbb\xbf" + BODY.encode())
    article = read_text(path)
    assert article.text == BODY
    assert (article.id, article.title) == ("tram", "Tram line opens")
    assert article.source == str(path)
    assert article.url is None


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("my article (1).txt", "my-article--1-"),
        (" Tram_2.0 .txt", "Tram_2.0"),
        ("Größe.txt", "Gr--e"),
        ("новости.txt", hashlib.sha256(b"Buy milk.").hexdigest()[:12]),
    ],
)
def test_ids(tmp_path: Path, name: str, id: str):
    """The file's name gives the id; where it cannot, the text does."""
    path = tmp_path / name
    path.write_text("Buy milk.")
    assert read_text(path).id == id


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "holds no text; .*remove"),
        (b" \n\0\xef\xbb\xbf\n", "holds no text"),
        (b"caf\xe9 open", "0xE9 at byte 3.*; save it as UTF-8"),
        ("Tram".encode("utf-16"), "not UTF-8 text .*byte 0"),
        (b"half \xed\xa0\x80", "byte 5"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, data: bytes, fault: str):
    """The reason names the fault, its place and the remedy."""
    path = tmp_path / "tram.txt"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=fault):
        read_text(path)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04 ...", "a ZIP or Office file"),
        (b"{\\rtf1 ...}", "an RTF file"),
        (b"\xef\xbb\xbf\n<!DOCTYPE HTML><p>It sank.", "a web page"),
        (b"<html lang='en'>", "a web page"),
    ],
)
def test_other_kinds_of_files_are_named(tmp_path: Path, data: bytes, kind: str):
    """Their marks would be quoted; the remedy is named."""
    file = tmp_path / "article.txt"
    file.write_bytes(data)
    with pytest.raises(ReadingError, match=f"is {kind}, .*save its text as .txt"):
        read_text(file)


def test_nuls_are_kept(tmp_path: Path):
    """A NUL is part of the text, and no word."""
    path = tmp_path / "tram.txt"
    path.write_bytes(b"Tram\0line\n\nIt is open now, and all may ride.")
    article = read_text(path)
    assert article.text.count("\0") == 1
    assert article.title == "Tram line"
