"""Title, author, publisher, address and language of a page, where its sources differ or fail."""

import pytest

from tests.index.reading.pages.making import ADDRESS, STORY, draft, linked, page


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "author": "By Jo Marsh"}',
        '{"@type": ["Article", "NewsArticle"], "author": [{"name": "Jo Marsh"}, null, 3]}',
        '{"@graph": [{"@id": "#a", "name": "Jo Marsh"},'
        ' {"@type": "Article", "author": {"@id": "#a"}}]}',
        '[{"@type": "Organization"}, {"@type": "BlogPosting", "author": {"name": ["Jo Marsh"]}}]',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "author": "Jo Marsh"}}',
        '//<![CDATA[\n{"@type": "NewsArticle", "author": "Jo Marsh",}\n//]]>',
        '{"headline": "A "green" wall", "author": {"@type": "Person", "name": "Jo Marsh"}}',
        '{"@type": "NewsArticle", "author": "Jo Marsh",\n"description": "two\nlines"};',
    ],
)
def test_author_of_json_ld(script: str) -> None:
    """In all its shapes, broken ones included."""
    assert draft(page(linked(script))).author == "Jo Marsh"


@pytest.mark.parametrize(
    ("byline", "author", "agency"),
    [
        ("By Jo Marsh, Health Correspondent", "Jo Marsh", None),
        ("Words by Jo Marsh and Al Fenn", "Jo Marsh, Al Fenn", None),
        ("Von Jo Marsh und Al Fenn", "Jo Marsh, Al Fenn", None),
        ("Jo Marsh, Reuters", "Jo Marsh", "Reuters"),
        ("Marsh, Jo", "Jo Marsh", None),
        ("José Ortega y Gasset", "José Ortega y Gasset", None),
        ("Reuters", None, "Reuters"),
        ("The Paper", None, None),
        ("admin", None, None),
        ("jo@paper.example", None, None),
        ("https://www.facebook.com/thepaper", None, None),
    ],
)
def test_names_of_a_byline(byline: str, author: str | None, agency: str | None) -> None:
    """Names only: no roles, outlets, agencies or addresses."""
    head = (
        f'<meta name="author" content="{byline}"><meta property="og:site_name" content="The Paper">'
    )
    found = draft(page(head))
    assert (found.author, found.agency) == (author, agency)


def test_printed_byline() -> None:
    """Where programs are told of nobody."""
    assert (
        draft(page("", "<div>Posted by Jo Marsh on May 3, 2021</div>" + STORY)).author == "Jo Marsh"
    )


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Green paint everywhere - The Paper</title>",
            "<h1>The Paper</h1>",
            "Green paint everywhere",
        ),
        ("<title>Half-time - what now? - The Paper</title>", "", "Half-time - what now?"),
        ('<meta property="og:title" content="Guess!">', "<h1>Green paint</h1>", "Guess!"),
        (
            "<title>Green paint | The Paper</title>",
            "<h1>Menu</h1><h1>Green paint</h1>",
            "Green paint",
        ),
        (linked('{"@type": "Article", "headline": "Green &amp; <i>blue</i>"}'), "", "Green & blue"),
    ],
)
def test_title(head: str, body: str, title: str) -> None:
    """Without the outlet's name and markup; of several headings, the one that is told."""
    site = '<meta property="og:site_name" content="The Paper">'
    story = STORY.replace("<h1>Green paint everywhere</h1>", "")
    assert draft(page(site + head, body + story)).title == title


def test_a_legal_name_is_given_up() -> None:
    """For the name that readers know."""
    head = linked('{"@type": "Article", "publisher": {"name": "Paper Media GmbH"}}')
    assert draft(page(head + '<meta property="og:site_name" content="Paper">')).publisher == "Paper"
    assert draft(page(head)).publisher == "Paper Media GmbH"


CANONICAL = '<link rel="canonical" href="{}">'


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("", ADDRESS),
        (CANONICAL.format("/x?id=1#top"), "https://www.paper.example/x?id=1"),
        (
            '<base href="/sub/">' + CANONICAL.format("x.html"),
            "https://www.paper.example/sub/x.html",
        ),
        (CANONICAL.format("https://paper.example/x"), "https://paper.example/x"),
        (CANONICAL.format("https://www.paper.example/"), ADDRESS),
        (CANONICAL.format("https://other.example/x"), ADDRESS),
        (CANONICAL.format("http://localhost:3000/x"), ADDRESS),
        (CANONICAL.format("javascript:void(0)"), ADDRESS),
        (CANONICAL.format("http://[broken/x"), ADDRESS),
        (
            CANONICAL.format("https://other.example/x")
            + '<meta property="og:url" content="https://other.example/x">',
            "https://other.example/x",
        ),
    ],
)
def test_address(head: str, url: str) -> None:
    """No home page, and no other host that only one source names."""
    assert draft(page(head)).url == url


def test_address_of_a_file() -> None:
    """It is what the page says, and none where it says nothing."""
    head = CANONICAL.format("https://paper.example/x")
    assert draft(page(head), url=None).url == "https://paper.example/x"
    assert draft(page(), url=None).url is None


@pytest.mark.parametrize(
    ("head", "lang", "language"),
    [
        (linked('{"@type": "Article", "inLanguage": "pt-br"}'), ' lang="en"', "pt-BR"),
        ('<meta property="og:locale" content="de_DE">', "", "de-DE"),
        ('<meta http-equiv="content-language" content="fr, en">', "", "fr"),
        ("", ' lang="zh-Hant-TW"', "zh-Hant-TW"),
        ("", ' lang="english please"', None),
    ],
)
def test_language(head: str, lang: str, language: str | None) -> None:
    """The article's before the page's before the site's."""
    assert draft(page(head, lang=lang)).language == language
