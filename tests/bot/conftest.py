"""Libraries for the bot's tests: the one that ships, and small ones that a test may change."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import index
from index.library import Library
from index.settings import Settings
from tests.bot.ferry_site import STORY, story
from tests.index.fetching.server import CONTACT, Server

ARTICLES = Path(index.__file__).parent / "articles"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library as it ships; tests only ask it."""
    settings = Settings(data=tmp_path_factory.mktemp("library"), articles=(ARTICLES,))
    with Library.open(settings) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    """A library with no articles."""
    with Library.open(Settings(tmp_path / "data", (), CONTACT)) as opened:
        yield opened


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A web site on this machine, which may be fetched from, with one story."""
    monkeypatch.setenv("VERBATIM_TEST_LOOPBACK", "1")
    with Server({STORY: story()}) as running:
        yield running


@pytest.fixture
def add(empty: Library, tmp_path: Path) -> Callable[..., None]:
    """A function that puts an article, given as the keys of JSON lines, into the empty library."""

    def put(**article: str) -> None:
        file = tmp_path / "article.jsonl"
        file.write_text(json.dumps(article), encoding="utf-8")
        empty.add(file)

    return put
