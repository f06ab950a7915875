"""What a message shows beside its first passage: figures that differ, other sources. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from bot.rendering import citations, markdown
from bot.rendering.passages import passage
from bot.texts import Texts
from index.model import Answer, Evidence, Quote, Said

FURTHER = 2
"""The most quotes that stand beside the first in one message."""
VALUE, TITLE = 60, 100
"""The most that a figure or a name, and a title, may take in a sentence, in UTF-16 code units."""

Groups: TypeAlias = tuple[tuple[str, ...], ...]

_FIGURES, _COPIES = 3, 2  # named in one sentence; the others are counted
_LEAST = 450  # of a quote beside the first, with its label


def also_in(evidence: Evidence, texts: Texts) -> str:
    """The other articles that hold the quote, in one sentence; those beyond two are counted."""
    copies = [
        _bracketed(quote.title or quote.article, TITLE, citations.source(quote, texts))
        for quote in evidence.also_in
    ]
    sources = _enumerated(copies, _COPIES, texts)
    return texts.also_in.format(sources=sources) if sources else ""


def beside(found: Answer, texts: Texts, budget: int) -> tuple[Groups, set[int]]:
    """What differing sources say, then the best quote of another source, as many as fit.

    Also the numbers of the evidence that the message shows, that of the first included.
    """
    figures = dict(pair for each in found.differences for pair in found.said(each).items())
    summary = _summary([(found.evidence[n].quote, said) for n, said in figures.items()], texts)
    room = budget - markdown.length(summary)
    further = _further(found, figures)[: min(FURTHER, max(0, room // _LEAST))]
    share = room // max(1, len(further))
    groups: list[tuple[str, ...]] = [(summary,)] if summary else []
    for number in further:
        group = _group(found.evidence[number], figures.get(number), texts, share)
        if number in figures and groups == [(summary,)]:
            groups = [(summary, *group)]
        else:
            groups.append(group)
    return tuple(groups), {0, *further}


def _further(found: Answer, figures: Mapping[int, Said]) -> list[int]:
    """The numbers of the evidence to show beside the first, the most important first."""
    others = [number for number, each in enumerate(found.evidence) if each.independent]
    return [
        *(number for number in figures if number > 0),
        *[number for number in others if number not in figures][:1],
    ]


def _group(evidence: Evidence, said: Said | None, texts: Texts, budget: int) -> tuple[str, ...]:
    """A quote with the figure that differs, if it has one, as its answering words."""
    label = texts.another_source if said is None else ""
    quote = _pointing_at(said.value, evidence.quote) if said else evidence.quote
    left = budget - markdown.length(label)
    one = passage(quote, texts, left, also=also_in(evidence, texts))
    return tuple(filter(None, (label, one.words, one.source)))


def _summary(said: Sequence[tuple[Quote, Said]], texts: Texts) -> str:
    """Which source gives which figure, in one sentence; those beyond the first are counted."""
    figures = _enumerated([_figure(quote, each, texts) for quote, each in said], _FIGURES, texts)
    return texts.differ.format(figures=figures) if figures else ""


def _enumerated(parts: Sequence[str], most: int, texts: Texts) -> str:
    """The first `most` parts as an enumeration, the others as their number."""
    shown = list(parts[:most])
    if len(parts) > most:
        shown.append(texts.differ_more.format(count=len(parts) - most))
    if len(shown) < 2:
        return "".join(shown)
    return texts.enumeration.format(first=", ".join(shown[:-1]), last=shown[-1])


def _figure(quote: Quote, said: Said, texts: Texts) -> str:
    """A figure and, in round brackets, what it counts, who says it, and the source."""
    words = [markdown.inline(each, VALUE) for each in said.remarks]
    name = [] if quote.publisher else [markdown.inline(quote.title or quote.article, VALUE)]
    return _bracketed(said.value, VALUE, [*words, *name, *citations.source(quote, texts)])


def _bracketed(text: str, budget: int, remarks: Sequence[str]) -> str:
    """The text as markdown and, in round brackets, remarks on it."""
    return f"{markdown.inline(text, budget)} ({', '.join(remarks)})"


def _pointing_at(value: str, quote: Quote) -> Quote:
    """The quote with the differing figure as its answering words."""
    start = quote.text.find(value)
    return quote if start < 0 else replace(quote, span=(start, start + len(value)))
