"""Figures: value and measure."""

import pytest

from index.analysis import Analyzer
from index.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It had nearly 3.6 million users globally.", [(3.6e6, "audience")]),
        ("It was downloaded around five million times.", [(5e6, "audience")]),
        ("It is valued at around $1 billion.", [(1e9, "$")]),
        ("It cost 12 million euros.", [(12e6, "$")]),
        ("Turnout fell to 41.5 % and then to forty-two percent.", [(41.5, "%"), (42, "%")]),
        ("The fire killed twenty-three people.", [(23, "audience")]),
        ("The tower has 1,200 windows.", [(1200, "window")]),
        ("It opened in 2019.", []),
        ("A 50-person limit holds.", [(50, "audience")]),
        ("Nobody came.", []),
    ],
)
def test_figures(text: str, expected: list[tuple[float, str]]) -> None:
    """Years are left out; the noun or the sign tells what is counted."""
    found = figures(text, Analyzer())
    assert [(pytest.approx(figure.value), figure.measure) for figure in found] == expected
    for figure in found:
        assert text[figure.start : figure.end].strip()
