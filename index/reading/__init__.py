"""Files and documents → articles, with what is not prose recorded as cuts.

Text and JSON lines are read at once, all other kinds by processes with limits (`isolation`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TypeVar

from index.errors import ReadingError
from index.model import Article
from index.reading.document import Document, Draft, Refusal
from index.reading.isolation.limits import LIMITS
from index.reading.isolation.sandbox import Result, Sandbox, too_large
from index.reading.jsonlines import read_json_lines
from index.reading.kinds import SAMPLE, kind_of, reader_for
from index.reading.places import Refuse, files, unreadable
from index.reading.text import shown

__all__ = ["Refuse", "files", "read", "read_documents", "read_files"]

_HERE = {"text", "jsonlines"}  # kinds that need no other process

_Reading = Iterator[Article | Refusal]
_Each = TypeVar("_Each")


def read(path: Path, refuse: Refuse, *, workers: int = 1) -> Iterator[Article]:
    """The articles of a file, or of all files of a folder and its folders, sorted by name.

    In folders, files that are named like what is read are, whatever kind they turn out to be, and
    hidden ones are not; a file named directly is read whatever its name. What cannot be read is
    passed to `refuse` with the reason, and reading goes on. At most `workers` processes read at a
    time. Raises ReadingError where the path itself does not exist or cannot be read.
    """
    each = read_files(files(path, refuse), refuse, workers=workers)
    return (article for _, articles in each for article in articles)


def read_files(
    paths: Iterable[Path], refuse: Refuse, *, workers: int = 1
) -> Generator[tuple[Path, Iterator[Article]], None, None]:
    """Each file with its articles, which have to be taken before the next file is; else as `read`
    says. Few files are looked at ahead of the one whose turn it is.
    """
    with Sandbox(workers) as sandbox:
        begun = ((path, _begun_file(path, sandbox, refuse)) for path in paths)
        for path, found in _ahead(begun, sandbox.ahead):
            yield path, _accepted(found, shown(path), refuse)


def read_documents(
    documents: Iterable[Document], refuse: Refuse, *, workers: int = 1
) -> Iterator[Article]:
    """The articles of documents that are held in memory, in their order; else as `read` says."""
    with Sandbox(workers) as sandbox:
        begun = ((each, _begun(each, partial(_itself, each), sandbox)) for each in documents)
        for document, found in _ahead(begun, sandbox.ahead):
            yield from _accepted(found, document.source, refuse)


def _ahead(begun: Iterable[_Each], count: int) -> Iterator[_Each]:
    """What was begun, in order, so many of it at a time."""
    waiting: deque[_Each] = deque()
    for each in begun:
        waiting.append(each)
        if len(waiting) >= count:
            yield waiting.popleft()
    yield from waiting


def _begun_file(path: Path, sandbox: Sandbox, refuse: Refuse) -> _Reading:
    """What is found in a file; JSON lines are read one by one, since there may be any number."""
    try:
        head = _head(path)
        if kind_of(head) == "jsonlines":
            return read_json_lines(path, refuse)
    except (ReadingError, OSError) as error:
        return iter([Refusal(shown(path), _reason(error))])
    return _begun(head, partial(_document, path), sandbox)


def _begun(head: Document, load: Callable[[], Document], sandbox: Sandbox) -> _Reading:
    """What is found in the document of this beginning, which `load` gives when its turn comes."""
    try:
        here = kind_of(head) in _HERE
    except ReadingError as error:
        return iter([Refusal(head.source, str(error))])
    return _here(load) if here else _elsewhere(sandbox.start(load))


def _here(load: Callable[[], Document]) -> _Reading:
    document = load()
    for found in reader_for(kind_of(document))(document):
        yield found.article() if isinstance(found, Draft) else found


def _elsewhere(found: Future[Result]) -> _Reading:
    yield from found.result()


def _accepted(found: _Reading, source: str, refuse: Refuse) -> Iterator[Article]:
    """The articles; what is not read is refused when its turn comes."""
    try:
        for each in found:
            if isinstance(each, Refusal):
                refuse(each.source, each.reason)
            else:
                yield each
    except (ReadingError, OSError) as error:
        refuse(source, _reason(error))


def _reason(error: ReadingError | OSError) -> str:
    return unreadable(error) if isinstance(error, OSError) else str(error)


def _head(path: Path) -> Document:
    """The beginning of a file, which tells its kind; of a ZIP, whose end tells it, a guess."""
    if path.exists() and not path.is_file():  # one would wait for what comes through a pipe
        raise ReadingError("neither file nor folder; save its text in a file")
    with path.open("rb") as file:
        return Document(file.read(SAMPLE), shown(path), path.name)


def _document(path: Path) -> Document:
    if (size := path.stat().st_size) > LIMITS.document:
        raise ReadingError(too_large(size))
    return Document(path.read_bytes(), shown(path), path.name)


def _itself(document: Document) -> Document:
    return document
