"""The gateway of the loopback Discord: sessions, their connections and the events they get."""

import asyncio
import copy
import json
import os
import zlib
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import aiohttp
import discord
from aiohttp import web
from simcord import intents as simcord_intents
from simcord.backend import Backend, serializers

from tests.wire.application import Application, Payload

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.wire.test-token-not-a-secret"
AUTHENTICATION_FAILED = 4004
DISALLOWED_INTENTS = 4014
REPLAYED_EVENTS = 5000


class Op(IntEnum):
    """The gateway's opcodes that the wire sends or understands."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    RESUME = 6
    RECONNECT = 7
    REQUEST_GUILD_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


def gateway_url(request: web.BaseRequest) -> str:
    """Return the gateway's address, as the client that sent ``request`` sees the wire."""
    return f"ws://{request.host}/gateway"


class Connection:
    """One websocket of a client: what it is sent goes through a queue, in order."""

    def __init__(self, request: web.Request, ws: web.WebSocketResponse) -> None:
        self.request = request
        self.session: Session | None = None
        self.frozen = False
        self._ws = ws
        compressed = request.query.get("compress") == "zlib-stream"
        self._deflate = zlib.compressobj() if compressed else None
        self._queue: asyncio.Queue[str | int] = asyncio.Queue()

    def send(
        self, op: Op, data: Any = None, sequence: int | None = None, event: str | None = None
    ) -> None:
        """Queue one gateway message."""
        self._queue.put_nowait(json.dumps({"op": op, "d": data, "s": sequence, "t": event}))

    def close(self, code: int) -> None:
        """Queue a close frame: what was queued before it still arrives."""
        self._queue.put_nowait(code)

    def abort(self) -> None:
        """Cut the TCP connection at once, without a close frame."""
        if self.request.transport is not None:
            self.request.transport.abort()

    async def pump(self) -> None:
        """Write the queue to the socket until a close code comes or the peer is gone."""
        while isinstance(item := await self._queue.get(), str):
            try:
                await self._write(item)
            except (ConnectionError, RuntimeError):  # aiohttp raises either on a dead socket
                return
        await self._ws.close(code=item)

    async def _write(self, text: str) -> None:
        if self._deflate is None:
            return await self._ws.send_str(text)
        chunk = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
        return await self._ws.send_bytes(chunk)


@dataclass(slots=True, eq=False)
class Session:
    """A client's session; it outlives its connection, so that a client can resume it."""

    id: str
    intents: discord.Intents
    shard: list[int]
    connection: Connection | None
    sequence: int = 0
    sent: deque[tuple[int, str, Payload]] = field(
        default_factory=lambda: deque(maxlen=REPLAYED_EVENTS)
    )

    def dispatch(self, event: str, data: Payload) -> None:
        """Number an event, keep it for a resume and send it where a connection is open."""
        self.sequence += 1
        self.sent.append((self.sequence, event, data))
        if self.connection is not None:
            self.connection.send(Op.DISPATCH, data, self.sequence, event)

    def can_resume(self, sequence: int) -> bool:
        """Tell whether every event after ``sequence`` is still kept."""
        return not self.sent or sequence >= self.sent[0][0] - 1

    def resume(self, connection: Connection, sequence: int) -> int:
        """Replay what came after ``sequence`` to a new connection; return how many events."""
        self.connection = connection
        missed = [entry for entry in self.sent if entry[0] > sequence]
        for number, event, data in missed:
            connection.send(Op.DISPATCH, data, number, event)
        self.sequence += 1
        connection.send(Op.DISPATCH, {}, self.sequence, "RESUMED")
        return len(missed)


class Gateway:
    """Serves the websocket and passes the backend's events on, each session by its intents.

    ``heartbeat`` is the interval asked of clients, in seconds. ``refusals`` connections are
    refused with 503. Heartbeats are acknowledged while ``acks`` holds. ``mutate`` may change
    an interaction before it goes out, such as its upload limit.
    """

    def __init__(
        self, backend: Backend, application: Application, counts: Counter[str], heartbeat: float
    ) -> None:
        self.sessions: dict[str, Session] = {}
        self.connections: set[Connection] = set()
        self.refusals = 0
        self.acks = True
        self.mutate: Callable[[Payload], object] | None = None
        self._backend = backend
        self._application = application
        self._counts = counts
        self._heartbeat = heartbeat
        self._handlers: dict[int, Callable[[Connection, Any], None]] = {
            Op.HEARTBEAT: self._acknowledge,
            Op.IDENTIFY: self._identify,
            Op.RESUME: self._resume,
            Op.REQUEST_GUILD_MEMBERS: self._send_members,
        }

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Handle one websocket for as long as it lives."""
        if self.refusals > 0:
            self.refusals -= 1
            self._counts["refused"] += 1
            return web.Response(status=503)
        ws = web.WebSocketResponse(max_msg_size=0)
        await ws.prepare(request)
        connection = Connection(request, ws)
        await self._converse(connection, ws)
        return ws

    async def _converse(self, connection: Connection, ws: web.WebSocketResponse) -> None:
        self.connections.add(connection)
        self._counts["connect"] += 1
        pump = asyncio.create_task(connection.pump())
        connection.send(Op.HELLO, {"heartbeat_interval": int(self._heartbeat * 1000)})
        try:
            async for message in ws:
                if message.type is aiohttp.WSMsgType.TEXT:
                    self._receive(connection, json.loads(message.data))
        finally:
            self._forget(connection)
            pump.cancel()
            await asyncio.gather(pump, return_exceptions=True)

    def _forget(self, connection: Connection) -> None:
        self.connections.discard(connection)
        self._detach(connection)

    def _detach(self, connection: Connection) -> None:
        session = connection.session
        if session is not None and session.connection is connection:
            session.connection = None

    def freeze(self, connection: Connection) -> None:
        """Neither hear nor send anything over a connection any more."""
        connection.frozen = True
        self._detach(connection)

    def _receive(self, connection: Connection, message: Payload) -> None:
        handler = self._handlers.get(message["op"])
        if handler is not None and not connection.frozen:
            handler(connection, message.get("d"))

    def _acknowledge(self, connection: Connection, _sequence: int | None) -> None:
        if self.acks:
            connection.send(Op.HEARTBEAT_ACK)

    def _identify(self, connection: Connection, data: Payload) -> None:
        self._counts["identify"] += 1
        if data["token"] != TOKEN:
            connection.close(AUTHENTICATION_FAILED)
            return
        intents = discord.Intents._from_value(data["intents"])
        if self._application.refused(intents):
            connection.close(DISALLOWED_INTENTS)
            return
        session = self._open_session(connection, data, intents)
        self._dispatch(session, "READY", self._ready_payload(session))
        for guild in self._guilds():
            self._deliver(session, "GUILD_CREATE", self._guild_payload(guild))

    def _guilds(self) -> list[Any]:
        """Return the guilds that have the bot."""
        guilds = self._backend.guilds.values()
        return [guild for guild in guilds if self._application.has_bot(guild.id)]

    def _open_session(
        self, connection: Connection, data: Payload, intents: discord.Intents
    ) -> Session:
        session = Session(os.urandom(8).hex(), intents, data.get("shard", [0, 1]), connection)
        connection.session = session
        self.sessions[session.id] = session
        return session

    def _guild_payload(self, guild: Any) -> Payload:
        return dict(serializers.guild_create_payload(self._backend, guild))

    def _ready_payload(self, session: Session) -> Payload:
        assert session.connection is not None
        flags = self._application.flags.value
        return {
            "v": 10,
            "user": dict(serializers.user_payload(self._backend.bot_user)),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in self._guilds()],
            "session_id": session.id,
            "resume_gateway_url": gateway_url(session.connection.request),
            "shard": session.shard,
            "application": {"id": str(self._backend.application_id), "flags": flags},
            "private_channels": [],
        }

    def _resume(self, connection: Connection, data: Payload) -> None:
        self._counts["resume"] += 1
        session = self.sessions.get(data["session_id"])
        if session is None or not session.can_resume(data["seq"]):
            connection.send(Op.INVALID_SESSION, False)
            return
        connection.session = session
        self._counts["replayed"] += session.resume(connection, data["seq"])

    def _send_members(self, connection: Connection, data: Payload) -> None:
        guild = self._backend.get_guild(int(data["guild_id"]))
        members = [
            dict(serializers.member_payload(self._backend, guild, member))
            for member in guild.members.values()
        ]
        chunk = {"guild_id": data["guild_id"], "members": members, "nonce": data.get("nonce")}
        if connection.session is not None:
            chunk |= {"chunk_index": 0, "chunk_count": 1}
            self._dispatch(connection.session, "GUILD_MEMBERS_CHUNK", chunk)

    def publish(self, event: str, payload: Mapping[str, Any]) -> None:
        """Pass an event of the backend on to every session; the backend calls this."""
        for session in list(self.sessions.values()):
            self._deliver(session, event, payload)

    def _deliver(self, session: Session, event: str, payload: Mapping[str, Any]) -> None:
        if not self._application.reaches(event, payload):
            return
        gate = simcord_intents.required_intent(event, payload)
        if gate is None or getattr(session.intents, gate):
            self._dispatch(session, event, self._seen_by(session, event, payload))

    def _seen_by(self, session: Session, event: str, payload: Mapping[str, Any]) -> Payload:
        data = copy.deepcopy(dict(payload))
        bot_id = self._backend.bot_user.id
        if event == "INTERACTION_CREATE":
            self._application.complete(data)
            if self.mutate is not None:
                self.mutate(data)
        if event == "GUILD_CREATE":  # without the intents, no member but the bot itself
            simcord_intents.prune_guild_create(data, session.intents, bot_id)
        # Without message_content the text is blank but for mentions of the bot, replies that
        # ping it, direct messages and its own.
        if event in ("MESSAGE_CREATE", "MESSAGE_UPDATE") and not session.intents.message_content:
            simcord_intents.censor_message(data, bot_id, backend=self._backend)
        return data

    def _dispatch(self, session: Session, event: str, data: Payload) -> None:
        session.dispatch(event, data)
        self._counts["dispatch"] += 1
