"""A Discord on the loopback interface, for tests that drive the bot as a user would.

The model of Discord that simcord holds (guilds, channels, messages, commands, permissions)
stands here behind a real HTTP API and a real gateway websocket on 127.0.0.1. discord.py's own
HTTP client, rate limiter, gateway client and resume code run unmodified against it, in this
process or with the bot as a process of its own.

    wire = await Wire(discord_spec()).start()
    guild = wire.env.create_guild()
    channel = guild.create_text_channel("ask")
    alice = guild.add_member(wire.env.create_user("alice"))
    async with running_bot(wire, config_path):       # or: await wire.run_bot(client)
        result = await alice.slash(channel, "ask", question="who?")
        await wire.until(lambda: result.response and result.response.content)
    assert not wire.violations
    assert not wire.unimplemented
    await wire.stop()

Replies travel over sockets: an actor's call (``slash``, ``send``, ``click``, ``context_menu``,
``select``, ``submit_modal``, ``autocomplete``) returns before the bot has answered, so a test
waits with ``await wire.until(condition)``.

What the app may do and where it is installed is set on ``wire.application`` (flags, installers,
locales) and by ``wire.create_guild_without_bot``, ``wire.create_group_dm`` and ``wire.withdraw``.
``start_post`` writes a post into a forum. The wire leans on internals of simcord 3.2.1.
"""

from tests.wire.gateway import TOKEN
from tests.wire.openapi import Spec, discord_spec
from tests.wire.posts import start_post
from tests.wire.process import BotProcess, launched_bot, running_bot
from tests.wire.server import Wire

__all__ = [
    "TOKEN",
    "BotProcess",
    "Spec",
    "Wire",
    "discord_spec",
    "launched_bot",
    "running_bot",
    "start_post",
]
