"""The command line as tests use it: in this process, as a process, and on a screen."""

import contextlib
import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from click.testing import CliRunner, Result

import bot
import index
from bot.cli import cli
from tests.index.fetching.server import CONTACT

PROJECT = Path(bot.__file__).parents[1]
SHIPPED = Path(index.__file__).parent / "articles"
SMALL = PROJECT / "tests" / "data" / "small" / "articles.jsonl"

USERS = "How many users does Clubhouse have?"
NOWHERE = "Who won the chess championship of Antarctica?"

_SECONDS = 30.0  # until a program that says nothing is given up
_POLL = 0.01
_ROWS, _COLUMNS = 50, 100
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_UNSET = (
    *("DISCORD_TOKEN", "DISCORD_TOKEN_FILE", "DISCORD_API", "DISCORD_GATEWAY"),
    *("FORCE_COLOR", "COLUMNS", "LINES"),  # a screen has a size of its own
)


def environ(**changes: str) -> dict[str, str]:
    """This process's environment with no way to a real Discord, changed as given."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    return {**kept, "TERM": "xterm-256color", **changes}


@dataclass(frozen=True, slots=True)
class Program:
    """The command line over a library of its own, that of the shipped articles at first."""

    config: Path

    @classmethod
    def at(cls, folder: Path, articles: Path | None = SHIPPED, contact: str = CONTACT) -> Self:
        """The program with its configuration and its data in the folder."""
        config = folder / "config.toml"
        listed = json.dumps([str(articles)] if articles else [])
        library = f'[library]\ndata = "data"\narticles = {listed}\n'
        fetching = f'[fetching]\ncontact = "{contact}"\n'
        config.write_text(library + fetching, encoding="utf-8")
        return cls(config)

    def command(self, *arguments: str) -> list[str]:
        """The words that start it as a process."""
        return [sys.executable, "-m", "bot", "--config", str(self.config), *arguments]

    def invoke(self, *arguments: str, piped: str | bytes = "") -> Result:
        """Run it in this process."""
        runner = CliRunner(env=dict.fromkeys(_UNSET))
        return runner.invoke(cli, ["--config", str(self.config), *arguments], input=piped)

    def run(
        self, *arguments: str, piped: bytes = b"", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run it as a process."""
        return subprocess.run(
            self.command(*arguments),
            input=piped,
            capture_output=True,
            cwd=PROJECT,
            env=env or environ(),
            timeout=_SECONDS,
            check=False,
        )

    def objects(self, *arguments: str, piped: str = "") -> list[Any]:
        """Run it in this process and return the JSON of each line that it prints."""
        result = self.invoke(*arguments, piped=piped)
        assert result.exit_code == 0, result.stderr
        return [json.loads(line) for line in result.stdout.splitlines()]


class Screen:
    """A process on a pseudo-terminal: what it shows, and a keyboard."""

    def __init__(self, command: list[str], **environment: str) -> None:
        self._keyboard, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
        self._process = subprocess.Popen(
            command,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            cwd=PROJECT,
            env=environ(**environment),
        )
        os.close(terminal)
        self._seen = b""

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def raw(self) -> str:
        """All that it has shown, with colours and cursor movements."""
        return self._seen.decode("utf-8", "replace")

    @property
    def text(self) -> str:
        """All that it has shown, as words with single spaces between them."""
        return " ".join(_ESCAPES.sub("", self.raw).split())

    def prompted(self) -> None:
        """Wait until a prompt stands at the end and the program reads single keys."""
        end = time.monotonic() + _SECONDS
        while not self.text.endswith(">") or self._is_by_line():
            assert time.monotonic() < end, f"there is no prompt:\n{self.raw}"
            self._read(_POLL)

    def type(self, keys: str | bytes) -> None:
        """Press keys."""
        os.write(self._keyboard, keys.encode() if isinstance(keys, str) else keys)

    def interrupt(self, stop: int = signal.SIGINT) -> None:
        """Press Ctrl-C, and Enter, since Python only looks for signals when a key comes."""
        self._process.send_signal(stop)
        self.type("\n")

    def until(self, words: str) -> None:
        """Wait until these words are shown; raises AssertionError where they never are."""
        while words not in self.text:
            assert self._read(), f"{words!r} was never shown:\n{self.raw}"

    def end(self) -> int:
        """Wait for the end of the process and return its exit code."""
        while self._read():
            pass
        return self._process.wait(_SECONDS)

    def close(self) -> None:
        """End the process where it still runs."""
        self._process.kill()
        self._process.wait()
        os.close(self._keyboard)

    def _is_by_line(self) -> bool:
        """Whether the terminal collects a line; Ctrl-D would then be lost on its way."""
        return bool(termios.tcgetattr(self._keyboard)[3] & termios.ICANON)

    def _read(self, seconds: float = _SECONDS) -> bool:
        if not select.select([self._keyboard], [], [], seconds)[0]:
            return False
        with contextlib.suppress(OSError):  # Linux says so where the other end is closed
            data = os.read(self._keyboard, 65536)
            self._seen += data
            return bool(data)
        return False


@contextlib.contextmanager
def screen(command: list[str], **environment: str) -> Iterator[Screen]:
    """The process on a screen; it is ended with the block."""
    shown = Screen(command, **environment)
    try:
        yield shown
    finally:
        shown.close()
