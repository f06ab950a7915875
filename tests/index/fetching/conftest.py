"""A server and a fetcher that may reach it."""

from collections.abc import Iterator

import pytest

from index.fetching import Fetcher
from tests.index.fetching.server import CONTACT, Server


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that knows no path yet."""
    with Server() as running:
        yield running


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    """A fetcher that may reach this machine."""
    with Fetcher(contact=CONTACT, allow_loopback=True) as made:
        yield made
