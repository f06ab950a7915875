"""Text files → articles."""

from __future__ import annotations

import os
import re
from pathlib import Path

from index.errors import ReadingError
from index.model import Article
from index.prose.assembly import assemble
from index.prose.shapes import SPACES

ID_LENGTH = 200  # characters, at most
BOM = "\ufeff"
_BEGIN = 64  # bytes that tell what kind of file it is
_KINDS = {
    b"%pdf-": "a PDF file",
    b"pk\x03\x04": "a ZIP or Office file",
    b"{\\rtf": "an RTF file",
    b"<!doctype html": "a web page",
    b"<html": "a web page",
}


def read_text(path: Path) -> Article:
    """The article of a UTF-8 text file; its stored text is the file's, less a BOM.

    Raises ReadingError where the file is not UTF-8 or holds no text, OSError where it cannot be
    read at all.
    """
    text = decoded(path.read_bytes()).removeprefix(BOM)
    if not text.strip(SPACES):
        raise ReadingError("holds no text; put the article there or remove the file")
    return assemble(text, id=_id(path), source=shown(path), headed=True)


def decoded(data: bytes) -> str:
    """The text of UTF-8 bytes. Raises ReadingError where they are anything else."""
    if kind := _other_kind(data):
        raise ReadingError(f"is {kind}, which is not read; save its text as .txt and add that")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"not UTF-8 text (0x{data[error.start]:02X} at byte {error.start}); save it as UTF-8"
        ) from None


def _other_kind(data: bytes) -> str | None:
    """What the bytes are that may look like text but are none to quote; None for text."""
    begin = data[:_BEGIN].removeprefix(BOM.encode()).lstrip().lower()
    return next((kind for mark, kind in _KINDS.items() if begin.startswith(mark)), None)


def shown(path: Path) -> str:
    """The path as text that can be stored, whatever bytes the file's name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def _id(path: Path) -> str | None:
    """The file's name as an id; None where it has no character that an id may have."""
    name = re.sub(r"[^A-Za-z0-9._-]", "-", path.stem.strip())[:ID_LENGTH]
    return name if name.strip("-") else None
