"""Times in a sentence, counted from the day of publication.

An expectation reads "words: period", several parted by "; ". A period is a day (2021-02-15), a
month, a year, a season, or two of them with "/" between; "~" means about, "or" that it is not
clear which, "spoken" and "undated" that there is nothing to count from.
"""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import speech
from index.times import periods
from index.times.periods import SEASONS, Grain, Period
from index.times.resolving import Time, times

TUESDAY = "2021-02-16"

RESOLVED = [
    ("Prices rose yesterday.", "yesterday: 2021-02-15"),
    ("The council approved the plan today.", "today: 2021-02-16"),
    ("The choir will sing tonight.", "tonight: 2021-02-16"),
    ("The court will rule tomorrow.", "tomorrow: 2021-02-17"),
    ("A lorry overturned this morning.", "this morning: 2021-02-16"),
    ("The two sides will meet this evening.", "this evening: 2021-02-16"),
    ("Last night the roof collapsed.", "Last night: 2021-02-15"),
    ("Yesterday's vote was close.", "Yesterday: 2021-02-15"),
    ("Sales fell last month.", "last month: 2021-01"),
    ("The firm will move next month.", "next month: 2021-03"),
    ("Rents have risen this month.", "this month: 2021-02"),
    ("The feature was introduced last year.", "last year: 2020"),
    ("The tunnel will open next year.", "next year: 2022"),
    ("Last year’s harvest was poor.", "Last year: 2020"),
    ("Cases have risen to 2,140 this year.", "this year: 2021"),
    ("The jury retired last week.", "last week: 2021-02-08/2021-02-14"),
    ("Talks will resume next week.", "next week: 2021-02-22/2021-02-28"),
    ("Three lines were cut this week.", "this week: 2021-02-15/2021-02-21"),
    ("The storm passed last weekend.", "last weekend: 2021-02-13/2021-02-14"),
    ("The storm passed over the weekend.", "the weekend: 2021-02-13/2021-02-14"),
    ("The orchard burned last summer.", "last summer: 2020-summer"),
    ("The garden will reopen this spring.", "this spring: 2021-spring"),
    ("The mayor resigned last Friday.", "last Friday: 2021-02-12"),
    ("The trial will begin next Tuesday.", "next Tuesday: 2021-02-23"),
    ("The warehouse burned on Monday night.", "Monday night: 2021-02-15"),
    ("The minister resigned on Friday last week.", "Friday last week: 2021-02-12"),
    ("He left two days ago.", "two days ago: 2021-02-14"),
    ("The bridge closed three weeks ago.", "three weeks ago: ~2021-01-26"),
    ("A month ago the lake froze.", "A month ago: ~2021-01"),
    ("She moved there six months ago.", "six months ago: ~2020-08"),
    ("The mine shut nearly 25 years ago.", "25 years ago: ~1996"),
    ("A year ago the shop had ten customers.", "A year ago: ~2020"),
    ("The lake froze a decade ago.", "a decade ago: ~2011"),
    ("The plant will close two years from now.", "two years from now: ~2023"),
    ("The price was cut earlier this month.", "earlier this month: 2021-02-01/2021-02-16"),
    ("The shop closed earlier this year.", "earlier this year: 2021-01/2021-02"),
    ("The guard was hurt earlier this week.", "earlier this week: 2021-02-15/2021-02-16"),
    ("The road will be widened later this year.", "later this year: 2021-02/2021-12"),
    ("Rents have doubled in the past year.", "the past year: ~2020-02/2021-02"),
    ("The firm lost money over the last five years.", "the last five years: ~2016/2021"),
    ("Rain is likely in the next three days.", "the next three days: ~2021-02-16/2021-02-19"),
    ("The museum reopened in March.", "March: 2020-03"),
    ("The museum will reopen in March.", "March: 2021-03"),
    ("Building starts in May and is expected to take a year.", "May: 2021-05"),
    ("Ice lay there in November and in January.", "November: 2020-11; January: 2021-01"),
    ("The school closed last March.", "last March: 2020-03"),
    ("The ban took effect in November last year.", "November last year: 2020-11"),
    ("The new line will open on 3 May.", "3 May: 2021-05-03"),
    ("Two ships collided on 3 May.", "3 May: 2020-05-03"),
    ("It had three million users as of February 2.", "February 2: 2021-02-02"),
    ("The fair will run from 3–5 May.", "3–5 May: 2021-05-03/2021-05-05"),
    ("The line stays closed until 20 November.", "20 November: 2021-11-20"),
    ("It sank on Monday, February 1.", "Monday, February 1: 2021-02-01"),
    ("The town has been cut off since Sunday.", "Sunday: 2021-02-14"),
    ("The crew said it will leave on Saturday.", "Saturday: 2021-02-20"),
    ("On Saturday Ada Lind wrote to the crew.", "Saturday: 2021-02-13"),
    ("Officials said Monday that no one was hurt.", "Monday: 2021-02-15"),
    ("The harbour closed on Thursday and Friday.", "Thursday: 2021-02-11; Friday: 2021-02-12"),
    ("Ferries will sail from Thursday, Blue Lines said.", "Thursday: 2021-02-18"),
    ("Ada Lind said that the rain would ease by Friday.", "Friday: 2021-02-19"),
    ("A vote is scheduled for Thursday.", "Thursday: 2021-02-18"),
    ("Workers injured on Sunday will be paid.", "Sunday: 2021-02-14"),
    ("On Friday, the man said, he saw a light.", "Friday: 2021-02-12"),
    ("The team that won on Sunday will rest.", "Sunday: 2021-02-14"),
    (
        "The man who died on Monday will be buried on Friday.",
        "Monday: 2021-02-15; Friday: 2021-02-19",
    ),
    ("At the port on Friday, the crew met.", "Friday: 2021-02-12"),
    ("The council on Wednesday adopted the plan.", "Wednesday: 2021-02-10"),
    (
        "The paper wrote on Sunday (February 14) of a fire.",
        "Sunday: 2021-02-14; February 14: 2021-02-14",
    ),
    (
        "The number fell from 300 in January to 200 in February.",
        "January: 2021-01; February: 2021-02",
    ),
    ("It has 340 workers, 60 more than in January.", "January: 2021-01"),
    (
        "Inflation was 2 per cent in December, up from 1.5 per cent in November.",
        "December: 2020-12; November: 2020-11",
    ),
    ("The law was signed in July and takes effect in October.", "July: 2020-07; October: 2021-10"),
    ("The firm had cut 50 jobs in January, it said.", "January: 2021-01"),
    ("Dogs have to be kept on a lead until the end of May.", "May: 2021-05"),
    (
        "The pool will stay closed from July 15th to August 20th.",
        "July 15th: 2021-07-15; August 20th: 2021-08-20",
    ),
    ("Rovers and Kestrel Bay will face each other on Sunday.", "Sunday: 2021-02-21"),
    ("They will reach shops in Germany, France and Spain on 1 April.", "1 April: 2021-04-01"),
    ("Tickets go on sale on Friday at nine.", "Friday: 2021-02-19"),
    ("Snow fell at around 2:30 a.m. on Sunday.", "Sunday: 2021-02-14"),
    ("Traffic began to flow on Monday.", "Monday: 2021-02-15"),
    ("The pool, built in 1962, will reopen on Monday.", "Monday: 2021-02-22"),
    ("The court will sit again next Thursday, 25 February.", "25 February: 2021-02-25"),
    ("Mrs May said on Friday that she would resign in May.", "Friday: 2021-02-12; May: 2021-05"),
    (
        "The school, which closed in March, will reopen in May.",
        "March: 2020-03; May: 2021-05",
    ),
    ("Ms Doe said on Monday the plan will start in May.", "Monday: 2021-02-15; May: 2021-05"),
    ("“We leave tomorrow,” she said on Sunday.", "tomorrow: 2021-02-15; Sunday: 2021-02-14"),
    ("On Sunday she said: “It burned yesterday.”", "Sunday: 2021-02-14; yesterday: 2021-02-13"),
]

NOT_CLEAR = [
    ("The museum will open on Tuesday.", "Tuesday: 2021-02-16 or 2021-02-23"),
    ("The team will play next Friday.", "next Friday: 2021-02-19 or 2021-02-26"),
    ("The ministry agreed to publish it on Friday.", "Friday: 2021-02-12 or 2021-02-19"),
    ("The meeting was planned for Thursday.", "Thursday: 2021-02-11 or 2021-02-18"),
    ("The man appears in court on Monday.", "Monday: 2021-02-15 or 2021-02-22"),
    ("The firm announced a meeting on Friday.", "Friday: 2021-02-12 or 2021-02-19"),
    ("The decision was put off until June.", "June: 2020-06 or 2021-06"),
    ("The road was closed until 3 May.", "3 May: 2020-05-03 or 2021-05-03"),
    ("Two men were held before a match on Friday.", "Friday: 2021-02-12 or 2021-02-19"),
    ("Ada Lind said that it would ease by Monday.", "Monday: 2021-02-15 or 2021-02-22"),
    (
        "Talks will be held next weekend.",
        "next weekend: 2021-02-20/2021-02-21 or 2021-02-27/2021-02-28",
    ),
    ("The film will be shown next March.", "next March: 2021-03 or 2022-03"),
    ("The court will hear about the crash on Friday.", "Friday: 2021-02-12 or 2021-02-19"),
    ("Mr Doe will stand trial over the deaths in March.", "March: 2020-03 or 2021-03"),
    (
        "Fans came on Friday for the release of the film in May.",
        "Friday: 2021-02-12; May: 2020-05 or 2021-05",
    ),
    ("The man who fled appears in court on Monday.", "Monday: 2021-02-15 or 2021-02-22"),
    ("The planned vote on Monday is off.", "Monday: 2021-02-15 or 2021-02-22"),
    ("A concert on Friday was cancelled.", "Friday: 2021-02-12 or 2021-02-19"),
    ("The fair, due to open on Saturday, was called off.", "Saturday: 2021-02-13 or 2021-02-20"),
    ("He urged all to be vaccinated before July.", "July: 2020-07 or 2021-07"),
    ("She had hoped to return in April but fell ill.", "April: 2020-04 or 2021-04"),
    ("The jury was asked to return on Wednesday.", "Wednesday: 2021-02-10 or 2021-02-17"),
    ("“We leave tomorrow,” she said.", "tomorrow: spoken"),
    ("He was “happy to leave next week”.", "next week: spoken"),
    (
        "“Sales fell last month,” she said last week.",
        "last month: 2021-01; last week: 2021-02-08/2021-02-14",
    ),
    ("“I arrived yesterday,” she said last month.", "yesterday: spoken; last month: 2021-01"),
]

ON_ANOTHER_DAY = [
    ("A version is promised for next spring.", "2024-09-12", "next spring: 2025-spring"),
    ("The pass was blocked last winter.", "2021-05-10", "last winter: 2020-winter"),
    ("They voted last summer.", "2021-10-05", "last summer: 2020-summer or 2021-summer"),
    ("The mayor left last Monday.", "2021-02-19", "last Monday: 2021-02-08 or 2021-02-15"),
    ("The club won last Saturday.", "2021-02-15", "last Saturday: 2021-02-13"),
    (
        "Talks resumed last week.",
        "2021-02-21",
        "last week: 2021-02-08/2021-02-14 or 2021-02-15/2021-02-21",
    ),
    ("The bridge will close on Sunday.", "2021-12-31", "Sunday: 2022-01-02"),
    ("Sales fell last month.", "2021-01-31", "last month: 2020-12"),
    ("The clinic opened last May.", "2021-11-02", "last May: 2020-05 or 2021-05"),
    ("The museum will reopen in January.", "2021-12-31", "January: 2022-01"),
    ("The shop opened on 29 February.", "2021-02-16", "29 February: 2020-02-29"),
    ("The storm passed last weekend.", "2021-02-20", "last weekend: 2021-02-13/2021-02-14"),
    ("The storm will pass this weekend.", "2021-02-21", "this weekend: 2021-02-20/2021-02-21"),
    (
        "Rain fell over the weekend.",
        "2021-02-21",
        "the weekend: 2021-02-13/2021-02-14 or 2021-02-20/2021-02-21",
    ),
    ("The fair will be held next weekend.", "2021-02-20", "next weekend: 2021-02-27/2021-02-28"),
    ("The mayor left last Sunday.", "2021-02-15", "last Sunday: 2021-02-07 or 2021-02-14"),
    (
        "The trial will begin next Wednesday.",
        "2021-02-21",
        "next Wednesday: 2021-02-24 or 2021-03-03",
    ),
    ("The trial will begin next Sunday.", "2021-02-21", "next Sunday: 2021-02-28"),
    ("The guard was hurt earlier this week.", "2021-02-21", ""),
    ("Snow is rare this winter.", "2021-01-31", "this winter: 2020-winter"),
    ("Snow was rare this winter.", "2021-04-30", "this winter: 2020-winter or 2021-winter"),
    ("The pass will be shut next winter.", "2021-01-31", "next winter: 2021-winter"),
    ("The pass will be shut next winter.", "2021-09-30", "next winter: 2021-winter or 2022-winter"),
    ("The hall will open next fall.", "2021-10-01", "next fall: 2022-autumn"),
    ("The firm was sold 30 days ago.", "2021-03-02", "30 days ago: ~2021-01-31"),
    ("The firm was sold 90 days ago.", "2021-03-31", "90 days ago: ~2020-12"),
    ("The firm was sold 40 months ago.", "2021-03-31", "40 months ago: ~2017"),
    ("Nobody was hurt in the past month.", "2021-03-31", "the past month: ~2021-02-28/2021-03-31"),
]

SILENT = [
    "The ferry never sails on Mondays.",
    "The shop closes early every Monday.",
    "The library usually opens on Saturday.",
    "Monday's edition sold out.",
    "The museum is closed on Monday.",
    "Offices are open from Monday to Friday.",
    "The town remembered Bloody Sunday.",
    "Sales rose on Black Friday.",
    "Shops were shut on Good Friday.",
    "She won six states on Super Tuesday.",
    "The Sunday Times reported the case.",
    "He appeared on Saturday Night Live.",
    "The crowd left after Friday prayers.",
    "A Sunday newspaper wrote about it.",
    "The following Monday he left.",
    "He left the next Tuesday.",
    "It was sold on a Monday.",
    "The council meets on the first Monday of the month.",
    "Theresa May resigned.",
    "Since May took office, taxes have risen.",
    "The deal negotiated by May collapsed.",
    "The crew may leave.",
    "Thousands took part in the March for Water.",
    "The soldiers march in the rain.",
    "The protest march ended quietly.",
    "The library was led by April Jones.",
    "The tour opened in March 2019.",
    "It sank on Monday 3 May 2010.",
    "It rained in March and April 2019.",
    "In 1956 she came back, and in March she began to teach.",
    "Nobody has forgotten the September 11 attacks.",
    "St David’s Day is celebrated on 1 March.",
    "Temperatures in July are higher.",
    "He read it in USA Today.",
    "Today’s children read less.",
    "Today the firm employs 300 people.",
    "The youth of today reads less.",
    "She sang “Yesterday” in one take.",
    "He conducted the Last Night of the Proms.",
    "It happened several years ago.",
    "The mine shut more than a decade ago.",
    "The animal died out 66 million years ago.",
    "She was hired nine years later.",
    "He painted it in the last year of his life.",
    "The crew spent the next day at home.",
    "She told them the week before.",
    "In 2015 he said: “We fly next year.”",
    "The rule was in force for three years.",
    "The film runs on Friday week.",
    "They met a week ago on Monday.",
    "She was born 40 years ago this month.",
    "LINDFORD, June 19 (Wire) - The harbour has been closed.",
    "Committees meet on Tuesday and Thursday.",
    "The language survives today in the hills.",
    "The price is lower than today.",
    "In the next two years she won three titles.",
]


def spelled(period: Period) -> str:
    """A period as the tables write it."""
    length = {Grain.DAY: 10, Grain.MONTH: 7, Grain.YEAR: 4, Grain.SEASON: 4}[period.grain]
    if period.grain is Grain.SEASON:
        return f"{period.first.year}-{SEASONS[period.first.month % 12 // 3]}"
    ends = dict.fromkeys(day.isoformat()[:length] for day in (period.first, period.last))
    return "~" * period.about + "/".join(ends)


def told(text: str, published: str | None, before: str = "") -> str:
    """What is found in a text, as the tables write it."""
    day = periods.day(dt.date.fromisoformat(published)) if published else None

    def one(time: Time) -> str:
        start, end = time.span
        why = time.why.name.lower() if time.why else ""
        return f"{text[start:end]}: {why or ' or '.join(map(spelled, time.periods))}"

    return "; ".join(map(one, times(text, day, speech.spans(text, before), before)))


@pytest.mark.parametrize(("text", "expected"), RESOLVED + NOT_CLEAR)
def test_times_are_counted_from_a_tuesday(text: str, expected: str) -> None:
    """No time is dated more precisely than it is told, and what is not clear is said to be so."""
    assert told(text, TUESDAY) == expected


@pytest.mark.parametrize(("text", "published", "expected"), ON_ANOTHER_DAY)
def test_the_day_of_publication_decides(text: str, published: str, expected: str) -> None:
    """The same words mean another time on another day, or are not clear on it."""
    assert told(text, published) == expected


@pytest.mark.parametrize("text", SILENT)
def test_what_names_no_certain_time_is_left_alone(text: str) -> None:
    """Names, habits, and times that are counted from elsewhere."""
    assert told(text, TUESDAY) == ""
    assert told(text, None) == ""


@pytest.mark.parametrize(("text", "expected"), RESOLVED)
def test_without_a_date_nothing_is_dated(text: str, expected: str) -> None:
    """An undated article leaves each of its times open."""
    words = [part.partition(": ")[0] for part in expected.split("; ")]
    assert told(text, None) == "; ".join(f"{word}: undated" for word in words)


def test_a_story_of_another_year_is_not_dated() -> None:
    """Where the sentence before tells of 1956, "in March" is not last March."""
    assert told("In March she began to teach.", TUESDAY, "She came back in 1956.") == ""
    assert told("She died last month.", TUESDAY, "She came back in 1956.") != ""


WORDS = ["on Saturday ", "in May ", "last year ", "3 May ", "she said ", "“", "”", "30 days ago "]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3)).map("".join), st.dates())
def test_any_text_and_day_will_do(text: str, day: dt.date) -> None:
    """Spans are in order and apart, periods are in order, and each time has one or a reason."""
    end = 0
    for time in times(text, periods.day(day), speech.spans(text)):
        assert end <= time.span[0] < time.span[1] <= len(text)
        end = time.span[1]
        assert (time.why is None) == bool(time.periods)
        assert all(period.first <= period.last for period in time.periods)
