"""`ask`, and questions on a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import click

from bot.cli.output import show_answer, show_json
from bot.cli.program import Session


@click.command(short_help="Answer a question, or many from a pipe.")
@click.argument("question")
@click.option(
    "--limit",
    type=click.IntRange(1, 50),
    default=3,
    show_default=True,
    metavar="N",
    help="Show at most N quotes, for example --limit 1.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a question, each on one line."
)
@click.pass_obj
def ask(session: Session, question: str, limit: int, as_json: bool) -> None:
    """Answer QUESTION with sentences of the articles, word for word.

    With - for QUESTION, every line of standard input is a question; blank lines are skipped and
    the answers come in the same order.

    \b
    Examples:
      verbatim ask "How many users does Clubhouse have?"
      verbatim ask --json --limit 1 "Who invited Putin?"
      verbatim ask --json - < questions.txt
    """
    many = question == "-"
    asked = piped_questions() if many else iter([_readable(question)])
    with session.library() as library:
        for each in asked:
            answer = library.ask(each, limit)
            if as_json:
                show_json(answer.to_json())
            else:
                show_answer(answer, question=many)


def piped_questions() -> Iterator[str]:
    """The lines of standard input as they come, without line ends; blank lines are skipped."""
    for line in sys.stdin or ():
        question = line.rstrip("\r\n").removeprefix("\ufeff")
        if question.strip():
            yield question


def _readable(argument: str) -> str:
    """The argument read as UTF-8, whatever the locale made of its bytes; not a blank one."""
    if not argument.strip():
        raise click.UsageError("QUESTION is blank; write the question in quotes, or - for a pipe.")
    return os.fsencode(argument).decode("utf-8", "replace")
