"""Dates of lines."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.prose import dates

LINES = {
    "February 16, 2021": "2021-02-16",
    "16 February 2021": "2021-02-16",
    "Feb. 16, 2021": "2021-02-16",
    "16th of Sept 2021": "2021-09-16",
    "16-Feb-2021": "2021-02-16",
    "2021-02-16": "2021-02-16",
    "2021/2/16": "2021-02-16",
    "02/16/2021": "2021-02-16",
    "16.02.2021": "2021-02-16",
    "02/02/2021": "2021-02-02",
    "Published: Feb 16, 2021": "2021-02-16",
    "Posted on February 16, 2021 by Jane Doe": "2021-02-16",
    "By Jane Doe | February 16, 2021 | 5 min read": "2021-02-16",
    "Example News • Tuesday, February 16, 2021": "2021-02-16",
    "3:15 PM EST, Tue February 16, 2021": "2021-02-16",
    "February 16, 2021 3:15 PM": "2021-02-16",
    "February 16, 2021 at 3:15 p.m. UTC": "2021-02-16T15:15:00+00:00",
    "12 a.m. GMT, 16 Feb 2021": "2021-02-16T00:00:00+00:00",
    "Tue 16 Feb 2021 15.15 GMT": "2021-02-16T15:15:00+00:00",
    "2021-02-16T10:30:05Z": "2021-02-16T10:30:05+00:00",
    "2021-02-16T10:30+05:30": "2021-02-16T10:30:00+05:30",
    "16 February 2021, 3 PM GMT+2": "2021-02-16T15:00:00+02:00",
    "16 February 2021, 25:99 GMT": "2021-02-16",
    "Published Feb 16, 2021 | Updated Feb 17, 2021": "2021-02-16",
    "Updated Feb 17, 2021 Published Feb 16, 2021": "2021-02-16",
}


@pytest.mark.parametrize(("line", "iso"), LINES.items())
def test_date_lines(line: str, iso: str):
    """Lines of metadata give their date; a time only where its zone is certain."""
    date = dates.line_date(line)
    assert date == dates.LineDate(iso, updated=False)
    dt.datetime.fromisoformat(iso)


def test_an_update_is_told_apart():
    """The date of a later change is marked."""
    date = dates.line_date("Updated 3:15 PM EST, Tue February 16, 2021")
    assert date == dates.LineDate("2021-02-16", updated=True)


@pytest.mark.parametrize(
    "line",
    [
        "President Roe attends a fair on February 26, 2020 in Northport, Freedonia.",
        "Anna Roe in Northport, February 26, 2020",
        "By the end of February 16, 2021",
        "On February 16, 2021 the line was opened",
        "02/03/2021",
        "February 30, 2021",
        "February 2021",
        "(c) 2021 the Northport Times",
        "Updated",
        "1914",
        "",
        "February 16, 2021 " + "x" * 200,
    ],
)
def test_other_lines_give_no_date(line: str):
    """Sentences, captions, ambiguous and impossible dates are no date lines."""
    assert dates.line_date(line) is None


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2021-02-16", "2021-02-16"),
        (" 2021-02-16 ", "2021-02-16"),
        ("20210216", "2021-02-16"),
        ("2021-W07-2", "2021-02-16"),
        ("2021-02-16T10:00:00Z", "2021-02-16T10:00:00Z"),
        ("2021-02-16T10:00:00.5+01:00", "2021-02-16T10:00:00.5+01:00"),
        ("2021-02-16 10:00", "2021-02-16T10:00:00"),
        ("2021", None),
        ("2021-02-30", None),
        ("2021-02-16T25:00", None),
        ("2021-02-16Tx", None),
        ("16 February 2021", None),
        ("", None),
    ],
)
def test_given_dates(value: str, iso: str | None):
    """A date that came with an article must be ISO 8601; its compact forms are written out."""
    assert dates.given(value) == iso


@given(st.text())
def test_any_line(line: str):
    """No line is too odd, and what is found is ISO 8601."""
    for found in (dates.line_date(line), dates.given(line), dates.date_in(line)):
        if found is not None:
            dt.datetime.fromisoformat(found if isinstance(found, str) else found.iso)


@given(
    st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %b %Y", "%Y-%m-%d"]),
)
def test_every_date(date: dt.date, shape: str):
    """Every date is read as it is written."""
    assert dates.date_in(f"It was {date.strftime(shape)}, they say.") == date.isoformat()
