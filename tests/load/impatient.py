"""The bot, which gives up a silent gateway after seconds in place of discord.py's minute."""

import functools
import runpy

import discord

SILENCE = 7.0  # seconds; more than the 5 that discord.py waits, deaf, before it identifies anew

discord.Client.__init__ = functools.partialmethod(  # type: ignore[method-assign,assignment]
    discord.Client.__init__, heartbeat_timeout=SILENCE
)
runpy.run_module("bot", run_name="__main__")
