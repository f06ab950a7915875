"""The real program, as a process of its own, against a Wire."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.wire.openapi import PROJECT
from tests.wire.server import Wire

START_SECONDS = 30.0
STOP_SECONDS = 10.0
PROGRAM = ("-m", "bot")


class BotEndedError(RuntimeError):
    """The program ended before it was ready; the message holds its output."""


@dataclass(frozen=True, slots=True)
class BotProcess:
    """A running bot; what it prints, on both streams, is kept in the file ``log``."""

    process: asyncio.subprocess.Process
    log: Path

    @classmethod
    async def start(
        cls, environ: Mapping[str, str], config_path: Path, program: Sequence[str] = PROGRAM
    ) -> Self:
        """Start ``python -m bot --config config_path``; several starts share one log.

        Of this process's environment it inherits all but what concerns Discord.
        """
        log = config_path.with_suffix(".log")
        with log.open("ab") as output:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, *program, "--config", str(config_path)),
                cwd=PROJECT,
                env={**inherited_environ(), **environ, "PYTHONUNBUFFERED": "1"},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=asyncio.subprocess.STDOUT,
            )
        return cls(process, log)

    @property
    def exit_code(self) -> int | None:
        """The exit code; None while it runs, negative where a signal ended it."""
        return self.process.returncode

    @property
    def output(self) -> str:
        """What the program has printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    async def ready(self, wire: Wire, timeout: float = START_SECONDS) -> None:
        """Wait until the bot is connected and its commands are registered.

        Raises BotEndedError or TimeoutError, either with the program's output.
        """
        try:
            await wire.until(
                lambda: self.exit_code is not None or wire.is_ready(), timeout, "the bot's start"
            )
        except TimeoutError as error:
            error.add_note(self.output)
            raise
        if self.exit_code is not None:
            raise BotEndedError(f"the bot ended with exit code {self.exit_code}:\n{self.output}")

    async def wait(self, timeout: float = STOP_SECONDS) -> int:
        """Wait for the program's end; return its exit code or raise TimeoutError."""
        return await asyncio.wait_for(self.process.wait(), timeout)

    async def terminate(self, timeout: float = STOP_SECONDS) -> int:
        """Send SIGTERM, as a container's stop does; return the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return await self.wait(timeout)

    async def kill(self) -> None:
        """End the program at once, where it still runs."""
        if self.exit_code is None:
            self.process.kill()
        await self.process.wait()


def inherited_environ() -> dict[str, str]:
    """Return this process's environment without a token or address for a real Discord."""
    return {name: value for name, value in os.environ.items() if not name.startswith("DISCORD_")}


@asynccontextmanager
async def launched_bot(
    environ: Mapping[str, str], config_path: Path, program: Sequence[str] = PROGRAM
) -> AsyncIterator[BotProcess]:
    """Start the program and yield at once; whatever happens, it is killed in the end."""
    bot = await BotProcess.start(environ, config_path, program)
    try:
        yield bot
    finally:
        await bot.kill()
        print(bot.output)  # pytest shows it where the test failed


@asynccontextmanager
async def running_bot(wire: Wire, config_path: Path) -> AsyncIterator[BotProcess]:
    """Start the program against a wire and yield it when ready; it is killed in the end."""
    async with launched_bot(wire.environ(), config_path) as bot:
        await bot.ready(wire)
        yield bot
