"""A library of the two shipped articles, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import index
from index.library import Library
from index.settings import Settings
from tests.index.growing import add

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


@pytest.fixture
def data_folder(tmp_path: Path) -> Settings:
    """An empty data folder."""
    return Settings(tmp_path / "data", ())


@pytest.fixture
def filled(data_folder: Settings, tmp_path: Path) -> Settings:
    """A data folder with four articles, indexed on disk."""
    with Library.open(data_folder) as opened:
        add(opened, tmp_path, *((f"a{n}", n) for n in range(4)))
    with Library.open(data_folder):
        return data_folder
