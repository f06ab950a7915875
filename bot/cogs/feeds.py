"""The feeds that the shared library follows: while the bot runs, their articles come in."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING

from discord.ext import commands, tasks

from index.errors import SettingsError, StoreError
from index.feeds.polling import Poller

if TYPE_CHECKING:
    from bot.client import VerbatimBot
    from index.fetching import Fetcher

_GRACE = 2.0  # seconds that what is being read has at the end

_log = logging.getLogger(__name__)


class Feeds(commands.Cog):
    """Has the feeds read that are due, outside the event loop."""

    def __init__(self, bot: VerbatimBot) -> None:
        self._poller = Poller(bot.library, partial(_fetcher, bot.library.contact))
        self._failing = False

    async def cog_load(self) -> None:
        """Begin; feeds that became due while the bot was off are read at once."""
        self.poll.start()

    async def cog_unload(self) -> None:
        """Read no more; what is under way is cut short, and begun again at the next start."""
        self.poll.cancel()
        await asyncio.to_thread(self._poller.close, _GRACE)

    @tasks.loop(minutes=1)
    async def poll(self) -> None:
        """Begin to read the feeds that are due."""
        try:
            await asyncio.to_thread(self._poller.start)
        except StoreError as error:
            if not self._failing:
                _log.warning("feeds cannot be read; trying again every minute. %s", error)
            self._failing = True
        except SettingsError as error:
            _log.warning("feeds are not read. %s, and start the bot again", error)
            self.poll.stop()
        else:
            self._failing = False


def _fetcher(contact: str | None) -> Fetcher:
    from index.fetching import Fetcher  # it takes a while to import, and most bots need none

    return Fetcher(contact=contact)
