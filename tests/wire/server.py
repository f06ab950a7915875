"""Wire: the loopback Discord's life, its faults, and the waiting that its tests do."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Self

import discord
import yarl
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route
from simcord.actors import MemberActor
from simcord.backend import cdn
from simcord.builders import ChannelHandle, GuildHandle, UserHandle

from tests.wire.application import Application
from tests.wire.faults import Fault, FaultMode, RateLimit
from tests.wire.gateway import TOKEN, Connection, Gateway, Op, Payload
from tests.wire.openapi import Spec
from tests.wire.rest import RestApi
from tests.wire.world import World

LONGEST_REQUEST = 64 * 1024 * 1024  # bytes; above the upload limit, so that 413 is ours to say
POLL_SECONDS = 0.005
SHUTDOWN_SECONDS = 0.1  # for a request that a fault still delays


class Wire:
    """A Discord on 127.0.0.1; arrange its world through ``env`` (simcord's builders).

    ``spec`` judges every request by Discord's OpenAPI document; it costs about 1 ms a
    request, so leave it out when measuring load. ``heartbeat`` is the gateway's interval in
    seconds. ``strict`` refuses the requests that break the document.

    Attributes:
        env, backend: simcord's environment and model.
        application: the app's flags, the users who installed it and their languages.
        gateway, rest: the two halves of the wire.
        faults, log: faults still planned, and those that struck.
        violations, unimplemented: what Discord would refuse, and what simcord lacks; both
            should be empty at the end of a test.
        fidelity: faults found in simcord's own replies, while ``check_replies`` is set.
        counts: "connect", "refused", "identify", "resume", "replayed" and "dispatch" of the
            gateway; "http", "429" and "repeated" (messages whose nonce was known) of the API.
    """

    def __init__(
        self, spec: Spec | None = None, heartbeat: float = 41.25, strict: bool = True
    ) -> None:
        self.env = World()
        self.backend = self.env.backend
        self.counts: Counter[str] = Counter()
        self.application = Application(self.backend)
        self.gateway = Gateway(self.backend, self.application, self.counts, heartbeat)
        self.rest = RestApi(self.backend, self.application, self.counts, spec, strict)
        self.backend.subscribers.append(self.gateway.publish)
        self.faults, self.log = self.rest.faults, self.rest.log
        self.violations, self.unimplemented = self.rest.violations, self.rest.unimplemented
        self.fidelity = self.rest.fidelity
        self.port = 0
        self._runner: web.AppRunner | None = None
        self._bots: list[tuple[discord.Client, asyncio.Task[None]]] = []
        self._undo = ExitStack()

    async def start(self, port: int = 0) -> Self:
        """Listen on 127.0.0.1, by default on any free port; returns the wire itself."""
        app = web.Application(client_max_size=LONGEST_REQUEST)
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_route("*", "/api/v{version:\\d+}/{tail:.*}", self.rest.serve)
        app.router.add_get("/cdn/{tail:.*}", self.rest.serve_file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.port = self._runner.addresses[0][1]
        self._patch(cdn, "CDN_BASE", f"http://127.0.0.1:{self.port}/cdn")
        return self

    async def stop(self) -> None:
        """Close the bots of this process, every connection and the server."""
        for bot, task in self._bots:
            await bot.close()
            task.cancel()  # it may be asleep before its next attempt to reconnect
            await asyncio.gather(task, return_exceptions=True)
        self.drop()
        if self._runner is not None:
            await self._runner.cleanup()
        self._undo.close()

    def _patch(self, owner: Any, name: str, value: Any) -> None:
        """Set a global of a library until the wire stops."""
        self._undo.callback(setattr, owner, name, getattr(owner, name))
        setattr(owner, name, value)

    def environ(self) -> dict[str, str]:
        """Return the environment variables that point a bot's process at this wire."""
        return {
            "DISCORD_API": f"http://127.0.0.1:{self.port}/api/v10",
            "DISCORD_GATEWAY": f"ws://127.0.0.1:{self.port}/gateway",
            "DISCORD_TOKEN": TOKEN,
        }

    async def run_bot(self, bot: discord.Client) -> asyncio.Task[None]:
        """Start a bot in this process, on discord.py's own transport, and wait until ready.

        Returns the task of ``bot.start``. Raises what that raises, where it ends early.
        """
        environ = self.environ()
        self._patch(Route, "BASE", environ["DISCORD_API"])
        # A client without shards never asks /gateway for the address.
        self._patch(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(environ["DISCORD_GATEWAY"]))
        task = asyncio.create_task(bot.start(TOKEN))
        self._bots.append((bot, task))
        await self.until(lambda: task.done() or self.is_ready(), 10.0, "the bot's start")
        if task.done():
            await task
        return task

    def is_ready(self) -> bool:
        """Tell whether a bot is connected and global commands are registered."""
        connected = any(session.connection for session in self.gateway.sessions.values())
        return connected and self.backend.commands.get(None) is not None

    async def ready(self, timeout: float = 10.0) -> None:
        """Wait until ``is_ready``; raises TimeoutError after ``timeout`` seconds."""
        await self.until(self.is_ready, timeout, "the bot's start")

    async def until(
        self, condition: Callable[[], object], timeout: float = 5.0, what: str = "the condition"
    ) -> None:
        """Wait until ``condition()`` is true; raises TimeoutError after ``timeout`` seconds."""
        end = time.monotonic() + timeout
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(f"{what} did not come within {timeout} s")
            await asyncio.sleep(POLL_SECONDS)

    def fault(
        self,
        method: str,
        path: str,
        status: int = 500,
        times: int | None = 1,
        body: Any = None,
        headers: dict[str, str] | None = None,
        delay: float = 0.0,
        mode: FaultMode = "status",
    ) -> None:
        """Plan a failure of the requests that match; see ``Fault``."""
        planned = Fault(method, path, status, times, body, headers or {}, delay, mode)
        self.faults.append(planned)

    def rate_limit(self, pattern: str, limit: int, per: float, scope: str = "user") -> None:
        """Allow each path that fits ``pattern`` ``limit`` requests in ``per`` seconds.

        ``scope`` is Discord's: "user", "shared" or "global" (all paths together).
        """
        self.rest.limits.append(RateLimit(pattern, limit, per, scope))

    def withdraw(self, guild: GuildHandle) -> None:
        """Take the bot out of a guild, which goes on without it; the bot hears of it."""
        self.backend.emit("GUILD_DELETE", {"id": str(guild.id)})
        self.backend.remove_member(guild.id, self.backend.bot_user.id)

    def create_guild_without_bot(self, name: str = "Elsewhere") -> GuildHandle:
        """Create a guild in which only users who installed the app can use it."""
        with self._unseen():
            guild = self.env.create_guild(name)
            self.withdraw(guild)
        return guild

    def create_group_dm(
        self, name: str, *users: UserHandle
    ) -> tuple[ChannelHandle, list[MemberActor]]:
        """Create a group DM of users; return it, and the users as they act there."""
        guild = self.create_guild_without_bot(name)
        self.application.group_dms.add(guild.id)
        return guild.create_text_channel(name), [guild.add_member(user) for user in users]

    @contextmanager
    def _unseen(self) -> Iterator[None]:
        """Pass no event on while this lasts."""
        self.backend.subscribers.remove(self.gateway.publish)
        yield
        self.backend.subscribers.append(self.gateway.publish)

    @property
    def check_replies(self) -> bool:
        """Whether simcord's own replies are judged too, into ``fidelity``."""
        return self.rest.check_replies

    @check_replies.setter
    def check_replies(self, wanted: bool) -> None:
        self.rest.check_replies = wanted

    @property
    def mutate(self) -> Callable[[Payload], object] | None:
        """What changes an interaction in place before it goes out, such as its upload limit."""
        return self.gateway.mutate

    @mutate.setter
    def mutate(self, change: Callable[[Payload], object] | None) -> None:
        self.gateway.mutate = change

    def _connections(self) -> list[Connection]:
        return list(self.gateway.connections)

    def close(self, code: int) -> None:
        """Close the gateway's connections with a close code."""
        for connection in self._connections():
            connection.close(code)

    def drop(self) -> None:
        """Cut the TCP connections of the gateway, without a close frame."""
        for connection in self._connections():
            connection.abort()

    def reconnect(self) -> None:
        """Ask the clients to reconnect and resume, as Discord does before maintenance."""
        for connection in self._connections():
            connection.send(Op.RECONNECT)

    def invalidate(self, resumable: bool, forget: bool = True) -> None:
        """Invalidate the sessions; ``forget`` drops those that cannot be resumed."""
        if forget and not resumable:
            self.gateway.sessions.clear()
        for connection in self._connections():
            connection.send(Op.INVALID_SESSION, resumable)

    def stop_acks(self, stopped: bool = True) -> None:
        """Leave heartbeats without an answer, as a dead connection does."""
        self.gateway.acks = not stopped

    def freeze(self) -> None:
        """Let nothing through the present connections any more, while they stay open.

        So it is when a router forgets them; what happens meanwhile is kept for a resume.
        """
        for connection in self._connections():
            self.gateway.freeze(connection)

    def refuse_gateway(self, times: int) -> None:
        """Refuse the next ``times`` connections to the gateway with 503."""
        self.gateway.refusals = times
