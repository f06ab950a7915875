"""What a user is told when something goes wrong, and what the log keeps."""

import logging
import re
import sqlite3
from contextlib import closing
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from discord import app_commands, ui
from discord.ext import commands

from bot import errors
from bot.client import create_bot
from bot.custom_ids import Walk
from bot.texts import ENGLISH, texts_for
from index.errors import ReadingError
from index.library import Library
from tests.bot.scene import USERS, scene, seen, text

REFERENCE = re.compile(ENGLISH.unexpected.replace("{reference}", "([0-9a-f]{6})"))


def refused(status: int, code: int = 0) -> discord.HTTPException:
    """What discord.py raises for a refused request."""
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    response: Any = SimpleNamespace(status=status, reason="refused", headers={})
    return kinds.get(status, discord.HTTPException)(response, {"code": code, "message": ""})


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (app_commands.MissingPermissions(["manage_guild"]), ENGLISH.not_allowed),
        (app_commands.CheckFailure(), ENGLISH.not_allowed),
        (app_commands.NoPrivateMessage(), ENGLISH.not_allowed),
        (
            app_commands.BotMissingPermissions(["send_messages", "embed_links"]),
            ENGLISH.bot_not_allowed.format(permissions="send messages, embed links"),
        ),
        (
            app_commands.CommandOnCooldown(app_commands.Cooldown(1, 10), 2.3),
            ENGLISH.cooldown.format(seconds=3),
        ),
        (app_commands.CommandNotFound("old", []), ENGLISH.outdated),
        (ReadingError("feed*.txt: not UTF-8"), r"feed\*.txt: not UTF-8"),
        (refused(404, 10008), None),
        (refused(404, 10015), None),
        (refused(404, 10062), None),
        (refused(401, 50027), None),
        (refused(400, 40060), None),
    ],
)
def test_expected_errors_are_explained(error: Exception, told: str | None) -> None:
    """Each expected error has its own words."""
    assert errors.explain(error, ENGLISH) == told


def test_an_unexpected_error_is_logged_under_its_reference(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The user gets the reference by which the traceback is found."""
    told = errors.explain(ZeroDivisionError("nothing left"), ENGLISH)
    match = REFERENCE.fullmatch(told or "")
    assert match
    (record,) = caplog.records
    assert match[1] in record.getMessage()
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], ZeroDivisionError)


class Broken(commands.Cog):
    """Commands and a listener that fail."""

    @app_commands.command(description="Fail at once")
    async def fail(self, _: discord.Interaction) -> None:
        """Fail before the interaction is acknowledged."""
        raise ZeroDivisionError

    @app_commands.command(description="Fail late")
    async def fail_late(self, interaction: discord.Interaction) -> None:
        """Fail while all see "thinking…"."""
        await errors.delivery.acknowledge(interaction, "public")
        raise ZeroDivisionError

    @app_commands.command(description="Send a button of another version")
    async def button(self, interaction: discord.Interaction) -> None:
        """Send a button that belongs to no answer."""
        view = ui.View()
        view.add_item(ui.Button(label="▶", custom_id=str(Walk("next", 1, 2, None, "en"))))
        view.stop()
        await interaction.response.send_message("a message", view=view)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Fail at every message that is not the bot's."""
        if not message.author.bot:
            raise ZeroDivisionError


@pytest.fixture
def broken(empty: Library) -> Any:
    """A bot with commands that fail."""

    class BrokenBot(type(create_bot(empty))):  # type: ignore[misc]
        async def setup_hook(self) -> None:
            await self.add_cog(Broken())
            await super().setup_hook()

    return BrokenBot(empty)


def reference(told: str, caplog: pytest.LogCaptureFixture) -> str:
    """The reference that the user was told, which is in the log."""
    match = REFERENCE.fullmatch(told)
    assert match
    assert any(match[1] in record.getMessage() for record in caplog.records)
    return match[1]


async def test_a_failing_command_answers_in_private(
    empty: Library, broken: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """The user learns the reference at once."""
    async with scene(empty, broken) as here:
        response = seen(await here.alice.slash(here.channel, "fail"))
        assert response.ephemeral
        assert reference(text(response), caplog)
        assert len(here.env.errors) == 1


async def test_a_late_failure_takes_thinking_away(
    empty: Library, broken: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """What all saw is gone, and only the user is told."""
    async with scene(empty, broken) as here:
        result = await here.alice.slash(here.channel, "fail_late")
        assert result.response is None
        (told,) = result.followups
        assert told.ephemeral
        assert reference(text(told), caplog)
        assert len(here.env.errors) == 1


async def test_a_refused_acknowledgement_is_answered_in_private(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    """What Discord refuses for good ends in a reference, not in silence."""
    async with scene(library) as here:
        here.env.inject_error("POST", "/interactions/*", status=400)
        response = seen(await here.alice.slash(here.channel, "ask", question=USERS))
        assert response.ephemeral
        assert reference(text(response), caplog)
        assert len(here.env.errors) == 1


async def test_a_user_who_cannot_be_told_is_logged(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    """Where Discord refuses the error, too, the log keeps both."""
    async with scene(library) as here:
        here.env.inject_error("POST", "/interactions/*", status=400, times=None)
        await here.alice.slash(here.channel, "ask", question=USERS)
        assert "the user could not be told of it" in caplog.text
        assert len(here.env.errors) == 1


async def test_a_failing_button_answers_in_private(
    empty: Library, broken: Any, caplog: pytest.LogCaptureFixture, add: Any
) -> None:
    """The message stays as it was."""
    add(id="a1", title="The ferry", text="The ferry sank. It is gone.")
    async with scene(empty, broken) as here:
        message = seen(await here.alice.slash(here.channel, "button"))
        (told,) = (await here.alice.click(message, label="▶")).followups
        assert told.ephemeral
        assert reference(text(told), caplog)
        assert message.content == "a message"


async def test_a_failing_listener_answers_the_author(
    empty: Library, broken: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """The author of a message learns the reference by a reply."""
    async with scene(empty, broken) as here:
        await here.alice.send(here.channel, "hello")
        assert reference(text(here.last), caplog)
        assert len(here.env.errors) == 1


async def test_a_path_of_the_machine_is_for_the_log_alone(
    empty: Library, caplog: pytest.LogCaptureFixture
) -> None:
    """A database that cannot be read is told by a reference, by command and message."""
    async with scene(empty) as here:
        empty.close()
        (told,) = (await here.alice.slash(here.channel, "ask", question=USERS)).followups
        assert told.ephemeral
        await here.alice.send(here.channel, f"{here.mention} {USERS}")
        for message in (told, here.last):
            found = reference(text(message), caplog)
            (record,) = [one for one in caplog.records if found in one.getMessage()]
            assert "library.sqlite3" in record.getMessage()
            assert record.exc_info is None
        assert len(here.env.errors) == 2


async def test_errors_are_told_in_the_servers_language(broken: Any, empty: Library) -> None:
    """As all else, where a server's moderators set one."""
    told = texts_for("de").unexpected.partition("{")[0]
    async with scene(empty, broken) as here:
        here.bot.records.change(here.guild.id, language="de")
        assert text(seen(await here.alice.slash(here.channel, "fail"))).startswith(told)
        await here.alice.send(here.channel, "hello")
        assert text(here.last).startswith(told)
        assert len(here.env.errors) == 2


def test_what_is_not_found_otherwise_is_told() -> None:
    """Only an interaction that is gone leaves nobody to be told."""
    assert REFERENCE.fullmatch(errors.explain(refused(404), ENGLISH) or "")


async def test_an_answer_is_given_although_it_cannot_be_kept(
    empty: Library, add: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """Where a disk is full or a table is gone, the log says so in a line, without the question."""
    add(id="a1", title="The ferry", text="The ferry Linnea carried 300 people.")
    async with scene(empty) as here:
        with closing(sqlite3.connect(empty.folder / "bot.sqlite3")) as db:
            db.execute("DROP TABLE questions")
        question = "How many people did the ferry Linnea carry?"
        assert "300" in text(await here.ask(question))
        await here.alice.send(here.channel, f"{here.mention} {question}")
        assert "300" in text(here.last)
        lines = [one for one in caplog.records if "could not be kept" in one.getMessage()]
        assert len(lines) == 2
        assert not any(one.exc_info for one in lines)
        assert "Linnea" not in caplog.text


async def test_questions_are_not_logged(library: Library, caplog: pytest.LogCaptureFixture) -> None:
    """What people ask stands in no log above debug."""
    caplog.set_level(logging.DEBUG)
    async with scene(library) as here:
        await here.ask()
        await here.alice.send(here.channel, f"{here.mention} {USERS}")
    loud = [record.getMessage() for record in caplog.records if record.levelno > logging.DEBUG]
    assert not [message for message in loud if "Clubhouse" in message]
