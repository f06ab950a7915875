"""What is no article is refused, and what is only the beginning of one says so."""

import pytest

from tests.index.reading.pages.making import STORY, draft, linked, page, refusal

LOCKED = linked('{"@type": "NewsArticle", "isAccessibleForFree": "False"}')
BEGINNING = (
    "<h1>Green paint</h1><p>The wall of the harbour was painted green on Tuesday.</p>"
    "<p>It had dried before the rain came, said two men {}</p>"
)
GATE = "<div><p>Subscribe to continue reading.</p></div>"
LINKS = "".join(
    f"<h3><a href='/{i}'>Green wall number {i} is dry</a></h3><p>Two men painted wall {i}.</p>"
    for i in range(20)
)


@pytest.mark.parametrize(
    ("head", "body", "notes"),
    [
        (LOCKED, BEGINNING.format("who …"), ("paywall",)),
        ("", BEGINNING.format("who") + GATE, ("paywall",)),
        ('<meta name="content_tier" content="metered">', BEGINNING.format("who."), ("paywall",)),
        (LOCKED, STORY * 3, ()),
        ("", STORY + "<p>Subscribe to support us.</p>", ()),
        ("", STORY * 4 + GATE, ()),
        ("", STORY + f'<div style="display:none">{GATE}</div>', ()),
    ],
)
def test_paywalls(head: str, body: str, notes: tuple[str, ...]) -> None:
    """A whole text is behind none, whatever the page asks for."""
    assert draft(page(head, body)).notes == notes


def test_a_locked_part_that_is_there() -> None:
    """What is said to be locked and stands in the page is no paywall."""
    part = '"hasPart": {"@type": "WebPageElement", "cssSelector": ".more"}'
    head = linked('{"@type": "Article", "isAccessibleForFree": false, ' + part + "}")
    assert draft(page(head, f'{STORY}<div class="more">{STORY}</div>{GATE}')).notes == ()


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [
        ("Page not found", "<h1>404</h1><p>We could not find what you asked for.</p>", "not found"),
        ("Just a moment...", "<p>Verify you are human.</p>", "robots"),
        (
            "App",
            "<noscript>You need to enable JavaScript to run this app.</noscript>",
            "JavaScript",
        ),
        ("Log in", "<h1>Log in</h1><input type='password'><p>Welcome back to us.</p>", "log in"),
        (
            "Us",
            "<p>We and our partners use cookies. Accept all or manage your consent.</p>",
            "cookie",
        ),
        ("News", LINKS, "links"),
        ("Us", "", "no article"),
    ],
)
def test_walls(title: str, body: str, reason: str) -> None:
    """Each with a line that says what it is."""
    head = f'<title>{title}</title><meta property="og:type" content="website">'
    assert reason in refusal(page(head, body))


@pytest.mark.parametrize(
    "topic",
    [
        "Cookies let partners follow you, and consent is asked for {} times a day",
        "The page was not found, and error 404 was shown to {} people",
        "Without JavaScript the site shows {} captchas to those who are not a robot",
    ],
)
def test_articles_about_walls_are_read(topic: str) -> None:
    """What an article is about does not make it a wall."""
    body = "".join(
        f"<p>{topic.format(i)}, said Jo Marsh of the council of Ostwick.</p>" for i in range(12)
    )
    assert draft(page("<title>What we see</title>", body)).notes == ()


def test_a_short_article_is_read() -> None:
    """Two sentences are enough."""
    body = "<h1>Paint</h1><p>The wall was painted green on Tuesday by two men.</p>"
    body += "<p>Nobody knows why they did it, said Jo Marsh, who saw them.</p>"
    assert draft(page("", body)).title == "Paint"
