"""All times of a quote."""

from index.model import Quote
from index.times.telling import times_of


def test_named_and_counted_times_stand_in_order() -> None:
    """A year that is named, and a weekday that is counted; a day of a named year stands once."""
    text = "Opened on 3 May 2019, the weir broke on Monday and had been mended in 2020."
    quote = Quote(text, "a", "Weir", None, "2021-06-16", None, 0, len(text))
    found = [
        (text[slice(*time.span)], time.periods[0].first.isoformat()) for time in times_of(quote)
    ]
    assert found == [("3 May 2019", "2019-05-03"), ("2020", "2020-01-01")]


def test_a_weekday_is_counted_from_the_publication() -> None:
    """16 June 2021 was a Wednesday."""
    text = "The weir broke on Monday."
    quote = Quote(text, "a", "Weir", None, "2021-06-16", None, 0, len(text))
    (time,) = times_of(quote)
    assert time.periods[0].first.isoformat() == "2021-06-14"
