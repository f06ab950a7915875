"""Text → Article: its title, date, publisher and agency as the text tells them, and its cuts."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from index.errors import ReadingError
from index.identity.addresses import article_id
from index.model import Article, Cut, Span
from index.prose import cleaning, credits, dates, shapes
from index.prose.blocks import SHORT, Block, blocks, grouped

_LONGEST_HEADLINE = 200  # characters
_LONGEST_ENDED = 100  # a headline may end in a full stop; a longer line that does is prose
_LONGEST_TITLE = 80  # of a title that is made from prose
_OPENING = 3  # paragraphs at whose beginning a wire story may say where it comes from


def assemble(
    text: str,
    *,
    id: str | None = None,
    source: str = "",
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    agency: str | None = None,
    published: str | None = None,
    author: str | None = None,
    updated: str | None = None,
    language: str | None = None,
    notes: Sequence[str] = (),
    headed: bool = False,
    cuts: Sequence[Cut] = (),
) -> Article:
    """The article of a text that is not blank; what is not given is read from the text.

    `headed` says that the text begins with its headline; even so a first line that is clearly a
    paragraph is not taken for one. Without an id, the address gives one, or else the text's SHA-256
    its first 12 digits.
    `cuts`, in order, hold whole lines that are known not to be prose.
    Raises ReadingError where the cuts leave nothing.
    """
    found = list(_outside(blocks(text), cuts))
    if not found:
        raise ReadingError("holds no text of its own; put the article there or leave it out")
    headline = _headline(found, title, headed)
    kinds = cleaning.classify(found, headline)
    judged = list(zip(found, kinds, strict=True))
    lines = [(block, kind) for block, kind in judged if kind]
    prose = [text[block.start : block.end] for block, kind in judged if not kind]
    return Article(
        id=id or made_id(text, url),
        title=title or _title(text, found, headline),
        text=text,
        url=url,
        publisher=publisher or _publisher(lines) or credits.asked_by("\n\n".join(prose)),
        agency=agency or _agency(lines, prose),
        published=published or _published(lines, prose),
        source=source,
        cuts=_merged(cuts, (Cut(block.start, block.end, kind) for block, kind in lines)),
        author=author,
        updated=updated,
        language=language,
        notes=tuple(notes),
        made=not id,
    )


def made_id(text: str, url: str | None) -> str:
    """The id of an article that comes without one."""
    return article_id(url or "") or hashlib.sha256(text.encode()).hexdigest()[:12]


def made_title(text: str) -> str:
    """The title of a text that is not blank, where nothing else tells one: its first words."""
    return _title(text, blocks(text), None)


def printed_authors(article: Article) -> str | None:
    """Whom the bylines of the article's text name; None where that is not sure.

    This is no field of the article: its digest would change, and with it the version of texts that
    did not.
    """
    bylines = (article.text[cut.start : cut.end] for cut in article.cuts if cut.kind == "byline")
    return next(filter(None, map(credits.authors, map(shapes.normalised, bylines))), None)


def _outside(found: Iterable[Block], cuts: Sequence[Cut]) -> Iterator[Block]:
    """The blocks that begin in none of the cuts."""
    starts = [cut.start for cut in cuts]
    for block in found:
        before = bisect_right(starts, block.start)
        if not before or cuts[before - 1].end <= block.start:
            yield block


def _merged(given: Iterable[Cut], found: Iterable[Cut]) -> tuple[Cut, ...]:
    """All cuts, in the order of the text."""
    return tuple(sorted((*given, *found), key=lambda cut: cut.start))


def paragraphs(article: Article) -> list[Span]:
    """Spans of the article's text that are its prose: blocks outside the cuts, in order."""
    spans = []
    start = 0
    for cut_start, cut_end in [*((cut.start, cut.end) for cut in article.cuts), (None, 0)]:
        for kept in grouped(article.text[start:cut_start]):
            spans += [(start + first, start + last) for first, last in kept]
        start = cut_end
    return spans


def _headline(found: Sequence[Block], title: str | None, headed: bool) -> int | None:
    """The index of the block that is the headline, or None where the text begins with prose."""
    first = cleaning.first_line(found)
    plain = found[first].plain
    if title is not None:
        is_headline = plain.casefold() == shapes.normalised(title).casefold()
    else:
        is_headline = found[first].short and _is_headline(plain, headed)
    return first if is_headline else None


def _is_headline(plain: str, headed: bool) -> bool:
    if len(plain) > _LONGEST_HEADLINE or plain[-1] in ",;:":
        return False
    if not shapes.ends_sentence(plain):
        return True
    one_short_sentence = len(plain) <= _LONGEST_ENDED and shapes.sentence_end(plain) is None
    return one_short_sentence and (headed or not plain.endswith("."))


def _title(text: str, found: Sequence[Block], headline: int | None) -> str:
    """The headline as printed, or else the first words of the first sentence."""
    block = found[cleaning.first_line(found) if headline is None else headline]
    printed = shapes.on_one_line(text[block.start : min(block.end, block.start + SHORT)])
    if headline is not None:
        return re.sub(r"^#{1,6} ", "", printed)
    sentence = printed[: shapes.sentence_end(shapes.normalised(printed))]
    if len(sentence) <= _LONGEST_TITLE:
        return sentence
    words = sentence[:_LONGEST_TITLE].rpartition(" ")[0] or sentence[: _LONGEST_TITLE - 1]
    return words.rstrip(" ,;:-–—") + "…"


_Lines = Sequence[tuple[Block, str]]
"""The blocks that are not prose, with their kinds."""


def _publisher(lines: _Lines) -> str | None:
    held = (credits.holder(block.plain) for block, kind in lines if kind == "copyright")
    return next(filter(None, held), None)


def _agency(lines: _Lines, prose: Sequence[str]) -> str | None:
    plains = [block.plain for block, kind in lines if kind in {"credit", "copyright", "byline"}]
    named = [
        *map(credits.distributor, plains),
        *(agency for agency, _ in _datelines(prose)),
        *map(credits.source, plains),
        *filter(credits.is_agency, filter(None, map(credits.holder, plains))),
    ]
    return next(filter(None, named), None)


def _published(lines: _Lines, prose: Sequence[str]) -> str | None:
    metadata = (block.plain for block, kind in lines if kind in {"date line", "byline"})
    found = list(filter(None, map(dates.line_date, metadata)))
    if found:
        return min(found, key=lambda date: date.updated).iso
    return next(filter(None, (dates.date_in(date) for _, date in _datelines(prose))), None)


def _datelines(prose: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Agency and date at the beginning of the first paragraphs."""
    openings = (shapes.normalised(text[:SHORT]) for text in islice(prose, _OPENING))
    return filter(None, map(credits.dateline, openings))
