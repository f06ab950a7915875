"""The bot's process under load and faults, for as long as a test may take: nothing is lost."""

from pathlib import Path

from tests.load.burst import burst
from tests.load.faults import disturbances
from tests.load.soak import Plan, soak
from tests.wire import Wire


async def test_a_burst_loses_nothing(tmp_path: Path) -> None:
    """Whatever many users do at once is acknowledged before Discord gives up, and answered."""
    outcome = await burst(tmp_path, count=150, users=75, seed=1, look=False)
    assert outcome.faults() == []


async def test_a_soak_loses_nothing(tmp_path: Path) -> None:
    """Through every fault, each question ends in one answer, or the user is told to try again."""
    plan = Plan(
        seconds=0,
        rate=5,
        users=60,
        heartbeat=0.5,
        pause=0.2,
        again=1.0,
        program=("-m", "tests.load.impatient"),
    )
    outcome = await soak(tmp_path, plan, look=False)
    assert set(outcome.disturbed) == set(disturbances(Wire()))
    assert outcome.outcomes["answered"] > 0
    assert outcome.faults() == []
