"""Files and documents → articles, with what is not prose recorded as cuts.

All of them are read by processes with limits (`isolation`), which find their sentences, too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import BinaryIO, TypeVar

from index.errors import ReadingError
from index.model import Article
from index.reading import jsonlines
from index.reading.document import Document, Refusal
from index.reading.isolation.lending import Lender
from index.reading.isolation.limits import LIMITS, PLAIN
from index.reading.isolation.sandbox import Result, Sandbox, too_large
from index.reading.kinds import SAMPLE, kind_of
from index.reading.places import Refuse, files, unreadable
from index.reading.text import shown

__all__ = ["Refuse", "files", "read", "read_documents", "read_files"]

_BUFFER = 2**20  # bytes that are read of a file at a time; each time other threads may go first

_lender = Lender()

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
    with _lender.lent(workers) as sandbox:
        begun = ((path, _begun_file(path, sandbox)) for path in paths)
        for path, found in _ahead(begun, sandbox.ahead):
            yield path, _accepted(found, shown(path), refuse)


def read_documents(
    documents: Iterable[Document], refuse: Refuse, *, workers: int = 1
) -> Iterator[Article]:
    """The articles of documents that are held in memory, in their order; else as `read` says."""
    with _lender.lent(workers) as sandbox:
        begun = ((each, _begun(each, partial(BytesIO, each.data), sandbox)) for each in documents)
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


def _begun_file(path: Path, sandbox: Sandbox) -> _Reading:
    """What is found in a file."""
    try:
        head = _head(path)
    except (ReadingError, OSError) as error:
        return iter([Refusal(shown(path), _reason(error))])
    return _begun(head, partial(_opened, path), sandbox)


def _begun(head: Document, opened: Callable[[], BinaryIO], sandbox: Sandbox) -> _Reading:
    """What is found in the document of this beginning, which is `opened` when its turn comes."""
    try:
        kind = kind_of(head)
    except ReadingError as error:
        return iter([Refusal(head.source, str(error))])
    if kind == "jsonlines":
        return _line_by_line(head, opened, sandbox)
    head = replace(head, kind=kind) if kind in PLAIN else head  # of a ZIP it is a guess
    return _whole(sandbox.start(partial(_document, head, opened)))


def _whole(found: Future[Result]) -> _Reading:
    yield from found.result()


def _line_by_line(head: Document, opened: Callable[[], BinaryIO], sandbox: Sandbox) -> _Reading:
    """What is found in a file of lines, of which there may be any number, some at a time."""
    with opened() as file:
        parts = jsonlines.parts(file, head)
        begun = ((part, sandbox.start(partial(_itself, part))) for part in parts)
        for part, found in _ahead(begun, sandbox.ahead):
            yield from _unless_broken(part, found.result(), sandbox)


def _unless_broken(part: Document, found: Result, sandbox: Sandbox) -> _Reading:
    """What is found in some lines; where one broke their process, in each of them by itself."""
    if _fault(part, found) is None:
        yield from found
        return
    for line in jsonlines.single(part):
        alone = found if line.data == part.data else sandbox.start(partial(_itself, line)).result()
        fault = _fault(line, alone)
        yield from alone if fault is None else [Refusal(f"{line.source}:{line.line}", fault)]


def _fault(part: Document, found: Result) -> str | None:
    """Why some lines were refused together; None where they were not."""
    refused = (each for each in found if isinstance(each, Refusal))
    return next((each.reason for each in refused if each.source == part.source), None)


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


def _opened(path: Path) -> BinaryIO:
    return path.open("rb", buffering=_BUFFER)


def _document(head: Document, opened: Callable[[], BinaryIO]) -> Document:
    """The whole of a document."""
    with opened() as file:
        if (size := file.seek(0, SEEK_END)) > LIMITS.document:
            raise ReadingError(too_large(size))
        file.seek(0)
        return replace(head, data=file.read())


def _itself(document: Document) -> Document:
    return document
