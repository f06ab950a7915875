"""Where the bot is used: servers with it and without it, group DMs, direct messages.

Alice has installed the app for herself. A server that the bot has left still has its own library
on disk.
"""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import discord
import pytest
import pytest_asyncio
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, UserHandle

from bot.asking.replies import QUESTION
from bot.texts import ENGLISH, texts_for
from index.collection import OWN_SENTENCES
from index.library import Library
from index.settings import Settings
from tests.bot.scene import USERS, blocks, seen, text
from tests.bot.world import PATIENCE, World, configure, end, new_world
from tests.wire import running_bot

SHIP = "Which ship crosses the sound?"
INGEBORG = "The ship Ingeborg crosses the sound twice a day."

pytestmark = pytest.mark.asyncio(loop_scope="module")


@dataclass(frozen=True, slots=True)
class Places:
    """A world, and a folder for the servers' own libraries."""

    world: World
    servers: Path

    def give(self, channel: ChannelHandle) -> None:
        """Give the channel's server a library of its own."""
        folder = self.servers / str(channel.guild.id)
        folder.mkdir(parents=True)
        file = folder / "ferry.jsonl"
        file.write_text(json.dumps({"title": "Ferries", "text": INGEBORG}), encoding="utf-8")
        with Library.open(Settings(folder, ()), first_sentence=OWN_SENTENCES) as library:
            library.add(file)

    async def asked(
        self, who: MemberActor, where: ChannelHandle, question: str
    ) -> tuple[str, bool]:
        """What the user sees for /ask, and whether nobody else does."""
        result = await who.slash(where, "ask", question=question)
        await self.world.wire.until(lambda: result.response and blocks(result.response), PATIENCE)
        return text(seen(result)), seen(result).ephemeral


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def places(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Places]:
    """The places of all tests of this file, with one bot."""
    world = await new_world()
    world.wire.application.installers.add(world.alice.id)
    config = configure(tmp_path_factory.mktemp("bot"))
    async with running_bot(world.wire, config):
        yield Places(world, config.parent / "data" / "servers")
    await end(world)


async def test_a_server_with_the_bot_has_its_own_library(places: Places) -> None:
    """Its articles are quoted there, for all to see, beside the shared ones."""
    channel = places.world.wire.env.create_guild().create_text_channel("ferries")
    alice = channel.guild.add_member(places.world.alice.user)
    places.give(channel)
    shown, private = await places.asked(alice, channel, SHIP)
    assert "Ingeborg" in shown
    assert not private
    assert "3.6 million" in (await places.asked(alice, channel, USERS))[0]


async def test_a_server_without_the_bot_gets_private_answers_from_the_shared_articles(
    places: Places,
) -> None:
    """Who brought the app there reads nothing of what the server once added."""
    guild = places.world.wire.create_guild_without_bot()
    channel = guild.create_text_channel("ferries")
    alice = guild.add_member(places.world.alice.user)
    places.give(channel)
    shown, private = await places.asked(alice, channel, SHIP)
    assert "Ingeborg" not in shown
    assert private
    assert "3.6 million" in (await places.asked(alice, channel, USERS))[0]


async def test_direct_messages_are_answered_in_the_language_of_the_users_client(
    places: Places,
) -> None:
    """As far as an interaction there has told it; before that in English."""
    world = places.world
    carol = world.wire.env.create_user("carol")
    world.wire.application.locales[carol.id] = "de"

    async def told(count: int) -> str:
        await carol.send_dm("?" * (QUESTION + 1))
        own = await replies(places, carol, count)
        return text(own[-1])

    assert await told(1) == ENGLISH.long_question.format(limit=QUESTION)
    result = await carol.slash("ask", question=USERS)
    await world.wire.until(lambda: result.response and blocks(result.response), PATIENCE)
    assert await told(3) == texts_for("de").long_question.format(limit=QUESTION)


async def replies(places: Places, user: UserHandle, count: int) -> list[discord.Message]:
    """The bot's direct messages to a user, once they are so many."""
    bot = places.world.wire.backend.bot_user.id

    def own() -> list[discord.Message]:
        return [each for each in user.dm_channel.history() if each.author.id == bot]

    await places.world.wire.until(lambda: len(own()) >= count, PATIENCE)
    return own()


async def test_a_group_gets_private_answers(places: Places) -> None:
    """The bot is no member of a group of friends."""
    channel, (alice, _) = places.world.wire.create_group_dm(
        "friends", places.world.alice.user, places.world.wire.env.create_user("bob")
    )
    shown, private = await places.asked(alice, channel, USERS)
    assert "3.6 million" in shown
    assert private


async def test_direct_messages_know_the_shared_articles_alone(places: Places) -> None:
    """No server's articles are asked there, be the user a member of it or not."""
    alice = places.world.alice
    await alice.send_dm(SHIP)
    direct = alice.user.dm_channel
    bot = places.world.wire.backend.bot_user.id
    await places.world.wire.until(
        lambda: [each for each in direct.history() if each.author.id == bot], PATIENCE
    )
    assert direct.last_message is not None
    assert "Not found" in text(direct.last_message)
    assert "Ingeborg" not in text(direct.last_message)
