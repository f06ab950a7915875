"""Questions as they come in from Discord, and what they follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.asking.places import Place
from bot.records.model import How
from index.collection import EVERYTHING, Filter

if TYPE_CHECKING:
    from bot.client import VerbatimBot


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a question follows: the question before with its id, and the ids of the sentences that
    were quoted in answer to it, best first.
    """

    id: int
    question: str
    cited: Sequence[int]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it came in.

    `id` is that of its interaction or message; with `repeat` the answer shows the question, where
    readers would not see it otherwise; `private`: only the user sees the answer; `least` is the
    confidence below which nothing is answered.
    """

    id: int
    text: str
    how: How
    repeat: bool = False
    private: bool = False
    within: Filter = EVERYTHING
    earlier: Earlier | None = None
    least: float = 0.0


def earlier_of(bot: VerbatimBot, place: Place, message: discord.Message) -> Earlier | None:
    """What a message follows: the question whose answer it replies to, or in whose thread it
    stands. None where there is none, or where it is not kept any more.
    """
    for number in _answered_by(bot, message):
        if earlier := earlier_by_id(bot, place, number):
            return earlier
    return None


def earlier_by_id(bot: VerbatimBot, place: Place, question: int) -> Earlier | None:
    """A kept question with what was quoted in answer to it; None where nothing is kept of it."""
    asked = bot.records.asked(place.scope, question)
    return Earlier(question, asked.question, asked.sentences) if asked and asked.sentences else None


def _answered_by(bot: VerbatimBot, message: discord.Message) -> list[int]:
    """The ids of the questions that the message may follow: interactions or messages."""
    answer = message.reference.resolved if message.reference else None
    if isinstance(answer, discord.Message) and answer.author == bot.user:
        if answer.interaction_metadata:
            return [answer.interaction_metadata.id]
        if answer.reference:
            return [answer.reference.message_id or 0]
    # The thread of a message has the message's id; the answer to it there refers to nothing.
    return [message.channel.id] if isinstance(message.channel, discord.Thread) else []
