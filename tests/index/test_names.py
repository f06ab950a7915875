"""Names in a sentence."""

import pytest

from index.names import capitalised, stands_alone


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police met Ada Venn's aunt in Tarn.", {"ada", "venn", "tarn"}),
        ("“Tarn” is, says the FBI, in Baltic-Nord.", {"fbi", "baltic", "nord"}),
        ("It (Tarn) is “Venn” now.", {"tarn", "venn"}),
        ("Nobody came.", set()),
    ],
)
def test_a_capital_amid_a_sentence_tells_a_name(text: str, found: set[str]) -> None:
    """As words are folded, without possessives; the first word tells nothing."""
    assert capitalised(text) == found
