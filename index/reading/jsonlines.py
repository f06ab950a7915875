"""Files of JSON lines → articles, one a line, read line by line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from index.errors import ReadingError
from index.model import Article
from index.prose import dates
from index.prose.shapes import SPACES, on_one_line
from index.reading.document import Document, Draft, Found, Refusal
from index.reading.metadata import is_web
from index.reading.text import BOM, ID_LENGTH, decoded, shown


def read(document: Document) -> Iterator[Found]:
    """The articles of a file, in order; a faulty line is refused by its number."""
    yield from _drafts(BytesIO(document.data), document.source)


def read_json_lines(path: Path, refuse: Callable[[str, str], None]) -> Iterator[Article]:
    """The articles of a file, in order, read line by line; a faulty line is refused as 'path:line',
    with the reason.

    Raises OSError where the file cannot be read.
    """
    with path.open("rb") as file:
        for found in _drafts(file, shown(path)):
            if isinstance(found, Draft):
                yield found.article()
            else:
                refuse(found.source, found.reason)


def _drafts(lines: Iterable[bytes], source: str) -> Iterator[Found]:
    for number, line in enumerate(lines, start=1):
        place = f"{source}:{number}"
        try:
            yield from _draft(line, place)
        except ReadingError as error:
            yield Refusal(place, str(error))


def _draft(line: bytes, place: str) -> tuple[Draft, ...]:
    """The article of a line, or none where the line is blank."""
    text = decoded(line).removeprefix(BOM).strip()
    if not text:
        return ()
    data = _object(text)
    return (
        Draft(
            _text(data),
            id=_id(data),
            source=place,
            title=on_one_line(_string(data, "title") or "") or None,
            url=_url(data),
            publisher=on_one_line(_string(data, "publisher") or "") or None,
            published=_published(data),
        ),
    )


def _object(line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        fault = f"{error.msg} at character {error.pos + 1}"
        raise ReadingError(f"not JSON ({fault}); put one object on one line") from None
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"not JSON that can be read ({error}); simplify the line") from None
    if not isinstance(data, dict):
        raise ReadingError('not a JSON object; write {"text": "…"} on one line')
    return data


def _string(data: dict[str, Any], name: str) -> str | None:
    value = data.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ReadingError(f"{name} is not a string but {json.dumps(value)[:40]}; put it in quotes")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ReadingError(
            f"{name} has half a character at {error.start} (a lone surrogate); write it in full"
        ) from None
    return value


def _text(data: dict[str, Any]) -> str:
    text = _string(data, "text")
    if text is None:
        raise ReadingError('has no text; give the article\'s as "text"')
    if not text.strip(SPACES):
        raise ReadingError("the text is blank; give the article's or remove the line")
    return text


def _id(data: dict[str, Any]) -> str | None:
    id = _string(data, "id")
    if id is not None and not id.strip(SPACES):
        raise ReadingError("id is blank; give one or leave it out")
    if id is not None and len(id) > ID_LENGTH:
        raise ReadingError(f"id has {len(id)} characters; shorten it to {ID_LENGTH}")
    return id


def _url(data: dict[str, Any]) -> str | None:
    url = _string(data, "url")
    if url is not None and not is_web(url):
        raise ReadingError(f"url {url[:80]!r} is no http or https address; correct or omit it")
    return url


def _published(data: dict[str, Any]) -> str | None:
    value = _string(data, "published")
    published = dates.given(value) if value is not None else None
    if value is not None and published is None:
        raise ReadingError(
            f"published {value[:80]!r} is no ISO 8601 date; write it like 2021-02-16 or omit it"
        )
    return published
