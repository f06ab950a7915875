"""What an answer's header says, read with suspicion."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from index.errors import FetchError

_READABLE = frozenset(
    {
        "application/atom+xml",
        "application/epub+zip",
        "application/json",
        "application/json-seq",
        "application/jsonl",
        "application/jsonlines",
        "application/octet-stream",
        "application/pdf",
        "application/rdf+xml",
        "application/rss+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/x-jsonlines",
        "application/x-ndjson",
        "application/x-pdf",
        "application/x-zip-compressed",
        "application/xhtml+xml",
        "application/xml",
        "application/zip",
        "binary/octet-stream",
        "text/html",
        "text/markdown",
        "text/plain",
        "text/rss+xml",
        "text/x-markdown",
        "text/xml",
    }
)
_LATER = {408, 425, 429}
_LONGEST_WAIT = 7 * 24 * 3600  # seconds
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,512}", re.ASCII)
_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,64}/[a-z0-9!#$&^_.+-]{1,99}", re.ASCII)
_FILE_NAME = re.compile(
    r"""filename(?:\*\s*=\s*utf-8'[^']*'(?P<encoded>[^;\s"]+)|\s*=\s*"(?P<quoted>[^"]*)"|"""
    r"""\s*=\s*(?P<bare>[^;\s"]+))""",
    re.IGNORECASE,
)
_NAME_LENGTH = 100  # characters


def content_type(header: Mapping[str, str]) -> str | None:
    """The type of the content as the server says it, with its charset; None where it says none.

    Raises FetchError where it is a type that no reader reads.
    """
    said = header.get("Content-Type", "").split(",")[0].strip()
    kind = said.partition(";")[0].strip().lower()
    if not _TYPE.fullmatch(kind):
        return None
    if kind not in _READABLE:
        raise FetchError(f"is {kind}, which is not read; give the address of a page, feed or text")
    return said if said.isprintable() else kind


def check_status(status: int, header: Mapping[str, str]) -> None:
    """Raise the FetchError of a status other than 200."""
    if status == 200:
        return
    wait = retry_after(header)
    later = status in _LATER or status >= 500
    raise FetchError(
        f"its server answers {_phrase(status)}; {_remedy(status, later, wait)}",
        retryable=later,
        retry_after=wait if later else None,
        status=status,
    )


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _remedy(status: int, later: bool, wait: int | None) -> str:
    if later:
        return f"try again in {wait} s" if wait else "try again later"
    if status in {401, 402, 403, 407, 451}:
        return "save the text in a file and add that"
    return "check the address"


def retry_after(header: Mapping[str, str]) -> int | None:
    """The seconds, at most a week, for which the server asks to be left alone."""
    said = header.get("Retry-After", "").strip()
    if re.fullmatch("[0-9]{1,9}", said, re.ASCII):
        return min(int(said), _LONGEST_WAIT)
    try:
        seconds = parsedate_to_datetime(said).timestamp() - time.time()
    except (ValueError, OverflowError, OSError):
        return None
    return min(max(round(seconds), 0), _LONGEST_WAIT)


def validator(value: str | None) -> str | None:
    """An ETag or a date as it may be kept and sent back; None where it is none."""
    return value if value and _VALIDATOR.fullmatch(value) else None


def file_name(header: Mapping[str, str], url: str) -> str:
    """The name of the file: the header's, or the last part of the address, or the host's.

    It never has a slash or a control character.
    """
    parts = urlsplit(url)
    names = (_disposed(header), unquote(parts.path.rstrip("/").rpartition("/")[2]))
    return next((name for each in names if (name := _plain(each))), parts.hostname or url)


def _disposed(header: Mapping[str, str]) -> str:
    match = _FILE_NAME.search(header.get("Content-Disposition", ""))
    if match is None:
        return ""
    return unquote(match["encoded"] or "") or match["quoted"] or match["bare"] or ""


def _plain(name: str) -> str:
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(char for char in last if char.isprintable()).strip(" .")
    return kept[-_NAME_LENGTH:]
