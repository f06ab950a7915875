"""Running the program without a command, `preview`, `sync` and `doctor`."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

import click

from bot.cli.ask import piped_questions
from bot.cli.output import show_answer
from bot.cli.program import Failure, Session, WrongConfiguration

if TYPE_CHECKING:
    from index.library import Library

_LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def run(session: Session) -> None:
    """The Discord bot with a token; else a chat, or answers to the questions on a pipe."""
    from bot.credentials import read_token

    token = read_token()
    with session.library() as library:
        if token:
            from bot.connection import run as run_bot

            logging.basicConfig(level=logging.INFO, format=_LOG_FORMAT)
            run_bot(library, token)
        elif sys.stdin and sys.stdin.isatty():
            from bot.chat import chat

            chat(library, show_answer)
        else:
            _answer_pipe(library)


@click.command(short_help="Try the bot in the browser, without a token.")
@click.option("--no-browser", is_flag=True, help="Print the page's address without opening it.")
@click.pass_obj
def preview(session: Session, no_browser: bool) -> None:
    """Try the bot in a local page that looks like Discord. No token is needed.

    \b
    To install what it needs, run in the project's folder:
      .venv/bin/pip install --require-hashes -r requirements-dev.txt

    \b
    Examples:
      verbatim preview
      verbatim preview --no-browser
    """
    from bot.preview import preview as show_preview

    with session.library() as library:
        show_preview(library, open_browser=not no_browser)


@click.command(short_help="Register the slash commands with Discord.")
@click.pass_obj
def sync(session: Session) -> None:
    """Register the slash commands with Discord, changed or not.

    The bot does this by itself when its commands change; Discord may take a minute to show them.
    Needs the bot's token in DISCORD_TOKEN or DISCORD_TOKEN_FILE.

    \b
    Example:
      verbatim sync
    """
    from bot.connection import sync as register
    from bot.credentials import read_token

    token = read_token()
    if token is None:
        raise WrongConfiguration(
            "DISCORD_TOKEN: not set; set it to the bot's token, or name a file with the token in"
            " DISCORD_TOKEN_FILE"
        )
    with session.library() as library:
        names = register(library, token)
    click.echo(f"{len(names)} commands registered: {', '.join(names)}")


@click.command(short_help="Check the set-up and the connection to Discord.")
@click.pass_obj
def doctor(session: Session) -> None:
    """Check the configuration, the library and the connection to Discord.

    One line a finding: ok, warning or problem, and what to do. With a token, also the bot's
    intents, its permissions in each server and the link that invites it. The exit code is 1 where
    there is a problem.

    \b
    Example:
      verbatim doctor
    """
    from bot.doctor import examine

    problems = 0
    for finding in examine(session.settings(), session.config):
        click.echo(str(finding))
        problems += finding.level == "problem"
    if problems:
        count = "1 problem" if problems == 1 else f"{problems} problems"
        raise Failure(f"doctor: {count} found; follow the remedies on the lines above")


def _answer_pipe(library: Library) -> None:
    """Answer the lines of standard input; say so where there is none."""
    asked = False
    for question in piped_questions():
        show_answer(library.ask(question), question=True)
        asked = True
    if not asked:
        click.echo(
            "verbatim: no question on standard input and no DISCORD_TOKEN; set the token to run"
            " the Discord bot, or ask with 'verbatim ask QUESTION'",
            err=True,
        )
