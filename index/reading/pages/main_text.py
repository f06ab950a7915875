"""A page's tree → the text of its article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from index.prose.shapes import is_prose, normalised, on_one_line
from index.reading.pages.lines import Tree, words
from index.reading.pages.rebuilding import rebuild
from index.reading.pieces import Piece, tabled

_OPTIONS = {
    "include_comments": False,
    "include_tables": True,
    "deduplicate": False,
    "with_metadata": False,
}
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|anzeige|publicidad|pub|promo\w*|newsletter|related\w*|relacionad\w*"
    r"|most-?(?:read|popular|viewed)|meistgelesen|pull-?quotes?|captions?|share\w*|sharing"
    r"|social|cookies?|consent|cmp\w*|onetrust\w*|paywall\w*|meter-?wall|regwall|subscri\w+"
    r"|upgrade-cta|comments?|respond|sidebar|breadcrumbs?|recirc\w*|outbrain|taboola"
    r"|key-events|tags|sharedaddy|know-more|links-block|read-?(?:more|next|also)"
    r"|a-lire-aussi|mehr-zum-thema|teaserliste|buttons?|bio)(?:$|[\s_-])",
    re.I,
)
_HEAD = re.compile(
    r"(?:^|[\s_-])(?:by|by-?lines?|authors?|autor(?:en)?|signature|credits?|date|datum|dateline"
    r"|meta|kicker|photo|cutline|dachzeile|timestamp|block-time|post-date)(?:$|[\s_-])",
    re.I,
)
_MARKS = ("class", "id", "data-component", "data-testid")
_ASIDES = ("figcaption", "amp-sidebar", "amp-ad", "nav", "form", "dialog", "button")
_KEPT = {"html", "body", "main", "article"}
_LONGEST_HEAD = 30  # words of a byline or a date
_MOST = 0.3  # of the words of the page's paragraphs; an element that holds more is no aside


def main_text(tree: Tree, title: str | None) -> list[Piece]:
    """The article's paragraphs, headings, lists and tables, in order; none where there is none.

    What cannot be the article's text by its markup is taken out before the library sees it.
    """
    from trafilatura import bare_extraction

    tree = deepcopy(tree)
    _prune(tree, title)
    rebuild(tree)
    found = bare_extraction(tree, **_OPTIONS)  # type: ignore[arg-type]
    body = getattr(found, "body", None)
    return [] if body is None else [part for part in _parts(body) if part.text != title]


def _prune(tree: Tree, title: str | None) -> None:
    """Take out what stands beside or inside the article, as its markup says."""
    most = _MOST * sum(words("".join(each.itertext())) for each in tree.iter("p", "li"))
    for element in list(tree.iter()):
        if element.getparent() is None or element.tag in _KEPT:
            continue
        limit = max(most, 40) if _is_aside(element) else _LONGEST_HEAD * _is_head(element)
        if limit and words(" ".join(element.itertext())) <= limit:
            element.drop_tree()
    for article in _other_articles(tree, title):
        article.drop_tree()


def _is_aside(element: Tree) -> bool:
    if element.tag in _ASIDES:
        return True
    return bool(_ASIDE.search(_mark(element)))


def _is_head(element: Tree) -> bool:
    """Whether the element is marked as byline, date or label beside the headline."""
    return bool(_HEAD.search(_mark(element)))


def _mark(element: Tree) -> str:
    return " ".join(filter(None, map(element.get, _MARKS)))


def _other_articles(tree: Tree, title: str | None) -> list[Tree]:
    """The articles that a page appends to be scrolled to: each has a headline of its own."""
    headed = [each for each in tree.iter("article") if each.find(".//h1") is not None]
    own = [each for each in headed if _heading(each) == normalised(title or "")]
    return [each for each in headed if own and each not in own]


def _heading(article: Tree) -> str:
    return normalised("".join(article.find(".//h1").itertext()))


def _parts(body: Tree) -> Iterator[Piece]:
    for element in body:
        if element.tag == "table":
            yield from tabled(map(_cells, element.iter("row")))
        elif text := _text(element):
            is_heading = element.tag == "head" and not is_prose(normalised(text))
            yield Piece(text, "section label" if is_heading else None)
        if tail := on_one_line(element.tail or ""):
            yield Piece(tail)


def _text(element: Tree) -> str:
    """The text of a paragraph; of a list, its lines."""
    for inner in element.iter("lb", "p", "item"):
        if inner is not element:
            inner.text = f"\n{inner.text or ''}"
            inner.tail = f"\n{inner.tail or ''}"
    return "\n".join(filter(None, map(on_one_line, "".join(element.itertext()).split("\n"))))


def _cells(row: Tree) -> list[str]:
    return [on_one_line("".join(cell.itertext())) for cell in row.iterchildren("cell")]
