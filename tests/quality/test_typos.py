"""Slips cost little."""

import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from index.evaluation.measuring import load_questions
from index.library import Library
from tests.quality.typos import TOPICS, lines, measure, with_typo


def test_slips_cost_little() -> None:
    """About half a point of hit@1, and two of them about two."""
    with Library.temporary(TOPICS / "articles.jsonl") as library:
        found = measure(load_questions(TOPICS / "questions.jsonl"), library, range(2))
    (plain,) = found["as they stand"]
    assert found["in lower case"] >= [plain - 1]
    assert sum(found["one typo"]) / 2 >= plain - 1.5
    assert sum(found["two typos"]) / 2 >= plain - 3


@given(st.text("ab Cd"), st.integers())
def test_a_slip_changes_a_letter_or_two_of_one_long_word(text: str, seed: int) -> None:
    """What has no long word stays."""
    typed = with_typo(text, random.Random(seed))
    pairs = zip(text.split(" "), typed.split(" "), strict=True)
    changed = [(old, new) for old, new in pairs if old != new]
    assert len(changed) == any(len(word) >= 4 for word in text.split(" "))
    for old, new in changed:
        assert abs(len(old) - len(new)) <= 1
        assert (Counter(old) - Counter(new)).total() <= 1


def test_what_is_printed() -> None:
    """The mean of the seeds and what it costs, with the least and the most."""
    found = {"as they stand": [70.0], "in lower case": [69.5], "one typo": [69.0, 70.0]}
    head, plain, lower, once = lines(found)
    assert head.split()[0] == "hit@1"
    assert plain.split()[-2:] == ["70.00", "0.00"]
    assert lower.split()[-2:] == ["69.50", "0.50"]
    assert once.split("typo")[1].split() == ["69.50", "0.50", "(0.00", "to", "1.00)"]
