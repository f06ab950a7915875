"""A quote as a message shows it: its words, what it needs beside it, its source. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.rendering import citations, context, markdown
from bot.texts import Texts
from index.model import Quote

PASSAGE, NEIGHBOUR = 2000, 400
"""The most that a passage, and a sentence beside its quote, may take in UTF-16 code units."""

_NOTES = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote as shown: the quoted words, and below them the source and remarks. Markdown."""

    words: str
    source: str


def passage(
    quote: Quote,
    texts: Texts,
    budget: int = PASSAGE,
    *,
    changed: bool = False,
    same: bool = False,
    also: str = "",
) -> Passage:
    """A quote with its citation and what it needs beside it, within the budget (at least 400).

    `changed`: the article's text has changed since; `same`: the passage above is of this article;
    `also`: a remark on the articles that repeat it.
    """
    before, after = context.neighbours(quote) if budget >= 2 * NEIGHBOUR else ("", "")
    share = min(NEIGHBOUR, budget // 5)
    above, below = _aside(before, share), _aside(after, share)
    source = [f"-# {citations.citation(quote, texts, max(250, budget // 3), same=same)}"]
    left = budget - sum(markdown.length(line) + 1 for line in above + below + source)
    remarks = [also, texts.changed if changed else "", *context.notes(quote, texts)[:_NOTES]]
    for remark in filter(None, remarks):
        size = markdown.length(remark) + 4
        if size <= left // 2:
            source.append(f"-# {remark}")
            left -= size
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


def _aside(sentence: str, budget: int) -> list[str]:
    """A neighbouring sentence in small print inside the block quote, if there is one."""
    return [f"> {markdown.small(sentence, budget - 2)}"] if sentence else []
