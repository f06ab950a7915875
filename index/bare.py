"""A question without what people put around it, and as plain as it means the same. Pure."""

from __future__ import annotations

import re

from index.analysis import stop_words
from index.asides import without_asides
from index.courtesies import without_courtesies
from index.patterns import later

_PARAGRAPH = later(r"(?<=\w)\s*\n\s*\n\s*")
_NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]|[Qq]\d*[.:)]|[-*•>])\s+(?=\S)")
"""What a question in a list begins with."""
_STRESSED = later(
    r"\b(how|what|when|where|which|who|why)"
    r"(?: on earth| the (?:fuck|heck|hell)| (?:is|was) it that)\b",
    re.IGNORECASE,
)


def bare(question: str) -> str:
    """What is asked, and nothing besides: "Hi! I live in Lund. Who on earth left? Thanks" → "Who
    left?". It is in small letters where all words begin with a capital.
    """
    plain = " ".join(_PARAGRAPH.sub(". ", question).split())
    begin = _NUMBERED.match(plain)
    plain = plain[begin.end() :] if begin else plain
    asked = without_courtesies(without_asides(plain))
    return _lowered(_STRESSED.sub(r"\1", asked))


def _lowered(question: str) -> str:
    """The question in small letters where its capitals tell no names: WHO LEFT, Who Has Left."""
    tokens = question.split()
    titled = not any(token[0].islower() for token in tokens)
    if titled and not stop_words().isdisjoint(token.lower() for token in tokens[1:]):
        return question.lower()
    return question.lower() if question.isupper() else question
