"""The world behind the wire: simcord's model and actors, without simcord's own transport."""

import asyncio
import datetime
from typing import Any

import discord
from simcord._clock import Clock
from simcord.backend import Backend
from simcord.env import Env


class RealClock(Clock):
    """Real time, since the bot's own deadlines run on it; ``advance(seconds)`` skips ahead."""

    def now(self) -> datetime.datetime:
        """Return the present, in UTC."""
        return datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=self.elapsed)


class World(Env):
    """simcord's environment with no bot attached: builders and actors only.

    The hooks below keep one operation at a time and wait for the attached bot to settle.
    Here the bot is at the far end of a socket: operations may overlap, and tests wait
    with ``Wire.until``. While ``at_once`` is set, actors do not let the event loop turn: what
    they do goes out together, once they have done it all.
    """

    at_once = False

    def __init__(self) -> None:
        super().__init__(discord.Client(intents=discord.Intents.all()))
        self.backend = Backend(clock=RealClock())
        self._message_states.add(self.bot._connection)  # whose messages users may act upon

    def _begin_operation(self, label: str) -> None:
        """Allow operations to overlap."""

    def _end_operation(self) -> None:
        """Allow operations to overlap."""

    def _mark_mutation(self) -> None:
        """Keep no account of work that a bot has yet to see."""

    async def _settle_internal(self, **_options: Any) -> None:
        """Let the event loop turn once, in place of waiting for the bot."""
        if not self.at_once:
            await asyncio.sleep(0)
