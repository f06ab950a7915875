"""What documents say of themselves → fields of an article; None for what is of no use."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from index.prose import dates
from index.prose.shapes import SPACES, on_one_line

_LONGEST = 300  # characters of a field
_NOTHING = {"", "~", "null", "none", "unknown", "untitled", "anonymous", "n/a"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def phrase(value: object) -> str | None:
    """A title or a name on one line."""
    if not isinstance(value, str):
        return None
    line = on_one_line(value.encode(errors="replace").decode()).strip(SPACES)
    return None if line.casefold() in _NOTHING or len(line) > _LONGEST else line


def names(values: list[object]) -> str | None:
    """The names of persons, parted by commas."""
    found = dict.fromkeys(filter(None, map(phrase, values)))
    return phrase(", ".join(found)) if found else None


def date(value: object) -> str | None:
    """A date, or a date and time, in ISO 8601."""
    line = phrase(value)
    return (dates.given(line) or dates.date_in(line)) if line else None


def language(value: object) -> str | None:
    """An IETF language tag."""
    line = (phrase(value) or "").replace("_", "-")
    return line if _LANGUAGE.fullmatch(line) and line.casefold() != "und" else None


def is_web(url: str) -> bool:
    """Whether this is an http or https address."""
    if any(map(str.isspace, url)):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def address(value: object) -> str | None:
    """An http or https address."""
    line = phrase(value)
    return line if line and is_web(line) else None
