"""Answers for a terminal: plain text for a pipe, and what bot/screen.py lays out too. Pure.

Text of articles is shown with control characters replaced, so that an article can neither break
a line nor send commands to the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from bot.rendering.context import neighbours, notes
from bot.texts import ENGLISH
from index.model import Answer, Difference, Evidence, Quote

if TYPE_CHECKING:
    from index.explaining import Belief, Explanation, Reasons

Rows = list[tuple[str, ...]]  # cells of a table, all rows of one length

_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))  # they could reorder a line
# One character for one, so that offsets into a text hold in what is shown of it.
_VISIBLE = str.maketrans(
    dict.fromkeys(map(chr, [*range(0x20), *range(0x7F, 0xA0), *_DIRECTIONS]), "\ufffd")
    | dict.fromkeys(_BREAKS, " ")
)


def visible(text: str) -> str:
    """The text on one line: a space for a line break or tab, U+FFFD for other controls."""
    return text.translate(_VISIBLE)


def date(published: str | None) -> str:
    """An ISO 8601 date as "5 March 2021"; the text itself where it is no such date."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return published or ""
    return f"{moment.day} {moment:%B %Y}"


def citation(quote: Quote) -> str:
    """Where a quote stands, without its address: title, publisher, date, sentence n of m."""
    place = f"sentence {quote.number} of {quote.of}"
    parts = (quote.title or quote.article, quote.publisher, date(quote.published), place)
    return visible(", ".join(part for part in parts if part))


def plain_answer(answer: Answer, *, question: bool = False) -> str:
    """The answer as lines of text; a quote is one line, its source and context indented below.

    With `question` the block begins with the question and ends with a blank line.
    """
    lines = list(_plain_lines(answer))
    return "\n".join([f"Q: {visible(answer.question)}", *lines, ""] if question else lines)


def plain_explanation(explanation: Explanation) -> str:
    """Why the best quote is the best, as lines of text with aligned tables."""
    blocks = ["\n".join(_aligned(rows)) for rows in tables(explanation)]
    return "\n\n".join(["\n".join(verdict(explanation)), *blocks])


def _plain_lines(answer: Answer) -> Iterator[str]:
    yield from heading(answer)
    for label, evidence in labelled(answer):
        quote = evidence.quote
        source = "; ".join(filter(None, (citation(quote), visible(quote.url or ""))))
        if label:
            yield label
        yield visible(quote.text)
        yield f"  {source}"
        if evidence.also_in:
            yield f"  {also_in(evidence)}"
        yield from (f"  {line}" for line in _context(quote))
    yield from remarks(answer)


def _context(quote: Quote) -> Iterator[str]:
    """The sentences that the quote cannot be understood without, and remarks on its times."""
    for where, sentence in zip(("before", "after"), neighbours(quote), strict=True):
        if sentence:
            yield f"{where} it: {visible(sentence)}"
    yield from map(visible, notes(quote, ENGLISH, date))


def labelled(answer: Answer) -> Iterator[tuple[str, Evidence]]:
    """The evidence, with the line above it where it is of another source, or no longer is."""
    apart = False
    for evidence in answer.evidence:
        label = "Another source:" if evidence.independent else "Further passages:" if apart else ""
        yield label, evidence
        apart = evidence.independent


def also_in(evidence: Evidence) -> str:
    """The articles that hold the quote too."""
    return f"also in: {'; '.join(map(_source, evidence.also_in))}"


def _source(quote: Quote) -> str:
    """An article's title and, in round brackets, its publisher and date."""
    known = ", ".join(filter(None, (quote.publisher, date(quote.published))))
    return visible(f"{quote.title or quote.article}{f' ({known})' if known else ''}")


def heading(answer: Answer) -> Iterator[str]:
    """What stands above the quotes where they do not plainly answer."""
    if not answer.answered:
        yield "Not found in the library."
        if answer.evidence:
            passages = "passages" if len(answer.evidence) > 1 else "passage"
            yield f"Closest {passages}, not an answer:"
    elif not answer.sure:
        yield "Possible answer:"


def remarks(answer: Answer) -> Iterator[str]:
    """What stands below the quotes: where sources differ, and the words that no article has."""
    for difference in answer.differences:
        yield f"Sources differ: {_said(answer, difference)}."
    if answer.corrections:
        searched = ", ".join(f"{right} ({typed})" for typed, right in answer.corrections)
        yield f"Searched for: {visible(searched)}."
    corrected = dict(answer.corrections)
    if missing := [word for word in answer.missing if word not in corrected]:
        yield f"No article contains: {visible(', '.join(missing))}."


def _said(answer: Answer, difference: Difference) -> str:
    """What each quote says, with what it counts, who says it, and its publisher and date."""
    parts = []
    for number, said in answer.said(difference).items():
        quote = answer.evidence[number].quote
        known = filter(None, (*said.remarks, quote.publisher, date(quote.published)))
        beside = ", ".join(known)
        parts.append(f"quote {number + 1} says {said.value}" + (f" ({beside})" if beside else ""))
    return visible("; ".join(parts))


def verdict(explanation: Explanation) -> Iterator[str]:
    """What the explanation comes to, in sentences."""
    best, second = explanation.best, explanation.runner_up
    if best is None:
        yield "Why no passage? No sentence shares a word with the question."
        return
    yield f"Why this passage? It has {_scored(best)}."
    for term in best.terms:
        if term.told_by:
            yield f"“{visible(term.word)}” may be told by “{visible('”, “'.join(term.told_by))}”."
    if second is None:
        yield "No other sentence shares a word with the question."
        return
    yield f"Runner-up: {visible(second.quote.text)}"
    yield f"  {citation(second.quote)}; {_scored(second)}"


def _scored(reasons: Reasons) -> str:
    return f"score {reasons.quote.score:.2f}, confidence {reasons.quote.confidence:.2f}"


def tables(explanation: Explanation) -> Iterator[Rows]:
    """The tables of an explanation, header first: terms, signals, signs; none without a passage."""
    best, second = explanation.best, explanation.runner_up
    if best:
        yield _term_table(best, second)
        yield _signal_table(best, second)
    if explanation.belief:
        yield _belief_table(explanation.belief)


def _term_table(best: Reasons, second: Reasons | None) -> Rows:
    """What each term gives to BM25, and what it gives the runner-up; the sums in the last row."""
    header = ("word", "frequency", "sentences", "idf", "length", "accounted", "BM25")
    body = [
        (term.word, str(term.frequency), str(term.sentences))
        + _rounded(term.idf, term.length_factor, term.accounted, term.contribution)
        for term in best.terms
    ]
    total = (f"sum (of {best.possible:.2f})", *[""] * 5, *_rounded(best.bm25))
    rows = [header, *body, total]
    if second is None:
        return rows
    theirs = _rounded(*(term.contribution for term in second.terms), second.bm25)
    return [(*row, cell) for row, cell in zip(rows, ("runner-up", *theirs), strict=True)]


def _signal_table(best: Reasons, second: Reasons | None) -> Rows:
    """What each signal gives to the score, and by how much that differs from the runner-up's; the
    scores in the last row. Signals that give to neither are left out.
    """
    header = ("signal", "weight", "value", "part")
    rows = [(s.name, *_rounded(s.weight, s.value, s.part)) for s in best.signals]
    rows.append(("score", "", "", *_rounded(best.quote.score)))
    ours, theirs = _scores(best), _scores(second) if second else [0.0] * len(rows)
    told = [
        (*row, f"{other:.2f}", f"{part - other:+.2f}")
        for row, part, other in zip(rows, ours, theirs, strict=True)
        if part or other
    ]
    table = [(*header, "runner-up", "difference"), *told]
    return table if second else [row[: len(header)] for row in table]


def _belief_table(belief: Belief) -> Rows:
    """What each sign gives to the two probabilities that the confidence is made of; signs that
    give nothing are left out.
    """
    rows: Rows = [("sign", "weight", "value", "part")]
    for bias, signs, name, probability in (
        (belief.found_bias, belief.found_signs, "found in the library", belief.found),
        (belief.told_bias, belief.told_signs, "told, not something near it", belief.told),
    ):
        rows.append(("bias", "", "", *_rounded(bias)))
        rows += [(s.name, *_rounded(s.weight, s.value, s.part)) for s in signs if s.part]
        rows.append((f"probability: {name}", "", "", *_rounded(probability)))
    return [*rows, ("confidence: both, scaled to be right", "", "", *_rounded(belief.confidence))]


def _scores(reasons: Reasons) -> list[float]:
    return [*(signal.part for signal in reasons.signals), reasons.quote.score]


def _rounded(*figures: float) -> tuple[str, ...]:
    return tuple(f"{figure:.2f}" for figure in figures)


def _aligned(rows: Rows) -> Iterator[str]:
    """The rows as lines: the first cell of each at the left, figures at the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        figures = (f"{cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True))
        yield "  ".join([f"{first:<{widths[0]}}", *figures])
