"""Getting messages of every kind to Discord, at the first try and at a later one."""

from collections.abc import Callable
from typing import Any

import discord
import pytest
from discord import app_commands, ui
from discord.ext import commands

from bot import delivery
from bot.client import create_bot
from bot.pace import Pace
from bot.rendering.outgoing import Attached, Outgoing
from index.library import Library
from tests.bot.scene import scene, text

FILES = (
    Attached("asked.csv", b"question\r\nWhy?\r\n", "A question"),
    Attached("empty.txt", b""),
)


def view() -> ui.LayoutView:
    """Components that show some words."""
    shown = ui.LayoutView()
    shown.add_item(ui.TextDisplay("some words"))
    shown.stop()
    return shown


class Sending(commands.Cog):
    """Sends one message in every way in which the bot sends."""

    def __init__(self, make: Callable[[], Outgoing]) -> None:
        self._make = make

    @app_commands.command(description="Answer after an acknowledgement")
    async def late(self, interaction: discord.Interaction) -> None:
        """Show the message to all."""
        await delivery.acknowledge(interaction, "public")
        await delivery.deliver(interaction, self._make())

    @app_commands.command(description="Answer at once, in private")
    async def at_once(self, interaction: discord.Interaction) -> None:
        """Show the message to the user alone."""
        await delivery.whisper(interaction, self._make())

    @app_commands.command(description="Answer in private after all")
    async def after_all(self, interaction: discord.Interaction) -> None:
        """Show the message to the user alone, though a public one was promised."""
        await delivery.acknowledge(interaction, "public")
        await delivery.whisper(interaction, self._make())

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Reply to people."""
        if not message.author.bot:
            await delivery.reply(message, self._make(), Pace())


def sending(library: Library, make: Callable[[], Outgoing]) -> Any:
    """A bot that sends what is made."""

    class SendingBot(type(create_bot(library))):  # type: ignore[misc]
        async def setup_hook(self) -> None:
            await self.add_cog(Sending(make))
            await super().setup_hook()

    return SendingBot(library)


async def files(message: Any) -> tuple[Attached, ...]:
    """The files of a message."""
    return tuple(
        [
            Attached(each.filename, await each.read(), each.description or "")
            for each in message.attachments
        ]
    )


async def sent(here: Any) -> list[Any]:
    """The message in each of the ways, in the order of the cog."""
    late, at_once, after_all = [
        await here.alice.slash(here.channel, name) for name in ("late", "at_once", "after_all")
    ]
    await here.alice.send(here.channel, "hello")
    assert at_once.response.ephemeral
    (private,) = after_all.followups
    assert private.ephemeral
    return [late.response, at_once.response, private, here.last]


async def test_plain_text_goes_every_way(empty: Library) -> None:
    """It is content, with no components and no previews."""
    async with scene(empty, sending(empty, lambda: Outgoing(text="some words"))) as here:
        for message in await sent(here):
            assert message.content == text(message) == "some words"
            assert not message.components
        suppressing = [
            one.json.get("data", one.json)["flags"] & 4
            for one in here.env.http_requests
            if "some words" in str(one.json) and one.method == "POST"
        ]
        assert suppressing == [4, 4, 4]


async def test_components_go_every_way(empty: Library) -> None:
    """They stand alone, with no content."""
    async with scene(empty, sending(empty, lambda: Outgoing.of(view()))) as here:
        for message in await sent(here):
            assert not message.content
            assert text(message) == "some words"


async def test_files_go_every_way(empty: Library) -> None:
    """All of them arrive, in order and whole, an empty one too."""
    made = Outgoing(text="some words", files=FILES)
    async with scene(empty, sending(empty, lambda: made)) as here:
        for message in await sent(here):
            assert await files(message) == FILES


async def test_a_repeated_try_sends_the_files_anew(
    empty: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the first try has read, the second one sends from the start."""
    monkeypatch.setattr(delivery, "_PAUSES", (0.0, 0.0))
    made = Outgoing(text="some words", files=FILES)
    async with scene(empty, sending(empty, lambda: made)) as here:
        for method, path in (("PATCH", "/webhooks/*"), ("POST", "/channels/*/messages")):
            here.env.inject_error(method, path, status=500)
        for message in await sent(here):
            assert await files(message) == FILES
        assert sum(one.method == "PATCH" for one in here.env.http_requests) >= 2


def test_a_message_is_either_components_or_text() -> None:
    """Discord refuses both, and so does the bot."""
    with pytest.raises(ValueError, match="either"):
        Outgoing(text="some words", view=view())
    with pytest.raises(ValueError, match="either"):
        Outgoing(files=FILES)
