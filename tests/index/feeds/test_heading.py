"""What a feed says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.feeds.heading import Heading
from tests.index.feeds.press import entry, rss

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">{}</title><entry/></feed>'


def period(name: str, frequency: str = "") -> str:
    """What RSS 1.0's module Syndication says."""
    often = f"<sy:updateFrequency> {frequency} </sy:updateFrequency>" if frequency else ""
    return f"<sy:updatePeriod>\n{name}\n</sy:updatePeriod>{often}"


@pytest.mark.parametrize(
    ("head", "pause"),
    [
        ("", 0),
        ("<ttl>90</ttl>", 5_400),
        ("<ttl>soon</ttl>", 0),
        (period("hourly"), 3_600),
        (period("daily", "4"), 21_600),
        (period("hourly", "0"), 3_600),
        (period("never"), 0),
        ("<ttl>5</ttl>" + period("hourly"), 3_600),
        (entry("barn", "<ttl>90</ttl>") + "<ttl>90</ttl>", 0),
    ],
)
def test_the_pause_that_a_feed_asks_for(head: str, pause: int):
    """In seconds; the longest counts, and what follows an entry does not."""
    assert Heading.of(rss(head=head)).pause == pause


@pytest.mark.parametrize(
    ("feed", "title"),
    [
        (rss(), "The Wick Post"),
        (ATOM.format("Wick &amp;amp; Post").encode(), "Wick & Post"),
        (ATOM.format("<![CDATA[Wick\n &amp; Post]]>").encode(), "Wick & Post"),
        (ATOM.format("Wöchentlich").encode("utf-16"), "Wöchentlich"),
        (b'<?xml version="1.0" encoding="latin-1"?>' + ATOM.format("Wö").encode("latin-1"), "Wö"),
        (b'<?xml version="1.0" encoding="klingon"?>' + ATOM.format("Wö").encode(), "Wö"),
        (ATOM.format("").encode(), None),
        (b"<rss><channel><item><title>Barn</title></item></channel></rss>", None),
    ],
)
def test_the_title(feed: bytes, title: str | None):
    """It stands before the first entry, in any encoding, and may be HTML."""
    assert Heading.of(feed).title == title


@given(st.binary(max_size=2_000) | st.text("<>/title:sy1 ", max_size=2_000).map(str.encode))
def test_any_bytes_have_a_heading(feed: bytes):
    """Nothing that a server sends is an error here."""
    heading = Heading.of(feed)
    assert heading.pause >= 0
    assert heading.title is None or heading.title == heading.title.strip() != ""
