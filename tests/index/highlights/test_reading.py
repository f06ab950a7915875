"""What stands beside a mention, and in which clause."""

import pytest

from index.analysis import Analyzer
from index.highlights.mentions import LONGEST
from index.highlights.reading import Asked, Mention, Reading
from index.kinds import Kind

LONG = "Rechtsschutzversicherungsgesellschaften" * 3


def mention(text: str, words: str) -> Mention:
    """The mention that these words are."""
    start = text.index(words)
    return Mention(text, (start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words", "before"),
    [
        ("Ada Venn came.", "Ada Venn", []),
        ("It was built by Ada Venn.", "Ada Venn", ["It", "was", "built", "by"]),
        ("Built by 'Ada Venn' here.", "Ada Venn", ["Built", "by"]),
        ("Then the old mill was built by (Bo).", "Bo", ["old", "mill", "was", "built", "by"]),
        ("It opened in mid-1974 there.", "1974", ["It", "opened", "in"]),  # "mid-1974" is one word
        ("It was St. Bo.", "Bo", ["It", "was", "St"]),
        (f"Seen by the {LONG} Ada.", "Ada", []),  # a word that goes on out of sight
    ],
)
def test_the_words_before_a_mention(text: str, words: str, before: list[str]) -> None:
    """Five at most, each whole, and none that the mention is a part of."""
    assert mention(text, words).before == before


@pytest.mark.parametrize(
    ("text", "words", "behind"),
    [
        ("It has 40 members.", "40", ["members"]),
        ("It has 40", "40", []),
        ("It has 40 of the old and new members.", "40", ["of", "the", "old"]),
        ("It has 40, and members.", "40", []),
        ("It has 40 very old members in Tarn.", "40", ["very", "old", "members", "in"]),
        ("A 40-year-old woman.", "40", ["woman"]),
        (
            "There are 40 environmentally responsible manufacturing organisations.",
            "40",
            ["environmentally", "responsible", "manufacturing", "organisations"],
        ),
    ],
)
def test_the_words_behind_a_mention(text: str, words: str, behind: list[str]) -> None:
    """Four at most, as far as its clause goes."""
    assert mention(text, words).behind == behind


@pytest.mark.parametrize(
    ("text", "words", "led"),
    [
        ("It was built by architect Bo.", "Bo", True),
        ("It was built by, architect, Bo.", "Bo", False),
        ("It was built, and Bo came.", "Bo", True),  # "and" opens the clause that "Bo" is in
        ("Bo came.", "Bo", False),
    ],
)
def test_whether_a_word_of_its_clause_leads_to_a_mention(text: str, words: str, led: bool) -> None:
    """A comma between them parts them."""
    assert mention(text, words).led == led


def test_a_very_long_sentence_is_not_read_to_its_end() -> None:
    """What stands there tells nothing."""
    asked = Asked(Kind.DATE, "when", {"harbour": 1.0}, frozenset(), False, frozenset(), False)
    reading = Reading(asked, "rain " * LONGEST + "harbour", Analyzer())
    assert len(reading.tokens) == LONGEST / len("rain ")
    assert reading.told == []
