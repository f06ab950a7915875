"""Keeping records of questions beside their answers, which no trouble with a record holds up."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

from bot.records import Records
from bot.records.model import Asked
from index.errors import StoreError

_PATIENCE = 0.3  # seconds that an answer waits, so that its buttons find the record

_log = logging.getLogger(__name__)


class Keeper:
    """Keeps questions in a thread of its own: another process may hold the database for long."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="records")

    async def keep(self, asked: Asked) -> None:
        """Keep a question; returns before that is done where it takes long. Errors are logged."""
        loop = asyncio.get_running_loop()
        kept = loop.run_in_executor(self._thread, self._keep, asked)
        await asyncio.wait({kept}, timeout=_PATIENCE)

    def close(self) -> None:
        """Wait for the question that is being kept; those behind it are lost."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _keep(self, asked: Asked) -> None:
        try:
            self._records.keep(asked)
        except StoreError as error:
            _log.warning("question %d could not be kept. %s", asked.id, error)
