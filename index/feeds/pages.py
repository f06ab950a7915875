"""Feeds, and the pages of entries of which they hold but an excerpt, as articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index.errors import FetchError, ReadingError
from index.model import Article
from index.reading import read_documents
from index.reading.document import Document
from index.reading.kinds import KINDS, kind_of

if TYPE_CHECKING:
    from index.fetching import Fetched, Fetcher


def read_feed(fetched: Fetched) -> tuple[list[Article], list[tuple[str, str]]]:
    """The entries of a feed, in its order, and the places of those that are refused, each with the
    reason.
    Raises ReadingError where it is no feed, or one of which no entry can be read.
    """
    document = fetched.document()
    kind = kind_of(document)
    if kind != "feed":
        raise ReadingError(f"is {KINDS[kind].called} and no feed; name the address of a feed")
    refused: list[tuple[str, str]] = []
    entries = list(read_documents([document], lambda *why: refused.append(why)))
    if refused and not entries:
        raise ReadingError(refused[0][1])
    return entries, refused


@dataclass(slots=True)
class Pages:
    """The articles of the pages that were `asked` for, by address, and the `faults` of the others.

    `later` are those that may be had another time.
    """

    asked: set[str] = field(default_factory=set)
    articles: dict[str, Article] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    later: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, addresses: Iterable[str], fetcher: Fetcher, is_over: Callable[[], bool]) -> Pages:
        """The pages at these addresses, fetched one after the other until it `is_over`."""
        pages = cls()
        documents = pages._fetched(addresses, fetcher, is_over)
        for article in read_documents(documents, pages.faults.__setitem__):
            pages.articles.setdefault(article.source, article)
        return pages

    def _fetched(
        self, addresses: Iterable[str], fetcher: Fetcher, is_over: Callable[[], bool]
    ) -> Iterator[Document]:
        for address in addresses:
            if is_over():
                return
            try:
                document = fetcher.fetch(address).document()
            except FetchError as error:
                if error.retryable and is_over():  # it may have failed for that reason
                    return
                self.faults[address] = str(error)
                self.later |= {address} if error.retryable else set()
            else:
                yield document
            self.asked.add(address)

    def best(self, entry: Article) -> Article | None:
        """The article of an entry: that of its page under the entry's id, with what the feed alone
        tells of it; or the excerpt, where the page has no more; None where that says nothing.
        """
        page = self.articles.get(entry.url or "")
        if page is None or len(page.text) < len(entry.text):
            return None if entry.text == entry.title else entry
        names = ("url", "publisher", "published", "author", "updated", "language")
        told = {name: getattr(page, name) or getattr(entry, name) for name in names}
        return replace(page, id=entry.id, made=entry.made, **told)
