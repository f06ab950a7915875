"""Answers as text and as renderables."""

import io
import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.console import Console

from bot.screen import rich_answer
from bot.terminal import citation, date, plain_answer, visible
from index.model import Answer, Difference, Evidence, Quote
from index.times.telling import times_of

QUOTE = Quote(
    text="The mill burned down on 3 May, said the town’s fire chief.",
    article="mill",
    title="Mill gone",
    publisher="The Wick Post",
    published="2024-05-04",
    url="https://example.org/mill",
    start=10,
    end=68,
    span=(24, 29),
    number=2,
    of=7,
)
OTHER = replace(
    QUOTE, text="It was on 2 May.", publisher=None, url=None, span=None, number=3, sentence_id=8
)
COPY = replace(QUOTE, article="copy", title="Mill burnt", publisher=None, sentence_id=9)
UNANSWERED = Answer(
    "Why?", False, 0.1, nearest=(QUOTE,), missing=("why",), evidence=(Evidence(QUOTE),)
)


def answer_of(*evidence: Evidence, sure: bool = True) -> Answer:
    """An answer that shows this."""
    quotes = tuple(each.quote for each in evidence)
    question = "When did the mill burn down?"
    return Answer(question, True, 0.8, quotes=quotes, evidence=evidence, sure=sure)


ANSWER = answer_of(Evidence(QUOTE), Evidence(OTHER))


def rendered(answer: Answer, *, question: bool = False, width: int = 60) -> str:
    """What a screen of this width gets, with its colours."""
    file = io.StringIO()
    console = Console(file=file, width=width, force_terminal=True, color_system="standard")
    console.print(rich_answer(answer, question=question))
    return file.getvalue()


def test_a_quote_stands_above_its_source():
    """The words; below, title, publisher, date, place and address, then what its times mean."""
    assert plain_answer(ANSWER).split("\n") == [
        QUOTE.text,
        "  Mill gone, The Wick Post, 4 May 2024, sentence 2 of 7; https://example.org/mill",
        "  Counted from the date of publication: “3 May” is 3 May 2024.",
        OTHER.text,
        "  Mill gone, 4 May 2024, sentence 3 of 7",
        "  Counted from the date of publication: “2 May” is 2 May 2024.",
    ]


def test_what_a_quote_leans_on_stands_below_its_source():
    """The sentence before it, on a line of its own that says so."""
    leaning = replace(QUOTE, text="He saw the mill burn.", before="Bo Marr was there.", span=None)
    assert plain_answer(answer_of(Evidence(leaning))).split("\n")[2:] == [
        "  before it: Bo Marr was there."
    ]


def test_several_answers_are_told_apart():
    """The question stands above its answer and a blank line below."""
    lines = plain_answer(UNANSWERED, question=True).split("\n")
    assert (lines[0], lines[-1]) == ("Q: Why?", "")


def test_closest_passages_are_marked():
    """They are no answer, and the heading says so, for one and for many."""
    lines = plain_answer(UNANSWERED).split("\n")
    assert lines[:3] == [
        "Not found in the library.",
        "Closest passage, not an answer:",
        QUOTE.text,
    ]
    assert lines[-1] == "No article contains: why."
    assert "Closest passages," in plain_answer(replace(UNANSWERED, evidence=ANSWER.evidence))


def test_an_answer_that_is_not_sure_says_so():
    """In the first line; a sure one begins with the quote."""
    possible = replace(ANSWER, sure=False)
    assert plain_answer(possible) == f"Possible answer:\n{plain_answer(ANSWER)}"
    assert "Possible answer:" in rendered(possible)
    assert "Possible answer:" not in rendered(ANSWER)


def test_another_source_is_told_apart():
    """A line stands above it, and one above what comes after it from the sources before."""
    source, further = "Another source:", "Further passages:"
    third = replace(OTHER, text="A mill stood there.")
    other = Evidence(OTHER, independent=True)
    for evidence, expected in (
        ((Evidence(QUOTE), other, Evidence(third)), [source, OTHER.text, further, third.text]),
        ((Evidence(QUOTE), other, replace(other, quote=third)), [source, OTHER.text, source]),
        ((Evidence(QUOTE), Evidence(OTHER), Evidence(third)), [OTHER.text, third.text]),
    ):
        answer = answer_of(*evidence)
        lines = [line for line in plain_answer(answer).split("\n") if not line.startswith(" ")]
        assert lines[1 : 1 + len(expected)] == expected
        shown = rendered(answer)
        for label in (source, further):
            assert shown.count(label) == expected.count(label)


def test_quotes_are_set_apart_on_a_screen():
    """A blank line stands above every quote but the first, or above its label."""
    shown = rendered(answer_of(Evidence(QUOTE), Evidence(OTHER), Evidence(COPY, independent=True)))
    lines = ["".join(re.split(r"\x1b\[[\d;]*m", line)).strip() for line in shown.split("\n")]
    above = {line: lines[place - 1] for place, line in enumerate(lines)}
    assert above["2 “It was on 2 May.”"] == above["Another source:"] == ""
    assert next(above[line] for line in lines if line.startswith("3 ")) == "Another source:"


def test_articles_that_hold_the_quote_are_named():
    """Below its source, with publisher and date where they are known."""
    unknown = replace(COPY, title="", published=None, publisher=None)
    copied = answer_of(Evidence(QUOTE, (replace(COPY, publisher="The Dale\x1b"), COPY, unknown)))
    also = "also in: Mill burnt (The Dale\ufffd, 4 May 2024); Mill burnt (4 May 2024); copy"
    assert plain_answer(copied).split("\n")[2] == f"  {also}"
    assert also in rendered(copied, width=120)


def test_where_nothing_is_close_nothing_is_shown():
    """An answer without passages is one line."""
    assert plain_answer(Answer("?", False, 0.0)) == "Not found in the library."


def test_differences_name_their_quotes():
    """Quotes are counted from 1; what a figure counts, who says it and when stand beside it."""
    labels, attributions = ("", "alarm"), ("According to the chief", "")
    difference = Difference((0, 1), ("3 May", "2 May"), labels, attributions)
    assert plain_answer(replace(ANSWER, differences=(difference,))).endswith(
        "\nSources differ: quote 1 says 3 May (according to the chief, The Wick Post, 4 May 2024);"
        " quote 2 says 2 May (alarm, 4 May 2024)."
    )


def test_differences_count_what_is_shown():
    """By its number among the evidence; a copy is no source of its own."""
    evidence = (Evidence(OTHER), Evidence(QUOTE, (COPY,)))
    difference = Difference((0, 1, 2), ("3 May", "3 May", "2 May"))
    answer = replace(answer_of(*evidence), quotes=(QUOTE, COPY, OTHER), differences=(difference,))
    assert plain_answer(answer).endswith(
        "\nSources differ: quote 2 says 3 May (The Wick Post, 4 May 2024);"
        " quote 1 says 2 May (4 May 2024)."
    )


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2021-02-05", "5 February 2021"),
        ("2021-02-16T08:30:00+05:30", "16 February 2021"),
        ("2021-02-16T08:30:00Z", "16 February 2021"),
        ("spring 2021", "spring 2021"),
        (None, ""),
    ],
)
def test_dates_are_read(published: str | None, shown: str):
    """A date is written out; what is none stays as it is."""
    assert date(published) == shown


def test_an_article_without_title_is_named_by_its_id():
    """Every quote has a source that can be looked up."""
    assert citation(replace(QUOTE, title="")).startswith("mill, The Wick Post")


@given(st.text())
def test_what_is_visible_has_the_same_length_and_no_controls(text: str):
    """Offsets into the text hold, and nothing of it reaches the terminal as a command."""
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(character) in ("Cc", "Zl", "Zp") for character in shown)


@given(st.text())
def test_any_quote_is_one_line(text: str):
    """Line breaks inside of a sentence do not break the line. What a time means has its own."""
    quote = replace(QUOTE, text=text)
    assume(not times_of(quote))
    lines = plain_answer(answer_of(Evidence(quote))).split("\n")
    assert lines[0] == visible(text)
    assert len(lines) == 2


def test_only_the_answering_words_are_bold():
    """Bold begins and ends with the span."""
    assert "burned down on \x1b[1m3 May\x1b[0m, said" in rendered(ANSWER, width=90)


def test_without_answering_words_nothing_is_bold():
    """A quote that answers as a whole has no emphasis."""
    assert "\x1b[1m" not in rendered(answer_of(Evidence(OTHER)))


def test_markup_in_an_article_is_text():
    """Square brackets are no style, and controls are no commands."""
    odd = replace(QUOTE, text="[bold]No[/bold] \x1b]0;title\x07 [/]", title="[red]x", span=None)
    shown = rendered(answer_of(Evidence(odd)), question=True)
    assert "“[bold]No[/bold] \ufffd]0;title\ufffd [/]”" in shown
    assert "[red]x" in shown


def test_a_quote_that_leans_back_has_the_sentence_before():
    """The reader sees who "it" is, but not as part of the quote."""
    leaning = replace(OTHER, before="The mill was sold.", after="Nobody was there.")
    shown = rendered(answer_of(Evidence(leaning)))
    assert shown.index("The mill was sold.") < shown.index("“It was on 2 May.”")
    assert "Nobody" not in shown
