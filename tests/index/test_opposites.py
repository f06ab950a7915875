"""Words that exclude each other."""

from importlib.resources import files

import pytest

from index.analysis import Analyzer
from index.opposites import opposites


@pytest.mark.parametrize(
    ("word", "other"),
    [("largest", "smallest"), ("north", "south"), ("won", "lost"), ("before", "after")],
)
def test_opposites_exclude_each_other(word: str, other: str) -> None:
    """Both ways, as stems."""
    stem, table = Analyzer().stem, opposites()
    assert stem(other) in table[stem(word)]
    assert stem(word) in table[stem(other)]


@pytest.mark.parametrize(
    ("word", "same"), [("large", "big"), ("north", "north"), ("buy", "bought")]
)
def test_words_of_one_side_do_not(word: str, same: str) -> None:
    """Words between two bars mean the same, and no word excludes itself."""
    stem, table = Analyzer().stem, opposites()
    assert stem(same) not in table[stem(word)]


def test_an_ordinary_word_excludes_nothing() -> None:
    """What is not in the table has no opposite."""
    assert "clubhous" not in opposites()


def test_every_line_of_the_table_has_two_sides() -> None:
    """A line without a bar would say nothing."""
    text = files("index").joinpath("data", "opposites.txt").read_text(encoding="utf-8")
    lines = [line.partition("#")[0].strip() for line in text.splitlines()]
    assert [line for line in lines if line and not all(map(str.strip, line.split("|")))] == []
    assert [line for line in lines if line and "|" not in line] == []
