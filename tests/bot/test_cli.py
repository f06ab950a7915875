"""The command line as a whole: help, version, errors, exit codes, encodings, pipes."""

import json
import os
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bot.cli import cli
from tests.bot.command_line import NOWHERE, PROJECT, USERS, Program, environ

COMMANDS = {
    *("ask", "add", "remove", "articles", "follow", "unfollow"),
    *("eval", "preview", "sync", "doctor"),
}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The command line over the shipped articles."""
    return Program.at(tmp_path)


def test_the_commands_are_those_of_the_contract():
    """No command is missing and none is added unseen."""
    assert set(cli.commands) == COMMANDS


@pytest.mark.parametrize("name", sorted(COMMANDS))
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help_with_an_example(name: str, flag: str):
    """Each command says in one line what it does, and shows itself at work."""
    result = CliRunner().invoke(cli, [name, flag], prog_name="verbatim")
    assert result.exit_code == 0
    assert f"Usage: verbatim {name}" in result.output
    assert "Example" in result.output
    assert f"  verbatim {name}" in result.output
    assert cli.commands[name].get_short_help_str(60).endswith(".")
    assert not cli.commands[name].get_short_help_str(60).endswith("...")


@pytest.mark.parametrize("command", [cli, *cli.commands.values()], ids=lambda one: one.name)
def test_every_option_has_help(command: click.Command):
    """No option is left without words."""
    options = [param for param in command.params if isinstance(param, click.Option)]
    assert all(option.help and option.help.endswith(".") for option in options)


def test_the_readme_names_every_command():
    """A command that the README does not name is not found."""
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"verbatim {name}" not in readme] == []


def test_the_program_says_its_version():
    """The version is that of pyproject.toml."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    result = CliRunner().invoke(cli, ["--version"])
    assert (result.exit_code, result.output) == (0, f"verbatim {project['version']}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["nonsense"],
        ["ask"],
        ["ask", "two", "words"],
        ["ask", " "],
        ["ask", USERS, "--limit", "0"],
        ["ask", USERS, "--limit", "51"],
        ["ask", USERS, "--limit", "many"],
        ["add"],
        ["remove"],
        ["eval"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(program: Program, arguments: list[str]):
    """Wrong usage is told on standard error, and nothing stands on standard output."""
    result = program.invoke(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


@pytest.mark.parametrize("command", [[], ["ask", USERS], ["articles"], ["doctor"]], ids=" ".join)
def test_all_faults_of_the_configuration_are_listed(tmp_path: Path, command: list[str]):
    """Each fault has its line, and the exit code is 2."""
    config = tmp_path / "faulty.toml"
    config.write_text("[library]\ndata = 5\nartcles = []\n[web]\nport = 1\n", encoding="utf-8")
    result = Program(config).invoke(*command)
    assert result.exit_code == 2
    assert "3 problems" in result.stderr
    assert all(name in result.stderr for name in ("data", "did you mean 'articles'", "[web]"))


def test_a_missing_configuration_is_wrong_configuration(tmp_path: Path):
    """A file that was named must be there."""
    result = Program(tmp_path / "none.toml").invoke("articles")
    assert result.exit_code == 2
    assert "none.toml: cannot be read" in result.stderr


def test_a_damaged_database_is_told_in_one_line(program: Program):
    """The line names the file, the fault and the remedy; there is no traceback."""
    data = program.config.parent / "data"
    data.mkdir()
    (data / "library.sqlite3").write_bytes(b"this is no database " * 100)
    result = program.run("ask", USERS)
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.count(b"\n") == 1
    assert b"library.sqlite3: not a database" in result.stderr
    assert b"move it away" in result.stderr


def test_a_long_wait_for_an_old_library_is_told(tmp_path: Path):
    """In one line on standard error, by the command that brings it up to date alone."""
    program = Program.at(tmp_path, articles=None)
    file = tmp_path / "trams.jsonl"
    trams = [{"id": str(n), "text": f"Tram {n} is late at stop {n * n}."} for n in range(1_000)]
    file.write_text("\n".join(map(json.dumps, trams)), encoding="utf-8")
    assert program.invoke("add", str(file)).exit_code == 0
    with closing(sqlite3.connect(tmp_path / "data" / "library.sqlite3")) as db:
        db.execute("PRAGMA user_version = 5")  # the sketches are to be made anew
    told = b"Bringing the library up to date, this once (1,000 articles; it may take a minute)\n"
    for expected in (told, b""):
        result = program.run("ask", "Which tram is late at stop 81?")
        assert (result.returncode, result.stderr) == (0, expected)


def test_an_unexpected_failure_leaves_its_traceback_in_a_file(program: Program, tmp_path: Path):
    """The user gets one line that names the file."""
    script = (
        "import sys, index.library\n"
        "del index.library.Library.ask\n"
        "from bot.__main__ import main\n"
        "main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, *program.command("ask", USERS)[3:]],
        capture_output=True,
        cwd=PROJECT,
        env=environ(TMPDIR=str(tmp_path)),
        text=True,
        check=False,
    )
    (log,) = tmp_path.glob("verbatim-*.log")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "unexpected AttributeError" in result.stderr
    assert str(log) in result.stderr
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_questions_on_a_pipe_are_answered_line_by_line(program: Program):
    """Without a command and without a token, the answers come in the order of the questions."""
    result = program.run(piped=f"{USERS}\n\n{NOWHERE}\n".encode())
    first, second = result.stdout.decode().rstrip("\n").split("\n\n")
    assert result.returncode == 0
    assert result.stderr == b""
    assert first.startswith(f"Q: {USERS}\n")
    assert "3.6 million users" in first.split("\n")[1]
    assert second.startswith(f"Q: {NOWHERE}\nNot found in the library.\n")


def test_an_empty_pipe_is_told_what_is_missing(program: Program):
    """A service that lacks its token must not end without a word."""
    result = program.run()
    assert (result.returncode, result.stdout) == (0, b"")
    assert b"DISCORD_TOKEN" in result.stderr


@pytest.mark.parametrize(
    "locale",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=["C", "C without coercion", "ascii"],
)
def test_the_locale_does_not_matter(program: Program, locale: dict[str, str]):
    """Questions and quotes are UTF-8 in every locale, on the command line and on a pipe."""
    question = "Is “Clubhouse” an app? Où?"
    env = environ(**locale)
    asked = program.run("ask", "--json", question, env=env)
    piped = program.run("ask", "--json", "-", piped=f"{question}\n".encode(), env=env)
    assert (asked.returncode, asked.stderr) == (0, b"")
    assert asked.stdout == piped.stdout
    assert json.loads(asked.stdout)["question"] == question
    assert "’" in asked.stdout.decode("utf-8")


def test_bytes_that_are_no_utf8_do_no_harm(program: Program):
    """What cannot be decoded is replaced, in arguments and on a pipe."""
    env = environ(LC_ALL="C.UTF-8")
    piped = program.run("ask", "--json", "-", piped=b"users \xff\xfe?\nusers?\n", env=env)
    questions = [json.loads(line)["question"] for line in piped.stdout.splitlines()]
    assert (piped.returncode, questions) == (0, ["users \ufffd\ufffd?", "users?"])
    asked = program.run("ask", "--json", os.fsdecode(b"users \xff?"), env=env)
    assert json.loads(asked.stdout)["question"] == "users \ufffd?"


@pytest.mark.parametrize("arguments", [["ask", "--json", "-"], ["ask", "-"], []], ids=" ".join)
def test_a_reader_that_leaves_ends_the_program_quietly(program: Program, arguments: list[str]):
    """`| head -1` is no failure."""
    process = subprocess.Popen(
        program.command(*arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=PROJECT,
        env=environ(),
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{USERS}\n".encode())
    process.stdin.flush()
    assert process.stdout.readline()
    process.stdout.close()
    _, errors = process.communicate(f"{USERS}\n".encode() * 50, timeout=30)
    assert (process.returncode, errors) == (0, b"")


def told_at_the_end(program: Program, told: str) -> tuple[int, str]:
    """The exit code of a process that answers a question, and what it says to `told` at its end."""
    script = (
        "import atexit, os, sys\n"
        f"atexit.register(lambda: print({told}, file=sys.stderr))\n"
        "from bot.__main__ import main\n"
        "main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, *program.command("ask", USERS)[3:]],
        capture_output=True,
        cwd=PROJECT,
        env=environ(),
        text=True,
        check=False,
    )
    return result.returncode, result.stderr


def test_asking_imports_nothing_of_discord(program: Program):
    """The command line starts fast, since it loads what it needs and no more."""
    names = "('discord', 'simcord', 'asyncio', 'aiohttp')"
    assert told_at_the_end(program, f"*(n for n in {names} if n in sys.modules)") == (0, "\n")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="tells its threads on Linux alone")
def test_numpy_gets_no_threads_of_its_own(program: Program):
    """They cost a tenth of a second at each start."""
    assert told_at_the_end(program, "len(os.listdir('/proc/self/task'))") == (0, "1\n")
