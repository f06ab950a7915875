"""Answers and tables for a terminal: Rich renderables for a screen, plain text for a pipe. Pure.

Text of articles is shown with control characters replaced, so that an article can neither break
a line nor send commands to the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.context import neighbours
from index.model import Answer, Difference, Quote

_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
# One character for one, so that offsets into a text hold in what is shown of it.
_VISIBLE = str.maketrans(
    dict.fromkeys(map(chr, [*range(0x20), *range(0x7F, 0xA0)]), "\ufffd")
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
    """The answer as lines of text; a quote is one line, its source the indented line below.

    With `question` the block begins with the question and ends with a blank line.
    """
    lines = list(_plain_lines(answer))
    return "\n".join([f"Q: {visible(answer.question)}", *lines, ""] if question else lines)


def rich_answer(answer: Answer, *, question: bool = False) -> RenderableType:
    """The answer for a screen, the answering words in bold; with `question` below its question."""
    asked = [Text(visible(answer.question), style="bold cyan")] if question else []
    return Padding(Group(*asked, *_blocks(answer)), (1, 1))


def plain_table(rows: Sequence[Sequence[str]]) -> str:
    """The rows, header first, as lines of tab-separated cells."""
    return "\n".join("\t".join(map(visible, row)) for row in rows)


def rich_table(rows: Sequence[Sequence[str]]) -> RenderableType:
    """The rows, header first, as a table for a screen."""
    header, *body = rows
    table = Table(*header, header_style="bold", box=None, pad_edge=False)
    for row in body:
        table.add_row(*(Text(visible(cell), overflow="fold") for cell in row))
    return table


def _plain_lines(answer: Answer) -> Iterator[str]:
    yield from _heading(answer)
    for quote in answer.quotes or answer.nearest:
        yield visible(quote.text)
        yield "  " + "; ".join(filter(None, (citation(quote), visible(quote.url or ""))))
    yield from _remarks(answer)


def _blocks(answer: Answer) -> Iterator[RenderableType]:
    for line in _heading(answer):
        yield Text(line, style="bold yellow")
    for number, quote in enumerate(answer.quotes or answer.nearest, start=1):
        yield _numbered_quote(number, quote)
    for remark in _remarks(answer):
        yield Padding(Text(remark, style="yellow"), (1, 0, 0, 0))


def _numbered_quote(number: int, quote: Quote) -> RenderableType:
    """The quote with what it cannot be understood without, its source and address beneath."""
    before, after = neighbours(quote)
    lines = [_aside(before), _words(quote), _aside(after), Text(citation(quote), style="italic")]
    if quote.url:
        lines.append(Text(visible(quote.url), style="underline blue", overflow="fold"))
    grid = Table.grid(padding=(0, 1))
    grid.add_row(Text(str(number), style="cyan"), Group(*filter(None, lines)))
    return Padding(grid, (int(number > 1), 0, 0, 0))


def _words(quote: Quote) -> Text:
    text = Text(f"“{visible(quote.text)}”")
    if quote.span:
        start, end = quote.span
        text.stylize("bold", start + 1, end + 1)
    return text


def _aside(sentence: str) -> Text:
    return Text(visible(sentence), style="dim")


def _heading(answer: Answer) -> Iterator[str]:
    if not answer.answered:
        yield "Not found in the library."
    if answer.nearest:
        passages = "passages" if len(answer.nearest) > 1 else "passage"
        yield f"Closest {passages}, not an answer:"


def _remarks(answer: Answer) -> Iterator[str]:
    """What stands below the quotes: where sources differ, and the words that no article has."""
    for difference in answer.differences:
        yield f"Sources differ: {_said(difference)}."
    if answer.missing:
        yield f"No article contains: {visible(', '.join(answer.missing))}."


def _said(difference: Difference) -> str:
    pairs = zip(difference.quotes, difference.values, strict=True)
    return "; ".join(f"quote {index + 1} says {visible(value)}" for index, value in pairs)
