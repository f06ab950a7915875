"""What the bot has to say to each request. Every function blocks: call it in a thread."""

from __future__ import annotations

from bot import markdown, render
from bot.custom_ids import More, Walk
from bot.render import Reply
from bot.texts import Texts
from index.library import Library
from index.model import Evidence, Quote

QUESTION, CLAIM = 300, 1000
"""The longest question, and as much of a claim as is looked up, in characters."""

_QUOTES = 4  # asked for: one to show and three behind "More"
_PASSAGES = 3


def to_question(library: Library, question: str, texts: Texts, *, repeat: bool = False) -> Reply:
    """The answer; with `repeat` the question stands above it."""
    if not question.strip():
        return render.notice(texts.empty_question)
    if len(question) > QUESTION:
        return render.notice(texts.long_question.format(limit=QUESTION))
    answer = library.ask(question, _QUOTES)
    if not answer.evidence and not library.articles():
        return render.notice(texts.empty_library)
    return render.answer(answer, texts, question if repeat else "")


def to_claim(library: Library, claim: str, texts: Texts) -> Reply:
    """The passages that come closest to a claim."""
    if not claim.strip():
        return render.notice(texts.claim_empty)
    answer = library.ask(claim[:CLAIM], _PASSAGES)
    if not answer.evidence:
        return render.notice(texts.claim_none if library.articles() else texts.empty_library)
    excerpt = texts.quoted.format(text=markdown.inline(claim, render.ASKED))
    heading = f"{texts.claim_heading}\n-# {excerpt}\n-# {texts.claim_note}"
    found = [(evidence, False) for evidence in answer.evidence[:_PASSAGES]]
    return render.passages(heading, found, texts)


def to_more(library: Library, more: More, texts: Texts) -> Reply:
    """The further quotes of an answer, but those whose article was removed."""
    found = []
    for sentence, span in more.quotes:
        if place := library.place(sentence):
            quote = render.quote_at(place, place.position + 1, span)
            found.append((Evidence(quote), not place.current))
    if not found:
        return render.notice(texts.removed)
    return render.passages(texts.more_heading, found, texts)


def to_walk(library: Library, walk: Walk) -> tuple[Quote, Walk, bool] | None:
    """The sentence to show, the way home, and whether the article's text has changed since.

    None where the article was removed.
    """
    place = library.place(walk.sentence)
    if place is None:
        return None
    home = walk.to("home", place.position + 1)
    span = walk.span if walk.number == home.number else None
    return render.quote_at(place, walk.number, span), home, not place.current
