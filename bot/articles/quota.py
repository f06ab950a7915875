"""How much a server's own library may hold, so that one server cannot fill the disk."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index.library import Library
from index.model import Article

MEGABYTE = 2**20
FILE = 8 * MEGABYTE
"""The largest file that is taken, in bytes."""


@dataclass(frozen=True, slots=True)
class Quota:
    """The most articles, the most sentences in them, and the most bytes of the database, the
    former versions of articles included.
    """

    articles: int = 5_000
    sentences: int = 200_000
    size: int = 256 * MEGABYTE


QUOTA = Quota()

_ENDS = re.compile(r"[.!?…。！？]+|\n+|$")  # a sentence ends with one of these


class QuotaError(Exception):
    """More than the library may hold; `count` of `what` where `limit` are allowed."""

    def __init__(self, what: Literal["articles", "sentences", "size"], count: int, limit: int):
        super().__init__(f"{count} {what} where {limit} are allowed")
        self.what, self.count, self.limit = what, count, limit


def check(library: Library, coming: Iterable[Article], quota: Quota) -> None:
    """Raise QuotaError where the library has no room for these articles.

    Sentences are counted by what may end one, so that there are never more than that.
    """
    used = _used(library.folder / "library.sqlite3")
    if used > quota.size:
        raise QuotaError("size", used, quota.size)
    held = {article.id: article.sentences for article in library.articles()}
    held |= {article.id: len(_ENDS.findall(article.text)) for article in coming}
    if len(held) > quota.articles:
        raise QuotaError("articles", len(held), quota.articles)
    if (sentences := sum(held.values())) > quota.sentences:
        raise QuotaError("sentences", sentences, quota.sentences)


def _used(database: Path) -> int:
    """The bytes of a database that hold something; removing an article frees its share."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as db:
        pages, free, size = (
            int(db.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "freelist_count", "page_size")
        )
    return (pages - free) * size
