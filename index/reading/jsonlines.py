"""Files of JSON lines ↔ articles, one a line, read line by line.

A line with `cuts` is an article as a library gave it out: its text is settled, and nothing that the
line leaves out is read from it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO

from index.errors import ReadingError
from index.model import Article, Cut
from index.prose import dates
from index.prose.shapes import SPACES, on_one_line
from index.reading.document import Document, Draft, Found, Refusal, check_length
from index.reading.metadata import is_web
from index.reading.text import BOM, ID_LENGTH, decoded

_EXPORTED = (
    *("id", "title", "url", "publisher", "agency", "author", "published", "updated"),
    *("language", "notes", "text"),
)
_MEGABYTE = 2**20
_PART = _MEGABYTE // 4  # bytes of lines that are read together; to take them in holds up others
_LONGEST = 60 * _MEGABYTE  # of a line
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_LIKE = 'write [[0, 24, "headline"]] or leave cuts out'


def read(document: Document) -> Iterator[Found]:
    """The articles of a file, in order; a faulty line is refused as 'source:line'."""
    for number, line in enumerate(_lines(BytesIO(document.data)), start=document.line):
        place = f"{document.source}:{number}"
        try:
            yield from _draft(line, place)
        except ReadingError as error:
            yield Refusal(place, str(error))


def parts(file: BinaryIO, whole: Document) -> Iterator[Document]:
    """The file of a document in parts of some lines each, so that it may be of any size; the
    document's own data are not looked at.
    """
    lines: list[bytes] = []
    first, size = 1, 0
    for number, line in enumerate(_lines(file), start=1):
        lines.append(line)
        size += len(line)
        if size >= _PART:
            yield replace(whole, data=b"".join(lines), kind="jsonlines", line=first)
            lines, first, size = [], number + 1, 0
    if lines:
        yield replace(whole, data=b"".join(lines), kind="jsonlines", line=first)


def single(part: Document) -> Iterator[Document]:
    """The lines of a part, each by itself."""
    for number, line in enumerate(_lines(BytesIO(part.data)), start=part.line):
        yield replace(part, data=line, line=number)


def json_line(article: Article) -> str:
    """The line that an article is read back from as it is, with no line break in it."""
    told = {name: getattr(article, name) for name in _EXPORTED if getattr(article, name)}
    told["cuts"] = [[cut.start, cut.end, cut.kind] for cut in article.cuts]
    return json.dumps(told, ensure_ascii=False)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines with their ends; of one that is too long, more than is allowed and not all."""
    while line := file.readline(_LONGEST + 1):
        rest = line
        while len(rest) > _LONGEST and not rest.endswith(b"\n"):
            rest = file.readline(_LONGEST + 1)
        yield line if line.endswith(b"\n") or line is rest else line + b"\n"


def _draft(line: bytes, place: str) -> tuple[Draft, ...]:
    """The article of a line, or none where the line is blank. One with cuts tells all of itself."""
    if len(line) > _LONGEST:
        most = _LONGEST // _MEGABYTE
        raise ReadingError(f"the line has more than {most:,} MB; split its article")
    text = decoded(line).removeprefix(BOM).strip()
    if not text:
        return ()
    data = _object(text)
    article_text, cuts = _text(data), _cuts(data)
    return (
        Draft(
            article_text,
            id=_id(data),
            source=place,
            title=_line(data, "title"),
            url=_url(data),
            publisher=_line(data, "publisher"),
            agency=_line(data, "agency"),
            author=_line(data, "author"),
            published=_date(data, "published"),
            updated=_date(data, "updated"),
            language=_language(data),
            notes=_notes(data),
            cuts=cuts or (),
            settled=cuts is not None,
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


def _line(data: dict[str, Any], name: str) -> str | None:
    return on_one_line(_string(data, name) or "") or None


def _text(data: dict[str, Any]) -> str:
    text = _string(data, "text")
    if text is None:
        raise ReadingError('has no text; give the article\'s as "text"')
    if not text.strip(SPACES):
        raise ReadingError("the text is blank; give the article's or remove the line")
    check_length(text)
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


def _date(data: dict[str, Any], name: str) -> str | None:
    value = _string(data, name)
    date = dates.given(value) if value is not None else None
    if value is not None and date is None:
        raise ReadingError(
            f"{name} {value[:80]!r} is no ISO 8601 date; write it like 2021-02-16 or omit it"
        )
    return date


def _language(data: dict[str, Any]) -> str | None:
    value = _string(data, "language")
    if value is not None and not _TAG.fullmatch(value):
        raise ReadingError(f"language {value[:80]!r} is no tag like en or pt-BR; correct it")
    return value


def _notes(data: dict[str, Any]) -> tuple[str, ...]:
    value = data.get("notes")
    notes = [] if value is None else value
    is_list = isinstance(notes, list) and all(isinstance(note, str) for note in notes)
    if not is_list or any(note.split() != [note] for note in notes):
        shown = json.dumps(value)[:40]
        raise ReadingError(f'notes is no list of single words but {shown}; write ["paywall"]')
    return tuple(notes)


def _cuts(data: dict[str, Any]) -> tuple[Cut, ...] | None:
    """The cuts that are given, or None where none are told of."""
    value = data.get("cuts")
    if value is None:
        return None
    if not isinstance(value, list):
        raise ReadingError(f"cuts is no list but {json.dumps(value)[:40]}; {_LIKE}")
    cuts, end = [], 0
    for cut in value:
        match cut:
            case [int(first), int(last), str(kind)] if end <= first < last <= len(data["text"]):
                if isinstance(first, bool) or isinstance(last, bool) or not kind.strip(SPACES):
                    raise _no_cut(cut)
                cuts.append(Cut(first, last, kind))
                end = last
            case _:
                raise _no_cut(cut)
    return tuple(cuts)


def _no_cut(value: Any) -> ReadingError:
    return ReadingError(
        f"cuts holds {json.dumps(value)[:60]}, which is no span of the text behind the one before"
        f" it with its kind; {_LIKE}"
    )
