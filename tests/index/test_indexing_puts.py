"""Articles that are stored together with the segment over them."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index import indexing
from index.indexing import Indexer
from index.segments.building import segment_of
from index.segments.draft import draft
from index.store import Store
from tests.index.growing import items, of, said
from tests.index.making import Item


@pytest.fixture
def indexed(tmp_path: Path) -> Iterator[tuple[Store, Indexer]]:
    """An empty store and its index."""
    store = Store(tmp_path / "library.sqlite3")
    yield store, Indexer(store, tmp_path / "index")
    store.close()


def put(indexer: Indexer, *numbers: int, meanwhile: Callable[[], Any] = lambda: None) -> list[str]:
    """Store small articles with a segment over them; `meanwhile` happens before it is taken in."""
    given = items(*numbers)

    def over(keep: Any) -> Any:
        kept = [item for item, stays in zip(given, keep, strict=True) if stays]
        return segment_of(draft(kept, indexer.analyzer), [0] * len(kept))

    class Items(list[Item]):
        def __iter__(self) -> Iterator[Item]:
            meanwhile()
            return super().__iter__()

    return [put.outcome for put in indexer.put(Items(given), over, revive=True)]


def test_a_segment_that_is_given_is_taken(
    indexed: tuple[Store, Indexer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No text is read again; articles that are known already are passed over."""
    _, indexer = indexed
    with monkeypatch.context() as patched:
        patched.delattr(indexing, "draft")
        assert put(indexer, 1, 2) == ["added", "added"]
        assert said(indexer.snapshot()) == of(1, 2)
        assert put(indexer, 2, 3, 1) == ["unchanged", "added", "unchanged"]
        assert said(indexer.snapshot()) == of(1, 2, 3)
    indexer.save()
    assert put(indexer, 4) == ["added"]
    assert said(indexer.snapshot()) == of(1, 2, 3, 4)


def test_a_version_that_is_current_no_more_is_left_out(indexed: tuple[Store, Indexer]) -> None:
    """Also where one batch holds two versions of an article."""
    _, indexer = indexed
    (old, _), (new, sentences) = items(1, 2)
    given = [(old, sentences), (replace(new, id=old.id), sentences)]

    def over(_keep: Any) -> Any:
        return segment_of(draft(given, indexer.analyzer), [0, 0])

    outcomes = [put.outcome for put in indexer.put(given, over, revive=True)]
    assert outcomes == ["added", "updated"]
    assert said(indexer.snapshot()) == of(2)


def test_what_another_program_puts_is_not_taken_for_ours(
    indexed: tuple[Store, Indexer],
) -> None:
    """Before ours or just as it is stored: the words are those of the texts."""
    store, indexer = indexed
    store.put_many(items(1))
    put(indexer, 2)
    assert said(indexer.snapshot()) == of(1, 2)
    put(indexer, 4, meanwhile=lambda: store.put_many(items(3)))
    assert said(indexer.snapshot()) == of(1, 2, 3, 4)
    put(indexer, 5)
    assert said(indexer.snapshot()) == of(1, 2, 3, 4, 5)


def test_threads_that_put_and_look_agree_on_what_is_there(
    indexed: tuple[Store, Indexer],
) -> None:
    """One article at a time from each, while others look: every row has its own words."""
    _, indexer = indexed

    def some(first: int) -> None:
        for number in range(first, first + 15):
            put(indexer, number)
            indexer.snapshot()

    threads = [threading.Thread(target=some, args=(first,)) for first in (100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = said(indexer.snapshot())
    numbers = [n for first in (100, 200, 300) for n in range(first, first + 15)]
    assert sorted(found) == sorted(of(*numbers))
