"""The form of answer that a question asks for."""

import pytest

from index.highlights.forms import countries, fits, is_nobody, regions
from index.kinds import Kind


@pytest.mark.parametrize(
    ("kind", "question", "mention", "value"),
    [
        (Kind.DATE, "in what year was it built", "1931", 1),
        (Kind.DATE, "in what year was it built", "on Monday", 0),
        (Kind.DATE, "what month is it held", "May", 1),
        (Kind.DATE, "on which day did it sink", "3 May 2019", 1),
        (Kind.DATE, "on which day did it sink", "2019", 0),
        (Kind.DATE, "when did it sink", "2019", 0),
        (Kind.NUMBER, "how tall is it", "300 metres", 0),
        (Kind.NUMBER, "what percentage voted", "two-thirds of", 1),
        (Kind.NUMBER, "what was the score", "3-2 win", 1),
        (Kind.NUMBER, "what was the score", "40 minutes", 0),
        (Kind.PLACE, "which country rationed bread", "Sweden", 1),
        (Kind.PLACE, "which country rationed bread", "Ostwick", 0),
        (Kind.PLACE, "what old city was it near", "Sweden", -1),
        (Kind.PLACE, "on what continent is it", "Africa", 1),
        (Kind.PLACE, "where is it", "Sweden", 0),
        (Kind.PERSON, "who led it", "Sweden", -1),
        (Kind.PERSON, "who led it", "Kell Council", -1),
        (Kind.PERSON, "who funded it", "Kell Council", 0),
        (Kind.PERSON, "who owns it", "Sweden", 0),
        (Kind.PERSON, "who leads the firm that owns it", "Kell Council", -1),
        (Kind.PERSON, "who owns it", "Lake Orr", -1),
        (Kind.PERSON, "who led it", "Ada Venn", 0),
        (Kind.PERSON, "who led it", "Lake Orr", -1),
        (Kind.PERSON, "who led it", "PK-11", -1),
        (Kind.PERSON, "who led it", "Kell Airport", -1),
        (Kind.MONEY, "what does it cost", "40 euros", 0),
    ],
)
def test_a_mention_fits_the_form(kind: Kind, question: str, mention: str, value: float) -> None:
    """1 where it has the form, -1 where it has one that rules it out."""
    assert fits(kind, question, mention) == value


def test_names_of_several_words_are_read_as_one() -> None:
    """And no country is a part of the world."""
    assert {"Saudi Arabia", "Dutch", "U.S"} <= countries()
    assert "Middle East" in regions()
    assert countries().isdisjoint(regions())


@pytest.mark.parametrize("name", ["Tanner Street", "Northern Cup"])
def test_a_thing_is_nobody(name: str) -> None:
    """Its form tells."""
    assert is_nobody(name)


@pytest.mark.parametrize(
    "name", ["Ada Bridge", "Bo Hill", "Ada Lake", "Port Vale", "Northern League", "MI5"]
)
def test_what_may_be_a_surname_may_be_somebody(name: str) -> None:
    """So may a word that only begins like one of a thing."""
    assert not is_nobody(name)
