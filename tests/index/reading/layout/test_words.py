"""Words that the end of a line broke."""

import pytest

from index.reading.layout.lines import Line
from index.reading.layout.words import Words

WORDS = Words([Line("A well-to-do operator took the tram-car.", 0, 0, 10, 0)])


@pytest.mark.parametrize(
    ("line", "below", "ended"),
    [
        ("the tram", "was late", "the tram "),
        ("the opera-", "tor said", "the opera"),
        ("the tram-", "car was", "the tram-"),
        ("the neigh\u00ad", "bourhood", "the neigh"),
        ("the self-", "evident", "the self-"),
        ("Franco-", "German money", "Franco-"),
        ("from 2019-", "2020 on", "from 2019-"),
        ("it was late -", "very late", "it was late - "),
        ("電車は", "遅れた", "電車は"),
        ("a" * 9999 + "-", "b" * 9999, "a" * 9999),
    ],
)
def test_lines(line: str, below: str, ended: str):
    """A hyphen stays in names, after some first parts, and where the text has it elsewhere."""
    assert WORDS.ended(line, below) == ended
