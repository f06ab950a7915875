"""The day that times are counted from."""

import pytest

from index.times.publication import publication

DAYS = [
    ("2021-02-16", "2021-02-16", "2021-02-16"),
    ("2021-02-16T23:30:00+01:00", "2021-02-16", "2021-02-16"),
    ("2021-02-16T23:30:00+00:00", "2021-02-16", "2021-02-17"),
    ("2021-02-16T03:30:00+00:00", "2021-02-15", "2021-02-16"),
]


@pytest.mark.parametrize(("published", "first", "last"), DAYS)
def test_a_time_in_utc_may_be_two_days(published: str, first: str, last: str) -> None:
    """A day or a zone's own time is one day; in UTC the publisher's day is not known."""
    found = publication(published)
    assert found is not None
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize("published", [None, "", "in spring", "0001-01-01T00:00:00+00:00"])
def test_what_tells_no_day_is_none(published: str | None) -> None:
    """Not known, no date, or a day before the calendar begins."""
    assert publication(published) is None
