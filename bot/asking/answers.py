"""A question's way to its answer: cooldown, turn, library, record, message."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.asking import replies
from bot.asking.cooldowns import Refusal
from bot.asking.places import Place
from bot.asking.questions import Question
from bot.asking.suggestions import settled
from bot.delivery import AnyInteraction, acknowledge, deliver, whisper
from bot.records.model import Asked
from bot.rendering import layout
from bot.rendering.outgoing import Outgoing
from bot.texts import Texts
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
    within = await settled(bot, place, question.within)
    if found := await ask(bot, place, replace(question, within=within)):
        await deliver(interaction, found)


async def ask(bot: VerbatimBot, place: Place, question: Question) -> Outgoing | None:
    """The message that answers. None where nothing is as sure as the question demands, or where
    nobody asked the bot and there were too many answers before: of such questions only the answers
    count.
    """
    replied = await bot.desk.run(
        place, lambda collection: replies.to_question(collection, question, place)
    )
    if question.how == "auto" and not _may_speak(bot, place, question, replied.answer):
        return None
    if replied.answer:
        await bot.keeper.keep(_record(place, question, replied.answer))
    return layout.outgoing(replied.reply, place.texts, place.settings.style)


def refused(refusal: Refusal, texts: Texts) -> Outgoing:
    """A kind word to one who asks too fast."""
    asking = texts.asking
    text = asking.user_cooldown if refusal.whose == "user" else asking.channel_cooldown
    return Outgoing.notice(text.format(seconds=max(1, round(refusal.seconds))))


def _may_speak(bot: VerbatimBot, place: Place, question: Question, answer: Answer | None) -> bool:
    """Whether an answer is worth giving unasked; if so, it counts as a question of its user's."""
    if answer is None or not answer.answered or answer.confidence < question.least:
        return False
    return bot.desk.admit(place) is None


def _record(place: Place, question: Question, answer: Answer) -> Asked:
    within = question.within
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
        source=within.source,
        since=within.since,
        until=within.until,
        earlier=question.earlier.id if question.earlier else None,
    )
