"""A chat in the terminal, on the answers that Discord would show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

import click

from index.library import Library
from index.model import Answer

CONNECT = (
    "To answer on Discord, make an application at https://discord.com/developers/applications\n"
    "and set DISCORD_TOKEN to its bot's token, then run verbatim again; see 'verbatim doctor'."
)

_ENDS = frozenset(["quit", "exit"])


def chat(library: Library, show: Callable[[Answer], None]) -> None:
    """Read questions from the keyboard and show their answers until Ctrl-D, Ctrl-C or "quit"."""
    click.echo(f"{_greeting(library)}\n{CONNECT}")
    with suppress(KeyboardInterrupt):
        for question in _typed():
            show(library.ask(question))
    click.echo()


def _greeting(library: Library) -> str:
    articles = library.articles()
    if not articles:
        return "The library is empty; add articles with 'verbatim add PATH'."
    sentences = sum(article.sentences for article in articles)
    return (
        f"Verbatim: {len(articles):,} articles with {sentences:,} sentences."
        " Ask a question; Ctrl-D or quit ends."
    )


def _typed() -> Iterator[str]:
    """The lines typed, blank ones left out, until the end of input."""
    with suppress(ImportError):
        import readline  # noqa: F401  (gives `input` line editing and a history)
    with suppress(EOFError):
        while True:
            question = input("> ")
            if question.strip().lower() in _ENDS:
                return
            if question.strip():
                yield question
