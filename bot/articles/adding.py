"""Taking articles into a server's own library. Every function blocks: call it in a thread."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.articles.names import pasted_id, safe_name
from bot.articles.quota import QUOTA, check
from bot.asking.shelves import Shelves
from index.errors import ReadingError
from index.library import Library
from index.model import AddReport, Article, Summary
from index.reading import read

FOLDER = "added"
"""The folder, beside a server's library, in which uploads lie while they are read."""

Counted = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Pasted:
    """An article that was typed or pasted into the form; "" for what was left out."""

    title: str
    text: str
    publisher: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What adding did to which articles; `copies` are ids whose article was there under another
    id, and `refused` has for each reason the places that it holds for, such as "feed.jsonl:3".
    """

    added: tuple[Summary, ...] = ()
    updated: tuple[Summary, ...] = ()
    unchanged: tuple[Summary, ...] = ()
    copies: tuple[str, ...] = ()
    refused: tuple[tuple[str, tuple[str, ...]], ...] = ()


def add_file(shelves: Shelves, guild: int, name: str, content: bytes, counted: Counted) -> Outcome:
    """Take the articles of an uploaded file; `counted` hears how many have been read so far.

    The file of the same name as before is a new version of what was in that one. Raises
    QuotaError, and then has added nothing, and ReadingError where the machine fails to read it.
    """
    with (
        shelves.own(guild) as library,
        _kept(library.folder, name, content) as path,
        _called(name, path),
    ):
        check(library, _counting(path, counted), QUOTA)
        return _outcome(library, library.add(path), str(path), name)


def add_pasted(shelves: Shelves, guild: int, pasted: Pasted) -> Outcome:
    """Take an article that was pasted; under a title as before it is a new version.

    Raises QuotaError, and then has added nothing.
    """
    content = _json_line(pasted)
    with shelves.own(guild) as library, tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pasted.jsonl")
        path.write_bytes(content)
        check(library, _counting(path, lambda _: None), QUOTA)
        return _outcome(library, library.add(path), f"{path}:1", pasted.title)


@contextmanager
def _kept(folder: Path, name: str, content: bytes) -> Iterator[Path]:
    """The upload as a file, where one of its name always lies: the path is part of what an
    article is known by. The library keeps the text, so that the file may go.
    """
    path = folder / FOLDER / safe_name(name)
    path.parent.mkdir(exist_ok=True)
    try:
        path.write_bytes(content)
        yield path
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def _called(name: str, path: Path) -> Iterator[None]:
    """Errors of reading a file under the name that the user knows, without where it lies."""
    try:
        yield
    except ReadingError as error:
        raise ReadingError(str(error).replace(str(path), name)) from error


def _counting(path: Path, counted: Counted) -> Iterator[Article]:
    """The articles of a file; what is refused is told when they are added."""
    for count, article in enumerate(read(path, lambda _place, _reason: None), start=1):
        counted(count)
        yield article


def _json_line(pasted: Pasted) -> bytes:
    fields = {
        "id": pasted_id(pasted.title) if pasted.title else None,
        "title": pasted.title,
        "text": pasted.text,
        "publisher": pasted.publisher or None,
        "published": pasted.published or None,
        "url": pasted.url or None,
    }
    return json.dumps(fields).encode()


def _outcome(library: Library, report: AddReport, path: str, name: str) -> Outcome:
    held = {article.id: article for article in library.articles()}

    def summaries(ids: list[str]) -> tuple[Summary, ...]:
        return tuple(held[one] for one in dict.fromkeys(ids) if one in held)

    return Outcome(
        added=summaries(report.added),
        updated=summaries(report.updated),
        unchanged=summaries(report.unchanged),
        copies=tuple(one for one in dict.fromkeys(report.unchanged) if one not in held),
        refused=tuple(_by_reason(report, path, name).items()),
    )


def _by_reason(report: AddReport, path: str, name: str) -> dict[str, tuple[str, ...]]:
    """The places that were refused for each reason, under the name that the user knows."""
    reasons: dict[str, tuple[str, ...]] = {}
    for place, reason in report.refused:
        shown = place.replace(path, name, 1)
        reasons[reason] = (*reasons.get(reason, ()), shown)
    return reasons
