"""A newspaper, a library, and a clock that a test sets."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.feeds.visiting import Visitor
from index.fetching import Fetcher
from index.library import Library
from index.settings import Settings
from tests.index.feeds.press import Press, press
from tests.index.fetching.server import CONTACT


class Clock:
    """Tells the time that it was set to."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        """Seconds since 1970."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
def paper() -> Iterator[Press]:
    """A newspaper with an empty feed."""
    with press() as opened:
        yield opened


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    """A fetcher that may reach this machine."""
    with Fetcher(contact=CONTACT, allow_loopback=True) as made:
        yield made


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with no articles."""
    with Library.open(Settings(tmp_path / "data", ())) as opened:
        yield opened


@pytest.fixture
def visitor(library: Library, fetcher: Fetcher, clock: Clock) -> Visitor:
    """What reads feeds into the library."""
    return Visitor(library, fetcher, clock=clock)
