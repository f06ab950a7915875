"""The bot in a local page that looks like Discord, in the browser, with no token.

The bot is the real one. The package simcord (extra `preview`) stands in for Discord inside this
process and serves the page on the loopback interface; nothing leaves the machine.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import signal
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.client import create_bot
from index.errors import VerbatimError
from index.library import Library

if TYPE_CHECKING:
    import simcord

_PATIENCE = 60.0  # seconds that a reply may take before simcord gives up on it
_TITLE = 200  # characters of an article's title that are asked about
_PERIODIC = ("Feeds", "Housekeeping")  # cogs that do something every so often
_PEOPLE = ("Maya", "Jonas")  # the first keeps the server, the second is an ordinary member
_TOPIC = "Type /ask and a question. The answers are sentences from the library, word for word."
_HOW_TO = """\
Verbatim preview: {address}
Type /ask there, press Enter, type a question, then press the buttons under the answer.
Maya may also use /articles, /settings and /insights; Jonas is an ordinary member.
Ctrl-C ends the preview.\
"""


class PreviewError(VerbatimError):
    """The page cannot be served (exit code 1)."""


def preview(library: Library, *, open_browser: bool = True) -> None:
    """Serve the page until Ctrl-C, SIGTERM or "End preview session" in the page.

    Prints the page's address, which is also the key to it, and opens it with `open_browser`.
    Raises PreviewError where the extra is not installed.
    """
    try:
        import simcord
    except ModuleNotFoundError as error:
        raise PreviewError(
            f"preview: the package {error.name} is not installed; run in the project's folder:"
            " .venv/bin/pip install --require-hashes -r requirements-dev.txt"
        ) from None
    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        try:
            asyncio.run(_serve(library, _first_question(library), open_browser))
        except simcord.SetupError as error:
            raise PreviewError(f"preview: {error}") from error


async def furnish(env: simcord.Env) -> tuple[simcord.ChannelHandle, list[simcord.MemberActor]]:
    """A channel of a server in which the bot is, and the people in it; the time is now."""
    assert env.bot.user is not None
    await env.bot.user.edit(username="Verbatim")
    # The clock leaps over years, and what is done now and then would be done for each of them.
    assert isinstance(env.bot, commands.Bot)
    for name in _PERIODIC:
        await env.bot.remove_cog(name)
    await env.advance_time(max(0.0, (dt.datetime.now(dt.UTC) - env.now()).total_seconds()))
    guild = env.create_guild("Newsroom")
    users = [env.create_user(name.lower(), global_name=name) for name in _PEOPLE]
    editors = guild.create_role("Editors", permissions=discord.Permissions(manage_guild=True))
    people = [guild.add_member(users[0], roles=[editors]), guild.add_member(users[1])]
    return guild.create_text_channel("ask-the-library", topic=_TOPIC), people


async def _serve(library: Library, question: str, open_browser: bool) -> None:
    import simcord

    _heed_sigterm()
    bot = create_bot(library)
    async with simcord.run(bot, check_errors=False, settle_timeout=_PATIENCE) as env:
        channel, people = await furnish(env)
        assert bot.user is not None
        await people[-1].send(channel, f"{bot.user.mention} {question}")
        async with env.preview(channel, viewers=people, layout="channel") as page:
            print(_HOW_TO.format(address=page.url), flush=True)
            if open_browser:
                await asyncio.to_thread(webbrowser.open, page.url)
            await page.wait_closed()


def _first_question(library: Library) -> str:
    """What stands in the channel, answered: the title of the newest article."""
    newest = library.articles()[-1:]
    return newest[0].title[:_TITLE] if newest else "What can you answer?"


def _heed_sigterm() -> None:
    """End the current task in good order at SIGTERM, as asyncio does at Ctrl-C."""
    task = asyncio.current_task()
    assert task is not None
    with suppress(NotImplementedError):  # Windows has no such signal
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
