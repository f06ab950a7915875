"""People's names in a sentence."""

import pytest

from index.names import stands_alone


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Aalto painted it.", True),
        ("It was painted by Aalto.", True),
        ("The striker Aalto, who won, left.", True),
        ("When Aalto left, Mr. Aalto was 30.", True),
        ("Karl Aalto painted it.", False),
        ("Karl Aalto and Aalto paint.", True),
        ("Aaltonen painted it.", False),
        ("", False),
    ],
)
def test_a_surname_stands_alone_where_no_first_name_is_before_it(text: str, alone: bool) -> None:
    """Titles and common nouns are none, whatever their first letter."""
    assert stands_alone(["aalto"], text) is alone
