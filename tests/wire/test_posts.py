"""Messages, threads and forum posts on the loopback Discord."""

from collections.abc import AsyncIterator

import discord
import pytest
import pytest_asyncio
from simcord.actors import MemberActor
from simcord.builders import GuildHandle

from tests.wire import Wire, discord_spec, start_post
from tests.wire.listener import CONTENT, Listener


@pytest_asyncio.fixture
async def wire() -> AsyncIterator[Wire]:
    """Return a wire whose app may read messages; no request may break Discord's rules."""
    wire = await Wire(discord_spec()).start()
    wire.application.flags = CONTENT
    yield wire
    await wire.stop()
    assert (wire.violations, wire.unimplemented) == ([], [])


@pytest.fixture
def guild(wire: Wire) -> GuildHandle:
    """Return a server with the bot."""
    return wire.env.create_guild()


@pytest.fixture
def alice(wire: Wire, guild: GuildHandle) -> MemberActor:
    """Return one of its members."""
    return guild.add_member(wire.env.create_user("alice"))


@pytest_asyncio.fixture
async def bot(wire: Wire, guild: GuildHandle) -> Listener:
    """Return a client that reads messages and runs in this process."""
    bot = Listener(message_content=True)
    await wire.run_bot(bot)
    await wire.until(lambda: bot.get_guild(guild.id))
    return bot


async def test_a_forum_post_is_a_thread_with_its_first_message(
    wire: Wire, bot: Listener, guild: GuildHandle, alice: MemberActor
) -> None:
    """Thread and message have one id; what the bot answers stands in the thread."""
    forum = guild.create_forum_channel("questions")
    post = start_post(alice, forum, "Users", "How many are there?", [("a.txt", b"text")])
    await wire.until(lambda: bot.messages)
    [message] = bot.messages
    assert (message.id, message.channel.id) == (post.id, post.id)
    assert isinstance(message.channel, discord.Thread)
    assert message.channel.name == "Users"
    assert isinstance(message.channel.parent, discord.ForumChannel)
    assert await message.attachments[0].read() == b"text"
    await message.reply("Ten.")
    assert [one.content for one in post.history()] == ["How many are there?", "Ten."]


async def test_a_message_gets_one_thread(
    wire: Wire, bot: Listener, guild: GuildHandle, alice: MemberActor
) -> None:
    """The thread has the message's id; a second one is refused, as Discord does."""
    channel = guild.create_text_channel("ask")
    await alice.send(channel, "How many are there?")
    await wire.until(lambda: bot.messages)
    [message] = bot.messages
    thread = await message.create_thread(name="Users")
    await thread.send("Ten.")
    assert thread.id == message.id
    assert [handle.last_message.content for handle in channel.threads] == ["Ten."]  # type: ignore[union-attr]
    with pytest.raises(discord.HTTPException) as caught:
        await message.create_thread(name="Again")
    assert caught.value.code == 160004


async def test_a_nonce_is_taken_once(wire: Wire, bot: Listener, guild: GuildHandle) -> None:
    """A message that is sent again, and carries the same nonce, is there once."""
    channel = guild.create_text_channel("ask")
    target = bot.get_partial_messageable(channel.id)
    first, second = [await target.send(text, nonce=7) for text in ("one", "two")]
    assert first.id == second.id
    assert [one.content for one in channel.history()] == ["one"]
    assert wire.counts["repeated"] == 1


async def test_users_act_upon_messages(
    wire: Wire, bot: Listener, guild: GuildHandle, alice: MemberActor
) -> None:
    """They can reply to what stands in a channel, their own messages and the bot's."""
    channel = guild.create_text_channel("ask")
    sent = await bot.get_partial_messageable(channel.id).send("an answer")
    await alice.send(channel, "and when?", reply_to=channel.history()[0])
    await wire.until(lambda: bot.messages)
    reference = bot.messages[0].reference
    assert reference is not None
    assert reference.message_id == sent.id
