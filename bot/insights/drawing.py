"""Drawing the plot in a process of its own, so that the bot stays small and goes on answering."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import bot
from bot.insights.counting import Insights
from bot.texts import Texts

BARS = 6
"""The clusters that the plot shows."""

_PROGRAM = "bot.insights.plot"
_PATIENCE = 30.0  # seconds: the first plot of an installation looks for fonts

_log = logging.getLogger(__name__)


def can_draw() -> bool:
    """Whether the extra `plots` is there."""
    return find_spec("matplotlib") is not None


class Plotter:
    """Draws one plot at a time."""

    def __init__(self, program: str = _PROGRAM, patience: float = _PATIENCE) -> None:
        self._program = program
        self._patience = patience
        self._turn = asyncio.Lock()

    async def plot(self, found: Insights, texts: Texts) -> bytes | None:
        """The plot as a PNG; None where it cannot be drawn, which the log tells."""
        data = json.dumps(content(found, texts)).encode()
        try:
            async with self._turn:
                return await self._drawn(data)
        except TimeoutError:
            _log.warning("the plot took longer than %g s and was left out", self._patience)
        except OSError as error:
            _log.warning("the plot could not be drawn and was left out: %s", error)
        return None

    async def _drawn(self, data: bytes) -> bytes | None:
        process = await self._started()
        try:
            async with asyncio.timeout(self._patience):
                drawn, faults = await process.communicate(data)
        except BaseException:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            raise
        if process.returncode == 0:
            return drawn
        fault = _fault(faults.decode(errors="replace"))
        _log.warning("the plot could not be drawn and was left out: %s", fault)
        return None

    async def _started(self) -> asyncio.subprocess.Process:
        """The program, from the folder in which it is found, without the bot's token."""
        pipe = asyncio.subprocess.PIPE
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", self._program),
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            cwd=Path(bot.__file__).parents[1],
            env={name: value for name, value in os.environ.items() if "TOKEN" not in name},
        )


def _fault(told: str) -> str:
    """What went wrong, by a program's last words; of an exception its name alone, since its text
    may quote a question.
    """
    last = told.strip().rpartition("\n")[2]
    return last.partition(":")[0] if "Traceback" in told else last


def content(found: Insights, texts: Texts) -> dict[str, Any]:
    """What the plot shows, as JSON has it."""
    said = texts.insights
    days = [
        {"date": day.day.isoformat(), "answered": day.answered, "missing": day.missing}
        for day in found.days
    ]
    clusters = [
        {"count": cluster.count, "question": cluster.question} for cluster in found.missing[:BARS]
    ]
    return {
        "days": days,
        "clusters": clusters,
        "title": said.questions_per_day,
        "answered": said.answered,
        "missing": said.not_found,
        "lacks": said.lacks,
    }
