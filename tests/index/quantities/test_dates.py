"""Dates in a sentence: what they tell, and which of them can be the same day."""

import pytest

from index.quantities.dates import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank on 3 May 2021.", [("3 May 2021", 2021, 5, 3)]),
        ("It sank on May 3rd, 2021.", [("May 3rd, 2021", 2021, 5, 3)]),
        ("It sank on 3 May.", [("3 May", None, 5, 3)]),
        ("It sank in May 2021.", [("May 2021", 2021, 5, None)]),
        ("It sank in May.", [("May", None, 5, None)]),
        (
            "It sank in 1898 and was raised by 1902.",
            [("1898", 1898, None, None), ("1902", 1902, None, None)],
        ),
        ("In 1953, 1,150 houses burned.", [("1953", 1953, None, None)]),
        ("In 1,953, in 1754 – 1763 and in 1953.5 it sank.", []),
        ("It sank on Sept. 8.", [("Sept. 8", None, 9, 8)]),
        ("Logged: 2021-05-03.", [("2021-05-03", 2021, 5, 3)]),
        ("The war (1754–1763) went on.", []),
        ("In 1,200 homes the lights went out in the 1980s.", []),
        ("It may be 2,000 years old.", []),
        ("It sank on Monday.", []),
    ],
)
def test_dates(text: str, expected: list[tuple[str, int | None, int | None, int | None]]) -> None:
    """As precise as the words tell them; counts, decades and spans of years are none."""
    found = [(text[d.start : d.end], d.year, d.month, d.day) for d in dates(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("on 3 May 2021", "in May 2021", False),
        ("on 3 May 2021", "in 2021", False),
        ("on 3 May", "on May 3, 2021", False),
        ("on 8 February", "on 9 February", True),
        ("in 1887", "in 1892", True),
        ("in May 2021", "on 3 June", True),
        ("in 2021", "on 3 June", False),
    ],
)
def test_dates_that_differ(one: str, other: str, differ: bool) -> None:
    """Only what both tell is compared."""
    (first,), (second,) = dates(one), dates(other)
    assert first.differs(second) is second.differs(first) is differ
