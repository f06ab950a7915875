"""Where a text mentions a date, a figure, a sum of money or a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.highlights.mentions import LONGEST, mentions, parts
from index.kinds import Kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It closed on 3 May 2019 and in the 1870s.", ["3 May 2019", "the 1870s"]),
        ("It may rain on Saturday at 5 pm.", ["on Saturday", "5 pm"]),
        ("Work starts in May.", ["May"]),
        ("It went down from 18:50 to 9:05; it was 3:2.", ["18:50 to 9:05"]),
        ("It is shut between 9:05 and 17:30.", ["9:05 and 17:30"]),
        ("The clock was stopped at 12:30:45.", []),
        ("She ran it in 2:04:35 on 5 May, and in 2:59 before.", ["5 May"]),
        ("In 1806–07 and late in the 11th century.", ["1806–07", "the 11th century"]),
        ("It fell in 911, by 1,200 ships.", ["911"]),
        ("Open from 24 August – 3 October 1572.", ["24 August – 3 October 1572"]),
        ("It was built between 1702 and 1709.", ["1702 and 1709"]),
        ("Both 1702 and 1709 were wet.", ["1702", "1709"]),
        ("RIGA, June 19 (CPA) - It was founded in 2015.", ["2015"]),  # a dateline is no event's
        ("NEW YORK, 3 May — It rained.", []),
        ("In Riga, 3 May - a holiday - was wet.", ["3 May"]),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    """As far as they go; the two ends of a range are one."""
    assert found(Kind.DATE, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 3.6 million users, or two-thirds.", ["3.6 million", "two-thirds"]),
        ("In 1500 it had 1500 people, 40 of them by 3 May.", ["1500 people", "40"]),
        ("It takes five to ten years.", ["five to ten years"]),
        ("Some 75,000 to 100,000 fled.", ["75,000 to 100,000"]),
        ("It rose from 3 to 5 %.", ["3", "5 %"]),
        ("It fell 7 % to 18 points.", ["7 %", "18"]),
        ("It is the 2nd time that a third was lost.", ["a third"]),
        ("Another one million fled, one per cent of them.", ["one million", "one per cent"]),
        ("Another one of the boats has one sail; no one saw the one that sank.", ["one"]),
    ],
)
def test_numbers(text: str, expected: list[str]) -> None:
    """With scale and unit, without dates and ordinals."""
    assert found(Kind.NUMBER, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost $1.2 billion, not 40 euros.", ["$1.2 billion", "40 euros"]),
        ("It cost 12 million.", ["12 million"]),
        ("The 3.9-billion-guilder sale raised 15m kronor.", ["3.9-billion-guilder", "15m kronor"]),
        ("It took half a million euros, a dollar at a time.", ["half a million euros", "a dollar"]),
        ("They sold a crown for 4,000.", ["4,000"]),
        ("The pound took in a dog for 80.", ["80"]),
        ("It cost two and a half million pounds.", ["two and a half million pounds"]),
        ("It cost one hundred and fifty pounds.", ["one hundred and fifty pounds"]),
        ("Some 1,200 won a bowl for 500 yen.", ["500 yen"]),
        ("It cost 2 million Namibian dollars.", ["2 million Namibian dollars"]),
        ("They won 3 games and 40,000 marks.", ["40,000 marks"]),
        ("Of 12 they lost 9, 3 won 500 million won.", ["500 million won"]),
    ],
)
def test_money(text: str, expected: list[str]) -> None:
    """Where no currency stands there, any figure may be a sum."""
    assert found(Kind.MONEY, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6. Melt 80 g of butter.", ["80"]),
        ("10.15 Norrland offers 3 ferries.", ["3"]),
        ("Call 0555 0199 or +00 555.", ["555"]),
        ("6 of them left. 7) Melt.", ["6", "7"]),
        ("It rose by 0.5.", ["0.5"]),
    ],
)
def test_numbers_of_steps_times_of_entries_and_telephones_are_no_figures(
    text: str, expected: list[str]
) -> None:
    """Nothing is counted by them."""
    assert found(Kind.NUMBER, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor, Ada van Dijk, met Bo.", ["Ada van Dijk", "Bo"]),
        ("Soon Bo’s sister Élise de la Tour left for the U.S. Bank.", None),
        ("In May the Elmbrook council met on Monday.", ["Elmbrook"]),
        ("Instead, D'Arcy Venn of Ostwick spoke.", ["D'Arcy Venn of Ostwick"]),
        ("Где они? No one knows.", []),
        ("Mr. Venn took the B842, and Sir no road before Dec. 3.", ["Venn"]),
        ("Jan and U2 played on K2.", ["Jan", "U2", "K2"]),
        ("Neither of them saw Bo.", ["Bo"]),
    ],
)
def test_names(text: str, expected: list[str] | None) -> None:
    """Runs of capitalised words; an opening word, a possessive and the calendar are none."""
    wanted = ["Bo", "Élise de la Tour", "U.S", "Bank"] if expected is None else expected
    assert found(Kind.PERSON, text) == found(Kind.PLACE, text) == wanted


@given(st.sampled_from(Kind), st.text("aA B1é.,’-–$ 0May to", max_size=80))
def test_spans_are_in_order_and_do_not_overlap(kind: Kind, text: str) -> None:
    """Each holds something, and parts are found wherever mentions are."""
    spans = mentions(kind, text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(text[slice(*span)].strip() for span in spans)
    assert bool(spans) == bool(parts(kind, text))


def test_other_questions_have_no_mentions() -> None:
    """Their kind of answer is not known."""
    assert mentions(Kind.OTHER, "Ada paid 3 dollars on Monday.") == []


def test_a_very_long_text_is_not_searched_to_its_end() -> None:
    """A page without sentence ends must not hold up an answer."""
    text = "Bo " * LONGEST
    assert all(end <= LONGEST for _, end in mentions(Kind.PERSON, text))


def found(kind: Kind, text: str) -> list[str]:
    """The texts of the mentions."""
    return [text[slice(*span)] for span in mentions(kind, text)]
