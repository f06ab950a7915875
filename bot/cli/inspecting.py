"""`articles show` and `articles export`: what the library holds of an article, and all of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from bot.cli.articles import suggested
from bot.cli.output import show_article
from bot.cli.program import Failure, Session

if TYPE_CHECKING:
    from index.library import Library
    from index.store import Details


@click.command(short_help="Print an article as it is stored.")
@click.argument("article_id", metavar="ARTICLE")
@click.option(
    "--version",
    "number",
    type=click.IntRange(min=1),
    metavar="N",
    help="Show version N, for example --version 1, in place of the current one.",
)
@click.pass_obj
def show(session: Session, article_id: str, number: int | None) -> None:
    """Print what is stored of ARTICLE, by the id that `verbatim articles` lists.

    What is known of it, its versions and the outlets that print it too; then its text, sentence by
    sentence with their numbers, and what was cut from it with its kind. On a pipe the columns are
    separated by tabs.

    \b
    Examples:
      verbatim articles show 003_366890a2064f241d
      verbatim articles show 003_366890a2064f241d --version 1
    """
    with session.library() as library:
        show_article(_found(library, article_id, number))


@click.command(short_help="Write all articles as JSON lines.")
@click.argument("file", default="-", metavar="[FILE]")
@click.option("--force", is_flag=True, help="Replace FILE where it exists.")
@click.pass_obj
def export(session: Session, file: str, force: bool) -> None:
    """Write all articles, oldest first, to FILE or else to standard output, one JSON object a line.

    `verbatim add` reads them back as they are: text, what is known of them, what was cut. Former
    versions are not written. A FILE that exists is left as it is, unless --force is given.

    \b
    Examples:
      verbatim articles export backup.jsonl
      verbatim articles export --force backup.jsonl
      verbatim articles export | gzip > backup.jsonl.gz
    """
    from bot.terminal import visible

    with session.library() as library:
        if file == "-":
            _write(library, sys.stdout.buffer)
        else:
            count = _write_file(library, Path(file), force=force)
            articles = "1 article" if count == 1 else f"{count:,} articles"
            click.echo(visible(f"{articles} written to {file}"), err=True)


def _found(library: Library, article_id: str, number: int | None) -> Details:
    """The article. Raises UnknownArticleError."""
    from index.errors import UnknownArticleError

    if found := library.article(article_id, number):
        return found
    if now := library.article(article_id):
        raise UnknownArticleError(
            f"{article_id}: there is no version {number}; name one from 1 to"
            f" {now.versions[-1].number}"
        )
    known = [article.id for article in library.articles()]
    raise UnknownArticleError(
        f"{suggested(article_id, known)}: no article has this id;"
        " see the ids with 'verbatim articles'"
    )


def _write(library: Library, out: BinaryIO) -> int:
    """Write all articles; how many they are."""
    from index.reading.jsonlines import json_line

    count = 0
    for stored in library.stored():
        out.write(json_line(stored.article).encode() + b"\n")
        count += 1
    return count


def _write_file(library: Library, path: Path, *, force: bool) -> int:
    """Write beside the file first, so that one that is there stays whole if anything fails; how
    many articles were written.
    """
    if path.exists() and not force:
        raise Failure(f"{path}: exists; name another file, or replace it with --force")
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as out:
            count = _write(library, out)
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Failure(
            f"{path}: cannot be written ({error.strerror}); name a file in a folder of yours"
        ) from None
    return count
