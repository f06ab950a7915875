"""Fair turns between users."""

import asyncio

import pytest

from bot.asking.turns import Turns

FLOOD, OTHER, THIRD = 1, 2, 3


class Line:
    """People who come to turns, and the order in which they had theirs."""

    def __init__(self, at_once: int = 1) -> None:
        self.turns = Turns(at_once)
        self.order: list[int] = []
        self.inside = self.most = 0

    async def visit(self, user: int) -> None:
        """Wait for a turn and let others run in it."""
        async with self.turns.turn(user):
            self.order.append(user)
            self.inside += 1
            self.most = max(self.most, self.inside)
            await asyncio.sleep(0)
            self.inside -= 1


async def test_a_flood_does_not_stand_before_others() -> None:
    """Who asks once waits for one turn of the flood's, not for all of them."""
    line = Line()
    await asyncio.gather(*(line.visit(user) for user in [FLOOD] * 50 + [OTHER, THIRD, OTHER]))
    assert line.order.index(OTHER) <= 3
    assert line.order.index(THIRD) <= 4
    assert sorted(line.order) == [FLOOD] * 50 + [OTHER, OTHER, THIRD]


@pytest.mark.parametrize("at_once", [1, 2, 5])
async def test_no_more_than_allowed_are_at_work(at_once: int) -> None:
    """And as many as allowed are."""
    line = Line(at_once)
    await asyncio.gather(*(line.visit(user) for user in range(20)))
    assert line.most == at_once


async def test_one_who_gives_up_holds_nobody_up() -> None:
    """A cancelled wait, and one cancelled in the moment of its turn, pass the turn on."""
    line, hold = Line(), asyncio.Event()

    async def holds() -> None:
        async with line.turns.turn(FLOOD):
            await hold.wait()

    holding = asyncio.create_task(holds())
    await asyncio.sleep(0)
    early, late, last = (asyncio.create_task(line.visit(user)) for user in (OTHER, THIRD, 4))
    await asyncio.sleep(0)
    early.cancel()
    hold.set()
    await holding  # the turn is now the next one's, who is cancelled before it is awake
    late.cancel()
    await asyncio.gather(early, late, last, return_exceptions=True)
    assert 4 in line.order
    await line.visit(OTHER)


async def test_an_error_passes_the_turn_on() -> None:
    """The block's error is the caller's affair."""
    line = Line()

    async def fails() -> None:
        async with line.turns.turn(FLOOD):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fails()
    await line.visit(OTHER)
    assert line.order == [OTHER]
