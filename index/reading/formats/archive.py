"""ZIP archives → the articles of what they hold, by the readers of its kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZipInfo

from index.errors import ReadingError
from index.identity.addresses import article_id
from index.prose.shapes import on_one_line
from index.reading.document import Document, Found, Refusal
from index.reading.isolation.limits import LateError
from index.reading.kinds import kind_of, reader_for
from index.reading.unzipping import Unzipper, is_link

_DRIVE = re.compile(r"[A-Za-z]:")
_BESIDE = {  # what pages and systems bring along, and nobody means as an article
    *(".css", ".js", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".avif"),
    *(".woff", ".woff2", ".ttf", ".otf", ".mp3", ".mp4", ".webm", ".db", ".ini"),
}


def read(document: Document) -> Iterator[Found]:
    """The articles of the members, in the order of their names; hidden members and what pages bring
    along (styles, pictures) are passed over.

    A member that cannot be used, or needs too much, is refused, and the rest is read. Raises
    ReadingError where the archive as a whole is broken or holds nothing to read.
    """
    archive = Unzipper(document.data)
    members = sorted(filter(_is_meant, archive.members), key=lambda member: member.filename)
    if not members:
        raise ReadingError("holds no file to read; put articles there")
    seen: set[str] = set()
    for member in members:
        source = f"{document.source}/{on_one_line(member.filename)}"
        fault = None
        try:
            _check(member, seen)
            yield from _found(archive.read(member), source, document)
        except (ReadingError, LateError) as error:
            fault = str(error)
        except MemoryError:
            fault = "needs too much memory to read; split it"
        if fault:  # behind the error, which holds what filled the memory
            yield Refusal(source, fault)


def _found(data: bytes, source: str, archive: Document) -> Iterator[Found]:
    """What the reader of the member's kind finds; ids are made of both names, or of the address
    of an archive that was fetched and the member's name.
    """
    inner = source.removeprefix(f"{archive.source}/")
    outer = article_id(archive.url or "") or PurePosixPath(archive.name).stem
    document = Document(data, source, f"{outer}/{inner}")
    kind = kind_of(document)
    if kind == "zip":
        raise ReadingError("is an archive in an archive; unpack the outer one and add the inner")
    yield from reader_for(kind)(document)


def _is_meant(member: ZipInfo) -> bool:
    """Whether somebody put the member there to be read."""
    path = PurePosixPath(_slashed(member))
    hidden = any(part.startswith(".") and part != ".." for part in path.parts)
    aside = hidden or "__MACOSX" in path.parts or path.suffix.lower() in _BESIDE
    is_file = path.name and not member.filename.endswith("/")
    return bool(is_file and not aside)


def _check(member: ZipInfo, seen: set[str]) -> None:
    """Raise ReadingError where the member is none by its name or nature."""
    name = _slashed(member)
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        raise ReadingError("has a name that leads out of the archive; pack it anew")
    if is_link(member):
        raise ReadingError("is a link to another file; pack that file")
    if name in seen:
        raise ReadingError("has the name of a member before it; pack it under another")
    seen.add(name)


def _slashed(member: ZipInfo) -> str:
    return member.filename.replace("\\", "/")
