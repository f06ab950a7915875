"""What the bot has to say to each request. Every function blocks: call it in a thread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.asking.places import Place
from bot.asking.questions import Earlier, Question
from bot.custom_ids import More, Walk
from bot.records.model import Asked
from bot.rendering import markdown, render, why
from bot.rendering.render import Reply
from index import store
from index.collection import EVERYTHING, OWN_SENTENCES, Collection, Filter
from index.explaining import Explanation
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
    if hindrance := _hindrance(collection, question, place):
        return Replied(render.notice(hindrance))
    text, quotes = question.text, place.settings.quotes
    if earlier := question.earlier:
        answer = collection.follow_up(text, earlier.question, earlier.cited, quotes)
    else:
        answer = collection.ask(text, quotes, question.within)
    reply = render.answer(
        answer,
        place.texts,
        text if question.repeat else "",
        within=question.within,
        remark=_lost(collection, question, place),
        number=question.id,
    )
    return Replied(reply, answer)


def _lost(collection: Collection, question: Question, place: Place) -> str:
    """What a question was to follow and could not, or ""."""
    asking = place.texts.asking
    if question.earlier is None:
        return asking.asked_alone if question.how == "follow-up" else ""
    shown = question.earlier.cited[0]
    if collection.place(shown):
        return ""
    return asking.context_unsearched if _is_unsearched(shown, place) else asking.context_removed


def _hindrance(collection: Collection, question: Question, place: Place) -> str:
    """Why a question cannot be asked, or ""."""
    texts = place.texts
    if not question.text.strip():
        return texts.empty_question
    if len(question.text) > QUESTION:
        return texts.long_question.format(limit=QUESTION)
    if collection.is_empty():
        return place.no_articles
    if question.within != EVERYTHING and not collection.counts(question.within):
        return texts.asking.nothing_within
    return ""


def to_claim(collection: Collection, claim: str, place: Place) -> Reply:
    """The passages that come closest to a claim."""
    texts = place.texts
    if not claim.strip():
        return render.notice(texts.claim_empty)
    answer = collection.ask(claim[:CLAIM], _PASSAGES)
    if not answer.evidence:
        return render.notice(place.no_articles if collection.is_empty() else texts.claim_none)
    excerpt = texts.quoted.format(text=markdown.inline(claim, render.ASKED))
    heading = f"{texts.claim_heading}\n-# {excerpt}\n-# {texts.claim_note}"
    found = [(evidence, False) for evidence in answer.evidence[:_PASSAGES]]
    return render.passages(heading, found, texts)


def to_more(collection: Collection, more: More, place: Place) -> Reply:
    """The further quotes of an answer, and how many of them cannot be shown any more."""
    found, gone, texts = [], [], place.texts
    for sentence, span in more.quotes:
        if stands := collection.place(sentence):
            quote = render.quote_at(stands, stands.position + 1, span)
            found.append((Evidence(quote), not stands.current))
        else:
            gone.append(sentence)
    if not found:
        return render.notice("\n".join(dict.fromkeys(_gone(each, place) for each in gone)))
    counts = Counter(_is_unsearched(each, place) for each in gone)
    lines = [texts.more_heading]
    lines += [f"-# {texts.more_removed.format(count=counts[False])}"] if counts[False] else []
    lines += [f"-# {texts.more_unsearched.format(count=counts[True])}"] if counts[True] else []
    return render.passages("\n".join(lines), found, texts)


def to_walk(collection: Collection, walk: Walk, place: Place) -> tuple[Quote, Walk, bool] | str:
    """The sentence to show, the way home, and whether the article's text has changed since; or
    why the article cannot be shown any more.
    """
    stands = collection.place(walk.sentence)
    if stands is None:
        return _gone(walk.sentence, place)
    home = walk.to("home", stands.position + 1)
    span = walk.span if walk.number == home.number else None
    return render.quote_at(stands, walk.number, span), home, not stands.current


def to_why(collection: Collection, asked: Asked, earlier: Earlier | None, place: Place) -> Reply:
    """Why a kept question was answered as it was; `earlier` is the question that it followed,
    where that one is kept still.
    """
    texts, within = place.texts, Filter(asked.source, asked.since, asked.until)
    stands = collection.place(asked.sentences[0]) if asked.sentences else None
    if asked.sentences and stands is None:
        return render.notice(_gone(asked.sentences[0], place))
    if earlier:
        found = collection.explain_follow_up(asked.question, earlier.question, earlier.cited)
    else:
        found = collection.explain(asked.question, within=within)
    remarks = [texts.why.another] if stands and not _is_shown(found, stands) else []
    if asked.earlier:
        remarks.append(texts.why.followed if earlier else texts.why.alone)
    remarks.append(render.searched(within, texts))
    return why.explained(found, texts, remarks)


def _is_shown(found: Explanation, stands: store.Place) -> bool:
    """Whether what is explained is the sentence that stands there, be it in a later version."""
    best, shown = found.best, render.quote_at(stands, stands.position + 1)
    return best is not None and (best.quote.article, best.quote.text) == (shown.article, shown.text)


def _gone(sentence: int, place: Place) -> str:
    """Why a sentence that was quoted cannot be shown any more."""
    return place.texts.unsearched if _is_unsearched(sentence, place) else place.texts.removed


def _is_unsearched(sentence: int, place: Place) -> bool:
    """Whether no article of its library is asked in this place, be it removed or not."""
    if sentence < OWN_SENTENCES:
        return place.guild is not None and not place.settings.shared
    return place.guild is None
