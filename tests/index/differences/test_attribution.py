"""Who says it, word for word."""

import pytest

from index.differences.attribution import attribution, without_attribution


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It hurt 12 people, according to the miners’ union.", "according to the miners’ union"),
        ("According to\xa0Keel Data, a firm, it has 3m users.", "According to\xa0Keel Data"),
        ("It hurt 12 people, police said on Monday.", "police said"),
        ("It hurt 12 people, the mayor told reporters.", "the mayor told reporters"),
        ("It hurt 12 people, said the fire chief.", "said the fire chief"),
        ("Auditors say that it cost $3m.", "Auditors say"),
        ("A study has found that a third of them fled.", "A study has found"),
        ("Analysts at Keel put the loss at $3m.", "Analysts at Keel put"),
        ("It has 109 goals, by its own count.", "by its own count"),
        ("She says that it hurt 12 people.", ""),
        ("Astor reported a loss of $3m.", ""),
        ("Divers found 12 coins.", ""),
        ("It hurt 12 people.", ""),
    ],
)
def test_attribution(text: str, expected: str) -> None:
    """A pronoun names nobody, and who finds a thing is not its source."""
    assert attribution(text) == expected
    assert expected in text


def test_offsets_hold_without_the_attribution() -> None:
    """Spaces stand in for it."""
    text = "It hurt, police said, 12 people."
    rest = without_attribution(text)
    assert len(rest) == len(text)
    assert "police" not in rest
    assert rest.index("12") == text.index("12")
