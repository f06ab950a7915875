"""What the questions of a server and the votes on their answers come to. Pure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
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
class Voted:
    """An answer with votes: the question, the ids of its quotes, how many votes for and against
    it, and the notes with those against (`notes`) and for it (`praise`).
    """

    question: str
    sentences: tuple[int, ...]
    ups: int
    downs: int
    notes: tuple[str, ...]
    praise: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Insights:
    """What was asked from the first to the last of `days`, which has no gap.

    `ways` counts the questions by how they were asked, `ups` and `downs` are all votes for and
    against answers. Questions whose words are not shown are counted, and that is all: `unshown` is
    how many they are. `missing` are the clusters of those that found no answer, the largest first;
    `complaints` are the answers with votes against them, `praised` those without, but with a note.
    """

    days: tuple[Day, ...]
    ways: Mapping[str, int]
    ups: int
    downs: int
    unshown: int
    missing: tuple[Cluster, ...]
    complaints: tuple[Voted, ...]
    praised: tuple[Voted, ...]

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
    votes = Counter(vote.up for _, cast in history for vote in cast)
    voted = [_voted(asked, cast) for asked, cast in reversed(public) if cast]  # the latest first
    complaints = (each for each in voted if each.downs)
    return Insights(
        days=_days(history, first, last),
        ways=Counter(asked.how for asked, _ in history),
        ups=votes[True],
        downs=votes[False],
        unshown=len(history) - len(public),
        missing=tuple(clusters(missing)),
        complaints=tuple(sorted(complaints, key=lambda each: -each.downs)),
        praised=tuple(each for each in voted if each.praise and not each.downs),
    )


def veiled(history: History, views: Callable[[int], bool]) -> History:
    """The history for one who views only those channels: the other ones' questions are private."""
    return [
        each if views(each[0].channel) else (replace(each[0], private=True), each[1])
        for each in history
    ]


def shown(history: History) -> History:
    """The questions whose words moderators may see: those that were asked for all to see."""
    return [each for each in history if not each[0].private]


def downs(votes: Sequence[Vote]) -> int:
    """How many votes say that the answer does not help."""
    return sum(not vote.up for vote in votes)


def _days(history: History, first: dt.date, last: dt.date) -> tuple[Day, ...]:
    counts = Counter((_day(asked.at), asked.answered) for asked, _ in history)
    days = (first + dt.timedelta(number) for number in range((last - first).days + 1))
    return tuple(Day(day, counts[day, True], counts[day, False]) for day in days)


def _day(at: float) -> dt.date:
    return dt.datetime.fromtimestamp(at, dt.UTC).date()


def _voted(asked: Asked, votes: Sequence[Vote]) -> Voted:
    against, praise = (
        tuple(vote.note for vote in votes if vote.note and vote.up is up) for up in (False, True)
    )
    ups = len(votes) - downs(votes)
    return Voted(asked.question, asked.sentences, ups, downs(votes), against, praise)
