"""Who wrote a page's article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from index.prose import credits
from index.reading.pages.lines import lines
from index.reading.pages.linked import as_text, types
from index.reading.pages.names import is_byline, joined, names
from index.reading.pages.page import Page

_META = (
    *("itemprop:author", "author", "byl", "parsely-author", "sailthru.author", "article:author"),
    *("dcterms.creator", "dc.creator", "citation_author"),
)
_MARKED = (
    './/*[contains(@rel, "author") or @itemprop="author" or contains(@data-component, "byline")'
    + "".join(
        f' or contains(@class, "{name}")'
        for name in ("byline", "author", "autor", "auteur", "signature", "credits", "submitted")
    )
    + ' or @class="by"]'
)
_MOST_MARKED = 20  # elements; authors of other articles follow


def author(page: Page, publisher: str | None) -> str | None:
    """The names of those who wrote the article, parted by commas; None where none is told.

    What is told to programs goes before what is printed. Organisations are no authors.
    """
    for source in (_linked, _meta, _marked, _printed):
        if found := [name for byline in source(page) for name in names(byline, publisher)]:
            return joined(found)
    return None


def agency(page: Page) -> str | None:
    """The news agency that the page names as author, source or provider."""
    told = [
        *map(as_text, page.linked.all("author")),
        *map(as_text, page.linked.all("sourceOrganization")),
        *map(as_text, page.linked.all("provider")),
        *page.meta.all("author", "dc.source", "source", "article:author"),
    ]
    parts = (part for name in filter(None, told) for part in re.split(r"\s*[,;|/]\s*", name))
    return next(filter(credits.is_agency, parts), None)


def _linked(page: Page) -> Iterator[str]:
    for value in [*page.linked.all("author"), *page.linked.all("creator")]:
        is_group = isinstance(value, dict) and any("Organi" in kind for kind in types(value))
        if not is_group and (name := as_text(value)):
            yield name


def _meta(page: Page) -> Iterator[str]:
    """The values of the first of these names that has any."""
    for name in _META:
        found = list(page.meta.all(name))
        if any(map(names, found)):
            yield from found
            return
    if page.meta.first("twitter:label1", "twitter:label2") == "Written by":
        yield from page.meta.all("twitter:data1")


def _marked(page: Page) -> Iterator[str]:
    """The first names in elements that are marked as bylines."""
    for element in page.tree.xpath(_MARKED)[:_MOST_MARKED]:
        if element.xpath('ancestor::*[contains(@class, "comment") or self::aside]'):
            continue
        for line in lines(element):
            if names(line.text):
                yield line.text
                return


def _printed(page: Page) -> Iterator[str]:
    """The first line that begins like a byline."""
    bylines = (line.text for line in page.lines if is_byline(line.text))
    yield from islice(bylines, 1)
