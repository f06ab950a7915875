"""Servers that the bot has left: what is kept of them, and until when."""

import datetime as dt
import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.cogs.housekeeping import Housekeeping
from bot.departures import KEPT, Departures, numbered
from bot.records import Records
from bot.records.model import Asked, AutoChannel
from index.library import Library
from tests.bot.keepers import FERRY, add_articles, keeper
from tests.bot.scene import Scene, scene

DAY = dt.date(2021, 2, 16)


def housekeeping(here: Scene) -> Housekeeping:
    """The running cog."""
    cog = here.bot.get_cog("Housekeeping")
    assert isinstance(cog, Housekeeping)
    return cog


def today() -> dt.date:
    """The day on which the test runs."""
    return dt.datetime.now(dt.UTC).date()


def test_a_server_is_due_after_thirty_days(tmp_path: Path) -> None:
    """The day counts on which it was first seen to be left."""
    departures = Departures(tmp_path / "left")
    assert departures.review([1, 2], {2}, DAY) == []
    assert departures.since(1) == DAY
    assert departures.since(2) is None
    assert departures.review([1, 2], {2}, DAY + KEPT - dt.timedelta(days=1)) == []
    assert departures.review([1, 2], {2}, DAY + KEPT) == [1]


def test_a_server_that_comes_back_begins_anew(tmp_path: Path) -> None:
    """What was noted of it is forgotten."""
    departures = Departures(tmp_path / "left")
    departures.note(1, DAY)
    assert departures.review([], {1}, DAY + 2 * KEPT) == []
    assert departures.review([1], set(), DAY + 2 * KEPT) == []
    assert departures.since(1) == DAY + 2 * KEPT


def test_what_is_no_note_is_left_alone(tmp_path: Path) -> None:
    """A file that somebody spoilt counts from today; other files are none of ours."""
    (tmp_path / "1").write_text("soon")
    (tmp_path / "README").write_text("2021-02-16")
    departures = Departures(tmp_path)
    assert departures.review([], set(), DAY) == []
    assert departures.since(1) == DAY
    assert numbered(tmp_path) == [1]


async def test_a_server_that_was_left_keeps_all_for_a_while(empty: Library) -> None:
    """Then its library, its settings and its questions go, and no other server's."""
    async with scene(empty) as here:
        other = here.env.create_guild()
        await add_articles(here, keeper(here), FERRY)
        with here.bot.shelves.own(other.id) as own:
            assert own.catalog.is_empty()
        for scope in (here.guild.id, other.id):
            here.bot.records.change(scope, style="plain")
            here.bot.records.keep(asked(scope))
        folder, cog = here.bot.shelves.folder(here.guild.id), housekeeping(here)
        await leave(here)
        note = empty.folder / "left" / str(here.guild.id)
        assert note.read_text() == today().isoformat()
        await cog.look_around(today() + KEPT - dt.timedelta(days=1))
        assert folder.exists()
        assert here.bot.records.settings(here.guild.id).style == "plain"
        await cog.look_around(today() + KEPT)
        assert not folder.exists()
        assert not note.exists()
        assert here.bot.records.settings(here.guild.id).style == "rich"
        assert here.bot.records.asked(here.guild.id, here.guild.id) is None
        assert here.bot.shelves.folder(other.id).exists()
        assert here.bot.records.asked(other.id, other.id) is not None


async def test_what_happened_while_the_bot_was_off_is_seen(empty: Library) -> None:
    """A server with a library that the bot is not in counts from the day when that is seen."""
    (empty.folder / "servers" / "77").mkdir(parents=True)
    async with scene(empty) as here:
        await here.env.settle()
        cog = housekeeping(here)
        await cog.look_around(today())
        assert (empty.folder / "left" / "77").exists()
        await cog.look_around(today() + KEPT)
        assert not (empty.folder / "servers" / "77").exists()


async def test_a_server_without_articles_that_was_left_unseen_goes_too(empty: Library) -> None:
    """Its settings and channels go, though the bot was off when it was thrown out; those of users,
    who are no servers, stay.
    """
    async with scene(empty) as here:
        records, cog = here.bot.records, housekeeping(here)
        records.change(here.guild.id, style="plain")
        records.set_auto_channel(here.guild.id, AutoChannel(here.channel.id, 0.5, thread=False))
        records.change(here.alice.id, style="plain")
        await cog.look_around(today())
        guild = here.bot.get_guild(here.guild.id)
        assert guild is not None
        here.bot._connection._remove_guild(guild)  # as after a start without it: nothing is told
        await cog.look_around(today())
        await cog.look_around(today() + KEPT - dt.timedelta(days=1))
        assert records.has_auto_channels()
        await cog.look_around(today() + KEPT)
        assert not records.has_auto_channels()
        assert records.settings(here.guild.id).style == "rich"
        assert records.servers() == []
        await cog.look_around(today() + 3 * KEPT)
        assert records.settings(here.alice.id).style == "plain"


async def test_a_server_that_was_joined_is_known_at_once(empty: Library) -> None:
    """Not only from the next round on."""
    async with scene(empty) as here:
        guild = here.bot.get_guild(here.guild.id)
        assert guild is not None
        here.bot.records.forget_server(guild.id)
        await housekeeping(here).on_guild_join(guild)
        assert here.bot.records.servers() == [guild.id]


async def test_a_server_that_comes_back_in_time_has_lost_nothing(empty: Library) -> None:
    """Joining takes the note away."""
    async with scene(empty) as here:
        await add_articles(here, keeper(here), FERRY)
        cog = housekeeping(here)
        guild = here.bot.get_guild(here.guild.id)
        assert guild is not None
        await cog.on_guild_remove(guild)
        await cog.on_guild_join(guild)
        await cog.look_around(today() + 2 * KEPT)
        with here.bot.shelves.own(here.guild.id) as own:
            assert [article.id for article in own.articles()] == ["ferry"]


async def test_an_outage_is_no_departure(empty: Library) -> None:
    """A server that is not available is one that the bot is in."""
    async with scene(empty) as here:
        await add_articles(here, keeper(here), FERRY)
        gone = {"id": str(here.guild.id), "unavailable": True}
        here.bot._connection.parse_guild_delete(gone)
        await here.env.settle()
        await housekeeping(here).look_around(today() + 2 * KEPT)
        assert here.bot.shelves.folder(here.guild.id).exists()
        assert numbered(empty.folder / "left") == []


async def test_old_questions_go_at_the_start(empty: Library) -> None:
    """The first round does not wait for an hour, and more follow."""
    with Records.open(empty.folder) as records:
        records.keep(asked(5))
        assert records.asked(5, 5)
        async with scene(empty) as here:
            await here.env.settle()
            assert records.asked(5, 5) is None
            assert housekeeping(here).purge.is_running()
            assert housekeeping(here).review.is_running()


async def test_a_round_that_fails_is_tried_again(
    empty: Library, caplog: pytest.LogCaptureFixture
) -> None:
    """The loop goes on."""
    async with scene(empty) as here:
        with closing(sqlite3.connect(empty.folder / "bot.sqlite3")) as database:
            database.execute("ALTER TABLE questions RENAME TO answers")
        with caplog.at_level(logging.WARNING):
            await housekeeping(here).purge()
        assert "old questions could not be deleted" in caplog.text


def asked(scope: int) -> Asked:
    """A question of long ago, kept under the scope's own number."""
    at = dt.datetime(2021, 2, 16, tzinfo=dt.UTC).timestamp()
    return Asked(scope, scope, 1, 2, "What sank?", at, True, 0.9, (1,), "command", False)


async def leave(here: Scene) -> None:
    """The bot leaves the scene's server."""
    guild = here.bot.get_guild(here.guild.id)
    assert guild is not None
    await guild.leave()
    await here.env.settle()
