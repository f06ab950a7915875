"""The loopback Discord itself, driven with a small client of discord.py."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import discord
import pytest
import pytest_asyncio
from discord import app_commands
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult

from tests.wire import Wire, discord_spec

RECONNECTED = 15.0  # seconds; discord.py waits up to 2 s before it tries again
needs_spec = pytest.mark.skipif(
    discord_spec() is None, reason="no OpenAPI document: set DISCORD_OPENAPI"
)


class EchoBot(discord.Client):
    """Answers /echo, /broken and every message whose content it is shown."""

    def __init__(self, **options: Any) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True)
        super().__init__(intents=intents, guild_ready_timeout=0.05, **options)
        self.tree = app_commands.CommandTree(self)
        self.tree.command(name="echo", description="Repeat the text.")(echo)
        self.tree.command(name="broken", description="Send what Discord refuses.")(broken)
        self.tree.error(self.keep_error)
        self.seen: list[str] = []
        self.errors: list[BaseException] = []

    async def setup_hook(self) -> None:
        """Register the commands."""
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify anew at once, where discord.py would wait five seconds."""

    async def on_message(self, message: discord.Message) -> None:
        """Note the content; answer a mention."""
        if message.author != self.user:
            self.seen.append(message.content)
            if message.content:
                await message.reply("I was mentioned")

    async def keep_error(self, _: discord.Interaction, error: app_commands.AppCommandError) -> None:
        """Keep what a command raised."""
        self.errors.append(getattr(error, "original", error))


async def echo(interaction: discord.Interaction, text: str) -> None:
    """Defer, then repeat the text."""
    await interaction.response.defer(thinking=True)
    await interaction.followup.send(f"{text} ({interaction.locale})")


async def broken(interaction: discord.Interaction) -> None:
    """Send a button with too long a label."""
    view = discord.ui.View()
    view.add_item(discord.ui.Button(label="x" * 200, url="https://example.org"))
    await interaction.response.send_message("here", view=view)


class Scene:
    """A wire with a guild, a channel, a member and the bot of this module."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        guild = wire.env.create_guild()
        self.channel: ChannelHandle = guild.create_text_channel("ask")
        self.alice: MemberActor = guild.add_member(wire.env.create_user("alice"))
        self.bot = EchoBot(heartbeat_timeout=1.0)

    async def echo(self, text: str) -> str:
        """Send /echo as alice and return the bot's answer."""
        result = await self.alice.slash(self.channel, "echo", text=text)
        await self.wire.until(lambda: result.response and result.response.content, RECONNECTED)
        assert result.response is not None
        return result.response.content

    async def answered(self, result: InteractionResult) -> None:
        """Wait until the command has ended, well or badly."""
        await self.wire.until(lambda: result.acknowledged or self.bot.errors)

    def history(self) -> list[str]:
        """Return the contents of the channel's messages, oldest first."""
        messages = self.wire.backend.messages.get(self.channel.id, {}).values()
        return [message.content for message in messages]


@pytest_asyncio.fixture
async def scene() -> AsyncIterator[Scene]:
    """Run the bot in this process against a wire with the judge, where there is one."""
    wire = await Wire(discord_spec(), heartbeat=0.2).start()
    scene = Scene(wire)
    try:
        await wire.run_bot(scene.bot)
        yield scene
    finally:
        await wire.stop()


@pytest_asyncio.fixture
async def wire() -> AsyncIterator[Wire]:
    """Return a wire without a bot."""
    wire = await Wire().start()
    yield wire
    await wire.stop()


async def test_a_slash_command_is_answered(scene: Scene) -> None:
    """A deferred command is answered over the sockets, within Discord's own rules."""
    assert await scene.echo("hello") == "hello (en-US)"
    assert scene.wire.violations == []
    assert scene.wire.unimplemented == []


async def test_content_is_shown_only_where_the_bot_is_mentioned(scene: Scene) -> None:
    """Without the message content intent other people's messages arrive blank."""
    await scene.alice.send(scene.channel, "a private matter")
    assert scene.bot.user is not None
    await scene.alice.send(scene.channel, f"{scene.bot.user.mention} hello")
    await scene.wire.until(lambda: "I was mentioned" in scene.history())
    assert scene.bot.seen == ["", f"{scene.bot.user.mention} hello"]


async def test_interactions_can_be_changed_on_their_way(scene: Scene) -> None:
    """A test can send what simcord's actors cannot: here another locale."""
    scene.wire.mutate = lambda interaction: interaction.update(locale="de")
    assert await scene.echo("hallo") == "hallo (de)"


@pytest.mark.parametrize(
    "disturb",
    [Wire.drop, Wire.reconnect, lambda wire: wire.close(4000), lambda wire: wire.invalidate(True)],
    ids=["drop", "reconnect", "close", "invalidate"],
)
async def test_a_lost_connection_is_resumed(scene: Scene, disturb: Callable[[Wire], None]) -> None:
    """What happened while the bot was away is replayed to it."""
    disturb(scene.wire)
    await scene.wire.until(lambda: scene.wire.counts["resume"] >= 1, RECONNECTED)
    assert await scene.echo("still there?") == "still there? (en-US)"
    assert scene.wire.counts["identify"] == 1


async def test_events_missed_are_replayed(scene: Scene) -> None:
    """A command sent while the connection is down is answered after the resume."""
    scene.wire.drop()  # the client learns of it only when the event loop turns
    assert await scene.echo("did you miss it?") == "did you miss it? (en-US)"
    assert scene.wire.counts["replayed"] >= 1


async def test_an_invalid_session_identifies_anew(scene: Scene) -> None:
    """A session that cannot be resumed is replaced by a new one."""
    scene.wire.invalidate(resumable=False)
    await scene.wire.until(lambda: scene.wire.counts["identify"] == 2, RECONNECTED)
    assert len(scene.wire.gateway.sessions) == 1
    assert await scene.echo("new") == "new (en-US)"


async def test_a_forgotten_session_cannot_be_resumed(scene: Scene) -> None:
    """A resume of a session that Discord no longer knows ends in a new one."""
    scene.wire.gateway.sessions.clear()
    scene.wire.drop()
    await scene.wire.until(lambda: scene.wire.counts["identify"] == 2, RECONNECTED)
    assert scene.wire.counts["resume"] == 1
    assert await scene.echo("known") == "known (en-US)"


async def test_a_silent_gateway_is_left(scene: Scene) -> None:
    """Without acknowledgements the client gives the connection up and resumes."""
    scene.wire.stop_acks()
    await scene.wire.until(lambda: scene.wire.counts["resume"] >= 1, RECONNECTED)
    scene.wire.stop_acks(False)
    assert await scene.echo("awake") == "awake (en-US)"


async def test_a_frozen_connection_is_left(scene: Scene) -> None:
    """The client gives up a connection over which nothing comes; nothing is lost."""
    scene.wire.freeze()
    assert await scene.echo("is anybody there?") == "is anybody there? (en-US)"
    assert scene.wire.counts["resume"] == 1
    assert scene.wire.counts["replayed"] >= 1


async def test_a_refused_gateway_is_tried_again(scene: Scene) -> None:
    """A gateway that refuses connections with 503 is tried until it takes one."""
    scene.wire.refuse_gateway(1)
    scene.wire.drop()
    await scene.wire.until(lambda: scene.wire.counts["resume"] >= 1, RECONNECTED)
    assert scene.wire.counts["refused"] == 1
    assert await scene.echo("back") == "back (en-US)"


async def test_a_server_error_is_retried(scene: Scene) -> None:
    """discord.py repeats a followup that met a 500, and the wire logs the fault."""
    scene.wire.fault("POST", "/webhooks/*", status=500)
    assert await scene.echo("again") == "again (en-US)"
    assert [(entry.method, entry.effect) for entry in scene.wire.log] == [("POST", 500)]
    assert scene.wire.faults == []


async def test_a_rate_limit_is_waited_out(scene: Scene) -> None:
    """A 429 with a Via header is Discord's own: the client waits and repeats."""
    body = {"message": "slow down", "retry_after": 0.02, "global": False}
    scene.wire.fault(
        "POST", "/webhooks/*", status=429, times=2, body=body, headers={"Via": "1.1 google"}
    )
    assert await scene.echo("patient") == "patient (en-US)"
    assert [entry.effect for entry in scene.wire.log] == [429, 429]


async def test_the_rate_limiter_learns_the_limit(scene: Scene) -> None:
    """discord.py goes by the limit's headers, so every message arrives with no 429."""
    scene.wire.rate_limit("/channels/*/messages", limit=2, per=0.2)
    target = scene.bot.get_partial_messageable(scene.channel.id)
    for number in range(5):
        await target.send(str(number))
    assert scene.history() == ["0", "1", "2", "3", "4"]
    assert scene.wire.counts["429"] == 0


@needs_spec
async def test_the_judge_reports_a_broken_request(scene: Scene) -> None:
    """A label of 200 characters breaks Discord's document: it is refused and reported."""
    result = await scene.alice.slash(scene.channel, "broken")
    await scene.answered(result)
    [(method, path, problems)] = scene.wire.violations
    assert (method, path.split("/")[-1]) == ("POST", "callback")
    assert "label" in problems[0]
    assert "maxLength=80" in problems[0]
    assert isinstance(scene.bot.errors[0], discord.HTTPException)
    assert scene.bot.errors[0].status == 400


async def test_run_bot_raises_what_ends_the_bot(wire: Wire) -> None:
    """A bot that dies at the start does not leave the test waiting."""
    wire.fault("GET", "/users/@me", status=403)
    with pytest.raises(discord.Forbidden):
        await wire.run_bot(EchoBot())


async def test_until_names_what_did_not_come(wire: Wire) -> None:
    """Waiting in vain ends with the name of the thing."""
    with pytest.raises(TimeoutError, match="the answer did not come"):
        await wire.until(lambda: False, timeout=0.01, what="the answer")


async def test_stop_restores_the_library(wire: Wire) -> None:
    """A stopped wire leaves no address of its own behind in discord.py."""
    before = discord.http.Route.BASE
    await wire.run_bot(bot := EchoBot())
    assert wire.environ()["DISCORD_API"] == discord.http.Route.BASE
    await wire.stop()
    assert before == discord.http.Route.BASE
    assert bot.is_closed()
