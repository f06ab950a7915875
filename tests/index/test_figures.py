"""Figures: value, measure, and what it takes to compare them."""

import pytest

from index.analysis import Analyzer
from index.figures import Figure, figures, groups, meant_by


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It had nearly 3.6 million users globally.", [(3.6e6, "audience")]),
        ("It was downloaded around five million times.", [(5e6, "audience")]),
        ("It is valued at around $1 billion.", [(1e9, "$")]),
        ("It cost 12 million euros.", [(12e6, "$")]),
        ("Turnout fell to 41.5 % and then to forty-two percent.", [(41.5, "%"), (42, "%")]),
        ("The fire killed twenty-three people.", [(23, "audience")]),
        ("The tower has 1,200 windows.", [(1200, "window")]),
        ("It opened in 2019.", []),
        ("It opened on 30 June with 12 shops.", [(12, "shop")]),
        ("A 50-person limit holds.", [(50, "audience")]),
        ("Nobody came.", []),
    ],
)
def test_figures(text: str, expected: list[tuple[float, str]]) -> None:
    """Dates are left out; the noun or the sign tells what is counted."""
    found = figures(text, Analyzer())
    assert [(pytest.approx(figure.value), figure.measure) for figure in found] == expected
    for figure in found:
        assert text[figure.start : figure.end].strip()


def figure_in(text: str) -> Figure:
    """The only figure of a text."""
    (figure,) = figures(text, Analyzer())
    return figure


@pytest.mark.parametrize(
    ("text", "words", "dimension", "base"),
    [
        ("10 miles of cable", "10 miles", "length", 16_093.44),
        ("16 km of cable", "16 km", "length", 16_000),
        ("1,800 square kilometres", "1,800 square kilometres", "area", 1.8e9),
        ("30 hectares", "30 hectares", "area", 300_000),
        ("half a tonne", "half a tonne", "mass", 500),
        ("a gust of 90 km/h", "90 km/h", "speed", 25.00002),
        ("118 kilometres an hour", "118 kilometres an hour", "speed", 32.7778),
        ("two days", "two days", "time", 48),
        ("2 hours and 15 minutes", "2 hours and 15 minutes", "time", 2.25),
        ("a man aged 46", "46", "age", 46 * 8766),
        ("104°F", "104°F", "temperature", 40),
        ("38.4C", "38.4C", "temperature", 38.4),
        ("€2bn", "€2bn", "money_euro", 2e9),
        ("A$20", "A$20", "money_A$", 20),
        ("50 pence", "50 pence", "money_pound", 0.5),
        ("half of the harvest", "half", "share", 50),
        ("12 geese", "12", "count", 12),
    ],
)
def test_units(text: str, words: str, dimension: str, base: float) -> None:
    """A figure ends with its unit; figures of one dimension have one base unit."""
    figure = figure_in(text)
    assert text[figure.start : figure.end] == words
    assert figure.dimension == dimension
    assert figure.base == pytest.approx(base, rel=1e-4)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nora Quist, 46, keeps the light.", "46"),
        ("a keeper from Lund, 46.", "46"),
        ("The light was kept by Nora Quist (46).", "46"),
        ("A man aged 46 died.", "46"),
        ("It is open to those aged between 6 and 12.", "6 and 12"),
        ("The minimum age is 18.", "18"),
        ("She left at the age of 46.", "46"),
        ("She turned 46 on Monday.", "46"),
        ("A baby aged six months slept.", "six months"),
        ("Its age is 4 billion years.", "4 billion years"),
        ("She was only 46.", "46"),
        ("a boy who is 8 and swims", "8"),
        ("She was 46 when she left.", "46"),
        ("She is 46 years old.", "46 years"),
        ("It lifts the retirement age to 46.", "46"),
        ("a 46-year-old woman", "46-year-old"),
        ("46-year-olds", "46-year"),
        ("She was 46 years of age.", "46 years"),
        ("The child is 2 years and 3 months old.", "2 years and 3 months"),
        ("It is twenty thousand years old.", "twenty thousand years"),
    ],
)
def test_ages(text: str, words: str) -> None:
    """With a unit or none; other times have another dimension."""
    figure = figure_in(text)
    assert (text[figure.start : figure.end], figure.dimension) == (words, "age")


@pytest.mark.parametrize(
    "text",
    [
        "She kept the light for 46 years.",
        "They turned 20 games around.",
        "She turned 20 into 30.",
        "Table (3) shows it.",
        "Kell beat Lund (2) in March.",
        "She was 46 miles away.",
        "She was 46th of them.",
        "He is 1 of the winners.",
        "In Lund, 46 lamps shone.",
        "The lamps of Lund, 460, shone.",
        "It was carried by 46 votes.",
        "Children of all ages at 46 schools skated.",
    ],
)
def test_other_figures_are_no_ages(text: str) -> None:
    """They count or measure something."""
    assert "age" not in {figure.dimension for figure in figures(text, Analyzer())}


@pytest.mark.parametrize(
    ("text", "rate", "nouns"),
    [
        ("She earns 4,900 euros a month.", "month", ()),
        ("It sold 12 copies in a year.", "", ("copi",)),
        ("a quake with a magnitude of 6.8", "", ("magnitud",)),
        ("22,500 of the signatures are valid", "", ("signatur",)),
        ("40 or so guests", "", ("guest",)),
        ("The death toll has risen to nearly 15.", "", ("death", "toll")),
    ],
)
def test_what_a_figure_counts(text: str, rate: str, nouns: tuple[str, ...]) -> None:
    """By the words behind it, else before it; a rate is told with it."""
    figure = figure_in(text)
    assert figure.rate == rate
    assert figure.nouns[: len(nouns)] == nouns


def test_who_is_meant_by_people() -> None:
    """Users and members, and not downloads; each counts the same kind of thing."""
    assert {"user", "member"} <= meant_by("peopl", ["peopl", "bridg"])
    assert "download" not in meant_by("peopl", ["peopl"])
    assert meant_by("user", ["user"]) == meant_by("home", ["home"]) == frozenset()


@pytest.mark.parametrize("doing", ["work", "live", "die", "download", "injur"])
def test_people_who_do_something_else_are_not_users(doing: str) -> None:
    """The question tells who is meant."""
    assert not meant_by("peopl", ["peopl", doing, "bridg"])
    assert len({groups()[term][0] for term in ("peopl", "user", "download")}) == 1
