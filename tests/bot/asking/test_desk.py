"""The desk, at which the library of a place is asked."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.asking.desk import Desk
from bot.asking.places import Place
from bot.asking.shelves import Shelves
from bot.pace import FirstResponses
from bot.records.settings import DEFAULTS
from bot.texts import ENGLISH
from index.library import Library

FLOOD, OTHER = 1, 2


@pytest.fixture
def desk(library: Library, tmp_path: Path) -> Iterator[Desk]:
    """A desk of the shipped library."""
    made = Desk(Shelves(library, tmp_path / "servers"), FirstResponses())
    yield made
    made.close()


def place(user: int) -> Place:
    """Where a user asks."""
    return Place(user, None, user, user, DEFAULTS, ENGLISH)


@pytest.mark.parametrize("kind", ["run", "look"])
async def test_a_flood_of_one_user_does_not_stand_before_another(desk: Desk, kind: str) -> None:
    """Neither with questions nor with what is looked up while somebody types, or at a press."""
    order: list[int] = []
    begin = threading.Event()

    def work(user: int) -> None:
        begin.wait()
        order.append(user)

    async def come(user: int, how: str) -> None:
        await getattr(desk, how)(place(user), lambda _: work(user))

    coming = [asyncio.create_task(come(FLOOD, "look")) for _ in range(50)]
    await asyncio.sleep(0)
    coming.append(asyncio.create_task(come(OTHER, kind)))
    await asyncio.sleep(0)
    begin.set()
    await asyncio.gather(*coming)
    assert order.index(OTHER) <= 6
    assert sorted(order) == [FLOOD] * 50 + [OTHER]
