"""Answer → what a message shows: blocks of markdown within Discord's limits. Pure.

A message holds 4,000 characters in all. The passage that the buttons walk through may take
`PASSAGE` of them, at any sentence, and all that stands around it the rest.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeAlias

from bot import citations, context, markdown
from bot.texts import Texts
from index import analysis
from index.model import Answer, Quote, Span
from index.store import Place

MESSAGE = 4000
PASSAGE = 2000
ASKED, MISSING, CORRECTED, NEIGHBOUR, VALUE = 320, 400, 130, 400, 60
FURTHER = 2
"""The most quotes that stand beside the first in one message."""

Groups: TypeAlias = tuple[tuple[str, ...], ...]

_NOTES, _FIGURES = 3, 3
_PUNCTUATION = string.punctuation + "“”„‘’‚«»…¿¡"


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote as shown: the quoted words, and below them the source and remarks. Markdown."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What one message shows, from top to bottom, and what its buttons lead to.

    `opening` are blocks of markdown above the passage, `label` says what the passage is where it
    is no answer, and `groups` are blocks below its buttons; a rule stands above the label and
    above each group. `walk` is the quote that ◀ and ▶ start from and `more` are those behind
    "More"; `found` is false where it is not an answer.
    """

    found: bool = False
    opening: tuple[str, ...] = ()
    label: str = ""
    passage: Passage | None = None
    groups: Groups = ()
    walk: Quote | None = None
    more: tuple[Quote, ...] = ()

    @property
    def length(self) -> int:
        """What counts towards MESSAGE, in UTF-16 code units."""
        blocks = [*self.opening, self.label, *chain.from_iterable(self.groups)]
        if self.passage:
            blocks += [self.passage.words, self.passage.source]
        return sum(map(markdown.length, blocks))


def notice(text: str) -> Reply:
    """A message of the bot's own words."""
    return Reply(opening=(text,))


def answer(found: Answer, texts: Texts, asked: str = "") -> Reply:
    """The reply to a question; `asked` is the question, where the reader would not see it."""
    question = markdown.inline(asked, ASKED)
    question = question and f"**{question}**"
    if not found.answered:
        return _not_found(found, texts, question)
    heading = _lines(question, _corrected(found, texts))
    differing, shown = _differences(found, texts, MESSAGE - PASSAGE - markdown.length(heading))
    return Reply(
        found=True,
        opening=_blocks(heading),
        passage=passage(found.quotes[0], texts),
        groups=differing,
        walk=found.quotes[0],
        more=tuple(quote for index, quote in enumerate(found.quotes) if index not in shown),
    )


def passage(
    quote: Quote,
    texts: Texts,
    budget: int = PASSAGE,
    *,
    changed: bool = False,
    same: bool = False,
) -> Passage:
    """A quote with its citation and what it needs beside it, within the budget (at least 400).

    `changed`: the article's text has changed since; `same`: the passage above is of this article.
    """
    before, after = context.neighbours(quote) if budget >= 2 * NEIGHBOUR else ("", "")
    share = min(NEIGHBOUR, budget // 5)
    above, below = _aside(before, share), _aside(after, share)
    source = [f"-# {citations.citation(quote, texts, max(250, budget // 3), same=same)}"]
    left = budget - sum(markdown.length(line) + 1 for line in above + below + source)
    remarks = [texts.changed] if changed else []
    for remark in [*remarks, *context.notes(quote, texts)[:_NOTES]]:
        if len(remark) + 4 <= left // 3:
            source.append(f"-# {remark}")
            left -= len(remark) + 4
    words = [*above, markdown.block_quote(quote.text, left, quote.span), *below]
    return Passage("\n".join(words), "\n".join(source))


def walked(
    shown: Quote, steps: int, texts: Texts, budget: int, *, changed: bool = False
) -> Passage:
    """The passage `steps` sentences after the quote (before it, if negative), marked as such."""
    if steps == 0:
        return passage(shown, texts, budget, changed=changed)
    if steps < 0:
        where = texts.one_before if steps == -1 else texts.before.format(count=-steps)
    else:
        where = texts.one_after if steps == 1 else texts.after.format(count=steps)
    mark = f"-# {where}\n"
    plain = passage(shown, texts, budget - len(mark), changed=changed)
    return replace(plain, words=mark + plain.words)


def passages(heading: str, quotes: Sequence[tuple[Quote, bool]], texts: Texts) -> Reply:
    """Several quotes, each with whether its article has changed since, under a heading."""
    share = (MESSAGE - markdown.length(heading)) // max(1, len(quotes))
    groups: list[tuple[str, ...]] = []
    above = None
    for quote, changed in quotes:
        same = quote.article == above
        one = passage(quote, texts, share, changed=changed, same=same)
        groups.append((one.words, one.source))
        above = quote.article
    return Reply(found=bool(quotes), opening=(heading,), groups=tuple(groups))


def quote_at(place: Place, number: int, span: Span | None = None) -> Quote:
    """Sentence `number` (from 1) of the article in which a quoted sentence stands."""
    number = min(max(1, number), len(place.sentences))
    found = Quote.at(number - 1, place.article, place.sentences, place.sentence_ids)
    return replace(found, span=span)


def _blocks(*blocks: str) -> tuple[str, ...]:
    """The blocks that say something."""
    return tuple(filter(None, blocks))


def _lines(*lines: str) -> str:
    """A block of the lines that say something."""
    return "\n".join(filter(None, lines))


def _aside(sentence: str, budget: int) -> list[str]:
    """A neighbouring sentence in small print inside the block quote, if there is one."""
    return [f"> {markdown.small(sentence, budget - 2)}"] if sentence else []


def _not_found(found: Answer, texts: Texts, question: str) -> Reply:
    reply = Reply(opening=_blocks(question, _lines(texts.not_found, _missing(found, texts))))
    if not found.nearest:
        return reply
    nearest = found.nearest[0]
    label = _lines(texts.nearest, _corrected(found, texts))
    return replace(reply, label=label, passage=passage(nearest, texts), walk=nearest)


def _missing(found: Answer, texts: Texts) -> str:
    """The words of the question that no article contains, as many as fit, in small print."""
    typed = (_as_typed(word, found.question) for word in found.missing)
    quoted = [texts.quoted.format(text=markdown.inline(word, VALUE)) for word in typed]
    return f"-# {texts.no_article_has.format(words=_listed(quoted, MISSING))}" if quoted else ""


def _corrected(found: Answer, texts: Texts) -> str:
    """The library's words that stood in for misspelled ones, as many as fit, in small print."""
    words = [f"*{markdown.inline(right, VALUE)}*" for _, right in found.corrections]
    return f"-# {texts.searched_for.format(words=_listed(words, CORRECTED))}" if words else ""


def _listed(words: list[str], budget: int) -> str:
    """The words with commas between them, as many as fit into the budget, at least one."""
    while len(words) > 1 and markdown.length(", ".join(words)) > budget:
        words = words[:-1]
    return ", ".join(words)


def _as_typed(word: str, question: str) -> str:
    """How the question spells a word that the library has folded; the word where it does not."""
    pieces = [*question.split(), *re.findall(r"[^\W_]+", question)]
    typed = next((piece for piece in pieces if analysis.words(piece) == [word]), word)
    return typed.strip(_PUNCTUATION)


def _differences(found: Answer, texts: Texts, budget: int) -> tuple[Groups, set[int]]:
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
    summary = _summary([(found.quotes[index], value) for index, value in said], texts)
    others = [(index, value) for index, value in said if index > 0][:FURTHER]
    share = (budget - markdown.length(summary)) // max(1, len(others))
    shown = [
        passage(_pointing_at(value, found.quotes[index]), texts, share) for index, value in others
    ]
    first = tuple(block for one in shown[:1] for block in (one.words, one.source))
    groups = ((summary, *first), *((one.words, one.source) for one in shown[1:]))
    return groups, {0, *(index for index, _ in others)}


def _summary(said: Sequence[tuple[Quote, str]], texts: Texts) -> str:
    """Which source gives which figure, in one sentence; those beyond the first are counted."""
    parts = [_figure(quote, value, texts) for quote, value in said[:_FIGURES]]
    if len(said) > _FIGURES:
        parts.append(texts.differ_more.format(count=len(said) - _FIGURES))
    figures = parts[-1]
    if len(parts) > 1:
        figures = texts.enumeration.format(first=", ".join(parts[:-1]), last=figures)
    return texts.differ.format(figures=figures)


def _figure(quote: Quote, value: str, texts: Texts) -> str:
    """A figure and, in round brackets, its source."""
    name = [] if quote.publisher else [markdown.inline(quote.title or quote.article, VALUE)]
    of = ", ".join([*name, *citations.source(quote, texts)])
    return f"{markdown.inline(value, VALUE)} ({of})"


def _pointing_at(value: str, quote: Quote) -> Quote:
    """The quote with the differing figure as its answering words."""
    start = quote.text.find(value)
    return quote if start < 0 else replace(quote, span=(start, start + len(value)))
