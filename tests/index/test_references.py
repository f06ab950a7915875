"""Sentences that need the one next to them."""

import pytest

from index.references import is_question


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("What are skiffs?", True),
        ("“Who is coming?”", True),
        ("(Or is it?)", True),
        ("“Who is coming?” she asked.", False),
        ("She asked: “Who is coming?”", False),
        ("Did she ask “Who is coming?”?", True),
        ("«Who is coming?»", True),
        ("'Who is coming?'", True),
        ("[Is it?]", True),
        ("Nobody knows.", False),
        ("", False),
    ],
)
def test_a_sentence_that_is_a_question(sentence: str, asks: bool) -> None:
    """By the mark at its end, behind which there may be quotation marks."""
    assert is_question(sentence) == asks
