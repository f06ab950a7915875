"""What a quote needs beside it."""

import pytest

from bot import context
from bot.texts import ENGLISH
from index.model import Quote


def quote_of(text: str, before: str = "", after: str = "", published: str | None = None) -> Quote:
    """A quote with its neighbours."""
    return Quote(text, "a1", "t", None, published, None, 0, 1, before=before, after=after)


@pytest.mark.parametrize(
    "text",
    [
        "He left the harbour at dawn.",
        "But nobody saw the boat.",
        "The company refused to comment.",
        "These figures were never checked.",
        "“They knew,” he said.",
    ],
)
def test_a_second_reference_brings_the_sentence_before(text: str) -> None:
    """A quote that leans on the sentence before is shown with it."""
    assert context.neighbours(quote_of(text, "Before.", "After.")) == ("Before.", "")


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Company refused to comment.",
        "The company that built the ferry refused to comment.",
        "Hesitation cost the crew an hour.",
        "According to Ada Lind, the ferry was late.",
        "“It was late,” said Ada Lind.",
    ],
)
def test_a_quote_that_stands_alone_is_shown_alone(text: str) -> None:
    """A quote with its own subject and speaker needs nothing beside it."""
    before = "" if not text.startswith("“It") else "Before."
    assert context.neighbours(quote_of(text, "Before.", "After.")) == (before, "")


def test_speech_is_shown_with_its_speaker() -> None:
    """A speaker's words bring the sentence before, and the one after where speech goes on."""
    whole = quote_of("“Nobody was hurt.”", "Ada Lind spoke to the crew.", "Then she left.")
    opening = quote_of("“Nobody was hurt.", "Fog came.", "The boat is fine,” Ada Lind said.")
    middle = quote_of("Nobody was hurt.", "“Fog came.", "The boat is fine,” Ada Lind said.")
    assert context.neighbours(whole) == ("Ada Lind spoke to the crew.", "")
    assert context.neighbours(opening) == ("Fog came.", "The boat is fine,” Ada Lind said.")
    assert context.neighbours(middle) == ("“Fog came.", "The boat is fine,” Ada Lind said.")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("The ferry sank on Saturday.", ENGLISH.weekday_unclear),
        ("On Saturday the crew found the ferry.", "“Saturday” is <t:1613210400:D>"),
        ("The crew arrived on Tuesday.", "“Tuesday” is <t:1613469600:D>"),
        ("The crew will leave on Saturday.", "“Saturday” is <t:1613815200:D>"),
        ("The crew said it will leave on Saturday.", "not clear whether “Saturday”"),
    ],
)
def test_weekdays_are_counted_from_the_publication(text: str, note: str) -> None:
    """The tense says on which side of the publication, a Tuesday, the day lies."""
    (found,) = context.notes(quote_of(text, published="2021-02-16"), ENGLISH)
    assert note.partition("{")[0] in found


def test_a_weekday_without_a_date_is_said_to_be_open() -> None:
    """An article with no date cannot date its weekdays."""
    (found,) = context.notes(quote_of("On Saturday the crew found the ferry."), ENGLISH)
    assert found == ENGLISH.weekday_undated.format(day="Saturday")


@pytest.mark.parametrize(
    "text",
    ["It sank on Monday, February 1.", "It never sails on Mondays.", "Monday 3 May was."],
)
def test_a_weekday_that_needs_no_date_has_no_note(text: str) -> None:
    """A weekday with its date, or one that is not a certain day, stands for itself."""
    assert context.notes(quote_of(text, published="2021-02-16"), ENGLISH) == []


def test_translated_speech_is_flagged() -> None:
    """Where the article says that words are translated, the reader is told."""
    quote = quote_of("“Nobody was hurt.”", "“Fog came,” she said, in translated remarks.")
    assert context.notes(quote, ENGLISH) == [ENGLISH.translated]
    assert context.notes(quote_of("The speech was translated."), ENGLISH) == []
