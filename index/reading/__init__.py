"""Files → articles: text and JSON lines, with what is not prose recorded as cuts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from index.errors import ReadingError
from index.model import Article
from index.reading.document import Document, Refusal
from index.reading.jsonlines import read_json_lines
from index.reading.kinds import SAMPLE, kind_of, reader_for
from index.reading.text import shown

Refuse = Callable[[str, str], None]
"""Takes a place, 'path' or 'path:line', and the reason why it is not read."""

_TEXT, _JSON_LINES = {".txt"}, {".jsonl", ".ndjson"}


def read(path: Path, refuse: Refuse) -> Iterator[Article]:
    """The articles of a file, or of all files of a folder and its folders, sorted by name.

    In folders, files named *.txt, *.jsonl and *.ndjson are read and hidden ones skipped; a file
    named directly is read by its ending or else by its first bytes. What cannot be read is
    passed to `refuse` with the reason, and reading goes on.
    Raises ReadingError where the path itself does not exist or cannot be read.
    """
    try:
        if path.is_dir():
            return _folder(path, _files(path, refuse), refuse)
        if path.is_file():
            return _named(path, refuse)
        exists = path.exists()
    except OSError as error:
        raise ReadingError(f"{shown(path)}: {_unreadable(error)}") from None
    if exists:
        raise ReadingError(f"{shown(path)}: neither file nor folder; save its text in a file")
    raise ReadingError(f"{shown(path)}: no such file or folder; check the path")


def _named(path: Path, refuse: Refuse) -> Iterator[Article]:
    try:
        yield from _articles(path, refuse)
    except OSError as error:
        raise ReadingError(f"{shown(path)}: {_unreadable(error)}") from None


def _folder(folder: Path, files: list[Path], refuse: Refuse) -> Iterator[Article]:
    if not files:
        refuse(shown(folder), "holds no .txt, .jsonl or .ndjson file; put articles there")
    for path in files:
        try:
            yield from _articles(path, refuse)
        except OSError as error:
            refuse(shown(path), _unreadable(error))


def _files(folder: Path, refuse: Refuse) -> list[Path]:
    """The files of a folder and its folders that may hold articles, sorted by name."""
    os.scandir(folder).close()  # os.walk passes over a folder that it may not list
    found: list[Path] = []

    def skip(error: OSError) -> None:
        refuse(shown(Path(error.filename)), _unreadable(error))

    for parent, folders, names in os.walk(folder, onerror=skip):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in names if not name.startswith(".")]
    return sorted(path for path in found if path.suffix.lower() in _TEXT | _JSON_LINES)


def _articles(path: Path, refuse: Refuse) -> Iterator[Article]:
    """The articles of one file; what cannot be used of it is refused."""
    try:
        if _kind(path) == "jsonlines":
            yield from read_json_lines(path, refuse)
            return
        document = Document(path.read_bytes(), shown(path), path.name)
        for found in reader_for(kind_of(document))(document):
            if isinstance(found, Refusal):
                refuse(found.source, found.reason)
            else:
                yield found.article()
    except ReadingError as error:
        refuse(shown(path), str(error))


def _kind(path: Path) -> str:
    """The kind by the file's beginning; of a ZIP, whose end tells it, a guess."""
    with path.open("rb") as file:
        return kind_of(Document(file.read(SAMPLE), shown(path), path.name))


def _unreadable(error: OSError) -> str:
    return f"cannot be read ({error.strerror}); check its permissions"
