"""A question's way to its answer: cooldown, turn, library, record, message."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from bot.asking import replies
from bot.asking.cooldowns import Refusal
from bot.asking.places import Place
from bot.asking.questions import Question
from bot.asking.replies import Replied
from bot.delivery import AnyInteraction, acknowledge, deliver, whisper
from bot.records.model import Asked
from bot.rendering import layout
from bot.rendering.outgoing import Outgoing
from bot.texts import Texts
from index.collection import Collection
from index.model import Answer

if TYPE_CHECKING:
    from bot.client import VerbatimBot


async def answer(
    bot: VerbatimBot, interaction: AnyInteraction, place: Place, question: Question
) -> None:
    """Answer a question that came by an interaction, where the user has not asked too many."""
    if refusal := bot.desk.admit(place):
        await whisper(interaction, refused(refusal, place.texts))
        return
    await acknowledge(interaction, "private" if question.private else "public")
    if found := await ask(bot, place, question):
        await deliver(interaction, found)


async def ask(bot: VerbatimBot, place: Place, question: Question) -> Outgoing | None:
    """The message that answers; None where nothing is as sure as the question demands."""
    replied = await bot.desk.run(place, partial(_answered, bot, place, question))
    if replied is None:
        return None
    return layout.outgoing(replied.reply, place.texts, place.settings.style)


def refused(refusal: Refusal, texts: Texts) -> Outgoing:
    """A kind word to one who asks too fast."""
    asking = texts.asking
    text = asking.user_cooldown if refusal.whose == "user" else asking.channel_cooldown
    return Outgoing.notice(text.format(seconds=max(1, round(refusal.seconds))))


def _answered(
    bot: VerbatimBot, place: Place, question: Question, collection: Collection
) -> Replied | None:
    """Answer and keep a record of it; blocks."""
    replied = replies.to_question(collection, question, place)
    if question.least and not _is_sure_enough(replied.answer, question.least):
        return None
    if replied.answer:
        bot.records.keep(_record(place, question, replied.answer))
    return replied


def _is_sure_enough(answer: Answer | None, least: float) -> bool:
    return answer is not None and answer.answered and answer.confidence >= least


def _record(place: Place, question: Question, answer: Answer) -> Asked:
    return Asked(
        id=question.id,
        scope=place.scope,
        channel=place.channel,
        user=place.user,
        question=question.text,
        at=dt.datetime.now(dt.UTC).timestamp(),
        answered=answer.answered,
        confidence=answer.confidence,
        sentences=tuple(each.quote.sentence_id for each in answer.evidence),
        how=question.how,
        private=question.private,
    )
