"""What the records consist of. Texts that users wrote are left out where a record is printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias

How: TypeAlias = Literal["command", "message", "auto", "follow-up"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was asked and answered.

    `id` is the id of the interaction or the message that asked. `scope` is the server's id, or
    the user's where there is none. `at` is in seconds of Unix time. `confidence` is that of the
    answer, from 0 to 1. `sentences` are the ids of the quotes that were shown, best first.
    `private`: nobody but the user saw the answer. `source`, `since` and `until` are those of the
    filter (index.collection.Filter), and `earlier` is the id of the question that it followed,
    whether that one is kept or not; None for none.
    """

    id: int
    scope: int
    channel: int
    user: int
    question: str = field(repr=False)
    at: float
    answered: bool
    confidence: float
    sentences: tuple[int, ...]
    how: How
    private: bool
    source: str | None = field(default=None, repr=False)
    since: str | None = None
    until: str | None = None
    earlier: int | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """What a user thinks of the answer to a question; `at` is in seconds of Unix time."""

    question: int
    user: int
    up: bool
    note: str = field(repr=False)
    at: float


@dataclass(frozen=True, slots=True)
class AutoChannel:
    """A channel in which questions are answered unasked.

    An answer is given from `confidence` (0 to 1) on; with `thread` in a thread of its own.
    """

    channel: int
    confidence: float
    thread: bool


@dataclass(frozen=True, slots=True)
class PersonalData:
    """All that is kept of one user, oldest first; `votes` are those that the user gave."""

    settings: dict[str, Any]  # what the user set for direct messages, by name
    questions: tuple[Asked, ...]
    votes: tuple[Vote, ...]

    def to_json(self) -> dict[str, Any]:
        """The data as JSON has it: ids are strings, since they are too long for many readers'
        numbers; times are UTC as in ISO 8601.
        """
        return {
            "settings": dict(self.settings),
            "questions": [_question(asked) for asked in self.questions],
            "votes": [_vote(vote) for vote in self.votes],
        }


def _question(asked: Asked) -> dict[str, Any]:
    return {
        "id": str(asked.id),
        "scope": str(asked.scope),
        "channel": str(asked.channel),
        "user": str(asked.user),
        "question": asked.question,
        "at": _time(asked.at),
        "answered": asked.answered,
        "confidence": asked.confidence,
        "sentences": [str(sentence) for sentence in asked.sentences],
        "how": asked.how,
        "private": asked.private,
        "source": asked.source,
        "since": asked.since,
        "until": asked.until,
        "earlier": asked.earlier and str(asked.earlier),
    }


def _vote(vote: Vote) -> dict[str, Any]:
    return {
        "question": str(vote.question),
        "user": str(vote.user),
        "up": vote.up,
        "note": vote.note,
        "at": _time(vote.at),
    }


def _time(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
