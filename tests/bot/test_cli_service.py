"""`sync` and `preview` from the command line, and the bot's start."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.bot.command_line import PROJECT, Program, environ
from tests.bot.scene import COMMANDS
from tests.wire import Wire, discord_spec


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The command line over the shipped articles."""
    return Program.at(tmp_path)


@pytest_asyncio.fixture
async def wire() -> AsyncIterator[Wire]:
    """A Discord on the loopback interface."""
    started = await Wire(discord_spec()).start()
    yield started
    await started.stop()
    assert (started.violations, started.unimplemented) == ([], [])


async def test_sync_registers_the_commands(program: Program, wire: Wire):
    """Discord knows the commands afterwards; the line says how many and which."""
    env = environ(**wire.environ())
    result = await asyncio.to_thread(program.run, "sync", env=env)
    known = [command["name"] for command in wire.backend.commands[None].values()]
    assert (result.returncode, result.stderr) == (0, b"")
    assert set(known) == COMMANDS
    assert result.stdout.decode().startswith(f"{len(COMMANDS)} commands registered: ")
    assert all(name in result.stdout.decode() for name in known)


async def test_sync_with_a_wrong_token_is_a_failure(program: Program, wire: Wire):
    """One line says that Discord does not accept it, without showing it."""
    env = environ(**{**wire.environ(), "DISCORD_TOKEN": "wrong.token.here"})
    result = await asyncio.to_thread(program.run, "sync", env=env)
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.count(b"\n") == 1
    assert b"Discord does not accept this token" in result.stderr
    assert b"wrong.token.here" not in result.stderr


def test_sync_without_a_token_is_wrong_configuration(program: Program):
    """The line names the variable to set."""
    result = program.invoke("sync")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "DISCORD_TOKEN: not set" in result.stderr


@pytest.mark.parametrize("command", [[], ["sync"]], ids=" ".join)
def test_a_token_file_that_is_missing_is_wrong_configuration(program: Program, command: list[str]):
    """The bot does not fall back to a chat where its token cannot be read."""
    result = program.run(*command, env=environ(DISCORD_TOKEN_FILE="/nowhere/token"))
    assert (result.returncode, result.stderr.count(b"\n")) == (2, 1)
    assert b"DISCORD_TOKEN_FILE: /nowhere/token cannot be read" in result.stderr


def test_preview_without_its_extra_names_the_remedy(program: Program):
    """One line says what to install."""
    script = "import sys; sys.modules['simcord'] = None; from bot.__main__ import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", script, *program.command("preview")[3:]],
        capture_output=True,
        cwd=PROJECT,
        env=environ(),
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "pip install --require-hashes -r requirements-dev.txt" in result.stderr
