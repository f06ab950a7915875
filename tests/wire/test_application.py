"""The app on the loopback Discord: its intents, its installs, and what interactions say of both."""

from collections.abc import AsyncIterator

import discord
import pytest
import pytest_asyncio
from simcord.backend.errors import SetupError
from simcord.builders import GuildHandle, UserHandle
from simcord.results import InteractionResult

from tests.wire import Wire, discord_spec
from tests.wire.listener import CONTENT, Listener


@pytest_asyncio.fixture
async def wire() -> AsyncIterator[Wire]:
    """Return a wire with the judge, where there is one; no request may break Discord's rules."""
    wire = await Wire(discord_spec()).start()
    yield wire
    await wire.stop()
    assert (wire.violations, wire.unimplemented) == ([], [])


@pytest.fixture
def guild(wire: Wire) -> GuildHandle:
    """Return a server with the bot."""
    return wire.env.create_guild(preferred_locale="fr")


@pytest.fixture
def alice(wire: Wire) -> UserHandle:
    """Return a user."""
    return wire.env.create_user("alice")


@pytest_asyncio.fixture
async def bot(wire: Wire, guild: GuildHandle) -> Listener:
    """Return a client that runs in this process."""
    bot = Listener()
    await wire.run_bot(bot)
    await wire.until(lambda: bot.get_guild(guild.id))
    return bot


async def answered(wire: Wire, result: InteractionResult) -> str:
    """Return the content of the answer."""
    await wire.until(lambda: result.response)
    assert result.response is not None
    return result.response.content


async def test_an_intent_that_is_not_allowed_closes_the_gateway(wire: Wire) -> None:
    """Discord closes with 4014 until the portal allows the intent."""
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await wire.run_bot(Listener(message_content=True))
    wire.application.flags = CONTENT
    await wire.run_bot(bot := Listener(message_content=True))
    information = await bot.application_info()
    assert information.flags.gateway_message_content_limited
    assert bot.application_flags.gateway_message_content_limited


async def test_an_allowed_intent_shows_content(
    wire: Wire, guild: GuildHandle, alice: UserHandle
) -> None:
    """What nobody wrote to the bot comes with its text, in events and over REST."""
    wire.application.flags = CONTENT
    channel = guild.create_text_channel("ask")
    await wire.run_bot(bot := Listener(message_content=True))
    sent = await guild.add_member(alice).send(channel, "a private matter")
    await wire.until(lambda: bot.messages)
    assert bot.messages[0].content == "a private matter"
    fetched = await bot.get_partial_messageable(channel.id).fetch_message(sent.id)
    assert fetched.content == "a private matter"


async def test_without_the_intent_rest_blanks_content_too(
    bot: Listener, guild: GuildHandle, alice: UserHandle
) -> None:
    """Fetching a message shows no more than its event."""
    channel = guild.create_text_channel("ask")
    sent = await guild.add_member(alice).send(channel, "a private matter")
    fetched = await bot.get_partial_messageable(channel.id).fetch_message(sent.id)
    assert fetched.content == ""


async def test_an_interaction_says_where_it_comes_from(
    wire: Wire, bot: Listener, guild: GuildHandle, alice: UserHandle
) -> None:
    """A server with the bot is who authorised it; a direct message has no server."""
    wire.application.locales[alice.id] = "de"
    member, channel = guild.add_member(alice), guild.create_text_channel("ask")
    await answered(wire, await member.slash(channel, "where"))
    await answered(wire, await alice.slash("where"))
    here, direct = bot.seen
    assert (here.locale.value, here.guild_locale.value) == ("de", "fr")  # type: ignore[union-attr]
    assert (here.context.guild, direct.context.dm_channel) == (True, True)
    assert here.is_guild_integration()
    assert not here.is_user_integration()
    assert here.app_permissions.send_messages
    assert direct.app_permissions.external_emojis
    assert not direct.app_permissions.send_messages


async def test_a_user_brings_the_app_to_a_server_without_the_bot(
    wire: Wire, bot: Listener, alice: UserHandle
) -> None:
    """The bot answers there, but neither knows the server nor may write in it."""
    guild = wire.create_guild_without_bot()
    member, channel = guild.add_member(alice), guild.create_text_channel("elsewhere")
    wire.application.installers.add(alice.id)
    assert await answered(wire, await member.slash(channel, "where")) == "here"
    await member.send(channel, f"<@{wire.backend.bot_user.id}> not for the bot")
    [interaction] = bot.seen
    assert interaction.is_user_integration()
    assert not interaction.is_guild_integration()
    assert interaction.guild_id == guild.id
    assert bot.get_guild(guild.id) is None
    with pytest.raises(discord.Forbidden):
        await bot.get_partial_messageable(channel.id).send("hello")
    assert bot.messages == []


async def test_a_user_brings_the_app_to_a_group(
    wire: Wire, bot: Listener, alice: UserHandle
) -> None:
    """A group DM has no server, and the bot may not write in it of its own accord."""
    bob = wire.env.create_user("bob")
    group, (one, _) = wire.create_group_dm("friends", alice, bob)
    wire.application.installers.add(alice.id)
    assert await answered(wire, await one.slash(group, "where")) == "here"
    [interaction] = bot.seen
    assert interaction.context.private_channel
    assert interaction.guild is None
    assert interaction.user.id == alice.id
    assert isinstance(interaction.channel, discord.GroupChannel)
    assert {user.id for user in interaction.channel.recipients} == {alice.id, bob.id}
    with pytest.raises(discord.Forbidden):
        await bot.get_partial_messageable(group.id).send("hello")


@pytest.mark.usefixtures("bot")
async def test_what_a_user_cannot_do_fails_the_test(wire: Wire, alice: UserHandle) -> None:
    """A command needs an install, and an install that it is offered for."""
    guild = wire.create_guild_without_bot()
    member, channel = guild.add_member(alice), guild.create_text_channel("elsewhere")
    with pytest.raises(SetupError, match="neither installed here nor by this user"):
        await member.slash(channel, "where")
    wire.application.installers.add(alice.id)
    with pytest.raises(SetupError, match="neither installed here nor by this user"):
        await member.slash(channel, "here")


async def test_the_bot_hears_that_it_was_removed(
    wire: Wire, bot: Listener, guild: GuildHandle
) -> None:
    """A server that takes the bot out goes on without it."""
    wire.withdraw(guild)
    await wire.until(lambda: bot.get_guild(guild.id) is None)
    await bot.close()
    await wire.run_bot(anew := Listener())
    assert list(anew.guilds) == []


@pytest.mark.usefixtures("bot")
async def test_a_modal_is_shown_and_submitted(
    wire: Wire, guild: GuildHandle, alice: UserHandle
) -> None:
    """The form goes out over one interaction and comes back with another."""
    member, channel = guild.add_member(alice), guild.create_text_channel("ask")
    shown = await member.slash(channel, "form")
    await wire.until(lambda: shown.modal)
    result = await member.submit_modal(shown, {"note": "hello"})
    assert await answered(wire, result) == "noted: hello"


@pytest.mark.usefixtures("bot")
async def test_an_attachment_of_a_command_can_be_read(
    wire: Wire, guild: GuildHandle, alice: UserHandle
) -> None:
    """The bot downloads it from the address that the interaction names."""
    member, channel = guild.add_member(alice), guild.create_text_channel("ask")
    result = await member.slash(channel, "read", file=("note.txt", b"some text"))
    assert await answered(wire, result) == "note.txt: some text"
