"""Shapes of text."""

import pytest

from index.prose import shapes


def test_normalised():
    """Blanks of all kinds become one, and quotes straight."""
    assert shapes.normalised("\ufeff“One’s”\xa0 two\r\n\0three ") == '"One\'s" two three'
    assert shapes.on_one_line("“One’s”\xa0two") == "“One’s” two"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("It is open. All came.", 11),
        ('"It is open." All came.', 13),
        ("Is it open? Yes.", 11),
        ("They came in 2021. All did.", 18),
        ("開いた。皆来た。", 4),
        ("It is open.", None),
        ("Mr. Roe met St. John of the U.S. Senate.", None),
    ],
)
def test_sentence_end(text: str, end: int | None):
    """The first of several sentences ends at its full stop, an abbreviation does not."""
    assert shapes.sentence_end(text) == end


@pytest.mark.parametrize(
    ("text", "is_prose", "is_heading"),
    [
        ("Money for the tram", False, True),
        ("## Money for the tram", False, True),
        ("Why is the tram so late", False, True),
        ("The tram is late", False, False),
        ("- a ferry", False, False),
        ("It is open.", False, False),
        ("The mayor opened the line on Tuesday.", True, False),
        ("The network will have these parts:", True, False),
        ("It is open. All came.", True, False),
        ("word " * 40, True, False),
    ],
)
def test_prose_and_headings(text: str, is_prose: bool, is_heading: bool):
    """Finished sentences and long texts are prose; headings are short and have no verb."""
    assert (shapes.is_prose(text.strip()), shapes.is_heading(text.strip())) == (
        is_prose,
        is_heading,
    )


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Jane Doe", True),
        ("Jane van der Doe and John Smith", True),
        ("Jane Doe went home", False),
        ("123", False),
        ("and Jane", False),
        ("", False),
        ("A B C D E F G H I", False),
    ],
)
def test_names(text: str, is_name: bool):
    """Names have no word in lower case but particles."""
    assert shapes.is_name(text) is is_name
