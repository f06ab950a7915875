"""Where a quote stands: links to the passage, dates, the line of the citation."""

import datetime as dt
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering import citations
from bot.rendering.markdown import length
from bot.texts import ENGLISH
from index.model import Quote
from tests.bot.strategies import patient, quotes

SENTENCE = (
    "The well-known ferry, built in 1931 & rebuilt twice, sank on Tuesday after a long night of"
    " rain, wind and fog."
)


def quote_of(**fields: str | None) -> Quote:
    """A quote from the harbour's paper with some fields changed."""
    values = {
        "title": "The ferry",
        "publisher": "Harbour Post",
        "published": "2021-02-16",
        "url": "https://example.org/ferry",
    }
    return Quote(text=SENTENCE, article="a1", start=0, end=1, number=9, of=21, **(values | fields))  # type: ignore[arg-type]


def plain(line: str) -> str:
    """The line with no-break spaces as plain ones."""
    return line.replace("\xa0", " ")


def test_a_citation_names_title_publisher_date_and_place() -> None:
    """All that a reader needs to find the sentence stands on one line."""
    line = citations.citation(quote_of(url=None), ENGLISH)
    assert plain(line) == "The ferry · Harbour Post · <t:1613469600:D> · sentence 9 of 21"


def test_no_line_begins_inside_the_place_or_with_a_dot() -> None:
    """Where a narrow screen breaks the line, number and total stay together."""
    line = citations.citation(quote_of(url=None), ENGLISH)
    assert line.split(" ")[-2:] == ["<t:1613469600:D>\xa0·", "sentence\xa09\xa0of\xa021"]
    assert " ·" not in line


def test_the_same_article_is_not_named_again() -> None:
    """Below a passage of the same article only the place is given, with the link to it."""
    line = citations.citation(quote_of(url=None), ENGLISH, same=True)
    assert plain(line) == "same article · sentence 9 of 21"
    linked = citations.citation(quote_of(), ENGLISH, same=True)
    assert linked.startswith("[same article](<https://example.org/ferry#:~:text=The%20well")


def test_the_title_leads_to_the_sentence() -> None:
    """The link has a text fragment with the sentence's start and end, and no preview."""
    line = citations.citation(quote_of(), ENGLISH)
    fragment = line[line.index("#:~:text=") + 9 : line.index(">)")]
    start, end = fragment.split(",")
    assert line.startswith("[The ferry](<https://example.org/ferry#:~:text=")
    assert SENTENCE.startswith(unquote(start))
    assert SENTENCE.endswith(unquote(end))
    assert start == "The%20well%2Dknown%20ferry%2C%20built%20in%201931%20%26"


def test_a_short_sentence_is_searched_for_as_a_whole() -> None:
    """Start and end are not told apart where they would meet."""
    address = citations.passage_address("https://example.org/a", "Short - but, true & good.")
    assert address == "https://example.org/a#:~:text=Short%20%2D%20but%2C%20true%20%26%20good."


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/#top", "https://example.org/#top:~:text=A."),
        ("https://example.org/(a) b", "https://example.org/%28a%29%20b#:~:text=A."),
        ("https://example.org/a%20b?c=1&d", "https://example.org/a%20b?c=1&d#:~:text=A."),
        ("javascript:alert(1)", None),
        ("ftp://example.org", None),
        ("https://", None),
        ("http://[", None),
        ("", None),
        (None, None),
        ("https://example.org/" + "a" * 700, None),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, address: str | None) -> None:
    """What could end the link is encoded; what is no web address makes no link."""
    assert citations.passage_address(url, "A.") == address


def test_a_long_address_loses_its_fragment_first() -> None:
    """The link leads to the article where the way to the sentence is too long."""
    url = "https://example.org/" + "a" * 660
    assert citations.passage_address(url, SENTENCE) == url


@pytest.mark.parametrize("offset", range(-10, 14))
def test_a_date_is_the_same_day_nearly_everywhere(offset: int) -> None:
    """A date with no time shows its own day from Hawaii to New Zealand in summer."""
    stamp = citations.timestamp("2021-02-16")
    assert stamp is not None
    zone = dt.timezone(dt.timedelta(hours=offset))
    shown = dt.datetime.fromtimestamp(int(stamp.split(":")[1]), zone)
    assert shown.date() == dt.date(2021, 2, 16)


@pytest.mark.parametrize(
    ("published", "stamp"),
    [
        ("2021-02-16T23:30:00+02:00", "<t:1613511000:D>"),
        ("2021-02-16T21:30:00", "<t:1613511000:D>"),
        ("1931-05-01", "<t:-1220364000:D>"),
        ("last week", None),
        (None, None),
    ],
)
def test_timestamps(published: str | None, stamp: str | None) -> None:
    """A date and time keeps its moment; what is no date has no timestamp."""
    assert citations.timestamp(published) == stamp


def test_what_is_not_known_is_said_or_left_out() -> None:
    """A missing date is said; a date in words stays in words; an unnamed article has its id."""
    undated = quote_of(published=None, publisher=None, url=None, title="")
    assert plain(citations.citation(undated, ENGLISH)) == "a1 · undated · sentence 9 of 21"
    assert "spring \\*1931\\*" in citations.citation(quote_of(published="spring *1931*"), ENGLISH)


@patient
@given(quotes(), st.integers(250, 1500), st.booleans())
def test_a_citation_keeps_to_its_budget(quote: Quote, budget: int, same: bool) -> None:
    """However long title, publisher and address are, the line fits and says the place."""
    line = citations.citation(quote, ENGLISH, budget, same=same)
    assert length(line) <= budget
    assert plain(line).endswith(f"sentence {quote.number} of {quote.of}")
    assert "\n" not in line
