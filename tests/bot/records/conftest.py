"""Empty records and the clock that they go by."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.records.records import Records
from tests.bot.records.making import Clock


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
def records(tmp_path: Path, clock: Clock) -> Iterator[Records]:
    """Empty records in tmp_path."""
    with Records.open(tmp_path, clock) as opened:
        yield opened
