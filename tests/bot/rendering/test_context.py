"""What a quote needs beside it."""

import pytest

from bot import terminal
from bot.rendering import context
from bot.texts import ENGLISH, FRENCH, GERMAN, SPANISH, Texts
from index.model import Quote

BEFORE, AFTER = "Fog lay on the water.", "Snow fell in the hills."
SPOKE = "Ada Lind said that the harbour was safe."


def quote_of(text: str, before: str = "", after: str = "", published: str | None = None) -> Quote:
    """A quote with its neighbours."""
    return Quote(text, "a1", "t", None, published, None, 0, 1, before=before, after=after)


LEANS_BACK = [
    "He left the harbour at dawn.",
    "It’s the club’s first cup in years.",
    "Their boat was found on Friday.",
    "But nobody saw the boat.",
    "These figures were never checked.",
    "The company refused to comment.",
    "The 18-year-old striker scored twice.",
    "The invite-only app has many users.",
    "The latter was never built.",
    "Even so, the firm lost money.",
    "As a result, two lines were closed.",
    "On Saturday, she wrote to the crew.",
    "When the fog had gone, they left.",
    "“They knew,” he said.",
    "“The breakwater held,” she told the meeting.",
    '"Nobody was hurt," he said.',
    "‘Nobody was hurt,’ she added.",
    "«Nobody was hurt», said he.",
    "The move is a mistake, she added.",
    "Children should not sail, he said, because the boats are old.",
    "Nobody was hurt, the company says.",
    "The engine had been repaired twice, according to the agency.",
    "More than 300 people have left, they said.",
]

STANDS_ALONE = [
    "The Harbour Company refused to comment.",
    "The company that built the ferry refused to comment.",
    "The company Blue Lines refused to comment.",
    "The case against the captain was dropped.",
    "Hesitation cost the crew an hour.",
    "According to Ada Lind, the ferry was late.",
    "The ferry was late, Ada Lind said.",
    "The ferry was late, according to the county’s harbour office.",
    "Ada Lind was ill and could not sail, she said.",
    "“Nobody was hurt,” said Ada Lind.",
    '"Nobody was hurt," Ada Lind told the meeting.',
    "‘Nobody was hurt,’ said Ada Lind, the workers’ leader.",
    "„Nobody was hurt“, said Ada Lind.",
    "Ada Lind called the plan “a gift to nobody”.",
    "There were 300 people on board.",
    "This year the harbour froze.",
    "So far nobody has complained.",
    "Those who stayed were paid.",
    "Both Norway and Sweden sent ships.",
    "In Lindford, nobody was hurt.",
    "When Ada Lind arrived, she was ill.",
    "The sailors’ union and the owners’ club have met.",
    "Ada Lind paid for 6\" of rope and 5' of chain.",
    "Nobody believed the ’90s would come back, or rock ’n’ roll.",
]

SPEAKER_IS_NEXT_TO_IT = [
    ("“We will rebuild.”", BEFORE, "Ada Lind said on Monday.", "after"),
    ("'We will rebuild.'", BEFORE, "Ms Lind said so in a letter on Monday.", "after"),
    ("‘We’ll rebuild the workers’ homes.’", BEFORE, "The mayor told reporters.", "after"),
    ('"We will rebuild."', BEFORE, "Ada Lind was speaking after the vote.", "after"),
    ("„We will rebuild.“", BEFORE, "That is according to the harbour office.", "after"),
    ("“We will rebuild.”", SPOKE, AFTER, "before"),
    ('"We will rebuild."', SPOKE, AFTER, "before"),
    ("‘We will rebuild.’", SPOKE, AFTER, "before"),
    ("«We will rebuild.»", SPOKE, AFTER, "before"),
    ("“We will rebuild.”", SPOKE, "The mayor said that she had not been asked.", "before"),
    ("“We will rebuild.", SPOKE, "It takes a year,” she said.", "both"),
    ('"We will rebuild.', SPOKE, 'It takes a year," she said.', "both"),
    ("‘We will rebuild.", SPOKE, "It takes a year,’ she said.", "both"),
    ("'We will rebuild.", SPOKE, "It takes a year,' she said.", "both"),
    ("We will rebuild.", "“Nobody was hurt.", "It takes a year,” she said.", "both"),
    ("It takes a year,” she said.", "“We will rebuild.", AFTER, "before"),
    ("Nobody was hurt,” said Ada Lind.", "“We will rebuild.", AFTER, ""),
    ("“Nobody was hurt.", "“We will rebuild.", "The boats are fine,” said Ada Lind.", "both"),
    ("The bridge is not safe.", BEFORE, "That is according to the ministry.", "after"),
    ("The bridge is not safe.", BEFORE, "According to the ministry, at least.", "after"),
    ("The bridge is not safe.", BEFORE, "Ada Lind said on Monday.", "after"),
    ("The bridge is not safe.", BEFORE, "So says the harbour office.", "after"),
    ("A third of them left.", BEFORE, "The figures were published by the ministry.", "after"),
    ("It takes a year.", BEFORE, "That is what Ada Lind told the crew.", "both"),
    ("The bridge is not safe.", "The office listed its reasons:", AFTER, "before"),
    ("Yes, until noon.", "Is the bridge open?", AFTER, "before"),
    ("The bridge is open.", "“Is it open?” Ada Lind asked.", AFTER, ""),
    ("The rivers would go on rising.", SPOKE, AFTER, "before"),
    ("The rivers would go on rising.", BEFORE, AFTER, ""),
    ("The bridge is not safe.", BEFORE, "Ada Lind said that it would be closed.", ""),
    ("The bridge is not safe.", BEFORE, "According to the ministry, it will be closed.", ""),
    ("The bridge is not safe, Ada Lind said.", BEFORE, "That is according to the Post.", ""),
    ("The bridge is not safe.", BEFORE, "Ada Lind told the crew to leave the boat.", ""),
    ("The bridge is not safe.", BEFORE, "“Nobody was hurt,” Ada Lind said.", ""),
    ("The bridge is not safe.", BEFORE, "Ada Lind said in May the boats were old.", ""),
    ("The bridge is not safe.", BEFORE, "Nobody believed what Ada Lind said on Monday.", ""),
    ("Ada Lind called it “a gift”.", BEFORE, "Ada Lind said on Monday.", ""),
]


def shown(text: str, before: str, after: str) -> str:
    """Which of its neighbours a quote is shown with."""
    found = context.neighbours(quote_of(text, before, after))
    assert found in [(a, b) for a in (before, "") for b in (after, "")]
    return {(1, 1): "both", (1, 0): "before", (0, 1): "after", (0, 0): ""}[
        (bool(found[0]), bool(found[1]))
    ]


@pytest.mark.parametrize("text", LEANS_BACK)
def test_a_second_reference_brings_the_sentence_before(text: str) -> None:
    """A quote that leans on the sentence before, or whose speaker does, is shown with it."""
    assert shown(text, BEFORE, AFTER) == "before"


@pytest.mark.parametrize("text", STANDS_ALONE)
def test_a_quote_that_stands_alone_is_shown_alone(text: str) -> None:
    """A quote with its own subject and speaker needs nothing beside it."""
    assert shown(text, BEFORE, AFTER) == ""


@pytest.mark.parametrize(("text", "before", "after", "expected"), SPEAKER_IS_NEXT_TO_IT)
def test_words_are_shown_with_their_speaker(
    text: str, before: str, after: str, expected: str
) -> None:
    """What is said or claimed comes with the neighbour that tells by whom."""
    assert shown(text, before, after) == expected


def notes(text: str, published: str | None = None, texts: Texts = ENGLISH) -> list[str]:
    """The notes beside a quote."""
    return context.notes(quote_of(text, published=published), texts)


@pytest.mark.parametrize(
    ("texts", "note"),
    [
        (
            ENGLISH,
            "Counted from the date of publication: “Saturday” is <t:1613210400:D>, “five years ago”"
            " is about 2016, “last month” is January 2021.",
        ),
        (
            GERMAN,
            "Gerechnet vom Tag der Veröffentlichung: „Saturday“ = <t:1613210400:D>, „five years"
            " ago“ = etwa 2016, „last month“ = Januar 2021.",
        ),
        (
            FRENCH,
            "D’après la date de publication\u00a0: «\u00a0Saturday\u00a0» = <t:1613210400:D>,"
            " «\u00a0five years ago\u00a0» = environ 2016, «\u00a0last month\u00a0» = janvier"
            " 2021.",
        ),
        (
            SPANISH,
            "Según la fecha de publicación: «Saturday» = <t:1613210400:D>, «five years ago» ="
            " aproximadamente 2016, «last month» = enero de 2021.",
        ),
    ],
)
def test_times_stand_beside_the_quote(texts: Texts, note: str) -> None:
    """One line says what they mean, in the reader's language."""
    text = "Ada Lind said on Saturday that the port, built five years ago, was shut last month."
    assert notes(text, "2021-02-16T23:30:00+02:00", texts) == [note]


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("last week", "<t:1612778400:D> – <t:1613296800:D>"),
        ("earlier this year", "January 2021 – February 2021"),
        ("in the last five years", "about 2016 – 2021"),
        ("last winter", "winter 2019/20 (northern hemisphere)"),
        ("last summer", "summer 2020 (northern hemisphere)"),
        ("last year", "2020"),
    ],
)
def test_a_period_is_as_long_as_it_is_told(words: str, period: str) -> None:
    """Days are timestamps, longer periods are text."""
    (found,) = notes(f"The harbour was shut {words}.", "2021-02-16")
    assert found.endswith(f"” is {period}.")


def test_a_time_that_may_be_two_is_said_to_be_unclear() -> None:
    """Both are named, and none is preferred."""
    assert notes("The road was closed until June.", "2021-02-16") == [
        "Not clear from the sentence: “June” is June 2020 or June 2021."
    ]


def test_an_undated_article_cannot_date_its_times() -> None:
    """One line names all of them, each once."""
    text = "On Saturday the crew found the ferry that sank last month; on Saturday they left."
    assert notes(text) == [
        "The article gives no date, so that “Saturday”, “last month” cannot be dated."
    ]


@pytest.mark.parametrize(
    ("published", "meaning"),
    [
        ("2021-02-16T11:00:00Z", "is <t:1613383200:D>"),
        ("2021-02-16T03:00:00Z", "is <t:1613296800:D> or <t:1613383200:D>"),
        ("2021-02-16T03:00:00-05:00", "is <t:1613383200:D>"),
    ],
)
def test_a_time_in_utc_may_be_of_two_days(published: str, meaning: str) -> None:
    """An evening in New York is the next day's morning in UTC."""
    (found,) = notes("The harbour was shut yesterday.", published)
    assert found.endswith(f"{meaning}.")


def test_what_was_said_is_counted_from_when_it_was_said() -> None:
    """The publication says nothing of a day that somebody speaks of at another time."""
    assert notes("“We leave tomorrow,” Ada Lind said.", "2021-02-16") == [
        "Counted from when it was said, which the sentence does not tell: “tomorrow”."
    ]


@pytest.mark.parametrize(
    "text", ["It sank on Monday, February 1, 2021.", "It never sails on Mondays."]
)
def test_a_sentence_without_such_times_has_no_note(text: str) -> None:
    """A date with its year, or a day that is not a certain one, stands for itself."""
    assert notes(text, "2021-02-16") == []


def test_a_terminal_has_dates_in_words() -> None:
    """Discord's timestamps are for Discord alone."""
    quote = quote_of("The ferry sank on Saturday.", published="2021-02-16")
    assert context.notes(quote, ENGLISH, terminal.date) == [
        "Counted from the date of publication: “Saturday” is 13 February 2021."
    ]


def test_translated_speech_is_flagged() -> None:
    """Where the article says that words are translated, the reader is told."""
    quote = quote_of("“Nobody was hurt.”", "“Fog came,” she said, in translated remarks.")
    assert context.notes(quote, ENGLISH) == [ENGLISH.translated]
    assert notes("The speech was translated.") == []
