"""Outages of Discord's: what they look like, what is logged of them, how soon they are over."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord
from discord.backoff import ExponentialBackoff

from bot.delivery import describe

UNREACHABLE = (
    OSError,
    TimeoutError,
    aiohttp.ClientError,
    discord.HTTPException,
    discord.GatewayNotFound,
)
"""What is raised while Discord cannot be reached."""

_LONGEST = 15.0  # seconds between two tries to go on; what was asked meanwhile waits
_TALKATIVE = ("discord.client", "discord.app_commands.tree")  # loggers


@contextmanager
def brief_log() -> Iterator[None]:
    """One line in the log for a lost connection, and for a suggestion that came too late or not
    at all, in place of discord.py's tracebacks.
    """

    def shorten(record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        told = "reconnect" in str(record.msg) or isinstance(error, UNREACHABLE)
        if error is not None and told:
            record.msg = f"{record.msg} (%s)"
            record.args = (*record.args, describe(error)) if record.args else (describe(error),)
            record.exc_info, record.levelno, record.levelname = None, logging.WARNING, "WARNING"
        return True

    loggers = [logging.getLogger(name) for name in _TALKATIVE]
    for logger in loggers:
        logger.addFilter(shorten)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(shorten)


class _Backoff(ExponentialBackoff[bool]):
    """discord.py's pauses between reconnects, which grow to a quarter of an hour, within reason."""

    def delay(self) -> float:
        """The seconds until the next try."""
        return min(super().delay(), _LONGEST)


@contextmanager
def steady_reconnects() -> Iterator[None]:
    """After a long outage of Discord's the bot is back within seconds."""
    names = vars(discord.client)  # where discord.py looks its pauses up
    usual = names[ExponentialBackoff.__name__]
    names[ExponentialBackoff.__name__] = _Backoff
    try:
        yield
    finally:
        names[ExponentialBackoff.__name__] = usual
