"""`doctor`: each check, against a real library and a Discord on the loopback interface."""

import asyncio
import re
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import discord
import pytest
import pytest_asyncio

from bot.doctor import PERMISSIONS, Finding, examine
from bot.records import Records
from bot.records.model import AutoChannel
from index.contact import REMEDY
from index.library import Library
from index.settings import Settings
from tests.bot.command_line import Program, environ
from tests.wire import Wire, discord_spec

LINE = re.compile(r"(ok|warning|problem) — [^:]+: \S.*")
ME = "/oauth2/applications/@me"
SERVERS = "/users/@me/guilds"


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


async def lines_of(program: Program, wire: Wire, code: int = 0, **changes: str) -> list[str]:
    """The lines that `doctor` prints with this Discord."""
    env = environ(**{**wire.environ(), **changes})
    result = await asyncio.to_thread(program.run, "doctor", env=env)
    lines = result.stdout.decode().splitlines()
    assert result.returncode == code, result
    assert result.stderr.count(b"\n") == code
    assert all(LINE.fullmatch(line) for line in lines)
    return lines


def about(thing: str, lines: list[str]) -> str:
    """The one line on this thing."""
    (line,) = (line for line in lines if line.partition(" — ")[2].startswith(f"{thing}:"))
    return line


def application(**changes: Any) -> dict[str, Any]:
    """What Discord says of a bot's application."""
    return {
        "id": "4711",
        "name": "Verbatim",
        "icon": None,
        "description": "",
        "summary": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "team": None,
        "owner": {"id": "1", "username": "owner", "discriminator": "0", "avatar": None},
        **changes,
    }


def test_without_a_token_all_is_well_but_discord_is_missing(program: Program):
    """The library is checked; the token is a warning that gives the steps."""
    result = program.invoke("doctor")
    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert all(LINE.fullmatch(line) for line in lines)
    assert about("configuration", lines) == f"ok — configuration: {program.config}"
    assert about("library", lines) == "ok — library: 2 articles, 36 sentences"
    quotes = about("quotes", lines)
    assert quotes.startswith("ok — quotes: every stored text is the one that was added, and what")
    assert re.search(r"a trial question quotes \([1-9]\d*\) stands in them word for word", quotes)
    assert about("token", lines).startswith("warning — token: not set")
    assert "https://discord.com/developers/applications" in about("token", lines)


def test_a_missing_preview_is_a_warning(program: Program, monkeypatch: pytest.MonkeyPatch):
    """The remedy is a command that fetches no other project's package."""
    monkeypatch.setitem(sys.modules, "simcord", None)
    line = about("preview", program.invoke("doctor").stdout.splitlines())
    assert line.startswith("warning — preview: the extra is not installed; ")
    assert line.endswith(
        "in the project's folder: .venv/bin/pip install --require-hashes -r requirements-dev.txt"
    )


def test_an_empty_library_is_a_warning(tmp_path: Path):
    """There is nothing to compare, and the remedy is named."""
    result = Program.at(tmp_path, articles=None).invoke("doctor")
    assert result.exit_code == 0
    assert "warning — library: 0 articles, 0 sentences; add articles" in result.stdout
    assert "quotes" not in result.stdout


def test_one_article_is_one(tmp_path: Path):
    """And so is one sentence."""
    (tmp_path / "tram.txt").write_text("A tram\n\nThe tram of Wick is late.\n")
    lines = Program.at(tmp_path, tmp_path / "tram.txt").invoke("doctor").stdout.splitlines()
    assert about("library", lines) == "ok — library: 1 article, 1 sentence"


def test_feeds_are_counted_and_so_are_those_that_fail(tmp_path: Path):
    """The command that tells of them is named."""
    settings = Settings(tmp_path / "data", (), "a@b.example")
    with Library.open(settings) as library:
        library.feeds.follow("https://skerrow.example/feed", 1_800, 0.0)
        found = {each.thing: each for each in examine(settings, None, {})}
        assert str(found["feeds"]) == "ok — feeds: 1 followed"
        feed = library.feeds.claim(1.0, 2.0)
        assert feed is not None
        library.feeds.keep(replace(feed, error="its server answers 500"))
    told = {each.thing: each for each in examine(settings, None, {})}
    assert "1 of 1 cannot be read" in str(told["feeds"])


def test_a_contact_is_asked_for(tmp_path: Path):
    """It is a problem where feeds are followed, which are not read without."""
    settings = Settings(tmp_path / "data", ())

    def fetching(settings: Settings) -> Finding:
        return next(each for each in examine(settings, None, {}) if each.thing == "fetching")

    assert str(fetching(settings)) == (
        "warning — fetching: no address can be added before sites are told whom to write to;"
        f" {REMEDY}"
    )
    with Library.open(settings) as library:
        library.feeds.follow("https://skerrow.example/feed", 1_800, 0.0)
    remedy = f"{REMEDY}, and start the bot again"
    assert (fetching(settings).level, fetching(settings).remedy) == ("problem", remedy)
    told = fetching(replace(settings, contact="a@b.example"))
    assert str(told) == "ok — fetching: sites are told to write to a@b.example"


def test_configured_articles_that_are_missing_are_a_warning(tmp_path: Path):
    """The start passes over them; here they are named."""
    result = Program.at(tmp_path, articles=tmp_path / "none").invoke("doctor")
    assert f"warning — articles {tmp_path / 'none'}: no such file or folder" in result.stdout


def test_a_data_folder_that_cannot_be_made_is_a_problem(program: Program):
    """The folder and the library on it are named; one line ends it."""
    (program.config.parent / "data").write_text("a file where the folder should be")
    result = program.invoke("doctor")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert f"problem — data folder {program.config.parent / 'data'}: " in result.stdout
    assert "problem — library: " in result.stdout
    assert "2 problems found" in result.stderr


def test_a_quote_that_differs_from_the_stored_text_is_a_problem(program: Program):
    """A text that changes behind the library's back is found out."""
    settings = Settings.load(program.config)
    findings = examine(settings, environ={})
    while next(findings).thing != "library":
        pass
    with closing(sqlite3.connect(settings.data / "library.sqlite3")) as database, database:
        database.execute("UPDATE contents SET text = replace(text, 'e', 'o')")
    finding = next(findings)
    assert (finding.level, finding.thing) == ("problem", "quotes")
    assert str(settings.data) in finding.remedy
    findings.close()


async def test_with_a_token_the_bot_is_named_and_invited(program: Program, wire: Wire):
    """The link holds the scopes and the permissions that the bot needs."""
    lines = await lines_of(program, wire)
    assert about("token", lines).startswith("ok — token: accepted, the bot is ")
    assert about("intents", lines) == "ok — intents: none privileged is needed; allowed: none"
    assert about("servers", lines) == "warning — servers: the bot is in none; open the invite link"
    link = parse_qs(urlsplit(about("invite link", lines).split(": ", 1)[1]).query)
    assert link["client_id"] == [str(wire.backend.application_id)]
    assert set(link["scope"][0].split()) == {"bot", "applications.commands"}
    assert int(link["permissions"][0]) == PERMISSIONS.value


def test_the_bot_asks_for_no_more_than_it_needs():
    """The bits are those of Discord's documentation: see, write, write in threads, look back."""
    assert PERMISSIONS.value == 1 << 10 | 1 << 11 | 1 << 38 | 1 << 16 | 1 << 35 | 1 << 15


async def test_a_wrong_token_is_a_problem_and_is_not_shown(program: Program, wire: Wire):
    """Discord's refusal is told with the page to copy the token from."""
    lines = await lines_of(program, wire, 1, DISCORD_TOKEN="wrong.token.here")
    assert about("token", lines).startswith("problem — token: Discord does not accept it; copy")
    assert "wrong.token.here" not in "".join(lines)


async def test_a_discord_that_is_not_there_is_a_problem(program: Program, wire: Wire):
    """The line names the address to check."""
    lines = await lines_of(program, wire, 1, DISCORD_API="http://127.0.0.1:1/api/v10")
    assert about("Discord", lines).startswith("problem — Discord: not reached (")
    assert "DISCORD_API" in about("Discord", lines)


async def test_an_address_that_is_none_is_a_problem(program: Program, wire: Wire):
    """What cannot be an address is told as such."""
    lines = await lines_of(program, wire, 1, DISCORD_API="nowhere")
    assert "problem — Discord: DISCORD_API: 'nowhere' is no address" in about("Discord", lines)


async def test_the_intents_that_are_allowed_are_named(program: Program, wire: Wire):
    """Discord gives them as flags of the application."""
    flags = discord.ApplicationFlags(
        gateway_message_content_limited=True, gateway_guild_members=True
    )
    body = application(flags=flags.value)
    wire.fault("GET", ME, status=200, body=body)
    lines = await lines_of(program, wire)
    assert about("intents", lines).endswith("allowed: message content, members")
    assert "client_id=4711" in about("invite link", lines)


async def test_channels_that_are_answered_unasked_need_an_intent(program: Program, wire: Wire):
    """The remedy names the switch; with it, all is well."""
    with Records.open(program.config.parent / "data") as records:
        records.set_auto_channel(1, AutoChannel(2, confidence=0.3, thread=False))
    line = about("intents", await lines_of(program, wire))
    assert line.startswith("warning — intents: channels are to be answered unasked")
    assert "'Message Content Intent'" in line
    wire.application.flags.gateway_message_content = True
    line = about("intents", await lines_of(program, wire))
    assert line == "ok — intents: message content is needed; allowed: message content"


async def test_an_interactions_address_is_a_problem(program: Program, wire: Wire):
    """With one, no slash command ever reaches the bot."""
    body = application(interactions_endpoint_url="https://example.org/hook")
    wire.fault("GET", ME, status=200, body=body)
    line = about("slash commands", await lines_of(program, wire, 1))
    assert line.startswith("problem — slash commands: Discord sends them to https://example.org")


async def test_a_server_that_withholds_permissions_is_a_warning(program: Program, wire: Wire):
    """The server and what the bot lacks there are named; administrators lack nothing."""
    silent = discord.Permissions(PERMISSIONS.value)
    silent.update(send_messages=False, read_message_history=False)
    everything = discord.Permissions(administrator=True)
    names = {"Silent\nroom": silent, "Fine": PERMISSIONS, "Palace": everything}
    body = [
        {"id": str(number), "name": name, "permissions": str(permissions.value)}
        for number, (name, permissions) in enumerate(names.items(), start=1)
    ]
    wire.fault("GET", SERVERS, status=200, body=body)
    lines = await lines_of(program, wire)
    warning = about("server Silent room", lines)
    assert "the bot lacks Send Messages, Read Message History; give" in warning
    assert not [line for line in lines if "Fine" in line or "Palace" in line]


async def test_servers_with_all_permissions_are_counted(program: Program, wire: Wire):
    """Where nothing is amiss one line is enough."""
    wire.env.create_guild("One")
    wire.env.create_guild("Two")
    lines = await lines_of(program, wire)
    assert about("servers", lines).startswith("ok — servers: in 2, ")
