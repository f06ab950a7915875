"""A chat in the terminal, on the answers that Discord would show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress

import click

from index.library import Library
from index.model import Answer

CONNECT = (
    "To answer on Discord, make an application at https://discord.com/developers/applications\n"
    "and set DISCORD_TOKEN to its bot's token, then run verbatim again; see 'verbatim doctor'."
)

HELP = (
    "Type a question, in your own words, and press Enter: the answer is what the articles say,\n"
    "word for word. The arrow keys bring back what was typed before.\n"
    "help or ? shows this; quit, exit or Ctrl-D ends. To add articles, see 'verbatim add --help'.\n"
    f"{CONNECT}"
)

_WORDS = "help says more, quit or exit ends."
_ENDS = frozenset(["quit", "exit"])
_HELPS = frozenset(["help", "?"])


def chat(library: Library, show: Callable[[Answer], None]) -> None:
    """Read questions from the keyboard and show their answers until Ctrl-D, Ctrl-C, "quit" or
    "exit"; "help" and "?" show what can be typed.
    """
    click.echo(f"{_greeting(library)}\n{CONNECT}")
    with suppress(KeyboardInterrupt):
        for question in _typed():
            if _is_one_of(question, _HELPS):
                click.echo(HELP)
            else:
                show(library.ask(question))
    click.echo()


def _greeting(library: Library) -> str:
    articles = library.articles()
    if not articles:
        return f"The library is empty; add articles with 'verbatim add PATH'. {_WORDS}"
    sentences = sum(article.sentences for article in articles)
    return (
        f"Verbatim: {len(articles):,} articles with {sentences:,} sentences."
        f" Ask a question; {_WORDS}"
    )


def _typed() -> Iterator[str]:
    """The lines typed, blank ones left out, until the end of input."""
    with suppress(ImportError):
        import readline  # noqa: F401  (gives `input` line editing and a history)
    with suppress(EOFError):
        while True:
            question = input("> ")
            if _is_one_of(question, _ENDS):
                return
            if question.strip():
                yield question


def _is_one_of(typed: str, words: Collection[str]) -> bool:
    return typed.strip().lower() in words
