"""What is cut from pages of all shapes, and what is left."""

import pytest

from index.prose.assembly import assemble, paragraphs
from tests.index.prose.pages import PAGES, lines, unmarked


@pytest.mark.parametrize("name", PAGES)
def test_every_line_of_a_page_is_known(name: str):
    """Each line is cut as what it is, and each line of prose is kept as a paragraph."""
    article = assemble(unmarked(PAGES[name]), headed=True)
    cuts = [(cut.start, cut.kind, article.text[cut.start : cut.end]) for cut in article.cuts]
    prose = [(start, None, article.text[start:end]) for start, end in paragraphs(article)]
    assert [(kind, text) for _, kind, text in sorted(cuts + prose)] == lines(PAGES[name])


PROSE = [
    "By Monday, the river had risen by two metres.",
    "Copyright law changed in 2021, and few noticed.",
    "Subscribers of the paper may vote in May.",
    "Share prices fell on Monday after the news.",
    "The film was made in France, distributed by Example Pictures.",
    "Distributed by Example Pictures. It was a success in France and Italy.",
    "He follows her on Twitter, he said on Monday.",
    "Photographs by Jane Doe were shown in the town hall.",
    "Related work was done by Roe in 1999, but it was never printed.",
    "On February 16, 2021 the line was opened by the mayor of Northport.",
    "First published in 1843 by Example and Sons, the book is still read.",
    "More from habit than from need, he went to the harbour every day.",
    "Scammers send their messages to your inbox at night.",
    "Comments were turned off after the vote of Monday.",
    "(c) the third of these rules is the one that matters.",
    "The opening was on February 3, 2004, he said. Thousands came to see it.",
]


@pytest.mark.parametrize("sentence", PROSE)
def test_prose_that_begins_like_boilerplate_stays(sentence: str):
    """Sentences that share words with boilerplate are prose wherever they stand."""
    other = "The mayor opened the line on Tuesday. Thousands came to see it."
    text = f"Title\n\n{other}\n\n{sentence}\n\n{other}\n\n{sentence}"
    article = assemble(text, headed=True)
    assert [cut.kind for cut in article.cuts] == ["headline"]


def test_a_report_before_a_credit_is_not_a_caption():
    """A sentence in the past tense is prose even where a picture's credit follows it."""
    report = "The line was opened on February 15, 2021 in Northport."
    told = "The mayor stands by her plan, she said on Monday."
    two = "The tram stands in the depot. It waits for its driver."
    for sentence in (report, told, two):
        text = f"Title\n\n{sentence}\n\nJane Doe | Getty Images\n\nThe line is two miles long."
        article = assemble(text, headed=True)
        assert [cut.kind for cut in article.cuts] == ["headline", "credit"], sentence


def test_short_lines_that_say_something_are_not_labels():
    """A heading has no verb, no figure of money, no colon and no quotation mark before it."""
    for line in (
        "Nobody was hurt",
        "Tickets from £12",
        "Length: 20 miles",
        "“We are open”",
        "and so on",
        "It is over.",
    ):
        text = f"Title\n\nThe line opened. It is long.\n\n{line}\n\nAll came to see it on Tuesday."
        assert [cut.kind for cut in assemble(text, headed=True).cuts] == ["headline"], line


def test_the_last_line_is_no_label():
    """A heading heads something; a short line at the end is kept."""
    text = "Title\n\nThe line opened on Tuesday. It is long.\n\nSee you in May"
    assert [cut.kind for cut in assemble(text, headed=True).cuts] == ["headline"]


def test_the_headline_is_prose_where_nothing_else_is():
    """A note of one line and a headline among boilerplate can still be found."""
    assert assemble("Buy milk", headed=True).cuts == ()
    article = assemble("Tram line opens\n\nFebruary 16, 2021\n\nLeave a Reply", headed=True)
    assert [cut.kind for cut in article.cuts] == ["date line", "comment form"]


def test_a_given_title_is_cut_only_where_it_is_the_first_line():
    """Quotes and case aside, the first line must be the title to be the headline."""
    body = "\n\nThe mayor opened the line on Tuesday."
    same = assemble("The Mayor’s  tram" + body, title="The mayor's tram")
    other = assemble("The trams of Northport" + body, title="Tram")
    assert [cut.kind for cut in same.cuts] == ["headline"]
    assert [cut.kind for cut in other.cuts] == ["section label"]
    assert (same.title, other.title) == ("The mayor's tram", "Tram")


def test_a_correction_may_be_long():
    """A note of the editors is no prose, however much they have to say; other long text is."""
    said = "The mayor spoke of trams, and of trams alone, for the whole of the evening. " * 8
    article = assemble(f"Tram opens\n\n{said}\n\nEditor's note: {said}")
    assert [cut.kind for cut in article.cuts] == ["headline", "correction"]
    assert len(paragraphs(article)) == 1
