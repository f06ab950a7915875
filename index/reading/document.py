"""What readers take and give: documents, and the drafts of articles that were found in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from index.errors import ReadingError
from index.model import Article, Cut

LONGEST = 16_000_000
"""Characters of an article; a longer one might take more time than a document may."""


def check_length(text: str) -> None:
    """Raise ReadingError where the text is too long for one article."""
    if len(text) > LONGEST:
        count, most = -(-len(text) // 1_000_000), LONGEST // 1_000_000
        raise ReadingError(f"has {count} million characters where {most} are read; split it")


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes that hold articles, and what is known of where they come from.

    `source` is the path or address that a user knows them by, "news.zip/tram.html" for a file in
    an archive. `name` is the name of the file, whose ending hints at its kind. `url` is the address
    that they were fetched from at last, `content_type` what the server said they are. `kind`
    is what it is, where that is known. A part of a document tells the `line` that it begins with.
    """

    data: bytes
    source: str
    name: str
    url: str | None = None
    content_type: str | None = None
    kind: str | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as it was found in a document: its text, and what the document tells of it.

    The fields are those of Article, before what the text itself tells is added. `cuts` hold whole
    lines, in order; `headed` is explained at `assemble`. Of a `settled` draft nothing is read from
    the text: what is not given is not known, and all but the cuts is prose. Of one that is `made`
    the id does not count where its address is known.
    """

    text: str
    source: str
    id: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    published: str | None = None
    author: str | None = None
    updated: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()
    headed: bool = False
    settled: bool = False
    made: bool = False

    def article(self) -> Article:
        """The article. Raises ReadingError where the cuts leave no text, or it is too long."""
        # Its rules take their time to load; who only passes documents on needs none of them.
        from index.prose.assembly import assemble, made_id, made_title

        check_length(self.text)
        skipped = {"text", "headed", "settled", "made"}
        fields = {name: getattr(self, name) for name in self.__slots__ if name not in skipped}
        if not self.settled:
            article = assemble(self.text, headed=self.headed, **fields)
            return replace(article, made=article.made or self.made)
        fields["id"] = self.id or made_id(self.text, self.url)
        fields["title"] = self.title or made_title(self.text)
        return Article(text=self.text, made=not self.id, **fields)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document, or a place in it, that is not read, and why: the fault and the remedy."""

    source: str
    reason: str


Found: TypeAlias = Draft | Refusal

Reader: TypeAlias = Callable[[Document], Iterator[Found]]
"""What a format is read by. Raises ReadingError where the document as a whole cannot be used."""
