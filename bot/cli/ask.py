"""`ask`, and questions on a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from bot.cli.output import show_answer, show_json
from bot.cli.program import Session

if TYPE_CHECKING:
    from index.explaining import Explanation


@click.command(short_help="Answer a question, or many from a pipe.")
@click.argument("words", nargs=-1, required=True, metavar="QUESTION")
@click.option(
    "--limit",
    type=click.IntRange(1, 50),
    default=3,
    show_default=True,
    metavar="N",
    help="Show at most N quotes, for example --limit 1; a source that differs comes on top.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a question, each on one line."
)
@click.option(
    "--explain", is_flag=True, help="Show below each answer what its score is made of, and why."
)
@click.pass_obj
def ask(session: Session, words: tuple[str, ...], limit: int, as_json: bool, explain: bool) -> None:
    """Answer QUESTION with sentences of the articles, word for word.

    With - for QUESTION, every line of standard input is a question; blank lines are skipped and
    the answers come in the same order.

    \b
    Examples:
      verbatim ask "How many users does Clubhouse have?"
      verbatim ask --json --limit 1 "Who invited Putin?"
      verbatim ask --explain "Who invited Putin?"
      verbatim ask --json - < questions.txt
    """
    question = _one(words)
    many = question == "-"
    asked = piped_questions() if many else iter([_readable(question)])
    with session.library() as library:
        for each in asked:
            answer = library.ask(each, limit)
            why = library.explain(each, limit) if explain else None
            if as_json:
                show_json(answer.to_json() | ({"explanation": why.to_json()} if why else {}))
            else:
                show_answer(answer, question=many)
                if why:
                    _show_explanation(why, apart=many)


def piped_questions() -> Iterator[str]:
    """The lines of standard input as they come, without line ends; blank lines are skipped."""
    for line in sys.stdin or ():
        question = line.rstrip("\r\n").removeprefix("\ufeff")
        if question.strip():
            yield question


def _show_explanation(explanation: Explanation, *, apart: bool) -> None:
    """Print it below its answer, with `apart` also set apart from the next question's."""
    if sys.stdout.isatty():
        from rich.console import Console

        from bot.screen import rich_explanation

        Console(highlight=False).print(rich_explanation(explanation))
    else:
        from bot.terminal import plain_explanation

        text = plain_explanation(explanation)
        click.echo(f"{text}\n" if apart else f"\n{text}")


def _one(words: Sequence[str]) -> str:
    """The question, which is one argument; the shell parts one without quotes into words."""
    if len(words) > 1:
        from bot.terminal import visible

        asked = visible(" ".join(words))
        raise click.UsageError(f'put the question in quotes: verbatim ask "{asked}"')
    return words[0]


def _readable(argument: str) -> str:
    """The argument read as UTF-8, whatever the locale made of its bytes; not a blank one."""
    if not argument.strip():
        raise click.UsageError("QUESTION is blank; write the question in quotes, or - for a pipe.")
    return os.fsencode(argument).decode("utf-8", "replace")
