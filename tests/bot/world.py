"""A channel on the loopback Discord in which Alice asks the bot's process."""

import json
from dataclasses import dataclass
from pathlib import Path

from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult

from bot.records import Records
from tests.bot.conftest import ARTICLES
from tests.bot.scene import USERS, blocks, quote, seen, text
from tests.index.fetching.server import CONTACT
from tests.wire import Wire, discord_spec

PATIENCE = 20.0  # seconds; discord.py itself waits 1 and 3 s after server errors


@dataclass(frozen=True, slots=True)
class World:
    """A wire with a channel in which Alice asks."""

    wire: Wire
    channel: ChannelHandle
    alice: MemberActor

    @property
    def mention(self) -> str:
        """What mentions the bot."""
        return f"<@{self.wire.backend.bot_user.id}>"

    async def slash(self, question: str = USERS) -> InteractionResult:
        """Ask by /ask; the bot has not answered yet."""
        return await self.alice.slash(self.channel, "ask", question=question)

    async def answered(self, result: InteractionResult) -> str:
        """The quote that answers; in time, if it comes."""
        await self.wire.until(lambda: result.response and blocks(result.response), PATIENCE)
        return quote(seen(result))

    def answers(self) -> list[str]:
        """The texts of the bot's messages in the channel, oldest first."""
        bot = self.wire.backend.bot_user.id
        history = self.channel.history()
        return [text(message) for message in history if message.author.id == bot]


async def new_world() -> World:
    """A wire with one server, one channel and Alice."""
    wire = await Wire(discord_spec()).start()
    guild = wire.env.create_guild()
    channel = guild.create_text_channel("news")
    return World(wire, channel, guild.add_member(wire.env.create_user("alice")))


async def end(world: World) -> None:
    """Stop the wire; fail where a request was wrong."""
    await world.wire.stop()
    assert not world.wire.violations
    assert not world.wire.unimplemented


def configure(folder: Path) -> Path:
    """The configuration, in an empty folder, of a library with the shipped articles."""
    file = folder / "config.toml"
    library = f"[library]\narticles = [{json.dumps(str(ARTICLES))}]\n"
    file.write_text(f'{library}[fetching]\ncontact = "{CONTACT}"\n', encoding="utf-8")
    return file


def without_cooldown(world: World, config: Path) -> Path:
    """The same configuration, where Alice may ask as often as she likes."""
    with Records.open(config.parent / "data") as records:
        for scope in (world.channel.guild.id, world.alice.id):
            records.change(scope, user_questions=0)
    return config
