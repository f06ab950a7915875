"""The feeds that pages announce."""

from hypothesis import given
from hypothesis import strategies as st

from index.feeds.announced import announced_feeds

URL = "https://wick.example/news/today.html"


def link(href: str, kind: str = "application/rss+xml", rel: str = "alternate") -> str:
    """A link in a page's head."""
    return f'<link rel="{rel}" type="{kind}" href="{href}">'


def test_feeds_are_found_in_their_order():
    """Relative addresses are joined with the page's, each is named once."""
    head = [
        *(link("style.css", "text/css", "stylesheet"), link("/all.xml"), link("/all.xml")),
        *(link("de.html", "text/html"), link("a.atom?x=1&amp;y=2", "Application/Atom+XML")),
        *(link("", "application/rss+xml"), link("//[bad"), "<link>", "<link rel type href>"),
    ]
    assert announced_feeds("".join(head).encode(), URL) == [
        "https://wick.example/all.xml",
        "https://wick.example/news/a.atom?x=1&y=2",
    ]


def test_a_page_may_name_its_base():
    """Links are relative to it."""
    page = f'<base href="/feeds/">{link("all.xml")}'
    assert announced_feeds(page.encode(), URL) == ["https://wick.example/feeds/all.xml"]


@given(st.binary(max_size=500) | st.text('<link rel="alternate">/ ', max_size=500).map(str.encode))
def test_any_bytes_can_be_looked_through(page: bytes):
    """Nothing that a server sends is an error here."""
    assert announced_feeds(page, URL) == []
