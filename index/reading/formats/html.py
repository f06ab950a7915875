"""Web pages: the article of a page, or why it has none."""

from __future__ import annotations

from collections.abc import Iterator

from index.reading.document import Document, Draft, Found, Refusal
from index.reading.pages import addresses, authors, days, headings, languages, walls
from index.reading.pages.main_text import main_text
from index.reading.pages.page import Page, opened
from index.reading.pages.rest import together
from index.reading.pieces import Piece, answered
from index.reading.text import id_of


def read(document: Document) -> Iterator[Found]:
    """The article of a page; its text is followed by the rest of the page, covered by cuts.

    Raises ReadingError where the document holds no page.
    """
    page = opened(document)
    publisher = headings.publisher(page)
    title = headings.title(page, publisher)
    parts = main_text(page.tree, title)
    if reason := walls.wall(page, parts):
        yield Refusal(document.source, reason)
    else:
        yield _draft(page, parts, document, title, publisher)


def _draft(
    page: Page, parts: list[Piece], document: Document, title: str | None, publisher: str | None
) -> Draft:
    text, cuts = together(answered(parts), page.lines)
    published = days.published(page)
    url = addresses.canonical(page)
    return Draft(
        text=text,
        source=document.source,
        id=None if url else id_of(document.name),
        title=title,
        url=url,
        publisher=publisher,
        agency=authors.agency(page),
        published=published,
        author=authors.author(page, publisher),
        updated=days.updated(page, published),
        language=languages.language(page),
        notes=walls.notes(page, parts),
        cuts=tuple(cuts),
    )
