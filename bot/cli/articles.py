"""`add`, `remove` and `articles`: what the library holds."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict
from itertools import count
from typing import TYPE_CHECKING

import click

from bot.cli.output import progress_bar, show_json, show_table
from bot.cli.program import Failure, Session

if TYPE_CHECKING:
    from index.library import Library
    from index.model import AddReport

_NAMED = 5  # ids that a summary spells out


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="PATH_OR_URL...")
@click.pass_obj
def add(session: Session, places: tuple[str, ...]) -> None:
    """Add the articles of files and folders to the library.

    Text files (.txt) hold one article each, JSON-lines files (.jsonl, .ndjson) one a line. An
    article that changed becomes a new version. Every PATH is tried; the exit code is 1 where
    nothing could be read from one of them. Addresses (URL) cannot be read yet.

    \b
    Examples:
      verbatim add articles/
      verbatim add 2021-02-15.txt archive.jsonl
    """
    from bot.terminal import visible

    reports, faults = _add_all(session, places)
    for line in _summary(reports):
        click.echo(visible(line))
    if faults:
        raise Failure("; ".join(faults))


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ARTICLE...")
@click.pass_obj
def remove(session: Session, ids: tuple[str, ...]) -> None:
    """Remove articles, by the ids that `verbatim articles` lists.

    All versions go. Where one id is unknown, nothing is removed.

    \b
    Example:
      verbatim remove 003_366890a2064f241d
    """
    from bot.terminal import visible
    from index.errors import UnknownArticleError

    with session.library() as library:
        known = [article.id for article in library.articles()]
        if unknown := [suggested(name, known) for name in ids if name not in known]:
            raise UnknownArticleError(
                f"{', '.join(unknown)}: no article has this id, so that nothing was removed;"
                " see the ids with 'verbatim articles'"
            )
        for name in dict.fromkeys(ids):
            click.echo(visible(f"removed {name}: {library.remove(name)}"))


@click.group(
    invoke_without_command=True,
    short_help="List the articles of the library, show or export them.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array of objects.")
@click.pass_context
def articles(ctx: click.Context, as_json: bool) -> None:
    """Without a command, list the articles.

    Their columns are id, title, publisher, date, number of sentences and version, separated by
    tabs on a pipe. With --json each object also has the keys url and added, the time when this
    version was stored.

    \b
    Examples:
      verbatim articles
      verbatim articles --json
    """
    if ctx.invoked_subcommand is not None:
        return
    with ctx.obj.library() as library:
        held = library.articles()
    if as_json:
        show_json([asdict(article) for article in held])
        return
    header = ("id", "title", "publisher", "published", "sentences", "version")
    cells = ([getattr(article, name) for name in header] for article in held)
    show_table([header, *(["" if cell is None else str(cell) for cell in row] for row in cells)])


def _add_all(session: Session, places: Sequence[str]) -> tuple[list[AddReport], list[str]]:
    """What adding each of the paths did, and the faults of those that gave nothing."""
    from bot.terminal import visible

    with session.library() as library, progress_bar("Adding", len(places)) as (bar, task):
        counted = count(1)

        def tell(name: str) -> None:
            bar.update(task, description=visible(f"{next(counted):,} articles, {name}"))

        outcomes = []
        for place in places:
            outcomes.append(_add(library, place, tell))
            bar.advance(task)
    return [report for report, _ in outcomes], [fault for _, fault in outcomes if fault]


def _add(
    library: Library, place: str, progress: Callable[[str], None]
) -> tuple[AddReport, str | None]:
    """What adding one path did, and the fault where nothing could be read from it."""
    from index.errors import ReadingError
    from index.model import AddReport

    if "://" in place:
        return AddReport(), (
            f"{place}: addresses cannot be read yet; save the article as a text file and add that"
        )
    try:
        report = library.add(place, progress, workers=os.cpu_count() or 1)
    except ReadingError as error:
        return AddReport(), str(error)
    if report.added or report.updated or report.unchanged:
        return report, None
    faults = [f"{where}: {why}" for where, why in report.refused]
    return report, "; ".join(faults) or f"{place}: holds no article; name another file"


def _summary(reports: Sequence[AddReport]) -> Iterator[str]:
    """One line an outcome, and one for each place that was refused."""
    for outcome in ("added", "updated", "unchanged"):
        if ids := [name for report in reports for name in getattr(report, outcome)]:
            more = f" and {len(ids) - _NAMED:,} more" if len(ids) > _NAMED else ""
            yield f"{len(ids):,} {outcome}: {', '.join(ids[:_NAMED])}{more}"
    if refused := [pair for report in reports for pair in report.refused]:
        yield f"{len(refused):,} refused:"
        yield from (f"  {place}: {why}" for place, why in refused)


def suggested(name: str, known: Collection[str]) -> str:
    """An unknown id, with the known one that is most like it."""
    close = difflib.get_close_matches(name, known, n=1) or [
        one for one in known if one.startswith(name)
    ]
    return f"{name} (did you mean {close[0]}?)" if close else name
