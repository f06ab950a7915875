"""Answer → what a message shows: blocks of markdown within Discord's limits. Pure.

A message holds 4,000 characters in all. The passage that the buttons walk through may take
`PASSAGE` of them, at any sentence, and all that stands around it the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import citations, context, markdown
from bot.texts import Texts
from index.model import Answer, Quote, Span
from index.store import Place

MESSAGE = 4000
PASSAGE = 2000
ASKED, MISSING, NEIGHBOUR, VALUE = 320, 400, 400, 60
FURTHER = 2
"""The most quotes that stand beside the first in one message."""

_NOTES, _VALUES = 3, 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote as shown: the quoted words, and below them the source and remarks. Markdown."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What one message shows, from top to bottom, and what its buttons lead to.

    `groups` are blocks of markdown with a rule above each group; `walk` is the quote that ◀ and ▶
    start from and `more` are those behind "More"; `found` is false where it is not an answer.
    """

    found: bool = False
    heading: str = ""
    passage: Passage | None = None
    groups: tuple[tuple[str, ...], ...] = ()
    walk: Quote | None = None
    more: tuple[Quote, ...] = ()

    @property
    def length(self) -> int:
        """What counts towards MESSAGE, in UTF-16 code units."""
        blocks = [self.heading, *(block for group in self.groups for block in group)]
        if self.passage:
            blocks += [self.passage.words, self.passage.source]
        return sum(map(markdown.length, blocks))


def notice(text: str) -> Reply:
    """A message of the bot's own words."""
    return Reply(heading=text)


def answer(found: Answer, texts: Texts, asked: str = "") -> Reply:
    """The reply to a question; `asked` is the question, where the reader would not see it."""
    question = markdown.inline(asked, ASKED)
    question = question and f"**{question}**"
    if not found.answered:
        return _not_found(found, texts, question)
    differing, shown = _differences(found, texts, MESSAGE - PASSAGE - markdown.length(question))
    best, more = found.quotes[0], enumerate(found.quotes)
    return Reply(
        True,
        question,
        passage(best, texts),
        (differing,) if differing else (),
        best,
        tuple(quote for index, quote in more if index not in shown),
    )


def passage(quote: Quote, texts: Texts, budget: int = PASSAGE, *, changed: bool = False) -> Passage:
    """A quote with its citation and what it needs beside it, within the budget (at least 400).

    `changed`: the article's text has changed since.
    """
    before, after = context.neighbours(quote) if budget >= 2 * NEIGHBOUR else ("", "")
    share = min(NEIGHBOUR, budget // 5)
    above = f"{markdown.small(before, share)}\n" if before else ""
    below = [markdown.small(after, share)] if after else []
    below.append(f"-# {citations.citation(quote, texts, max(250, budget // 3))}")
    left = budget - markdown.length(above) - markdown.length("\n".join(below))
    remarks = [texts.changed] if changed else []
    for remark in [*remarks, *context.notes(quote, texts)[:_NOTES]]:
        if len(remark) + 4 <= left // 3:
            below.append(f"-# {remark}")
            left -= len(remark) + 4
    return Passage(above + markdown.block_quote(quote.text, left, quote.span), "\n".join(below))


def passages(heading: str, quotes: Sequence[tuple[Quote, bool]], texts: Texts) -> Reply:
    """Several quotes, each with whether its article has changed since, under a heading."""
    share = (MESSAGE - markdown.length(heading)) // max(1, len(quotes))
    shown = [passage(quote, texts, share, changed=changed) for quote, changed in quotes]
    return Reply(bool(quotes), heading, None, tuple((one.words, one.source) for one in shown))


def quote_at(place: Place, number: int, span: Span | None = None) -> Quote:
    """Sentence `number` (from 1) of the article in which a quoted sentence stands."""
    sentences, article = place.sentences, place.article
    number = min(max(1, number), len(sentences))
    texts = ["", *(article.text[one.start : one.end] for one in sentences), ""]
    sentence = sentences[number - 1]
    return Quote(
        text=texts[number],
        article=article.id,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        url=article.url,
        start=sentence.start,
        end=sentence.end,
        span=span,
        before=texts[number - 1],
        after=texts[number + 1],
        number=number,
        of=len(sentences),
        sentence_id=place.sentence_ids[number - 1],
    )


def _not_found(found: Answer, texts: Texts, question: str) -> Reply:
    lines = [question, texts.not_found, _missing(found, texts)]
    if found.nearest:
        lines.append(f"\n{texts.nearest}")
    heading = "\n".join(filter(None, lines))
    if not found.nearest:
        return notice(heading)
    nearest = found.nearest[0]
    return Reply(False, heading, passage(nearest, texts), (), nearest)


def _missing(found: Answer, texts: Texts) -> str:
    """The words of the question that no article contains, as many as fit."""
    words = [f"“{markdown.inline(word, VALUE)}”" for word in found.missing]
    while len(words) > 1 and markdown.length(", ".join(words)) > MISSING:
        words.pop()
    return texts.no_article_has.format(words=", ".join(words)) if words else ""


def _differences(found: Answer, texts: Texts, budget: int) -> tuple[tuple[str, ...], set[int]]:
    """The figures of all sources, then the quotes that give them within the budget.

    Also the indexes of the quotes that the message shows, the first one included.
    """
    said = [
        (index, value)
        for difference in found.differences
        for index, value in zip(difference.quotes, difference.values, strict=True)
    ]
    if not said:
        return (), {0}
    lines = [_figure(found.quotes[index], value, texts) for index, value in said[:_VALUES]]
    if len(said) > _VALUES:
        lines.append(f"-# {texts.differ_more.format(count=len(said) - _VALUES)}")
    summary = "\n".join([texts.differ, *lines])
    others = [(index, value) for index, value in said if index > 0][:FURTHER]
    share = (budget - markdown.length(summary)) // max(1, len(others))
    blocks = [summary]
    for index, value in others:
        one = passage(_pointing_at(value, found.quotes[index]), texts, share)
        blocks += [one.words, one.source]
    return tuple(blocks), {0, *(index for index, _ in others)}


def _figure(quote: Quote, value: str, texts: Texts) -> str:
    """One source's figure as an item of a list."""
    name = [] if quote.publisher else [markdown.inline(quote.title or quote.article, VALUE)]
    of = ", ".join([*name, *citations.source(quote, texts)])
    return f"- **{markdown.inline(value, VALUE)}** — {of}"


def _pointing_at(value: str, quote: Quote) -> Quote:
    """The quote with the differing figure as its answering words."""
    start = quote.text.find(value)
    return quote if start < 0 else replace(quote, span=(start, start + len(value)))
