"""`eval`: how well the library answers a file of questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.output import progress_bar, show_json, show_table
from bot.cli.program import Failure, Session

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from index.evaluation.comparison import Comparison
    from index.evaluation.measuring import Question, Report
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
@click.option(
    "--report",
    "page",
    metavar="FILE.html",
    help="Also write the results as one page with plots, for example --report report.html.",
)
@click.option(
    "--compare",
    "earlier",
    metavar="OTHER.json",
    help="Also show what changed since this report, made by --json over the same questions.",
)
@click.pass_obj
def evaluate(
    session: Session,
    questions: str,
    articles: str | None,
    as_json: bool,
    page: str | None,
    earlier: str | None,
) -> None:
    """Measure how well the questions of a JSON-lines file are answered.

    Each line has id, question and answers (accepted strings; none where the library does not
    answer), and optionally kind, article_id, passage_start and passage_end.

    \b
    Examples:
      verbatim eval questions.jsonl
      verbatim eval questions.jsonl --articles news.jsonl --json > before.json
      verbatim eval questions.jsonl --compare before.json --report report.html
    """
    from index.evaluation import comparison, measuring

    loaded = measuring.load_questions(Path(questions))
    if not loaded:
        raise Failure(f"{questions}: holds no question; put one JSON object on each line")
    before = comparison.load_report(Path(earlier), loaded) if earlier is not None else None
    report = _ask_all(_library(session, articles), loaded)
    compared = comparison.compare(report, before) if before is not None else None
    _show(report, compared, as_json=as_json)
    if page is not None:
        _write(page, report, compared, title=Path(questions).name)


def _library(session: Session, articles: str | None) -> AbstractContextManager[Library]:
    from index.library import Library

    return session.library() if articles is None else Library.temporary(articles)


def _ask_all(opening: AbstractContextManager[Library], questions: list[Question]) -> Report:
    from index.evaluation import measuring

    with opening as library, progress_bar("Asking", len(questions)) as (bar, task):
        return measuring.evaluate(library, questions, lambda: bar.advance(task))


def _show(report: Report, compared: Comparison | None, *, as_json: bool) -> None:
    if as_json:
        show_json(report.to_json() | ({"compare": compared.to_json()} if compared else {}))
        return
    show_table(report.rows())
    click.echo(f"\n{report.about_confidence()}\n{report.highlights().line()}")
    for rows in [compared.measure_rows(), compared.question_rows()] if compared else []:
        if rows:
            click.echo()
            show_table(rows)


def _write(file: str, report: Report, compared: Comparison | None, *, title: str) -> None:
    from index.evaluation.reporting import html_report

    text = html_report(report, title, compared)
    try:
        # The title may come from a file name that is not UTF-8.
        Path(file).write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise Failure(
            f"{file}: the report cannot be written ({error.strerror});"
            " name a file in a folder that you can write to"
        ) from error
