"""What kind of answer a question expects, and where one stands."""

import pytest

from index.questions import Kind, candidates, expected_kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When did the ferry sink?", Kind.DATE),
        ("In what year was the bridge built", Kind.DATE),
        ("how many users does the app have", Kind.NUMBER),
        ("What is the population of Elmbrook?", Kind.NUMBER),
        ("How much is the company worth?", Kind.MONEY),
        ("how much of the harvest was lost", Kind.NUMBER),
        ("Who leads the agency?", Kind.PERSON),
        ("which minister resigned", Kind.PERSON),
        ("Where is the reactor?", Kind.PLACE),
        ("In what city does she live?", Kind.PLACE),
        ("What is Spaces?", Kind.OTHER),
        ("", Kind.OTHER),
    ],
)
def test_expected_kind(question: str, kind: Kind) -> None:
    """The first pattern that fits decides."""
    assert expected_kind(question) is kind


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Kind.DATE, "It closed on 3 May 2019 and again in the 1870s.", ["3 May 2019", "the 1870s"]),
        (Kind.DATE, "It may rain on Saturday.", ["on Saturday"]),
        (Kind.NUMBER, "About 3.6 million users, or two-thirds.", ["3.6 million", "two-thirds"]),
        (Kind.MONEY, "It cost $1.2 billion, not 40 euros.", ["$1.2 billion", "40 euros"]),
        (Kind.MONEY, "It cost 12 million.", ["12 million"]),
        (Kind.PERSON, "The mayor, Ada van Dijk, met Bo.", ["Ada van Dijk", "Bo"]),
        (Kind.OTHER, "Ada paid 3 dollars on Monday.", []),
    ],
)
def test_candidates(kind: Kind, text: str, expected: list[str]) -> None:
    """Spans are slices of the text."""
    assert [text[start:end] for start, end in candidates(kind, text)] == expected
