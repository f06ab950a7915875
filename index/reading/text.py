"""Text files → articles."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from index.errors import ReadingError
from index.prose.shapes import SPACES
from index.reading.document import Document, Draft
from index.reading.kinds import encoding_mark

ID_LENGTH = 200  # characters, at most
BOM = "\ufeff"


def read(document: Document) -> Iterator[Draft]:
    """The article of a text in UTF-8, or in what its mark says; the stored text is the file's.

    Raises ReadingError where it is not that or holds no text.
    """
    text, (id, url) = text_of(document), known_by(document)
    yield Draft(text, source=document.source, id=id, url=url, headed=True)


def text_of(document: Document) -> str:
    """The document's text without its mark. Raises ReadingError as `read` does."""
    text = decoded(document.data, encoding_mark(document.data) or "utf-8").removeprefix(BOM)
    if (at := text.find("\0")) >= 0:
        raise ReadingError(
            f"holds a NUL (at character {at}), which no text has; save it as UTF-8 text"
        )
    if not text.strip(SPACES):
        raise ReadingError("holds no text; put the article there or remove the file")
    return text


def decoded(data: bytes, encoding: str = "utf-8") -> str:
    """The text of the bytes. Raises ReadingError where they are anything else."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        called = encoding.upper().removesuffix("-SIG")
        raise ReadingError(
            f"not {called} text (0x{data[error.start]:02X} at byte {error.start}); save it as UTF-8"
        ) from None


def shown(path: Path) -> str:
    """The path as text that can be stored, whatever bytes the file's name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def known_by(document: Document, url: str | None = None) -> tuple[str | None, str | None]:
    """The id and the address of a document's one article, of which it tells that `url` itself.

    What was fetched has no id but what its address makes: sites have files of the same names.
    """
    return None if document.url else id_of(document.name), url or document.url


def id_of(name: str) -> str | None:
    """A file's name without its ending as an id, with the folders where it has some; None where it
    has no character that an id may have.
    """
    stem = str(PurePosixPath(name).with_suffix("")) if PurePosixPath(name).name else name
    id = re.sub(r"[^A-Za-z0-9._-]", "-", stem.strip())[:ID_LENGTH]
    return id if id.strip("-") else None
