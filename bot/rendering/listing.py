"""The articles of the library as a list. All but `shown` is pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot import custom_ids
from bot.asking.places import Place
from bot.rendering import citations, layout, markdown, paging, plain, render
from bot.rendering.layout import Style
from bot.rendering.outgoing import Outgoing
from bot.rendering.paging import Page
from bot.rendering.render import Reply
from bot.texts import Texts
from index.collection import Collection
from index.model import Summary

PAGE = {"rich": 8, "plain": 5}
"""The articles of one page."""

TITLE = 100
"""As much of a title as is shown, in UTF-16 code units."""

_MOST = {"rich": render.MESSAGE, "plain": plain.LIMIT}
_DOT = "\u00a0· "  # never begins a line


def shown(collection: Collection, words: str, number: int, place: Place, style: Style) -> Outgoing:
    """Page `number` (from 0) of the articles that have the words, or the last one. Blocks."""
    words, size, texts = custom_ids.carried(words), PAGE[style], place.texts
    sizes = collection.sizes()
    if not any(articles for articles, _ in sizes):
        return layout.outgoing(render.notice(place.no_articles), texts, style)
    found, total = collection.listed(words, number * size, size)
    page = Page.near(number, size, total)
    if page.number != number:
        found, _ = collection.listed(words, page.start, size)
    # Only beside shared articles a server's own, which are of the first library, need a mark.
    apart = len(sizes) > 1
    entries = [(article, apart and library == 0) for article, library in found]

    def custom_id(number: int) -> str:
        return custom_ids.sources(number, words, texts.language)

    reply = render_page(heading(sizes, words, total, texts), entries, page, texts, style)
    return paging.outgoing(reply, page, custom_id, texts, style)


def heading(sizes: Sequence[tuple[int, int]], words: str, total: int, texts: Texts) -> str:
    """How much there is in all, and what was searched for. `sizes` are the articles and sentences
    of each library, a server's own first.
    """
    said = texts.sources
    articles, sentences = (sum(each) for each in zip(*sizes, strict=True))
    lines = [said.heading.format(articles=articles, sentences=sentences)]
    if len(sizes) > 1:
        parts = zip((said.own, said.shared), sizes, strict=True)
        told = [part.format(articles=each[0], sentences=each[1]) for part, each in parts]
        lines.append(f"-# {_DOT.join(told)}")
    if words:
        searched = texts.quoted.format(text=markdown.inline(words, 2 * custom_ids.TEXT))
        lines.append((said.found if total else said.none).format(words=searched, count=total))
    return "\n".join(lines)


def render_page(
    heading: str, entries: Sequence[tuple[Summary, bool]], page: Page, texts: Texts, style: Style
) -> Reply:
    """The articles, each with whether it is marked as the server's own; as many of them are linked
    to their addresses as there is room for.
    """
    foot = page.told(texts.sources.page)
    blocks = [heading, *(_entry(*entry, "", texts) for entry in entries), *filter(None, [foot])]
    left = _MOST[style] - sum(markdown.length(block) + 2 for block in blocks)
    for number, (article, own) in enumerate(entries, start=1):
        linked = _entry(article, own, citations.web_address(article.url or "") or "", texts)
        more = markdown.length(linked) - markdown.length(blocks[number])
        if more <= left:
            blocks[number] = linked
            left -= more
    return Reply(opening=tuple(blocks) if style == "rich" else ("\n\n".join(blocks),))


def _entry(article: Summary, own: bool, address: str, texts: Texts) -> str:
    """Title, publisher, date and length of an article."""
    title = markdown.inline(article.title, TITLE) or markdown.inline(article.id, TITLE)
    facts = [*citations.source(article, texts)]
    facts.append(texts.articles.sentences.format(count=article.sentences))
    if own:
        facts.append(texts.articles.is_own)
    shown = markdown.link(title, address) if address else f"**{title}**"
    return f"{shown}\n-# {_DOT.join(facts)}"
