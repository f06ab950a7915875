"""The tense that a time stands in."""

import pytest

from index.times.tense import tense
from index.times.verbs import Tense

CASES = [
    ("It sank [on Monday].", Tense.PAST),
    ("[On Monday], it sank.", Tense.PAST),
    ("It was sunk [on Monday].", Tense.PAST),
    ("The harbour has been shut since [Monday].", Tense.PAST),
    ("The crew went to see it [on Monday].", Tense.PAST),
    ("The crew sent a letter to staff [on Monday].", Tense.PAST),
    ("People injured [on Monday] will be paid.", Tense.PAST),
    ("It will be shut [on Monday].", Tense.FUTURE),
    ("It is due to be shut [on Monday].", Tense.FUTURE),
    ("It stays shut until [Monday].", Tense.FUTURE),
    ("It begins [on Monday].", Tense.FUTURE),
    ("He may go [on Monday].", Tense.FUTURE),
    ("He plans to go [on Monday].", Tense.FUTURE),
    ("She said that it would be shut [on Monday].", Tense.LATER),
    ("It would be shut [on Monday].", Tense.UNCLEAR),
    ("It may have been shut [on Monday].", Tense.UNCLEAR),
    ("It was to be shut [on Monday].", Tense.UNCLEAR),
    ("The crew agreed to go [on Monday].", Tense.UNCLEAR),
    ("It was shut until [Monday].", Tense.UNCLEAR),
    ("He announced a vote [on Monday].", Tense.UNCLEAR),
    ("The man, who fled, appears in court [on Monday].", Tense.PRESENT),
    ("The man, who fled, dances in the street [on Monday].", Tense.UNCLEAR),
    ("On Tuesday the man who was shot, and [on Monday] the dog.", Tense.NONE),
    ("It is shut [on Monday].", Tense.STATE),
    ("It is open [on Monday].", Tense.STATE),
    ("They meet [on Monday].", Tense.STATE),
    ("A walk by the sea [on Monday].", Tense.NONE),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_the_verb_tells_the_tense(marked: str, expected: Tense) -> None:
    """The square brackets mark the time."""
    start, end = marked.index("["), marked.index("]") - 1
    assert tense(marked.replace("[", "").replace("]", ""), start, end) == expected
