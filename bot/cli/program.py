"""What every command shares: the group with its error handling, and the session."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from index.fetching import Fetcher
    from index.library import Library
    from index.settings import Settings


class Failure(click.ClickException):
    """A failure that is said in one line on standard error; exit code 1."""

    def __init__(self, message: str) -> None:
        from bot.terminal import visible

        super().__init__(" ".join(visible(message).split()))


class NotConfigured(Failure):
    """A failure for want of a setting; exit code 2."""

    exit_code = 2


class WrongConfiguration(click.ClickException):
    """Faults of the configuration, one a line; exit code 2."""

    exit_code = 2


class Program(click.Group):
    """The command group, which turns every error into a message and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Raises Click's exceptions only; Click shows them and exits."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                _leave_quietly(ctx)
            raise _as_click(error) from error


@dataclass(frozen=True, slots=True)
class Session:
    """What the options before the command say: `config` is a path, or None for the default.

    Importing the library takes a third of a second, so that it happens where it is needed.
    """

    config: str | None

    def settings(self) -> Settings:
        """The settings. Raises SettingsError."""
        from index.settings import Settings

        return Settings.load(self.config)

    def library(self) -> Library:
        """The library, open. Raises SettingsError or StoreError."""
        with _importing("index.library"):
            from index.library import Library

        library = Library.open(self.settings())
        for place, reason in library.refused:
            _say_not_read(place, reason)
        return library

    def fetcher(self) -> Fetcher:
        """What fetches addresses, in the name of the settings' contact. Raises SettingsError, where
        none is set, too.
        """
        from index.fetching import Fetcher

        return Fetcher(contact=self.settings().contact)


@contextmanager
def _importing(module: str) -> Iterator[None]:
    """Import it without looking for garbage, of which there is none, then or later: it would take a
    twentieth of the time to an answer.
    """
    if module in sys.modules:
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _say_not_read(place: str, reason: str) -> None:
    from bot.terminal import visible  # it takes a tenth of the time to an answer, and is rare here

    line = reason if reason.startswith(place) else f"{place}: {reason}"
    click.echo(f"Not read: {visible(line)}", err=True)


def _leave_quietly(ctx: click.Context) -> NoReturn:
    """The reader of the output has left (`| head`); what is still buffered goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    ctx.exit(0)


def _as_click(error: Exception) -> click.ClickException:
    from index.errors import SettingsError, VerbatimError

    if isinstance(error, SettingsError):
        return WrongConfiguration(str(error))
    if isinstance(error, VerbatimError):
        return Failure(str(error))
    return Failure(
        f"unexpected {type(error).__name__} ({error}); please report it with the file {_log(error)}"
    )


def _log(error: Exception) -> str:
    """Write the traceback to a file of its own and return the file's path."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="verbatim-", suffix=".log", delete=False, encoding="utf-8", errors="replace"
    ) as file:
        traceback.print_exception(error, file=file)
    return file.name
