"""Text files."""

import hashlib
from pathlib import Path

import pytest

from index.errors import ReadingError
from index.model import Article
from index.reading.document import Document
from index.reading.text import read

BODY = "Tram line opens\r\n\r\nThe mayor’s line\xa0opened on Tuesday.\r\n"


def read_text(path: Path) -> Article:
    """The article of a text file."""
    (draft,) = read(Document(path.read_bytes(), str(path), path.name))
    return draft.article()


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
        (b" \n\xef\xbb\xbf\n", "holds no text"),
        (b"caf\xe9 open", "0xE9 at byte 3.*; save it as UTF-8"),
        ("Tram".encode("utf-16")[:-1], r"not UTF-16 text \(.*byte 8\); save it as UTF-8"),
        ("Tram".encode("utf-16-le"), "NUL .*character 1.*; save it as UTF-8"),
        (b"Tram\0line\n\nIt is open now.", "NUL .*character 4"),
        ("Café".encode() + b"\n\ncaf\xe9", "0xE9 at byte 10"),
        (b"half \xed\xa0\x80", "byte 5"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, data: bytes, fault: str):
    """The reason names the fault, its place and the remedy."""
    path = tmp_path / "tram.txt"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=fault):
        read_text(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_names_the_encoding(tmp_path: Path, encoding: str):
    """A text that begins with a byte order mark is read by it; the mark is no part of it."""
    path = tmp_path / "tram.txt"
    path.write_bytes(BODY.encode(encoding))
    assert read_text(path).text == BODY
