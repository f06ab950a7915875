"""What the bot has to say to each request. Every function blocks: call it in a thread."""

from __future__ import annotations

from dataclasses import dataclass

from bot.asking.places import Place
from bot.asking.questions import Question
from bot.custom_ids import More, Walk
from bot.rendering import markdown, render
from bot.rendering.render import Reply
from bot.texts import Texts
from index.collection import EVERYTHING, Collection
from index.model import Answer, Evidence, Quote

QUESTION, CLAIM = 300, 1000
"""The longest question, and as much of a claim as is looked up, in characters."""

_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class Replied:
    """A reply, and the answer that it shows; None where the bot only says what is amiss."""

    reply: Reply
    answer: Answer | None = None


def to_question(collection: Collection, question: Question, place: Place) -> Replied:
    """The answer to a question, or what hinders it."""
    if hindrance := _hindrance(collection, question, place.texts):
        return Replied(render.notice(hindrance))
    text, quotes = question.text, place.settings.quotes
    if earlier := question.earlier:
        answer = collection.follow_up(text, earlier.question, earlier.cited, quotes)
    else:
        answer = collection.ask(text, quotes, question.within)
    asked = text if question.repeat else ""
    reply = render.answer(answer, place.texts, asked, within=question.within, number=question.id)
    return Replied(reply, answer)


def _hindrance(collection: Collection, question: Question, texts: Texts) -> str:
    """Why a question cannot be asked, or ""."""
    if not question.text.strip():
        return texts.empty_question
    if len(question.text) > QUESTION:
        return texts.long_question.format(limit=QUESTION)
    if collection.is_empty():
        return texts.empty_library
    if question.within != EVERYTHING and not collection.counts(question.within):
        return texts.asking.nothing_within
    return ""


def to_claim(collection: Collection, claim: str, texts: Texts) -> Reply:
    """The passages that come closest to a claim."""
    if not claim.strip():
        return render.notice(texts.claim_empty)
    answer = collection.ask(claim[:CLAIM], _PASSAGES)
    if not answer.evidence:
        return render.notice(texts.empty_library if collection.is_empty() else texts.claim_none)
    excerpt = texts.quoted.format(text=markdown.inline(claim, render.ASKED))
    heading = f"{texts.claim_heading}\n-# {excerpt}\n-# {texts.claim_note}"
    found = [(evidence, False) for evidence in answer.evidence[:_PASSAGES]]
    return render.passages(heading, found, texts)


def to_more(collection: Collection, more: More, texts: Texts) -> Reply:
    """The further quotes of an answer, but those whose article was removed."""
    found = []
    for sentence, span in more.quotes:
        if place := collection.place(sentence):
            quote = render.quote_at(place, place.position + 1, span)
            found.append((Evidence(quote), not place.current))
    if not found:
        return render.notice(texts.removed)
    return render.passages(texts.more_heading, found, texts)


def to_walk(collection: Collection, walk: Walk) -> tuple[Quote, Walk, bool] | None:
    """The sentence to show, the way home, and whether the article's text has changed since.

    None where the article was removed.
    """
    place = collection.place(walk.sentence)
    if place is None:
        return None
    home = walk.to("home", place.position + 1)
    span = walk.span if walk.number == home.number else None
    return render.quote_at(place, walk.number, span), home, not place.current
