"""An article as it is stored, for a terminal: what is known of it, sentences and cuts. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.terminal import visible
from index.model import Summary
from index.prose.assembly import printed_authors
from index.store import Details

_Line = tuple[str, str]
"""What stands before a text, and the text."""


def plain_article(found: Details) -> str:
    """The article as lines of two cells that a tab separates, a blank line between paragraphs."""
    groups = [_facts(found), *_text(found)]
    return "\n\n".join(
        "\n".join(f"{visible(before)}\t{visible(text)}" for before, text in group)
        for group in groups
    )


def rich_article(found: Details) -> RenderableType:
    """The article for a screen: what was cut is dim."""
    title = Text(visible(found.stored.article.title), style="bold cyan")
    facts = _grid(_facts(found)[1:])
    text = (Padding(_grid(group), (1, 0, 0, 0)) for group in _text(found))
    return Padding(Group(title, facts, *text), (1, 1))


def _facts(found: Details) -> list[_Line]:
    """What is known of the article, its versions and its copies."""
    article = found.stored.article
    known = {
        "title": article.title,
        "id": article.id,
        "publisher": article.publisher,
        "agency": article.agency,
        "author": article.author or printed_authors(article),
        "published": article.published,
        "updated": article.updated,
        "language": article.language,
        "address": article.url,
        "read from": article.source,
        "notes": ", ".join(article.notes),
    }
    facts = [(name, value) for name, value in known.items() if value]
    return [*facts, *_versions(found), *(("also in", _named(copy)) for copy in found.copies)]


def _versions(found: Details) -> Iterator[_Line]:
    for version in found.versions:
        told = f"{version.number}: added {version.added}, sentences: {version.sentences}"
        if len(found.versions) > 1:
            told += ", current" if version.current else ", changed since"
            told += ", shown here" if version == found.shown else ""
        yield "version", told


def _named(copy: Summary) -> str:
    known = ", ".join(filter(None, (copy.publisher, copy.published, copy.id)))
    return f"{copy.title} ({known})"


def _text(found: Details) -> Iterator[list[_Line]]:
    """The text in its order: the sentences of each paragraph, and each cut, with what it is."""
    article = found.stored.article
    pieces = [
        (each.start, each.end, str(number), each.paragraph)
        for number, each in enumerate(found.stored.sentences, start=1)
    ]
    pieces += [(cut.start, cut.end, f"[{cut.kind}]", -1) for cut in article.cuts]
    group: list[_Line] = []
    before = None
    for start, end, mark, paragraph in sorted(pieces):
        if group and paragraph != before:
            yield group
            group = []
        group.append((mark, article.text[start:end]))
        before = paragraph
    if group:
        yield group


def _grid(lines: list[_Line]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", no_wrap=True)
    for before, text in lines:
        style = "dim" if before.startswith("[") else ""
        grid.add_row(Text(visible(before)), Text(visible(text), style=style, overflow="fold"))
    return grid
