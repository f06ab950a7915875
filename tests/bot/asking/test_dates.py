"""Dates as people type them."""

import pytest

from bot.asking.dates import WrongDateError, WrongOrderError, between


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2021-02-16", "2021-02-16", "2021-02-16"),
        (" 2021-2-6 ", "2021-02-06", "2021-02-06"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
    ],
)
def test_a_day_a_month_a_year(typed: str, first: str, last: str) -> None:
    """From its first day on, up to its last one."""
    assert between(typed, typed) == (first, last)
    assert between(typed, None) == (first, None)
    assert between(None, typed) == (None, last)


@pytest.mark.parametrize(
    "typed",
    ["", "21", "2021-", "2021-00", "2021-13", "2021-02-29", "2021-02-00", "0000", "0000-12"]
    + ["2021-W07", "16.02.2021", "2021-02-16T10:00"],
)
def test_what_is_no_date(typed: str) -> None:
    """The error has what was typed, be it the first or the second."""
    for pair in ((typed, None), (None, typed)):
        with pytest.raises(WrongDateError) as raised:
            between(*pair)
        assert str(raised.value) == typed


def test_the_last_day_before_the_first() -> None:
    """Is told apart; one day alone is fine."""
    assert between("2021-12-31", "2021") == ("2021-12-31", "2021-12-31")
    with pytest.raises(WrongOrderError):
        between("2022", "2021")
