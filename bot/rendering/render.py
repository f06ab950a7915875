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

from bot.rendering import citations, markdown
from bot.rendering.beside import VALUE, Groups, also_in, beside
from bot.rendering.passages import PASSAGE, Passage, passage
from bot.texts import Texts
from index import analysis
from index.collection import EVERYTHING, Filter
from index.model import Answer, Evidence, Quote, Span
from index.store import Place

MESSAGE = 4000
ASKED, MISSING, CORRECTED, SOURCE = 320, 400, 130, 100

_PUNCTUATION = string.punctuation + "“”„‘’‚«»…¿¡"


@dataclass(frozen=True, slots=True)
class Reply:
    """What one message shows, from top to bottom, and what its buttons lead to.

    `opening` are blocks of markdown above the passage, `label` says what the passage is where it
    is no certain answer, `also` which articles repeat it, and `groups` are blocks below its
    buttons; a rule stands above each group, and above the label of what is no answer. `walk` is
    the quote that ◀ and ▶ start from and `more` are those behind "More"; `found` is false where
    it is not an answer. `question` names the question in the records, for the buttons that need
    it; 0 for none.
    """

    found: bool = False
    opening: tuple[str, ...] = ()
    label: str = ""
    passage: Passage | None = None
    also: str = ""
    groups: Groups = ()
    walk: Quote | None = None
    more: tuple[Quote, ...] = ()
    question: int = 0

    @property
    def length(self) -> int:
        """What counts towards MESSAGE, in UTF-16 code units."""
        blocks = [*self.opening, self.label, self.also, *chain.from_iterable(self.groups)]
        if self.passage:
            blocks += [self.passage.words, self.passage.source]
        return sum(map(markdown.length, blocks))


def notice(text: str) -> Reply:
    """A message of the bot's own words."""
    return Reply(opening=(text,))


def answer(
    found: Answer,
    texts: Texts,
    asked: str = "",
    *,
    within: Filter = EVERYTHING,
    remark: str = "",
    number: int = 0,
) -> Reply:
    """The reply to a question; `asked` is the question, where the reader would not see it.

    `within` tells which articles were asked, `remark` what else is to be said of the asking, and
    `number` names the question in the records.
    """
    question = markdown.inline(asked, ASKED)
    question = _lines(
        question and f"**{question}**", _small(searched(within, texts)), _small(remark)
    )
    reply = _found(found, texts, question) if found.answered else _not_found(found, texts, question)
    return replace(reply, question=number)


def _found(found: Answer, texts: Texts, question: str) -> Reply:
    best = found.evidence[0]
    frame = Reply(
        found=True,
        opening=_blocks(_lines(question, corrected(found.corrections, texts))),
        label="" if found.sure else texts.possible,
        also=_small(also_in(best, texts)),
        walk=best.quote,
    )
    groups, shown = beside(found, texts, MESSAGE - PASSAGE - frame.length)
    return replace(
        frame,
        passage=passage(best.quote, texts),
        groups=groups,
        more=tuple(each.quote for number, each in enumerate(found.evidence) if number not in shown),
    )


def passages(heading: str, found: Sequence[tuple[Evidence, bool]], texts: Texts) -> Reply:
    """Several quotes, each with whether its article has changed since, under a heading."""
    share = (MESSAGE - markdown.length(heading)) // max(1, len(found))
    groups: list[tuple[str, ...]] = []
    above = None
    for evidence, changed in found:
        same, also = evidence.quote.origin == above, also_in(evidence, texts)
        one = passage(evidence.quote, texts, share, changed=changed, same=same, also=also)
        groups.append((one.words, one.source))
        above = evidence.quote.origin
    return Reply(found=bool(found), opening=(heading,), groups=tuple(groups))


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


def _small(text: str) -> str:
    """The markdown in small print."""
    return text and f"-# {text}"


def _not_found(found: Answer, texts: Texts, question: str) -> Reply:
    reply = Reply(
        opening=_blocks(
            question, _lines(texts.not_found, missing(found.missing, found.question, texts))
        )
    )
    if not found.evidence:
        return reply
    nearest = found.evidence[0]
    return replace(
        reply,
        label=_lines(texts.nearest, corrected(found.corrections, texts)),
        passage=passage(nearest.quote, texts),
        also=_small(also_in(nearest, texts)),
        walk=nearest.quote,
    )


def searched(within: Filter, texts: Texts) -> str:
    """Which articles were asked, and that no undated one is in a time; "" for all."""
    asking, parts = texts.asking, []
    if within.source:
        parts.append(asking.only_in.format(source=markdown.inline(within.source, SOURCE)))
    if within.since:
        parts.append(asking.since.format(date=citations.timestamp(within.since) or within.since))
    if within.until:
        parts.append(asking.until.format(date=citations.timestamp(within.until) or within.until))
    if within.since or within.until:
        parts.append(asking.undated_left_out)
    told = "\u00a0· ".join(parts)  # a dot never begins a line
    return told[:1].upper() + told[1:]


def missing(words: Sequence[str], question: str, texts: Texts) -> str:
    """The words of the question that no article contains, as many as fit, in small print."""
    typed = (_as_typed(word, question) for word in words)
    quoted = [texts.quoted.format(text=markdown.inline(word, VALUE)) for word in typed]
    return _small(texts.no_article_has.format(words=_listed(quoted, MISSING))) if quoted else ""


def corrected(corrections: Sequence[tuple[str, str]], texts: Texts) -> str:
    """The library's words that stood in for misspelled ones, as many as fit, in small print."""
    words = [f"*{markdown.inline(right, VALUE)}*" for _, right in corrections]
    return _small(texts.searched_for.format(words=_listed(words, CORRECTED))) if words else ""


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
