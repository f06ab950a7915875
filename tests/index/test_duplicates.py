"""How much of one text stands in another."""

import pytest

from index import duplicates
from index.analysis import words
from index.duplicates import SIZE, Hashes, containment, overlap
from index.segments.vocabulary import numbered

NINE = "one two three four five six seven eight nine"


def shingles(text: str) -> Hashes:
    """The shingles of a text, its words hashed by a vocabulary of its own."""
    said = words(text)
    vocabulary, _ = numbered(sorted(set(said)))
    return duplicates.shingles(vocabulary.hashes(vocabulary.numbers(said)))


def test_shingles_are_runs_of_words() -> None:
    """As many as places where a run can begin, each once, in ascending order."""
    assert len(shingles(NINE)) == 9 - SIZE + 1
    repeated = shingles(f"{NINE} {NINE}").tolist()
    assert len(repeated) == 9
    assert repeated == sorted(set(repeated))


@pytest.mark.parametrize("text", ["", "…", "  \n"])
def test_no_words_are_part_of_nothing(text: str) -> None:
    """Nothing is shared with a text that has no words."""
    assert containment(shingles(text), shingles(text)) == 0.0


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (NINE, f"Before it. {NINE.upper()}! After it.", 1.0),  # whole, in a longer text
        (NINE, "two three four five six: seven", 1.0),
        (NINE, "one two three four five, ten eleven twelve", 1 / 4),
        (NINE, "nine eight seven six five four three two one", 0.0),
        ("No deaths.", "no deaths", 1.0),  # shorter than a run
        ("No deaths.", "No births.", 0.0),
        ("“It can’t,” she said", '"It can\'t", she said', 1.0),
    ],
)
def test_the_share_is_of_the_shorter_text(one: str, other: str, shared: float) -> None:
    """Case and punctuation aside, and the same either way round."""
    assert containment(shingles(one), shingles(other)) == pytest.approx(shared)
    assert containment(shingles(other), shingles(one)) == pytest.approx(shared)


def test_overlap_is_the_share_of_all_words() -> None:
    """Two of four words in common are a half; no words have nothing in common."""
    assert overlap(frozenset("abc"), frozenset("bcd")) == 0.5
    assert overlap(frozenset(), frozenset()) == 0.0
