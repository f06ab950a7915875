"""Sentences that deny something."""

import pytest

from index.negation import denies, negates


@pytest.mark.parametrize(
    ("text", "negated", "denied"),
    [
        ("Nobody was hurt.", True, True),
        ("The ferry didn’t sail.", True, True),
        ("It ran without a crew.", True, True),
        ("She refused to sign it.", True, True),
        ("The app runs only on phones.", False, True),
        ("A jury cleared him.", False, True),
        ("Police ruled out arson.", False, True),
        ("It runs on steam instead.", False, True),
        ("He declined to comment.", False, False),
        ("It is an invite-only club.", False, True),
        ("The note was notable.", False, False),
        ("The ferry sailed.", False, False),
    ],
)
def test_what_negates_denies(text: str, negated: bool, denied: bool) -> None:
    """And so does what tells what is so instead."""
    assert negates(text) == negated
    assert denies(text) == denied
