"""Single lines that all outlets share."""

import pytest

from index.prose import rules

LINES = {
    "separator": ["***", "- - -", "•"],
    "advertisement": ["Advertisement", "ADVERTISEMENT", "Story continues below advertisement"],
    "sharing": [
        "Share",
        "Share on Facebook",
        "Email this story",
        "Facebook | Twitter",
        "Copy link",
    ],
    "navigation": ["Skip to main content", "Home > News", "5 min read", "A » B » C", "Menu"],
    "newsletter": [
        "Subscribe to The Daily Example",
        "Sign up for our newsletter.",
        "Sign up now",
        "Get the news straight to your inbox",
        "Follow us on Twitter",
        "Follow Jane Doe on Twitter: @jane",
        "Join our Telegram channel",
    ],
    "notice": ["This site uses cookies.", "Accept all cookies", "Privacy Policy", "Terms of use"],
    "comment form": [
        "Leave a Comment",
        "Post a comment",
        "12 Comments",
        "Email *",
        "Save my name, email, and website in this browser for the next time I comment.",
        "You must be logged in to post a comment.",
    ],
    "related links": [
        "Products You May Like",
        "You may also like",
        "Related stories:",
        "More from Example News",
        "Recommended for you",
        "Most popular",
        "What to read next",
        "Read more: Tram line delayed again.",
        "RELATED | Tram line delayed again",
        "https://news.example/tram",
        "Click here to read all about trams",
    ],
    "correction": [
        "Correction: An earlier version of this article misstated the price.",
        "CORRECTION (May 3, 2024): The tram is red.",
        "Correction, May 3: The tram is red.",
        "Clarification: The tram is meant.",
        "Editor's Note: The tram is red.",
        "*An earlier version of this story gave a wrong date.",
        "This story has been corrected to say that the tram is red.",
        "This article was updated to correct the name of the mayor.",
        "Korrektur: Die Tram ist rot.",
        "Anmerkung der Redaktion: Die Tram ist rot.",
        "In einer früheren Version dieses Artikels stand, die Tram sei blau.",
        "Dieser Text wurde nachträglich korrigiert.",
        "Rectificatif : le tram est rouge.",
        "Note de la rédaction : le tram est rouge.",
        "Une version précédente de cet article indiquait un autre prix.",
        "Cet article a été corrigé le 3 mai.",
        "Corrección: el tranvía es rojo.",
        "Fe de errores: el tranvía es rojo.",
        "Nota del editor: el tranvía es rojo.",
        "Una versión anterior de este artículo daba otro precio.",
        "Este artículo ha sido corregido.",
    ],
    "date line": ["Published", "Last updated:"],
    "copyright": ["© Example News 2023", "All rights reserved."],
    "credit": [
        "Distributed by Example Wire",
        "Additional reporting by Jane Doe",
        "Jane Doe contributed to this report.",
        "This story was originally published by the Daily Example.",
    ],
}
"""Lines by the kind that they are."""


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind in LINES for line in LINES[kind]])
def test_kinds(kind: str, line: str):
    """Each line is known for what it is."""
    assert rules.kind(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "The tram line is open.",
        "A correction of the price is due.",
        "Corrections officers went on strike on Monday.",
        "Clarification of the rules took nine years, the mayor said.",
        "The story was corrected by the mayor: the tram is red.",
        "An earlier version of the tram had two doors.",
        "This article of the constitution was amended in 1990.",
        "Una versión anterior del tranvía era azul.",
        "Home is where the tram stops",
        "Read more books, doctors say",
        "Sign up for war, they said",
        "Share of the vote by town",
        "Download speeds of the network",
        "Cookies are baked in Northport",
        "Most readers live in Northport",
        "February 16, 2021",
        "By Jane Doe",
    ],
)
def test_other_lines(line: str):
    """Headlines and sentences are none of these; bylines and dates only stand at the edges."""
    assert rules.kind(line) is None


def test_edges():
    """Lines that say something of an article only above and below its prose."""
    lines = ["Source: Reuters", "By Jane Doe", "February 16, 2021", "The tram line is open."]
    kinds = [rules.kind(line, rules.EDGE_RULES) for line in lines]
    assert kinds == ["credit", "byline", "date line", None]
