"""`eval`: how well the library answers a file of questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.output import progress_bar, show_json, show_table
from bot.cli.program import Failure, Session

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from index.library import Library


@click.command("eval", short_help="Measure the answers to a file of questions.")
@click.argument("questions", metavar="QUESTIONS.jsonl")
@click.option(
    "--articles",
    metavar="ARTICLES.jsonl",
    help="Ask a library made of this file alone, in place of the configured one,"
    " for example --articles news.jsonl.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with every result.")
@click.pass_obj
def evaluate(session: Session, questions: str, articles: str | None, as_json: bool) -> None:
    """Measure how well the questions of a JSON-lines file are answered.

    Each line has id, question and answers (accepted strings; none where the library does not
    answer), and optionally kind, article_id, passage_start and passage_end.

    \b
    Examples:
      verbatim eval questions.jsonl
      verbatim eval questions.jsonl --articles news.jsonl --json
    """
    from index import evaluation

    loaded = evaluation.load_questions(Path(questions))
    if not loaded:
        raise Failure(f"{questions}: holds no question; put one JSON object on each line")
    with _library(session, articles) as library, progress_bar("Asking", len(loaded)) as (bar, task):
        report = evaluation.evaluate(library, loaded, lambda: bar.advance(task))
    if as_json:
        show_json(report.to_json())
    else:
        show_table(report.rows())


def _library(session: Session, articles: str | None) -> AbstractContextManager[Library]:
    from index.library import Library

    return session.library() if articles is None else Library.temporary(articles)
