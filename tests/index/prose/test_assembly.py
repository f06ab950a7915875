"""Titles and metadata read from the text, and the contract of cuts and paragraphs."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index
from index.errors import ReadingError
from index.model import Article, Cut
from index.prose.assembly import assemble, paragraphs, printed_authors
from index.prose.shapes import SPACES
from index.reading.document import Draft
from tests.index.prose.pages import FACTS, PAGES, unmarked

ARTICLES = Path(index.__file__).parent / "articles"
LONG = "The mayor of the town of Northport opened its first tram line on Tuesday, and all came."


@pytest.mark.parametrize("name", FACTS)
def test_publisher_agency_and_date(name: str):
    """Credits, date lines and datelines give the metadata."""
    article = assemble(unmarked(PAGES[name]), headed=True)
    assert (article.publisher, article.agency, article.published) == FACTS[name]


def test_what_is_given_is_kept():
    """Metadata that came with the text goes before what the text says."""
    text = unmarked(PAGES["blog"])
    article = assemble(
        text, id="x", title="T", publisher="P", published="2020-01-01", url="http://u"
    )
    found = (article.id, article.title, article.publisher, article.published, article.url)
    assert found == ("x", "T", "P", "2020-01-01", "http://u")


def test_an_id_of_its_own():
    """Without an id, the text's SHA-256 gives one."""
    assert assemble("Buy milk").id == hashlib.sha256(b"Buy milk").hexdigest()[:12]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tram line opens\n\nIt is long.", "Tram line opens"),
        ("Mayor’s tram\xa0opens\n\nIt is long.", "Mayor’s tram opens"),
        ("It is open.\n\nThe line was opened on Tuesday.", "It is open."),
        ("# Tram line opens\n\nIt is long.", "Tram line opens"),
        ("Advertisement\n\nTram line opens\n\nIt is long.", "Tram line opens"),
        (
            f"{LONG} It is long. It is new.\n\nMore.",
            "The mayor of the town of Northport opened its first tram line on Tuesday, and…",
        ),
        ("x" * 300, "x" * 79 + "…"),
        ("It is open now. All came.\n\nIt is long.", "It is open now."),
    ],
)
def test_titles_of_texts_with_a_headline(text: str, title: str):
    """The first line is the title; where it is a paragraph, its first words are."""
    assert assemble(text, headed=True).title == title


@pytest.mark.parametrize(
    ("text", "title", "cuts"),
    [
        ("Tram line opens\n\nThe line was opened on Tuesday.", "Tram line opens", ["headline"]),
        ("Is the tram late?\n\nThe line was opened.", "Is the tram late?", ["headline"]),
        ("The tram is late.\n\nThe line was opened.", "The tram is late.", []),
        (f"{LONG}\n\nThe line was opened.", "The mayor of the town of Northport…", []),
    ],
)
def test_titles_of_texts_that_may_have_none(text: str, title: str, cuts: list[str]):
    """Without the promise of a headline, a line with a full stop is prose."""
    article = assemble(text)
    assert article.title.startswith(title.rstrip("…"))
    assert len(article.title) <= 80
    assert [cut.kind for cut in article.cuts] == cuts


def test_a_caption_gives_no_date():
    """The day on which a picture was taken is not the day of publication."""
    assert assemble(unmarked(PAGES["pictures"]), headed=True).published is None


def shipped(name: str) -> Article:
    """A shipped article."""
    return assemble((ARTICLES / name).read_text(encoding="utf-8"), headed=True)


def prose_of(article: Article) -> list[str]:
    """The texts of an article's paragraphs."""
    return [article.text[start:end] for start, end in paragraphs(article)]


def test_the_first_shipped_article():
    """Its credits give publisher, agency and date; its prose is the eight paragraphs."""
    article = shipped("000_4682c31f6a0424e1.txt")
    assert article.title == "Elon Musk wants to host a Clubhouse session with Vladimir Putin"
    assert article.publisher == "Hindustan Times"
    assert article.agency == "Tribune Content Agency, LLC"
    assert article.published == "2021-02-16"
    assert [(cut.kind, article.text[cut.start : cut.end]) for cut in article.cuts] == [
        ("headline", article.title),
        ("caption", "SpaceX CEO Elon Musk (NASA / Aubrey Gemignani/TNS)"),
        ("date line", "February 16, 2021"),
        ("section label", "Clubhouse rivals"),
        ("copyright", "(c) 2021 the Hindustan Times"),
        ("credit", "Distributed by Tribune Content Agency, LLC."),
    ]
    prose = prose_of(article)
    assert len(prose) == 8
    assert prose[0].startswith("Elon Musk wants to host a Clubhouse session with\xa0Russia’s\xa0")
    assert prose[-1].endswith("over time,” a Twitter spokesperson told HT Tech.")


def test_the_second_shipped_article():
    """It names its outlet in a request for comment, and no date of publication."""
    article = shipped("003_366890a2064f241d.txt")
    assert article.title.startswith("Russia open to Musk’s offer of a conversation with Putin")
    assert (article.publisher, article.agency, article.published) == ("CNBC", None, None)
    kinds = [cut.kind for cut in article.cuts]
    assert kinds[:4] == ["headline", "section label", "caption", "credit"]
    assert kinds[4:] == ["related links"] * 7 + ["comment form"] * 2
    prose = prose_of(article)
    assert len(prose) == 10
    assert prose[0].startswith("Russia hasn’t ruled out the idea of President Vladimir Putin")
    assert prose[-1].endswith("Facebook is reportedly working on a similar product.")


def test_cuts_of_any_shape_are_left_out():
    """Paragraphs keep off cuts that are not whole blocks, too."""
    article = Article(
        "x", "T", "One two three.\n\nFour five.\n", cuts=(Cut(4, 7, "x"), Cut(16, 20, "x"))
    )
    assert [article.text[a:b] for a, b in paragraphs(article)] == ["One", "three.", "five."]


WORDS = st.sampled_from(
    [line for page in PAGES.values() for line in unmarked(page).split("\n")]
    + ["", "\0", "\xa0", "\r", "\r\n", "\u2028", "\ufeff", "漢字。", "שלום", "(", "2", "x" * 500]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(WORDS, max_size=30).map("\n".join),
    st.lists(WORDS, max_size=30).map("\r".join),
).filter(lambda text: text.strip(SPACES))


@given(TEXTS, st.booleans(), st.none() | st.text(min_size=1))
def test_cuts_and_paragraphs_hold_all_text(text: str, headed: bool, title: str | None):
    """Any text is read; cuts and paragraphs are apart, in order, and miss only blanks."""
    article = assemble(text, headed=headed, title=title)
    cuts = [(cut.start, cut.end) for cut in article.cuts]
    spans = sorted(cuts + paragraphs(article))
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(text[start:end].strip(SPACES) for start, end in spans)
    assert not any(text[a:b].strip(SPACES) for a, b in zip(edges[::2], edges[1::2], strict=True))
    assert cuts == sorted(cuts)
    assert article.title
    json.dumps(article.title)


@given(TEXTS)
def test_some_prose_is_left_of_a_headed_text(text: str):
    """A text with a headline is never cut whole."""
    article = assemble(text, headed=True)
    assert paragraphs(article) or all(cut.kind != "headline" for cut in article.cuts)


def test_ten_million_characters():
    """A long text is read whole, whatever its lines are like."""
    sentence = "The council voted to repair the old bridge. "
    for text in (
        sentence * 230_000,
        (sentence * 20 + "\n\n") * 11_500,
        "(\n" * 20_000 + "\n" * 9_000_000,
    ):
        article = assemble(text, headed=True)
        assert sum(end - start for start, end in paragraphs(article)) > 0
        assert article.text is text


def test_known_cuts_are_kept_apart():
    """What a reader knows to be no prose is not judged again, and the rest is."""
    text = "The tram is late.\n\nHome > News > Trams\n\n\nThe tram is red, said Jane Doe."
    cut = Cut(text.index("\n\n\n") + 3, len(text), "navigation")
    article = assemble(text, cuts=[cut])
    assert [text[start:end] for start, end in paragraphs(article)] == ["The tram is late."]
    assert [each.kind for each in article.cuts] == ["navigation", "navigation"]


def test_settled_cuts_are_all():
    """Nothing else is judged where the cuts are known to be all."""
    text = "Tram line opens\n\nAdvertisement\n\nThe tram is late."
    article = Draft(text, "", title="T", cuts=(Cut(0, 15, "headline"),), settled=True).article()
    assert article.cuts == (Cut(0, 15, "headline"),)
    assert len(paragraphs(article)) == 2


def test_a_text_with_nothing_but_cuts():
    """There is nothing to quote, which is said."""
    with pytest.raises(ReadingError, match="no text of its own"):
        assemble("Home > News", cuts=[Cut(0, 11, "navigation")])


@pytest.mark.parametrize("byline", ["By Ana Prew, 3 February 2025", "Von Ana Prew", "Par Ana Prew"])
def test_printed_authors(byline: str):
    """A byline names them, and what the article is known by stays what it was."""
    article = assemble(f"A new tram\n\n{byline}\n\n{LONG}")
    assert printed_authors(article) == "Ana Prew"
    assert article.author is None
    assert printed_authors(assemble(f"A new tram\n\n{LONG}\n\nBy Ana Prew they were told.")) is None
