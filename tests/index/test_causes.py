"""Sentences that say why."""

import pytest

from index.causes import gives_cause


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It sank because of the ice.", True),
        ("The strike was called off, citing the storm.", True),
        ("Ice caused the delay.", True),
        ("She left in protest at the fare.", True),
        ("It sank in the ice.", False),
        ("It has been shut since May.", False),
        ("It has been shut since the storm.", False),
        ("It has run since its launch.", False),
        ("It has been shut, since it leaks.", True),
        ("It was shut so that bats could breed.", True),
        ("It was shut owing to bats.", True),
        ("The cause is unknown.", True),
        ("Causeways were flooded.", False),
    ],
)
def test_what_gives_a_cause(text: str, told: bool) -> None:
    """A word that leads to one."""
    assert gives_cause(text) == told
