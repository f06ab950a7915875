"""Tables for a terminal: laid out for a screen, tab-separated for a pipe. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bot.terminal import visible

_LEAST = 9  # characters for the cells of a column whose words may go over lines


def plain_table(rows: Sequence[Sequence[str]]) -> str:
    """The rows, header first, as lines of tab-separated cells."""
    return "\n".join("\t".join(map(visible, row)) for row in rows)


def rich_table(
    rows: Sequence[Sequence[str]], room: int, whole: Collection[str] = ()
) -> RenderableType:
    """The rows, header first, as a table for a screen with `room` for so many characters a line.

    The columns named `whole` are never broken over lines; where they leave no room for the others,
    the table is wider than the screen.
    """
    shown = [[visible(cell) for cell in row] for row in rows]
    least = [_least(column, whole) for column in zip(*shown, strict=True)]
    needed = sum(least) + len(least) - 1
    table = Table(header_style="bold", box=None, pad_edge=False, collapse_padding=True)
    table.width = needed if needed > room else None
    for name, length in zip(shown[0], least, strict=True):
        table.add_column(name, min_width=length, no_wrap=name in whole)
    for row in shown[1:]:
        table.add_row(*(Text(cell, overflow="fold") for cell in row))
    return table


def _least(column: Sequence[str], whole: Collection[str]) -> int:
    """How many characters wide the column, its name first, has to be."""
    longest = max(map(cell_len, column))
    return longest if column[0] in whole else min(longest, _LEAST)
