"""Answers for a screen, as Rich renderables. Pure.

Rich takes a tenth of the time to an answer to import, and a pipe needs none of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.rendering.context import neighbours, notes
from bot.terminal import (
    Rows,
    also_in,
    citation,
    date,
    heading,
    labelled,
    remarks,
    tables,
    verdict,
    visible,
)
from bot.texts import ENGLISH
from index.explaining import Explanation
from index.model import Answer, Evidence, Quote


def rich_answer(answer: Answer, *, question: bool = False) -> RenderableType:
    """The answer for a screen, the answering words in bold; with `question` below its question."""
    asked = [Text(visible(answer.question), style="bold cyan")] if question else []
    return Padding(Group(*asked, *_blocks(answer)), (1, 1))


def rich_explanation(explanation: Explanation) -> RenderableType:
    """Why the best quote is the best, for a screen."""
    title, *lines = map(Text, verdict(explanation))
    title.stylize("bold cyan")
    figures = [Padding(_figures(rows), (1, 0, 0, 0)) for rows in tables(explanation)]
    return Padding(Group(title, *lines, *figures), (0, 1, 1, 1))


def _blocks(answer: Answer) -> Iterator[RenderableType]:
    for line in heading(answer):
        yield Text(line, style="bold yellow")
    for number, (label, evidence) in enumerate(labelled(answer), start=1):
        if label:
            yield Padding(Text(label, style="bold yellow"), (1, 0, 0, 0))
        yield _numbered_quote(number, evidence, apart=number > 1 and not label)
    for remark in remarks(answer):
        yield Padding(Text(remark, style="yellow"), (1, 0, 0, 0))


def _numbered_quote(number: int, evidence: Evidence, *, apart: bool) -> RenderableType:
    """The quote with what it cannot be understood without, its source and address beneath."""
    quote = evidence.quote
    before, after = neighbours(quote)
    lines = [_aside(before), _words(quote), _aside(after), Text(citation(quote), style="italic")]
    if quote.url:
        lines.append(Text(visible(quote.url), style="underline blue", overflow="fold"))
    if evidence.also_in:
        lines.append(Text(also_in(evidence), style="italic"))
    lines += [_aside(note) for note in notes(quote, ENGLISH, date)]
    grid = Table.grid(padding=(0, 1))
    grid.add_row(Text(str(number), style="cyan"), Group(*filter(None, lines)))
    return Padding(grid, (int(apart), 0, 0, 0))


def _words(quote: Quote) -> Text:
    text = Text(f"“{visible(quote.text)}”")
    if quote.span:
        start, end = quote.span
        text.stylize("bold", start + 1, end + 1)
    return text


def _aside(sentence: str) -> Text:
    return Text(visible(sentence), style="dim")


def _figures(rows: Rows) -> Table:
    """The rows as a table for a screen, figures at the right, the sum in bold."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, name in enumerate(rows[0]):
        table.add_column(name, justify="right" if number else "left")
    for row in rows[1:]:
        table.add_row(*map(Text, row), style="bold" if row is rows[-1] else "")
    return table
