"""`remove` and `articles`: what the library holds."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from bot.cli.output import show_json, show_table
from bot.cli.program import Session

if TYPE_CHECKING:
    from index.model import Summary

_DAY = len("2021-02-15")


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

    Their columns are id, title, publisher, day, number of sentences and version, separated by
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
    rows = [[_cell(article, name) for name in header] for article in held]
    show_table([header, *rows], whole=("id", "published", "sentences", "version"))


def _cell(article: Summary, name: str) -> str:
    """What the list says of an article; of its date the day alone."""
    value = getattr(article, name)
    if name == "published" and value:
        return str(value)[:_DAY]
    return "" if value is None else str(value)


def suggested(name: str, known: Collection[str]) -> str:
    """An unknown id, with the known one that is most like it."""
    close = difflib.get_close_matches(name, known, n=1) or [
        one for one in known if one.startswith(name)
    ]
    return f"{name} (did you mean {close[0]}?)" if close else name
