"""What keeps the bot within Discord's limits."""

import asyncio

from bot.pace import _A_SECOND, _AT_ONCE, FirstResponses, Pace


class Clock:
    """A clock that stands still until it is moved."""

    now = 100.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def test_no_more_than_so_many_requests_begin_in_a_second() -> None:
    """The first goes at once, each of a rush a little after the one before."""
    clock = Clock()
    pace = Pace(clock)
    times = [pace.reserve() for _ in range(3 * _A_SECOND)]
    assert times[0] == 0
    assert all(times[n + _A_SECOND] - times[n] > 0.999 for n in range(2 * _A_SECOND))
    clock.now += 60
    assert pace.reserve() == 0


async def test_few_first_responses_are_sent_at_a_time() -> None:
    """What can wait stands back until all of them have had their turn."""
    first, order = FirstResponses(), []
    inside = most = 0

    async def respond() -> None:
        nonlocal inside, most
        async with first.turn():
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1
        order.append("response")

    async def ask() -> None:
        await asyncio.sleep(0)
        await first.calm()
        order.append("question")

    await asyncio.gather(ask(), *(respond() for _ in range(4 * _AT_ONCE)))
    assert most == _AT_ONCE
    assert order.index("question") >= 2 * _AT_ONCE


async def test_one_who_gives_up_leaves_the_line() -> None:
    """A cancelled response keeps nobody waiting."""
    first, hold = FirstResponses(), asyncio.Event()

    async def respond() -> None:
        async with first.turn():
            await hold.wait()

    tasks = [asyncio.create_task(respond()) for _ in range(_AT_ONCE + 1)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    tasks[-1].cancel()
    await asyncio.gather(tasks[-1], return_exceptions=True)
    await asyncio.wait_for(first.calm(), 1)
    hold.set()
    await asyncio.gather(*tasks[:-1])
