"""Sentences that say why."""

import pytest

from index.causes import cause_told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It sank because of the ice.", 1.0),
        ("The strike was called off, citing the storm.", 1.0),
        ("Ice caused the delay.", 1.0),
        ("She left in protest at the fare.", 1.0),
        ("It sank in the ice.", 0.0),
        ("It has been shut since May.", 0.0),
        ("It has been shut since the storm.", 0.0),
        ("It has run since its launch.", 0.0),
        ("It has been shut, since it leaks.", 1.0),
        ("It was shut so that bats could breed.", 1.0),
        ("It was shut owing to bats.", 1.0),
        ("The cause is unknown.", 1.0),
        ("Causeways were flooded.", 0.0),
        ("It declined to comment on the cause.", 0.0),
        ("He died suddenly of a fever.", 1.0),
        ("He died west of the city.", 0.0),
        ("It ran from 1914, and he died of 3 wounds.", 0.0),
        ("It blamed the delay on the ice.", 0.5),
        ("The results are in for more than 300 towns.", 0.0),
        ("Drivers walked out after talks broke down.", 0.5),
        ("The dues were raised to pay for the moles.", 0.5),
        ("The dues were paid to the doge.", 0.0),
    ],
)
def test_what_gives_a_cause(text: str, told: float) -> None:
    """A word that leads to one counts in full, one that often does half."""
    assert cause_told(text) == told
