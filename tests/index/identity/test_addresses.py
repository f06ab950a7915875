"""One key for all addresses of an article, and never one for two articles."""

import re
from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.identity import addresses
from index.identity.addresses import article_id, digest, key

TRAM = "https://news.example/tram?id=3"
SAME = [
    "http://news.example/tram?id=3",
    "https://NEWS.Example./tram/?id=3",
    "https://www.news.example:443/tram?id=3#comments",
    "http://m.news.example:80/tram?id=3",
    "https://amp.news.example/tram?id=3&amp=1",
    "https://user:secret@news.example/tram?id=3",
    "https://news.example/%74ram?&id=3&",
    "https://news.example/tram?utm_source=x&id=3&utm_medium=y&fbclid=z",
    "https://news.example/tram?id=3&gclid=a&mc_cid=b&igshid=c&ref=twitter&source=rss",
    "https://news.example/tram/amp/?id=3",
    "https://news.example/amp/tram?id=3&outputType=amp",
    "https://news.example/tram.amp?id=3",
    "https://news.example/tram/index.html?id=3",
    "https://news.example/tram/print?id=3",
    "https://news.example/tram?id=3&print=true#:~:text=tram",
    "https://www.google.com/amp/s/news.example/tram/amp?id=3",
    "https://news-example.cdn.ampproject.org/c/s/news.example/tram?id=3",
]
OTHERS = [
    "https://news.example/tram",
    "https://news.example/tram?id=4",
    "https://news.example/tram?story=3",
    "https://news.example/tram?p=3",
    "https://news.example/tram?id=3&page=2",
    "https://news.example/Tram?id=3",
    "https://news.example/trams?id=3",
    "https://news.example/tram/3",
    "https://news.example/tram%2F?id=3",
    "https://news.example/tram?id=3&ref=17",
    "https://news.example/tram?id=3#!/4",
    "https://news.example:8080/tram?id=3",
    "https://old.news.example/tram?id=3",
]

# Of nothing that a key leaves out: no name of the table, no form of a page.
_words = st.text("bcdefgh-%+é/ ", min_size=1, max_size=6).filter(lambda word: word.strip("/"))
_pairs = st.lists(st.tuples(st.sampled_from(["id", "p", "story", "q"]), _words), max_size=3)
_hosts = st.sampled_from(["news.example", "post.example", "a.news.example"])


@st.composite
def _articles(draw: st.DrawFn) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Host, path and parameters: what names an article."""
    path = "/".join(re.sub(r"[/%+ ]", "", word) or "b" for word in draw(st.lists(_words)))
    return draw(_hosts), path, tuple(sorted(draw(_pairs), key=lambda pair: pair[0]))


@st.composite
def _spelled(draw: st.DrawFn, article: tuple[str, str, tuple[tuple[str, str], ...]]) -> str:
    """One of the many addresses of an article."""
    host, path, pairs = article
    tracks = draw(st.lists(st.sampled_from([("utm_id", "1"), ("fbclid", "b"), ("ref", "rss")])))
    front = draw(st.sampled_from(["http://", "https://www.", "https://m.", "https://WWW."]))
    end = draw(st.sampled_from(["", "/", "/amp", "/print/"] if path else ["", "/"]))
    query = urlencode([*tracks, *pairs] if draw(st.booleans()) else [*pairs, *tracks])
    return f"{front}{host}/{path}{end}?{query}{draw(st.sampled_from(['', '#top']))}"


@pytest.mark.parametrize("url", SAME)
def test_an_article_has_one_key(url: str) -> None:
    """Whatever its address says of the reader's way, the view and the spelling."""
    assert key(url) == key(TRAM) == "news.example/tram?id=3"
    assert article_id(url) == article_id(TRAM)
    assert digest(url) == digest(TRAM)


def test_other_articles_have_other_keys() -> None:
    """A path, a parameter that may name the article, a port or a host tells them apart."""
    assert len({key(url) for url in [TRAM, *OTHERS]}) == 1 + len(OTHERS)


@pytest.mark.parametrize("url", ["", "tram", "ftp://news.example/tram", "https://", "https://[/"])
def test_what_is_no_web_address_has_no_key(url: str) -> None:
    """And gives no id."""
    assert (key(url), digest(url), article_id(url)) == (None, None, None)


@pytest.mark.parametrize(
    ("url", "beginning"),
    [
        ("https://www.news.example/2021/05/Tram-line-opens.html", "news.example-tram-line-opens-"),
        ("https://news.example/stories/17?page=2", "news.example-17-"),
        ("https://news.example/caf%C3%A9_geschlossen/", "news.example-cafe-geschlossen-"),
        ("https://news.example/новости/", "news.example-"),
        ("https://news.example:8080", "news.example-8080-"),
        ("https://news.example/" + "long-" * 40, "news.example-long-"),
    ],
)
def test_an_id_can_be_read_and_typed(url: str, beginning: str) -> None:
    """Host and last words of the path, in ASCII, and eight digits that tell it from others."""
    made = article_id(url)
    assert made is not None
    assert re.fullmatch(r"[a-z0-9.-]{1,120}", made)
    assert re.fullmatch(re.escape(beginning) + r"(?:long-)*[0-9a-f]{8}", made)


_ODD = ["/", "amp", "print", ".amp", ".html", "index.php", "%", "%41", "%2f", "é", "b", "?", "&"]
_ODD += ["=", "#", "!", "+", "m.", "www.", ":", "80", "google.com/amp/s/", "utm_x", " ", "ref", "."]


@given(st.text() | st.lists(st.sampled_from(_ODD)).map(lambda parts: "http://a" + "".join(parts)))
def test_a_key_is_an_address_of_its_own_key(url: str) -> None:
    """Any text has a key or none; making a key twice changes nothing more."""
    told = key(url)
    assert told is None or key(f"https://{told}") == told


@given(st.data(), _articles())
def test_all_spellings_of_an_address_have_one_key(data, article) -> None:
    """Those that a reader meets on the way to it."""
    assert key(data.draw(_spelled(article))) == key(data.draw(_spelled(article)))


@given(st.data(), _articles(), _articles())
def test_no_two_articles_have_one_key(data, one, other) -> None:
    """Where host, path or a meaningful parameter differs, so does the key."""
    first, second = data.draw(_spelled(one)), data.draw(_spelled(other))
    assert (key(first) == key(second)) == (one == other)


def test_the_table_names_no_parameter_twice() -> None:
    """And is in lower case, as names are compared."""
    words = addresses.read_words("tracking.txt")
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)
    assert urlsplit(TRAM).query not in words
