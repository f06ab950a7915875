"""What of some articles a store holds already: by content, by address, by id."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.changes import Put
from index.model import EXCERPT, Article
from index.store import Store

TRAM = Article("tram", "Tram", "The tram is late.", url="https://post.example/tram", source="a.txt")
FERRY = Article("ferry", "Ferry", "The ferry is early.", notes=(EXCERPT,))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of a tram, and of a ferry of which it holds an excerpt."""
    opened = Store(tmp_path / "library.sqlite3")
    for article in (TRAM, FERRY):
        opened.put(article, [])
    yield opened
    opened.close()


def test_what_is_held_is_known_under_the_id_that_it_has(store: Store) -> None:
    """Others are not, in the order in which they were asked for."""
    again = replace(TRAM, id="line-7")
    changed = replace(TRAM, text="The tram is very late.")
    found = store.holdings.known([changed, again, FERRY])
    assert found == [
        None,
        Put("unchanged", "tram", "line-7"),
        Put("unchanged", "ferry", "ferry"),
    ]


@pytest.mark.parametrize("revive", [True, False])
def test_what_was_removed_is_known_unless_it_may_come_back(store: Store, revive: bool) -> None:
    """It stays away where it is not asked for by a person."""
    store.remove("tram")
    found = store.holdings.known([TRAM, FERRY], revive=revive)
    assert found[0] == (None if revive else Put("removed", "tram", "tram"))
    assert found[1] == Put("unchanged", "ferry", "ferry")


def test_many_contents_are_looked_for_at_once(store: Store) -> None:
    """More than one query takes."""
    digests = [TRAM.content_hash(), *(f"{number:064x}" for number in range(1200))]
    digests.append(FERRY.content_hash())
    assert store.holdings.holding(digests) == {digests[0]: "tram", digests[-1]: "ferry"}


def test_a_made_id_gives_way_to_the_one_at_the_address(store: Store) -> None:
    """An id of its own does not."""
    came = Article("post.example-tram", "Tram", "New.", url="http://www.post.example/tram/")
    assert store.holdings.id_of(came) == "post.example-tram"
    assert store.holdings.id_of(replace(came, made=True)) == "tram"
    elsewhere = replace(came, url="https://post.example/bus", made=True)
    assert store.holdings.id_of(elsewhere) == "post.example-tram"


def test_sources_and_excerpts(store: Store) -> None:
    """Of articles that are held."""
    holdings = store.holdings
    assert [holdings.source_of(name) for name in ("tram", "bus")] == ["a.txt", None]
    assert [holdings.is_whole(name) for name in ("tram", "ferry", "bus")] == [True, False, False]
