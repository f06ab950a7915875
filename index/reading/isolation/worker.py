"""The process that reads documents: `python -m index.reading.isolation.worker LIMITS`.

It takes documents from standard input and writes to standard output what it found in each, until
its input ends.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from typing import IO, Any

from index.errors import ReadingError
from index.model import Article
from index.prose.splitting import sentences_of
from index.reading.document import Document, Draft, Found, Reader, Refusal
from index.reading.isolation.frames import found_as_json, receive, send
from index.reading.isolation.limits import (
    LateError,
    Limits,
    confine,
    deadline,
    is_archive,
    peak_memory,
)

_ROOM = 2**20  # bytes of a message beside its document's
_WORN = 0.5  # share of the memory that a process has had when a fresh one is to follow
_AS_TEXT = "save its text as .txt and add that"


def main(read: Reader) -> None:
    """Serve documents as long as they come, each read by `read`."""
    limits = Limits(**json.loads(sys.argv[1]))
    if hasattr(os, "register_at_fork"):  # a copy would hold the pipes, and the parent would wait
        os.register_at_fork(after_in_child=partial(os._exit, 1))
    asked, answers = _own_streams()
    confine(limits)
    for number in count(1):
        message = receive(asked, limits.document + _ROOM)
        if message is None:
            return
        document = Document(message[1], **message[0])
        told = is_archive(document.data)
        with deadline(limits.time_for(document), told=told) as renewed:
            found, fit = _answer(document, read, limits, renewed)
        last = not fit or number >= limits.documents or peak_memory() > _WORN * limits.memory
        send(answers, {"found": found, "last": last})
        if last:
            return


def read_any(document: Document) -> Iterator[Found]:
    """What is found in a document of any kind."""
    from index.reading.kinds import kind_of, reader_for

    yield from reader_for(document.kind or kind_of(document))(document)


def _own_streams() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes to the parent; what readers print, or wait for, goes to or comes from nowhere."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return asked, answers


def _answer(
    document: Document, read: Reader, limits: Limits, renewed: Callable[[], None]
) -> tuple[list[dict[str, Any]], bool]:
    """What is found in the document, as JSON, and whether this process is fit for another. For each
    find in an archive the time is `renewed`, and what was found stays where another member needs
    too much.
    """
    found: list[dict[str, Any]] = []
    archive = is_archive(document.data)
    try:
        for each in _found(document, read):
            found.append(found_as_json(each))
            if archive:
                renewed()
    except MemoryError:
        megabytes = limits.memory // 2**20
        reason = f"needs more than {megabytes:,} MB of memory to read; split it or {_AS_TEXT}"
        kept = found if archive else []
        return [*kept, found_as_json(Refusal(document.source, reason))], False
    return found, True


def _found(document: Document, read: Reader) -> Iterator[Article | Refusal]:
    """The articles of the document and what was refused of it, whatever its reader does."""
    try:
        for found in read(document):
            yield found if isinstance(found, Refusal) else _in_time(found)
    except (ReadingError, LateError) as error:
        yield Refusal(document.source, str(error))
    except MemoryError:
        raise
    except BaseException as error:  # noqa: BLE001  (a reader may even try to end the process)
        reason = f"broke its reader ({type(error).__name__}); {_AS_TEXT}"
        yield Refusal(document.source, reason)


def _in_time(draft: Draft) -> Article | Refusal:
    """The same as `_assembled`; one that takes too long costs no other member of its archive."""
    try:
        return _assembled(draft)
    except LateError as error:
        return Refusal(draft.source, str(error))


def _assembled(draft: Draft) -> Article | Refusal:
    """The article of a draft and its sentences, unless it has no text or one that cannot be
    stored.
    """
    try:
        article = draft.article()
        "".join(_strings(found_as_json(article))).encode()
    except ReadingError as error:
        return Refusal(draft.source, str(error))
    except UnicodeEncodeError:
        return Refusal(draft.source, f"has half a character (a lone surrogate); {_AS_TEXT}")
    return replace(article, sentences=sentences_of(article))


def _strings(value: Any) -> Iterator[str]:
    """All strings of a value that can be JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(tuple(value.values()))
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _strings(each)


if __name__ == "__main__":
    main(read_any)
