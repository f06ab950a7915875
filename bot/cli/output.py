"""Standard output of the commands: laid out on a screen, plain text on a pipe, or JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.progress import Progress, TaskID

    from index.model import Answer
    from index.store import Details


def show_json(data: Any) -> None:
    """Print the value as one line of JSON."""
    click.echo(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def show_answer(answer: Answer, *, question: bool = False) -> None:
    """Print an answer, with `question` below its question."""
    if sys.stdout.isatty():
        from bot.screen import rich_answer

        _lay_out(rich_answer(answer, question=question))
    else:
        from bot.terminal import plain_answer

        click.echo(plain_answer(answer, question=question))


def show_article(found: Details) -> None:
    """Print an article as it is stored."""
    from bot.inspected import plain_article, rich_article

    if sys.stdout.isatty():
        _lay_out(rich_article(found))
    else:
        click.echo(plain_article(found))


def show_table(rows: Sequence[Sequence[str]], whole: Collection[str] = ()) -> None:
    """Print rows, header first; on a pipe the cells of a line are tab-separated, on a screen those
    of the columns named `whole` stay on one line.
    """
    from rich.console import Console

    from bot.tables import plain_table, rich_table

    if sys.stdout.isatty():
        console = Console(highlight=False)
        console.print(rich_table(rows, console.width, whole), crop=False)
    else:
        click.echo(plain_table(rows))


@contextmanager
def progress_bar(title: str, total: int) -> Iterator[tuple[Progress, TaskID]]:
    """A bar on standard error while the block runs; nothing where that is not a screen."""
    from rich import progress
    from rich.console import Console

    columns = (
        progress.TextColumn("{task.description}", markup=False),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    with progress.Progress(
        *columns, console=console, transient=True, disable=not sys.stderr.isatty()
    ) as bar:
        yield bar, bar.add_task(title, total=total)


def _lay_out(what: RenderableType) -> None:
    from rich.console import Console

    Console(highlight=False).print(what)
