"""Times that name their year, whatever day the article is of."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.times.explicit import explicit
from index.times.periods import MONTHS

TOLD = [
    ("It opened in 2019.", "2019: 2019-01-01/2019-12-31"),
    ("It opened on 26 February 2020.", "26 February 2020: 2020-02-26/2020-02-26"),
    ("Founded on February 2, 2018, in Bern.", "February 2, 2018: 2018-02-02/2018-02-02"),
    ("It sank on Feb.\xa03, 2020.", "Feb.\xa03, 2020: 2020-02-03/2020-02-03"),
    ("The fair ran from 3–5 May 2021.", "3–5 May 2021: 2021-05-03/2021-05-05"),
    ("In March 2019 it closed.", "March 2019: 2019-03-01/2019-03-31"),
    ("The summer of 2019 was dry.", "summer of 2019: 2019-06-01/2019-08-31"),
    ("Fall 2019 was wet.", "Fall 2019: 2019-09-01/2019-11-30"),
    ("He kept it from 2018 to 2020.", "2018 to 2020: 2018-01-01/2020-12-31"),
    ("It has been shut since 2019.", "2019: 2019-01-01/2019-12-31"),
    ("The log of 2021-05-03 is lost.", "2021-05-03: 2021-05-03/2021-05-03"),
    ("It had ten members as of 2 May 2021.", "2 May 2021: 2021-05-02/2021-05-02"),
    ("More than 300 people left in 2019.", "2019: 2019-01-01/2019-12-31"),
    ("“In 1998 we had nothing,” he said.", "1998: 1998-01-01/1998-12-31"),
    ("In 1987 it shut; on 3 May 2001 it burned.", "1987: 1987-01-01/1987-12-31; "
     "3 May 2001: 2001-05-03/2001-05-03"),
]  # fmt: skip
NOT_TOLD = [
    "They sold more than in 2019.",
    "It is the first trophy since 1987.",
    "We have had no storm like this since 1987.",
    "It was the worst fire since May 1987.",
    "That is three times as many as in the same months of 2022.",
    "It lost money after a profit in the same quarter of 2023.",
    "The line was cut by 1200 people.",
    "They met on 30 February 2020.",
    "The 2019-20 season was cut short.",
    "The number 2019 was drawn.",
    "It ran from 2020 to 2018.",
]


def read(text: str) -> str:
    """The times as "words: first/last"."""
    found = [(text[slice(*time.span)], time.periods[0]) for time in explicit(text)]
    return "; ".join(f"{words}: {period.first}/{period.last}" for words, period in found)


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_time_that_names_its_year_means_that(text: str, expected: str) -> None:
    """Days, months, seasons and years, one period each."""
    assert read(text) == expected
    assert all(len(time.periods) == 1 for time in explicit(text))


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_no_time_of_the_event_is_left_alone(text: str) -> None:
    """Measures of comparisons, counts, days that no calendar has."""
    assert read(text) == ""


def test_a_winter_of_one_year_may_be_either() -> None:
    """It begins in one year and ends in the next."""
    (time,) = explicit("The winter of 2019 was mild.")
    assert [period.first for period in time.periods] == [
        dt.date(2018, 12, 1),
        dt.date(2019, 12, 1),
    ]


@given(st.dates(dt.date(1000, 1, 1), dt.date(2099, 12, 31)), st.booleans())
def test_every_day_is_read_as_itself(day: dt.date, month_first: bool) -> None:
    """In the British and the American order, as one time."""
    month = MONTHS[day.month - 1]
    told = f"{month} {day.day}, {day.year:04}" if month_first else f"{day.day} {month} {day.year}"
    assert read(f"It sank on {told}.") == f"{told}: {day}/{day}"


@given(st.text("inofsceMay 0123456789-–.,"))
def test_any_text_is_read(text: str) -> None:
    """Spans lie in the text, in order, and none in another."""
    ends = [end for time in explicit(text) for end in time.span]
    assert ends == sorted(ends)
    assert all(0 <= end <= len(text) for end in ends)
