"""The shared library and the servers' own."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.asking.shelves import _OPEN, Shelves
from index.library import Library

HERE, THERE = 11, 22
FERRY = "Which ship crosses the sound?"


@pytest.fixture
def shelves(library: Library, tmp_path: Path) -> Iterator[Shelves]:
    """Shelves beside the shipped library."""
    made = Shelves(library, tmp_path / "servers")
    yield made
    made.close()


@pytest.fixture
def put(shelves: Shelves, tmp_path: Path) -> Callable[[int, str], None]:
    """A function that puts a text into a server's own library."""

    def put_text(guild: int, text: str) -> None:
        file = tmp_path / f"{guild}.jsonl"
        file.write_text(json.dumps({"title": "Ferries", "text": text}), encoding="utf-8")
        with shelves.own(guild) as library:
            library.add(file)

    return put_text


def texts(shelves: Shelves, guild: int | None, shared: bool = True) -> list[str]:
    """What is quoted or nearest to the question about the ship."""
    with shelves.collection(guild, shared) as collection:
        answer = collection.ask(FERRY)
    return [quote.text for quote in (*answer.quotes, *answer.nearest)]


def test_asking_makes_no_files(shelves: Shelves, tmp_path: Path) -> None:
    """A server that added nothing costs nothing."""
    texts(shelves, HERE)
    assert not (tmp_path / "servers").exists()


def test_a_servers_own_articles_are_asked_there_alone(
    shelves: Shelves, put: Callable[[int, str], None]
) -> None:
    """Neither another server nor direct messages see them."""
    put(HERE, "The ship Ingeborg crosses the sound twice a day.")
    assert "Ingeborg" in " ".join(texts(shelves, HERE))
    assert "Ingeborg" not in " ".join(texts(shelves, THERE) + texts(shelves, None))


def test_the_shared_articles_can_be_left_out(
    shelves: Shelves, put: Callable[[int, str], None]
) -> None:
    """Then the own ones alone are asked, and there may be none."""
    put(HERE, "The ship Ingeborg crosses the sound twice a day.")
    with shelves.collection(HERE, shared=False) as own, shelves.collection(HERE) as joined:
        assert (own.size()[0], joined.size()[0]) == (1, 3)
    with shelves.collection(THERE, shared=False) as collection:
        assert collection.is_empty()


def test_few_libraries_stay_open(shelves: Shelves, put: Callable[[int, str], None]) -> None:
    """However many servers there are; one that is in use stays open."""
    put(HERE, "The ship Ingeborg crosses the sound twice a day.")
    with shelves.own(HERE) as library:
        for guild in range(100, 100 + _OPEN + 5):
            with shelves.own(guild):
                pass
        assert len(shelves._open) <= _OPEN + 1
        assert len(library.articles()) == 1
    assert "Ingeborg" in " ".join(texts(shelves, HERE))


def test_a_server_can_be_forgotten(
    shelves: Shelves, put: Callable[[int, str], None], tmp_path: Path
) -> None:
    """Its articles are gone from the disk, and it may begin anew."""
    put(HERE, "The ship Ingeborg crosses the sound twice a day.")
    shelves.forget(HERE)
    assert not (tmp_path / "servers" / str(HERE)).exists()
    assert "Ingeborg" not in " ".join(texts(shelves, HERE))
    put(HERE, "The ship Solveig crosses the sound.")
    assert "Solveig" in " ".join(texts(shelves, HERE))
