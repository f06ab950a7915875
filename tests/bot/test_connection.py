"""Token and addresses from the environment, and what needs a bot in this process."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.client import create_bot
from bot.connection import DiscordError, redirect, sync
from bot.credentials import read_token
from index.errors import SettingsError
from index.library import Library
from index.settings import Settings
from index.snapshot import Snapshot
from tests.bot.conftest import ARTICLES
from tests.bot.scene import COMMANDS, text
from tests.wire import TOKEN, Wire, discord_spec


@pytest_asyncio.fixture
async def wire() -> AsyncIterator[Wire]:
    """A loopback Discord on which every request was right in the end."""
    started = await Wire(discord_spec()).start()
    yield started
    await started.stop()
    assert not started.violations
    assert not started.unimplemented


@pytest.fixture(autouse=True)
def _addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put discord.py's own addresses back after the test."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)


@pytest.mark.parametrize("environ", [{}, {"DISCORD_TOKEN": " "}, {"DISCORD_TOKEN_FILE": ""}])
def test_no_token_is_none(environ: dict[str, str]) -> None:
    """What is not set, or set to nothing, is no token."""
    assert read_token(environ) is None


def test_a_token_is_read_from_variable_or_file(tmp_path: Path) -> None:
    """The variable comes first; the file may end with a newline."""
    file = tmp_path / "token"
    file.write_text("from.the.file\n", encoding="utf-8")
    environ = {"DISCORD_TOKEN_FILE": str(file)}
    assert read_token(environ) == "from.the.file"
    assert read_token({**environ, "DISCORD_TOKEN": " from.variable\n"}) == "from.variable"


@pytest.mark.parametrize("content", [b"", b"two words", "tökén".encode(), b"\xff\xfe", None])
def test_an_unusable_token_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    """The error names the file and never shows what stands in it."""
    file = tmp_path / "token"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        read_token({"DISCORD_TOKEN_FILE": str(file)})
    assert str(caught.value).startswith("DISCORD_TOKEN_FILE: ")
    assert str(file) in str(caught.value)
    assert "two words" not in str(caught.value)


def test_addresses_lead_to_another_server() -> None:
    """Both addresses are taken over, without a slash at the end."""
    redirect({"DISCORD_API": "http://127.0.0.1:1/api/", "DISCORD_GATEWAY": "ws://127.0.0.1:2"})
    assert Route.BASE == "http://127.0.0.1:1/api"
    assert str(DiscordWebSocket.DEFAULT_GATEWAY) == "ws://127.0.0.1:2"


@pytest.mark.parametrize("value", ["discord", "ftp://example.org", "http://"])
@pytest.mark.parametrize("name", ["DISCORD_API", "DISCORD_GATEWAY"])
def test_a_wrong_address_is_named(name: str, value: str) -> None:
    """The error names the variable."""
    with pytest.raises(SettingsError, match=f"^{name}: "):
        redirect({name: value})


async def test_commands_are_registered_on_demand(wire: Wire, empty: Library) -> None:
    """Without a gateway, and again although nothing changed."""
    for _ in range(2):
        names = await asyncio.to_thread(sync, empty, TOKEN, wire.environ())
        assert set(names) == COMMANDS
        assert len(wire.backend.commands.pop(None)) == len(names)
    assert wire.counts["connect"] == 0


async def test_registering_with_a_wrong_token_is_refused(wire: Wire, empty: Library) -> None:
    """The error says what to do."""
    with pytest.raises(DiscordError, match="does not accept this token"):
        await asyncio.to_thread(sync, empty, "wrong.token", wire.environ())


class SlowLibrary(Library):
    """A library that answers when it is told to."""

    told = threading.Event()

    def snapshot(self, *, wait: bool = True) -> Snapshot:
        """The index, late for those who ask; they do not wait for changes."""
        if not wait:
            self.told.wait()
        return super().snapshot(wait=wait)


async def test_a_slow_answer_shows_the_bot_at_work(wire: Wire, tmp_path: Path) -> None:
    """While the library works the bot is typing, and a failure of that is no matter."""
    wire.fault("POST", "/channels/*/typing", status=403)
    channel = (guild := wire.env.create_guild()).create_text_channel("news")
    alice = guild.add_member(wire.env.create_user("alice"))
    with SlowLibrary.open(Settings(tmp_path / "data", (ARTICLES,))) as library:
        await wire.run_bot(create_bot(library))
        try:
            await alice.send(channel, f"<@{wire.backend.bot_user.id}> Who sank the ferry?")
            await wire.until(lambda: [one.path for one in wire.log])
        finally:
            SlowLibrary.told.set()
        await wire.until(lambda: len(channel.history()) == 2)
        assert channel.last_message
        assert "Not found" in text(channel.last_message)
