"""What questions and votes come to."""

import datetime as dt

from bot.insights.counting import Day, insights, veiled
from bot.records.model import Asked, Vote
from tests.bot.insights.test_export import HISTORY, vote

FIRST, LAST = dt.date(2001, 9, 9), dt.date(2001, 9, 11)


def at(time: str, answered: bool, number: int = 1) -> tuple[Asked, list[Vote]]:
    """A question that was asked at that time."""
    seconds = dt.datetime.fromisoformat(time).timestamp()
    return Asked(number, 3, 4, 5, "why", seconds, answered, 0.5, (), "auto", False), []


def test_every_day_is_there() -> None:
    """Days are those of UTC, without a gap."""
    found = insights(
        [
            at("2001-09-09T00:00:00+00:00", True),
            at("2001-09-10T01:30:00+02:00", False),
            at("2001-09-11T23:59:59+00:00", True),
        ],
        FIRST,
        LAST,
    )
    assert found.days == (
        Day(FIRST, 1, 1),
        Day(dt.date(2001, 9, 10), 0, 0),
        Day(LAST, 1, 0),
    )
    assert (found.asked, found.answered, found.not_found) == (3, 2, 1)
    assert found.ways == {"auto": 3}


def test_private_questions_count_and_are_not_shown() -> None:
    """Neither among what is missing nor among what did not help."""
    found = insights(HISTORY, FIRST, FIRST)
    assert found.unshown == 1
    assert found.asked == len(HISTORY)
    assert [cluster.question for cluster in found.missing] == ["question 7"]


def test_what_did_not_help_comes_worst_first() -> None:
    """By votes against, then the latest; notes of votes for an answer are apart."""
    (one, _), (two, _) = HISTORY[:2]
    votes = [vote(2, False), Vote(2, 8, False, "", 1e9), Vote(2, 9, True, "good", 1e9)]
    found = insights([(one, [vote(1, False)]), (two, votes), *HISTORY[2:3]], FIRST, FIRST)
    told = [
        (each.question, each.downs, each.ups, each.notes, each.praise) for each in found.complaints
    ]
    assert told == [
        ("question 2", 2, 1, ("a note",), ("good",)),
        ("question 3", 1, 1, ("a note",), ("a note",)),
        ("question 1", 1, 0, ("a note",), ()),
    ]


def test_votes_are_counted_and_notes_of_praise_kept() -> None:
    """All votes count, those of private questions too; of their notes nothing is kept."""
    (open_, _), (private, _) = HISTORY[1], HISTORY[5]
    history = [(open_, [Vote(2, 6, True, "", 1e9), vote(2, True)]), (private, [vote(6, True)])]
    found = insights(history, FIRST, FIRST)
    assert (found.ups, found.downs, found.complaints) == (3, 0, ())
    assert [(one.question, one.ups, one.praise) for one in found.praised] == [
        ("question 2", 2, ("a note",))
    ]


def test_what_a_moderator_does_not_view_is_private() -> None:
    """By the question's channel, and nothing else of it changes."""
    (asked, votes) = HISTORY[0]
    assert veiled([(asked, votes)], {asked.channel}.__contains__) == [(asked, votes)]
    ((hidden, _),) = veiled([(asked, votes)], {1, 2}.__contains__)
    assert (hidden.private, hidden.question) == (True, asked.question)
