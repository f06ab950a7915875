"""What of some articles a store holds already: by content, by address and by id. Reads no text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from index.changes import Put
from index.database import Read
from index.identity import addresses
from index.model import EXCERPT, Article

_AT_ONCE = 500  # digests that one SELECT looks for


class Holdings:
    """Tells which articles are held; `read` runs a query on the store's database."""

    def __init__(self, read: Read) -> None:
        self._read = read

    def known(self, articles: Sequence[Article], *, revive: bool = True) -> list[Put | None]:
        """For each article what `put` would say where it would change nothing for what is held, or
        was removed; else None.
        """
        digests = [article.content_hash() for article in articles]
        outcomes = dict.fromkeys([] if revive else self._removed(digests), "removed")
        held = self.holding(digests)
        outcomes |= dict.fromkeys(held, "unchanged")
        return [
            Put(outcomes[digest], held.get(digest, article.id), article.id)
            if digest in outcomes
            else None
            for article, digest in zip(articles, digests, strict=True)
        ]

    def holding(self, digests: Sequence[str]) -> dict[str, str]:
        """The ids of the current articles with these contents, by digest; others left out."""
        query = "SELECT hash, article FROM versions WHERE hash IN ({}) AND current"
        return {digest.hex(): article for digest, article in self._having(query, digests)}

    def id_of(self, article: Article) -> str:
        """The id under which an article would be stored, as far as its address tells."""
        query = "SELECT article FROM versions WHERE key = ? ORDER BY current DESC, version DESC"
        key = addresses.digest(article.url) if article.made else None
        rows = self._read(f"{query} LIMIT 1", (key,))
        return str(rows[0][0]) if rows else article.id

    def source_of(self, article_id: str) -> str | None:
        """Where the current version of an article was read from; None for an unknown id."""
        return self._value("SELECT source FROM versions WHERE article = ? AND current", article_id)

    def is_whole(self, article_id: str) -> bool:
        """Whether the article is held, and not as an excerpt alone."""
        query = "SELECT notes FROM versions WHERE article = ? AND current"
        notes = self._value(query, article_id)
        return notes is not None and EXCERPT not in notes.split()

    def _removed(self, digests: Sequence[str]) -> list[str]:
        """Those of the contents that were removed."""
        rows = self._having("SELECT hash FROM removed WHERE hash IN ({})", digests)
        return [digest.hex() for (digest,) in rows]

    def _having(self, sql: str, digests: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """The rows with these digests, for which the braces stand."""
        for begin in range(0, len(digests), _AT_ONCE):
            some = [bytes.fromhex(digest) for digest in digests[begin : begin + _AT_ONCE]]
            yield from self._read(sql.format(", ".join("?" * len(some))), some)

    def _value(self, sql: str, name: str) -> str | None:
        rows = self._read(sql, (name,))
        return rows[0][0] if rows else None
