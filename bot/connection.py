"""The bot's life on Discord: the token, the first connection, an orderly end.

Environment: DISCORD_TOKEN or DISCORD_TOKEN_FILE; DISCORD_API and DISCORD_GATEWAY lead to another
server that speaks Discord's protocol.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.client import VerbatimBot, may_read_content
from bot.delivery import describe
from bot.handover import first_of, running
from bot.outages import UNREACHABLE, brief_log, steady_reconnects
from index.errors import SettingsError, VerbatimError
from index.library import Library

_LONGEST_PAUSE = 60.0  # seconds between two tries to start
_READY, _RETRY = 60.0, 10.0  # seconds until another bot is ready, and until another try
_OVERLAP = 1.0  # seconds in which both listen, for what reaches the one that is ready late
_SWITCH = 0.001  # seconds after which a question lets the event loop run; Python's own are 0.005
_CLOSED = {
    4004: "DISCORD_TOKEN: Discord does not accept this token; copy the bot's token again from"
    " the Bot page of https://discord.com/developers/applications",
    4011: "the bot is in more servers than one connection may serve (2,500); leave some of them",
}

_NO_CONTENT = (
    "channels are to be answered unasked, but the application may not read messages: switch on"
    " 'Message Content Intent' on the Bot page of https://discord.com/developers/applications"
    " and start the bot again; all else works"
)

_log = logging.getLogger(__name__)


class DiscordError(VerbatimError):
    """Discord refuses the bot for good (exit code 1)."""


def redirect(environ: Mapping[str, str] = os.environ) -> None:
    """Lead discord.py to the servers of DISCORD_API and DISCORD_GATEWAY, where they are set.

    Both hold for the whole process. Raises SettingsError for what is no address.
    """
    if api := _address(environ, "DISCORD_API", ("http", "https")):
        Route.BASE = api
    if gateway := _address(environ, "DISCORD_GATEWAY", ("ws", "wss")):
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)  # a plain client never asks for it


def run(library: Library, token: str, environ: Mapping[str, str] = os.environ) -> None:
    """Run the bot until SIGTERM or Ctrl-C, after which it has disconnected in good order.

    Where Discord cannot be reached it tries again for ever. Raises DiscordError where trying
    again is of no use.
    """
    redirect(environ)
    get_ready(library)
    with suppress(KeyboardInterrupt), brief_log(), steady_reconnects():
        asyncio.run(_until_stopped(library, token))


def get_ready(library: Library) -> None:
    """Do in advance, and for the whole process, what would hold the event loop up later."""
    library.warm_up()
    gc.collect()
    gc.freeze()  # or each full collection looks through all that was imported, for tens of ms
    sys.setswitchinterval(_SWITCH)


def sync(library: Library, token: str, environ: Mapping[str, str] = os.environ) -> list[str]:
    """Register the commands with Discord, changed or not, and return their names.

    Raises DiscordError.
    """
    redirect(environ)
    return asyncio.run(_sync(library, token))


async def _sync(library: Library, token: str) -> list[str]:
    try:
        async with VerbatimBot(library, force_registering=True) as bot:
            await bot.login(token)
            return [command.name for command in bot.tree.get_commands()]
    except discord.LoginFailure:
        raise DiscordError(_CLOSED[4004]) from None
    except UNREACHABLE as error:
        raise DiscordError(
            f"Discord: the commands could not be registered ({describe(error)}); try again later"
        ) from error


async def _until_stopped(library: Library, token: str) -> None:
    stop = asyncio.Event()
    with _stop_signals(stop):
        serving = asyncio.create_task(_keep_connected(library, token))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving


async def _keep_connected(library: Library, token: str) -> None:
    """Run the bot; a new one each time that Discord cannot be reached at the start, and one that
    reads all messages as soon as a channel is to be answered unasked.
    """
    pause, content, refused = 1.0, False, False
    while True:
        try:
            async with VerbatimBot(library, content=content) as bot:
                if await _serve(bot, token, refused=refused):
                    return
                pause, content = 1.0, True
                continue
        except discord.PrivilegedIntentsRequired:
            content, refused = False, True
        except UNREACHABLE as error:
            _log.warning(
                "Discord cannot be reached (%s); trying again in %.0f s", describe(error), pause
            )
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


async def _serve(bot: VerbatimBot, token: str, *, refused: bool) -> bool:
    """Run the bot, and once it is to read all messages, another one in its place. False where such
    a one has to be run in the first place.
    """
    async with running(_connect(bot, token, refused=refused)) as serving:
        while True:
            await first_of({serving}, bot.wants_content.wait())
            if serving.done():
                return await serving
            bot.wants_content.clear()
            if await _is_followed(bot, serving, token):
                return True


async def _is_followed(bot: VerbatimBot, serving: asyncio.Task[bool], token: str) -> bool:
    """Whether a bot that reads all messages could take over, and has run to its end."""
    try:
        return await _hand_over(bot, serving, token)
    except (discord.PrivilegedIntentsRequired, *UNREACHABLE) as error:
        if bot.is_closed():
            raise
        if isinstance(error, discord.PrivilegedIntentsRequired):
            _log.warning("%s", _NO_CONTENT)
            return False
        _log.warning("the second connection failed (%s); trying again", describe(error))
        await asyncio.wait({serving}, timeout=_RETRY)
        bot.wants_content.set()
        return False


async def _hand_over(bot: VerbatimBot, serving: asyncio.Task[bool], token: str) -> bool:
    """Run a bot that reads all messages, and end this one as soon as that is ready; false where
    this one ends before.
    """
    _log.info("connecting a second time, with the content of messages")
    new = VerbatimBot(bot.library, content=True, taken=bot.taken)
    async with new, running(_connect(new, token)) as following:
        await first_of({serving, following}, new.wait_until_ready(), _READY)
        if not new.is_ready():
            if not following.done() and not serving.done():
                raise TimeoutError(f"not ready after {_READY:.0f} s")
            return following.done() and await following
        new.listens = True
        await asyncio.sleep(_OVERLAP)
        bot.listens = False
        await bot.close()
        return await following


async def _connect(bot: VerbatimBot, token: str, *, refused: bool = False) -> bool:
    """Run the bot to its end; false where one that reads all messages has to be run instead.

    Every failure is one of UNREACHABLE, a DiscordError, or that Discord refuses the content of
    messages. `refused`: it has done so before.
    """
    try:
        await bot.login(token)
        if await _lacks_content(bot, refused=refused):
            return False
        await bot.connect()
        return True
    except discord.LoginFailure:
        raise DiscordError(_CLOSED[4004]) from None
    except discord.ConnectionClosed as error:
        raise DiscordError(_CLOSED.get(error.code, _refusal(error))) from None
    except AttributeError as error:
        # discord.py 2.7 looks at the socket of the last connection even where there was none.
        if bot.ws is not None or not isinstance(error.__context__, UNREACHABLE):
            raise
        raise error.__context__ from None


async def _lacks_content(bot: VerbatimBot, *, refused: bool) -> bool:
    """Whether the bot has to connect with the content of messages, and may, but does not."""
    if bot.intents.message_content or not await asyncio.to_thread(bot.records.has_auto_channels):
        return False
    assert bot.application is not None
    if may_read_content(bot.application) and not refused:
        return True
    _log.warning("%s", _NO_CONTENT)
    return False


def _refusal(error: discord.ConnectionClosed) -> str:
    return f"Discord: the gateway closed the connection for good (code {error.code}); see its docs"


def _address(environ: Mapping[str, str], name: str, schemes: tuple[str, ...]) -> str:
    value = environ.get(name, "").strip().rstrip("/")
    with suppress(ValueError):
        if not value or (yarl.URL(value).scheme in schemes and yarl.URL(value).host):
            return value
    raise SettingsError(f"{name}: {value!r} is no address; expected {schemes[-1]}://…")


@contextmanager
def _stop_signals(stop: asyncio.Event) -> Iterator[None]:
    """Set the event at SIGTERM and Ctrl-C, where the platform's event loop can."""
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
    try:
        yield
    finally:
        with suppress(NotImplementedError):
            for number in (signal.SIGTERM, signal.SIGINT):
                loop.remove_signal_handler(number)
