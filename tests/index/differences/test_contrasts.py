"""What sets figures apart: words of contrasts.txt, ordinals, times."""

import pytest

from index.analysis import read_lines
from index.differences.contrasts import apart, sides, unmatched


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Astor made a net gain.", "Astor made a gross gain."),
        ("Nurses earn 12 before tax.", "Nurses earn 9 after tax."),
        ("It sold 12 in the first quarter.", "It sold 15 in the second quarter."),
        ("It scored 12 in the first half.", "It scored 30 in all."),
        ("It had 12 guests in 2018.", "It had 15 guests in 2021."),
        ("It had 12 guests in March.", "It had 15 guests in October."),
        ("On Monday 12 came.", "On Thursday 15 came."),
        ("It grew by 12 over the past ten years.", "It grew by 3 since the spring."),
    ],
)
def test_contrasts(one: str, other: str) -> None:
    """Texts on different sides are apart; a text that is on both is not."""
    assert apart(sides(one), sides(other))
    assert not apart(sides(one), sides(f"{one} {other}"))
    assert not apart(sides(one), sides("It had 15 guests."))


def test_the_source_is_on_no_side() -> None:
    """Who says it, and when, says nothing of what is told."""
    one = "It killed 12, women of the village said on Monday."
    other = "It killed 15, according to men of the village, police said on Thursday."
    assert not apart(sides(one), sides(other))


def test_last_year_is_counted_from_the_publication() -> None:
    """An article of 2022 means 2021 by it."""
    told = sides("It had 12 guests in 2021.")
    assert not apart(sides("It had 15 guests last year.", "2022-03-01"), told)
    assert apart(sides("It had 15 guests last year.", "2020-03-01"), told)
    assert apart(sides("It had 15 guests last year.", "2020-03-01"), told, but=("month",))
    assert not apart(sides("It had 15 guests last year.", "2020-03-01"), told, but=("year",))


def test_a_word_that_only_one_text_has() -> None:
    """It stands right behind the figure."""
    text = "There are 43 confirmed cases, men and women."
    assert unmatched(text, text.index(" confirmed"), sides("There are 50 cases.")) == "confirmed"
    assert unmatched(text, text.index(" confirmed"), sides("50 cases are suspected.")) == ""
    assert unmatched(text, text.index(", men"), sides("There are 50 cases.")) == ""


def test_the_table_is_well_formed() -> None:
    """Every line has two sides or more, all of them with words."""
    for line in read_lines("contrasts.txt"):
        assert len(line.split("|")) > 1
        assert all(side.split() for side in line.split("|"))
        assert line == line.lower()
