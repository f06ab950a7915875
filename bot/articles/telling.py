"""What is said of a server's articles: lists, details, what adding did. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from bot.articles.adding import Outcome
from bot.articles.fetching import AN_HOUR, WaitError
from bot.articles.quota import MEGABYTE, QuotaError
from bot.rendering import citations, markdown
from bot.rendering.layout import Style
from bot.rendering.paging import Page
from bot.rendering.plain import LIMIT
from bot.rendering.render import Reply
from bot.texts import Texts
from index.model import Article, Summary
from index.store import Details

PAGE = 8
"""The articles that one page of the list shows."""

KINDS = (
    "headline",
    "section label",
    "byline",
    "date line",
    "credit",
    "copyright",
    "caption",
    "related links",
    "newsletter",
    "sharing",
    "navigation",
    "advertisement",
    "notice",
    "comment form",
    "separator",
    "correction",
    "table",
    "footnote",
    "code",
    "page furniture",
    "page",
)
"""What the reader of files calls a cut, in the order in which the texts translate it."""

NOTES = ("paywall", "excerpt")
"""What a reader has to know of a text, in the order in which the texts translate it."""

TITLE, PUBLISHER, ID = 70, 30, 50  # UTF-16 code units in a list
_REASON, _CUT = 200, 160
_OUTCOME = LIMIT // 4  # what one of the four kinds of outcome may take
_VERSIONS, _COPIES, _NOTES = 8, 4, 4  # that are shown
_AUTHOR = 80
_DOT = "\u00a0· "  # never begins a line


def outcome(done: Outcome, texts: Texts) -> str:
    """What adding did, in one message."""
    said = texts.adding
    kinds = (
        (said.added, [_line(one, texts) for one in done.added]),
        (said.updated, [_line(one, texts) for one in done.updated]),
        (said.unchanged, [_line(one, texts) for one in done.unchanged]),
        (said.copies, [f"- {markdown.inline(one, ID)}" for one in done.copies]),
        (said.refused, [_refused(*one) for one in done.refused]),
    )
    parts = [(heading.format(count=len(lines)), lines) for heading, lines in kinds if lines]
    budget = LIMIT // max(1, len(parts)) - 2
    return "\n\n".join(_listed(*part, texts, budget) for part in parts) or said.nothing


def too_much(error: QuotaError, texts: Texts) -> str:
    """Why nothing was added."""
    said = texts.adding
    if error.what == "size":
        return said.full_size.format(limit=error.limit // MEGABYTE)
    text = said.full_articles if error.what == "articles" else said.full_sentences
    return text.format(count=error.count, limit=error.limit)


def wait(error: WaitError, texts: Texts) -> str:
    """Why an address is not fetched now."""
    said = texts.adding
    if error.seconds is None:
        return said.fetching_already
    return said.fetched_enough.format(limit=AN_HOUR, minutes=math.ceil(error.seconds / 60))


def page(found: Sequence[Summary], page: Page, texts: Texts, style: Style) -> Reply:
    """A page of the server's own articles."""
    said = texts.articles
    if not page.total:
        return Reply(opening=(said.list_empty,))
    heading = said.list_heading.format(count=page.total)
    entries = (_entry(article, texts) for article in found)
    blocks = (heading, *entries, *filter(None, [page.told(said.page)]))
    return Reply(opening=blocks if style == "rich" else ("\n\n".join(blocks),))


def details(found: Details, texts: Texts, budget: int, *, shared: bool) -> Reply:
    """An article: what is known of it, its versions, its copies in other outlets, and what was
    cut.
    """
    blocks = (_about(found, texts, shared), _versions(found, texts), _copies(found, texts))
    opening = tuple(filter(None, blocks))
    left = budget - sum(map(markdown.length, opening)) - len(opening) - 1
    return Reply(opening=(*opening, _cuts(found, texts, left)))


def _about(found: Details, texts: Texts, shared: bool) -> str:
    article, said = found.stored.article, texts.articles
    title = f"**{markdown.inline(article.title, 160)}**"
    if address := citations.web_address(article.url or ""):
        title = markdown.link(title, address)
    facts = [*_source(article.publisher, article.published, texts), *_more_facts(article, texts)]
    whose = said.is_shared if shared else said.is_own
    small = [whose, said.sentences.format(count=len(found.stored.sentences))]
    return "\n".join([title, _DOT.join(facts), _small([*small, markdown.inline(article.id, ID)])])


def _more_facts(article: Article, texts: Texts) -> Iterator[str]:
    """What is known beside the publisher and the date of publication."""
    said = texts.articles
    if article.updated:
        updated = markdown.inline(article.updated, PUBLISHER)
        yield said.updated_on.format(date=citations.timestamp(article.updated) or updated)
    if article.agency and article.agency != article.publisher:
        yield markdown.inline(article.agency, PUBLISHER)
    if article.author:
        yield said.author.format(name=markdown.inline(article.author, _AUTHOR))
    if article.language:
        yield said.in_language.format(tag=markdown.inline(article.language, PUBLISHER))
    names = dict(zip(NOTES, said.notes.split(", "), strict=True))
    yield from (
        names.get(note, markdown.inline(note, PUBLISHER)) for note in article.notes[:_NOTES]
    )


def _versions(found: Details, texts: Texts) -> str:
    said, newest = texts.articles, found.versions[::-1]
    lines = [
        "- "
        + said.version.format(
            number=one.number,
            date=citations.timestamp(one.added) or one.added,
            sentences=said.sentences.format(count=one.sentences),
        )
        for one in newest[:_VERSIONS]
    ]
    lines += _more(len(newest) - _VERSIONS, texts)
    return "\n".join([said.versions.format(count=len(newest)), *lines])


def _copies(found: Details, texts: Texts) -> str:
    """The articles that print the same story; "" where there are none."""
    if not found.copies:
        return ""
    lines = [f"- {_copy(one, texts)}" for one in found.copies[:_COPIES]]
    lines += _more(len(found.copies) - _COPIES, texts)
    return "\n".join([texts.articles.copied.format(count=len(found.copies)), *lines])


def _copy(article: Summary, texts: Texts) -> str:
    title, number = markdown.inline(article.title, TITLE), markdown.inline(article.id, ID)
    return _DOT.join([title, *_source(article.publisher, article.published, texts), number])


def _cuts(found: Details, texts: Texts, budget: int) -> str:
    article, said = found.stored.article, texts.articles
    if not article.cuts:
        return said.no_cuts
    names = dict(zip(KINDS, said.kinds.split(", "), strict=True))
    lines = [
        f"- {names.get(cut.kind, cut.kind)}: "
        + texts.quoted.format(text=markdown.inline(article.text[cut.start : cut.end], _CUT))
        for cut in article.cuts
    ]
    return _listed(said.cuts.format(count=len(lines)), lines, texts, budget)


def _listed(heading: str, lines: Sequence[str], texts: Texts, budget: int) -> str:
    """The heading, and below it as many of the lines as fit; how many are left out."""
    shown, left = [heading], budget - markdown.length(heading) - 60  # of "and … more"
    for number, line in enumerate(lines):
        left -= markdown.length(line) + 1
        if left < 0:
            shown += _more(len(lines) - number, texts)
            break
        shown.append(line)
    return "\n".join(shown)


def _more(count: int, texts: Texts) -> list[str]:
    return [texts.articles.more.format(count=count)] if count > 0 else []


def _line(article: Summary, texts: Texts) -> str:
    """An article on one line, after it was added."""
    sentences = texts.articles.sentences.format(count=article.sentences)
    name, number = markdown.inline(article.title, TITLE), markdown.inline(article.id, ID)
    return f"- {_DOT.join([name, sentences, number])}"


def _refused(reason: str, places: Sequence[str]) -> str:
    """A reason once, with the first places that it holds for."""
    named = ", ".join(markdown.inline(place, ID) for place in places[:2])
    more = f" (+{len(places) - 2})" if len(places) > 2 else ""
    return f"- {named}{more}: {markdown.inline(reason, _REASON)}"


def _entry(article: Summary, texts: Texts) -> str:
    """An article in the list."""
    facts = [f"**{markdown.inline(article.title, TITLE)}**"]
    facts += _source(article.publisher, article.published, texts)
    sentences = texts.articles.sentences.format(count=article.sentences)
    return f"{_DOT.join(facts)}\n{_small([sentences, markdown.inline(article.id, ID)])}"


def _source(publisher: str | None, published: str | None, texts: Texts) -> list[str]:
    """The publisher, where it is known, and the date of publication."""
    date = citations.timestamp(published) or markdown.inline(published or texts.undated, PUBLISHER)
    return [part for part in (markdown.inline(publisher or "", PUBLISHER), date) if part]


def _small(parts: Iterable[str]) -> str:
    return f"-# {_DOT.join(parts)}"
