"""Addresses → articles: those of the page or file there, or of the entries of a feed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from index.errors import ReadingError
from index.feeds.pages import Pages, read_feed
from index.model import EXCERPT, Article
from index.reading import Refuse, read_documents
from index.reading.kinds import kind_of

if TYPE_CHECKING:
    from index.fetching import Fetched, Fetcher


def is_address(place: str) -> bool:
    """Whether a place to read from is an address, and no path."""
    return "://" in place


def articles_at(
    address: str,
    fetcher: Fetcher,
    refuse: Refuse,
    is_over: Callable[[], bool] = lambda: False,
    *,
    pages: int | None = None,
) -> Iterator[Article]:
    """The articles at an address; of a feed's excerpts, those of the pages that they lead to, of
    at most so many `pages`, and as far as these are fetched before it `is_over`.

    What cannot be read of it is passed to `refuse` with the reason. Raises FetchError where the
    address cannot be fetched, ReadingError where nothing there can be read.
    """
    fetched = fetcher.fetch(address)
    document = fetched.document()
    try:
        if kind_of(document) == "feed":
            yield from _entries(fetched, fetcher, refuse, is_over, pages)
        else:
            yield from read_documents([document], refuse)
    except ReadingError as error:
        raise ReadingError(f"{address}: {error}") from None


def _entries(
    fetched: Fetched,
    fetcher: Fetcher,
    refuse: Refuse,
    is_over: Callable[[], bool],
    most: int | None,
) -> Iterator[Article]:
    entries, refused = read_feed(fetched)
    for place, reason in refused:
        refuse(place, reason)
    shortened = (entry.url for entry in entries if EXCERPT in entry.notes)
    addresses = dict.fromkeys(filter(None, shortened))
    pages = Pages.of(islice(addresses, most), fetcher, is_over)
    yield from filter(None, map(pages.best, entries))
