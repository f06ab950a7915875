"""Numbers in digits and in words, and what they may stand for."""

import pytest

from index.quantities.numbers import numbers


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It took two hundred and fifty days.", "two hundred and fifty", 250),
        ("a hundred and one roofs", "a hundred and one", 101),
        ("twenty-one thousand three hundred votes", "twenty-one thousand three hundred", 21_300),
        ("They baked two dozen loaves.", "two dozen", 24),
        ("half a million leaflets", "half a million", 500_000),
        ("three quarters of a million trees", "three quarters of a million", 750_000),
        ("a million and a half records", "a million and a half", 1.5e6),
        ("one and a half million records", "one and a half million", 1.5e6),
        ("It lasts 6½ hours.", "6½", 6.5),
        ("half an hour late", "half an", 0.5),
        ("It cost US$5bn.", "US$5bn", 5e9),
        ("Rs 50 crore was spent.", "Rs 50 crore", 5e8),
        ("It fell to −12 overnight.", "−12", -12),
        ("It fell to minus 12 overnight.", "minus 12", -12),
        ("The mast is 186m tall.", "186", 186),
        ("11.5m tonnes of wheat", "11.5m", 11.5e6),
        ("between 5 and 7 million", "5 and 7 million", 6e6),
        ("a stretch of 5–7 miles", "5–7", 6),
        ("One in five cycles.", "One in five", 20),
        ("two-thirds of the hall", "two-thirds", 200 / 3),
        ("Turnout was 41.5 %.", "41.5 %", 41.5),
        ("Rates rose by 7pc.", "7pc", 7),
        ("12\u202f000 lamps", "12\u202f000", 12_000),
    ],
)
def test_numbers(text: str, words: str, value: float) -> None:
    """Each is found where it stands, with its value."""
    (number,) = numbers(text)
    assert text[number.start : number.end] == words
    assert number.value == pytest.approx(value)
    assert number.low <= number.value <= number.high


@pytest.mark.parametrize(
    "text",
    ["Route B12 is shut.", "in the 1980s", "the 12th man", "a time of 3:45", "A dog barked.", ""],
)
def test_no_numbers(text: str) -> None:
    """Names, decades, ranks and times of day are none, and an article is no one."""
    assert numbers(text) == []


def test_a_change_is_no_range() -> None:
    """ "From 5 to 7" tells two numbers, and so does a result."""
    assert [number.value for number in numbers("It rose from 5 to 7.")] == [5, 7]
    assert [number.value for number in numbers("They won by 21 to 19.")] == [21, 19]


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("nearly 2,000 boats", [1_998, 1_850], [2_100]),
        ("more than 200 boats", [214, 230], [150, 300]),
        ("up to 200 boats", [170, 200], [230]),
        ("about 50 boats", [46, 54], [60]),
        ("200 or so boats", [185, 215], [250]),
        ("about 184 boats", [183], [195]),
        ("312 boats", [312], [313, 321]),
        ("3.6 million boats", [3.64e6], [3.7e6]),
        ("14 million boats", [14.3e6], [15e6]),
        ("28 percent", [28.4], [29]),
        ("a third of them", [33, 35], [38]),
        ("5 to 7 boats", [5, 6.5], [8]),
        ("a dozen boats", [11, 13], [15]),
    ],
)
def test_what_a_number_may_stand_for(text: str, inside: list[float], outside: list[float]) -> None:
    """A number told in full is what it is; rounding and words such as "nearly" widen it."""
    (number,) = numbers(text)
    assert all(number.low <= value <= number.high for value in inside)
    assert not any(number.low <= value <= number.high for value in outside)
