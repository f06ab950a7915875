"""What the questions of a server and the votes on their answers come to. Pure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.insights.clusters import Cluster, clusters
from bot.records.model import Asked, Vote

History: TypeAlias = Sequence[tuple[Asked, Sequence[Vote]]]


@dataclass(frozen=True, slots=True)
class Day:
    """How many questions of one day (UTC) were answered, and how many not."""

    day: dt.date
    answered: int
    missing: int


@dataclass(frozen=True, slots=True)
class Complaint:
    """An answer with votes against it: the question, the ids of its quotes, votes and notes."""

    question: str
    sentences: tuple[int, ...]
    ups: int
    downs: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Insights:
    """What was asked from the first to the last of `days`, which has no gap.

    `ways` counts the questions by how they were asked. Questions whose answer only their user saw
    are counted, and that is all: `private` is how many they are. `missing` are the clusters of
    those that found no answer, the largest first.
    """

    days: tuple[Day, ...]
    ways: Mapping[str, int]
    private: int
    missing: tuple[Cluster, ...]
    complaints: tuple[Complaint, ...]

    @property
    def answered(self) -> int:
        """How many questions were answered."""
        return sum(day.answered for day in self.days)

    @property
    def not_found(self) -> int:
        """How many were not."""
        return sum(day.missing for day in self.days)

    @property
    def asked(self) -> int:
        """How many questions there were."""
        return self.answered + self.not_found


def insights(history: History, first: dt.date, last: dt.date) -> Insights:
    """The insights of all days from the first to the last."""
    public = shown(history)
    missing = [asked.question for asked, _ in public if not asked.answered]
    return Insights(
        days=_days(history, first, last),
        ways=Counter(asked.how for asked, _ in history),
        private=len(history) - len(public),
        missing=tuple(clusters(missing)),
        complaints=_complaints(public),
    )


def shown(history: History) -> History:
    """The questions whose words moderators may see: those that were asked for all to see."""
    return [(asked, votes) for asked, votes in history if not asked.private]


def downs(votes: Sequence[Vote]) -> int:
    """How many votes say that the answer does not help."""
    return sum(not vote.up for vote in votes)


def _days(history: History, first: dt.date, last: dt.date) -> tuple[Day, ...]:
    counts = Counter((_day(asked.at), asked.answered) for asked, _ in history)
    days = (first + dt.timedelta(number) for number in range((last - first).days + 1))
    return tuple(Day(day, counts[day, True], counts[day, False]) for day in days)


def _day(at: float) -> dt.date:
    return dt.datetime.fromtimestamp(at, dt.UTC).date()


def _complaints(history: History) -> tuple[Complaint, ...]:
    """The answers with votes against them: those with the most first, then the latest."""
    found = [_complaint(asked, votes) for asked, votes in reversed(history) if downs(votes)]
    return tuple(sorted(found, key=lambda complaint: -complaint.downs))


def _complaint(asked: Asked, votes: Sequence[Vote]) -> Complaint:
    against = downs(votes)
    notes = tuple(vote.note for vote in votes if vote.note and not vote.up)
    return Complaint(asked.question, asked.sentences, len(votes) - against, against, notes)
