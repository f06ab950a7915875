"""The bot's own process, connected to the loopback Discord of the tests (extra `dev`)."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from contextlib import redirect_stdout
from importlib.util import find_spec
from statistics import median

from tests.bench.isolation import resident, say
from tests.bench.libraries import Place

ASKED = 20


def connected(place: Place, questions: Sequence[str]) -> dict[str, float] | None:
    """Its memory in MB after some questions, the seconds to its start, and the milliseconds from
    a slash command to its answer; None where the loopback Discord is not installed.
    """
    if not find_spec("simcord"):
        say("the connected bot is left out: simcord is not installed; install requirements-dev.txt")
        return None
    with redirect_stdout(sys.stderr):  # the bot's log
        return asyncio.run(_connected(place, questions[:ASKED]))


async def _connected(place: Place, questions: Sequence[str]) -> dict[str, float]:
    from tests.wire import Wire, discord_spec, running_bot

    wire = await Wire(discord_spec()).start()
    guild = wire.env.create_guild()
    channel = guild.create_text_channel("news")
    alice = guild.add_member(wire.env.create_user("alice"))
    begin, times = time.perf_counter(), []
    async with running_bot(wire, place.config) as bot:
        ready = time.perf_counter() - begin
        for question in questions:
            asked = time.perf_counter()
            result = await alice.slash(channel, "ask", question=question)
            await wire.until(lambda result=result: result.response)
            times.append(time.perf_counter() - asked)
        memory = resident(bot.process.pid)
    await wire.stop()
    return {"memory_mb": memory, "ready_seconds": ready, "answer_ms": median(times) * 1e3}
