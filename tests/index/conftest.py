"""A library of the two shipped articles, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import index
from index.library import Library
from index.settings import Settings

SMALL = Path(__file__).parents[1] / "data" / "small" / "articles.jsonl"
ARTICLES = Path(index.__file__).parent / "articles"


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library as it is after the first start. Tests only ask it."""
    settings = Settings(data=tmp_path_factory.mktemp("shipped"), articles=(ARTICLES,))
    with Library.open(settings) as library:
        yield library


@pytest.fixture(scope="session")
def small() -> Iterator[Library]:
    """The library of the ten invented articles. Tests only ask it."""
    with Library.temporary(SMALL) as library:
        yield library
