"""Names and ids of what is added: the same for the same thing, and safe as the name of a file.

Pure.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

KEY = 16
"""The digits of a key that stands for an article's id where the id is too long."""

_LONGEST = 80  # characters of a name's stem, and of the title in an id
_LONGEST_ENDING = 10
_MARK = 8  # digits that keep two names apart which look the same when made safe


def safe_name(name: str) -> str:
    """The name of a file on disk for the name of an upload: letters, digits, ".", "_" and "-", no
    folder, never hidden. Two uploads have the same one only where their names are the same.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    ending = path.suffix if re.fullmatch(r"\.[A-Za-z0-9]+", path.suffix) else ""
    ending = ending[: _LONGEST_ENDING + 1]
    stem = _plain(path.name.removesuffix(ending))
    if stem and f"{stem}{ending}" == name:
        return name
    return f"{stem or 'file'}-{_digest(name)[:_MARK]}{ending}"


def pasted_id(title: str) -> str:
    """The id of an article that was pasted under this title, without regard to case and spaces."""
    folded = " ".join(title.casefold().split())
    slug = _plain(re.sub(r"\W+", "-", folded, flags=re.ASCII))
    return "-".join(filter(None, ("pasted", slug, _digest(folded)[:_MARK])))


def key(article_id: str) -> str:
    """Digits that stand for an article's id where it is too long."""
    return _digest(article_id)[:KEY]


def _plain(text: str) -> str:
    """Letters, digits, ".", "_" and "-", cut to the longest; neither "." nor "-" at the edges."""
    return re.sub(r"[^A-Za-z0-9._-]", "-", text)[:_LONGEST].strip(".-")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
