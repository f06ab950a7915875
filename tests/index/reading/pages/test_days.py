"""Dates are those that the page gives; none is invented."""

import pytest

from tests.index.reading.pages.making import STORY, draft, linked, page

ARTICLE = '{{"@type": "NewsArticle", "datePublished": "{}", "dateModified": "{}"}}'


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-03T10:00:00.000Z", "2024-05-03T10:00:00.000Z"),
        ("2024-05-03T10:00:00+0200", "2024-05-03T10:00:00+0200"),
        ("2024-05-03 10:00:00 +0100", "2024-05-03T10:00:00+01:00"),
        ("Fri, 03 May 2024 10:00:00 GMT", "2024-05-03T10:00:00+00:00"),
        ("May 3, 2024", "2024-05-03"),
        ("2024/05/03", "2024-05-03"),
        ("03/05/2024", None),
        ("2999-01-01", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00", None),
        ("soon", None),
    ],
)
def test_published(value: str, expected: str | None) -> None:
    """In all the ways that pages write it; ambiguous, unset and future dates are none."""
    assert draft(page(f'<meta name="date" content="{value}">')).published == expected


def test_json_ld_goes_before_meta_and_time() -> None:
    """Since it tells of the article itself."""
    head = linked(ARTICLE.format("2020-01-02T08:00:00Z", "2020-01-03T08:00:00Z"))
    head += '<meta property="article:published_time" content="2020-02-01T00:00:00Z">'
    found = draft(page(head, STORY + '<time datetime="2020-03-01">1 March</time>'))
    assert (found.published, found.updated) == ("2020-01-02T08:00:00Z", "2020-01-03T08:00:00Z")


def test_a_date_with_its_time_is_preferred() -> None:
    """Where another source gives the same day."""
    head = linked(ARTICLE.format("2020-01-02", ""))
    head += '<meta property="article:published_time" content="2020-01-02T09:30:00+01:00">'
    assert draft(page(head)).published == "2020-01-02T09:30:00+01:00"


@pytest.mark.parametrize("modified", ["2020-01-02T08:00:00Z", "2020-01-02T09:00:00+01:00", "2019"])
def test_an_update_is_later(modified: str) -> None:
    """The same moment, in whatever zone, or an earlier one is no update."""
    head = linked(ARTICLE.format("2020-01-02T08:00:00Z", modified))
    assert draft(page(head)).updated is None


def test_dates_of_other_articles_are_not_taken() -> None:
    """Those in margins and lists are of what is linked there."""
    body = STORY + '<aside><time datetime="2020-03-01">1 March</time></aside>'
    assert draft(page("", body)).published is None


def test_a_copyright_year_is_no_date() -> None:
    """And neither is a date in a sentence."""
    body = STORY + "<p>The crane dates from 4 May 1998, they say.</p><footer>© 2019 Us</footer>"
    assert draft(page("", body)).published is None


def test_printed_dates() -> None:
    """Where nothing else tells."""
    body = "<p>By Jo Marsh, 3 May 2021</p>" + STORY + "<p>Last changed 4 May 2021.</p>"
    found = draft(page("", body))
    assert (found.published, found.updated) == ("2021-05-03", "2021-05-04")
