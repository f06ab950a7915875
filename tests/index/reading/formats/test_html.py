"""A page becomes an article, with the rest of the page behind it; any bytes are survived."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ReadingError
from index.prose.assembly import paragraphs
from index.reading.document import Document, Draft, Refusal
from index.reading.formats.html import read
from tests.index.reading.pages.making import PARAGRAPHS, STORY, draft, page
from tests.quality.page_set import labelled_pages

NAVIGATION = "<nav><a href='/a'>Sport</a> <a href='/b'>Weather and tides</a></nav>"
PAGES = [each.document.data for each in labelled_pages()]
PIECES = [
    b"<div>",
    b"</p>",
    b"<table><td>",
    b"<!--",
    b"]]>",
    b"\0",
    b"\xed\xa0\x80",
    b"<script>",
    b'"',
]
PIECES += [
    b"<article><h1>",
    b"&#xD800;",
    b"<br><br>",
    b"<time datetime='9'>",
    b"<ul><li>",
    b"<svg>",
]
DEEP = 100_000


def test_the_rest_of_the_page_is_kept_apart() -> None:
    """Behind the text, in lines that cuts cover, so that only the article is quoted."""
    found = draft(page("<title>Green paint everywhere</title>", NAVIGATION + STORY))
    assert found.text.startswith("\n\n".join(PARAGRAPHS))
    article = found.article()
    assert [article.text[start:end] for start, end in paragraphs(article)] == PARAGRAPHS
    cut = {article.text[cut.start : cut.end]: cut.kind for cut in found.cuts}
    assert cut == {"Sport Weather and tides": "page", "Green paint everywhere": "page"}


def test_the_rest_is_bounded() -> None:
    """However much stands around the article."""
    comments = "".join(f"<div class='comment'>Comment number {i}</div>" for i in range(5000))
    found = draft(page("", STORY + comments))
    assert len(found.text) < len("\n\n".join(PARAGRAPHS)) + 20_100


def test_headings_lists_and_tables() -> None:
    """Headings and rows are cut, and nothing of a list."""
    body = "<h2>What it cost the town</h2><ul><li>One pot of paint</li><li>Two brushes</li></ul>"
    body += "<table><tr><th>Wall</th><th>Litres</th></tr><tr><td>North</td><td>40</td></tr></table>"
    article = draft(page("", f"<article>{STORY}{body}<p>{PARAGRAPHS[0]}</p></article>")).article()
    kept = [article.text[start:end] for start, end in paragraphs(article)]
    assert {"One pot of paint", "Two brushes"} <= set(kept)
    cut = {article.text[cut.start : cut.end]: cut.kind for cut in article.cuts}
    assert cut["What it cost the town"] == "section label"
    assert cut["Wall | Litres\nNorth | 40"] == "table"


def test_a_heading_that_asks_is_read_with_its_answer() -> None:
    """As in lists of questions and answers."""
    body = "<h2>Is it dry?</h2><p>Not before Friday, says the painter of the northern wall.</p>"
    found = draft(page("", f"<article>{STORY}{body}</article>"))
    assert "Is it dry?\n\nNot before" in found.text
    assert "Is it dry?" not in {found.text[cut.start : cut.end] for cut in found.cuts}


def test_lists_in_lists_and_quotes() -> None:
    """Every line once, with what stands between the paragraphs of a quotation."""
    inner = "<ul><li>Paint<ul><li>green</li><li>a little blue</li></ul></li></ul>"
    quote = "<blockquote>He said: <p>It was me.</p> And then: <p>I am not sorry.</p></blockquote>"
    article = draft(page("", f"<article>{STORY}{inner}{quote}<p>The end.</p></article>")).article()
    lines = article.text.split("\n")
    for line in ("green", "a little blue", "He said:", "It was me.", "And then:"):
        assert lines.count(line) == 1


def test_a_second_article_is_left_out() -> None:
    """As pages append one to be scrolled to."""
    second = STORY.replace("Green paint everywhere", "Blue paint").replace("green", "blue")
    found = draft(page("", f"<article>{STORY}</article><article>{second}</article>"))
    assert "blue" not in "".join(found.text.split("\n\n")[: len(PARAGRAPHS)])


@pytest.mark.parametrize("tag", ["div", "span", "ul><li", "table><tr><td", "b", "blockquote"])
def test_deep_nesting(tag: str) -> None:
    """It ends in a refusal or an article and not in a crash."""
    survived((f"<{tag}>" * DEEP + STORY).encode())


def test_huge_attributes() -> None:
    """Thousands of them, and long ones, cost no minutes."""
    many = " ".join(f"a{i}=1" for i in range(30_000))
    assert draft(page("", f"<div {many}>{STORY}<p class='{'ad ' * 300_000}'>x</p></div>")).title


@pytest.mark.parametrize("data", [b"", b"\0" * 100, b"<!-- only this"])
def test_no_page(data: bytes) -> None:
    """Bytes without any element are no page."""
    with pytest.raises(ReadingError, match="holds no web page; save the page again"):
        list(read(Document(data, "x.html", "x.html")))


@given(st.binary(max_size=300))
@settings(max_examples=40, deadline=None)
def test_any_bytes(data: bytes) -> None:
    """They are an article, a refusal or a fault that is named."""
    survived(data)
    survived(STORY.encode() + data + STORY.encode())


@given(st.sampled_from(PAGES), st.integers(0, 2**32), st.integers(1, 30))
@settings(max_examples=60, deadline=None)
def test_damaged_pages(data: bytes, seed: int, times: int) -> None:
    """Pages with pieces cut out, doubled, or put where they do not belong."""
    survived(damaged(data, random.Random(seed), times))


def damaged(data: bytes, rng: random.Random, times: int) -> bytes:
    """The page after that many changes."""
    for _ in range(times):
        start = rng.randrange(len(data) + 1)
        end = min(len(data), start + rng.randrange(200))
        piece = rng.choice([*PIECES, data[start:end] * 2, bytes([rng.randrange(256)])])
        data = data[:start] + piece + data[rng.choice([start, end]) :]
    return data


def survived(data: bytes) -> None:
    """Read the bytes, and store what was found; only ReadingError may be raised."""
    try:
        for found in read(Document(data, "x.html", "x.html", "https://paper.example/x")):
            assert isinstance(found, Draft | Refusal)
            if isinstance(found, Draft):
                found.article().text.encode()
    except ReadingError:
        pass
