"""Taking articles into a server's own library. Every function blocks: call it in a thread."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.articles.names import pasted_id, safe_name
from bot.articles.quota import QUOTA, check
from bot.asking.shelves import Shelves
from index.adding.addresses import articles_at
from index.errors import FetchError, ReadingError
from index.fetching import Fetcher
from index.library import Library
from index.model import Article, Summary
from index.reading import read, read_documents
from index.reading.document import Document

FOLDER = "added"
"""The folder, beside a server's library, in which uploads lie while they are read."""

_SECONDS = 60.0  # that fetching the pages of a feed may take

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
    """What adding did to which articles; `copies` are the ids of those that were there when they
    came under another one, and `refused` has for each reason the places that it holds for, such as
    "feed.jsonl:3".
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
    refused: list[tuple[str, str]] = []
    with (
        shelves.own(guild) as library,
        _kept(library.folder, name, content) as path,
        _called(name, path),
    ):
        articles = _counted(read(path, lambda *why: refused.append(why)), counted)
        return _taken(library, articles, refused, str(path), name)


def add_pasted(shelves: Shelves, guild: int, pasted: Pasted) -> Outcome:
    """Take an article that was pasted; under a title as before it is a new version.

    Raises QuotaError, and then has added nothing.
    """
    refused: list[tuple[str, str]] = []
    document = Document(_json_line(pasted), "pasted", "pasted.jsonl")
    articles = list(read_documents([document], lambda *why: refused.append(why)))
    with shelves.own(guild) as library:
        return _taken(library, articles, refused, "pasted:1", pasted.title)


def add_address(
    shelves: Shelves, guild: int, address: str, fetcher: Fetcher, counted: Counted
) -> Outcome:
    """Take the articles at an address; of a feed, those that can be fetched in a minute.

    Raises QuotaError, and then has added nothing. What makes fetching fail is told like what is
    refused.
    """
    refused: list[tuple[str, str]] = []
    end = time.monotonic() + _SECONDS
    found = articles_at(
        address, fetcher, lambda *why: refused.append(why), lambda: time.monotonic() > end
    )
    articles: list[Article] = []
    try:
        articles = _counted(found, counted)
    except (FetchError, ReadingError) as error:
        refused.append((address, str(error).removeprefix(f"{address}: ")))
    with shelves.own(guild) as library:
        return _taken(library, articles, refused, address, address)


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


def _counted(articles: Iterable[Article], counted: Counted) -> list[Article]:
    """The articles; `counted` hears how many there are so far."""
    found = []
    for article in articles:
        found.append(article)
        counted(len(found))
    return found


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


def _taken(
    library: Library,
    articles: Sequence[Article],
    refused: Sequence[tuple[str, str]],
    place: str,
    name: str,
) -> Outcome:
    """What adding the articles did, and what of the place was refused, which users know by that
    name. Raises QuotaError, and then has added nothing.
    """
    check(library, articles, QUOTA)
    report = library.put(articles, revive=True)
    held = {article.id: article for article in library.articles()}
    copies = set(report.known_as.values())

    def summaries(ids: list[str]) -> tuple[Summary, ...]:
        return tuple(held[one] for one in dict.fromkeys(ids) if one in held)

    return Outcome(
        added=summaries(report.added),
        updated=summaries(report.updated),
        unchanged=summaries([one for one in report.unchanged if one not in copies]),
        copies=tuple(one for one in dict.fromkeys(report.unchanged) if one in copies),
        refused=tuple(_by_reason(refused, place, name).items()),
    )


def _by_reason(
    refused: Iterable[tuple[str, str]], place: str, name: str
) -> dict[str, tuple[str, ...]]:
    """The places that were refused for each reason, under the name that the user knows."""
    reasons: dict[str, tuple[str, ...]] = {}
    for where, reason in refused:
        reasons[reason] = (*reasons.get(reason, ()), where.replace(place, name, 1))
    return reasons
