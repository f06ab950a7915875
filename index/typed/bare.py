"""A question without what people put around it, and as plain as it means the same. Pure."""

from __future__ import annotations

import re

from index.analysis import stems, stop_words
from index.kinds import AUXILIARIES
from index.patterns import later
from index.typed.asides import without_asides
from index.typed.courtesies import without_courtesies

_LONGEST = 2_000  # characters of a message that is read so; a longer one is no chat's
_PARAGRAPH = later(r"(?<=\w)\s*\n\s*\n\s*")
# What a question in a list begins with.
_NUMBERED = re.compile(r"(?:\(?\d{1,2}[.)]|[Qq]\d*[.:)]|[-*•>])\s+(?=[^\W\d]|[\"“*])")
# What asks no more than the word before it: "what on earth", "who was it that".
_STRESSED = later(
    r"\b([Hh]ow|[Ww](?:hat|hen|here|hich|ho|hy))(?: on earth| the (?:fuck|heck|hell))"
    rf"(?= (?:{AUXILIARIES}|happened|he|i|it|she|the|they|we|you)\b)"
)
_EMPTY = later(r"\b([Ww]h(?:at|ich|o)) (?:is|was) it that\b")


def bare(question: str) -> str:
    """What is asked, without greetings, courtesies, the mark of a list and what its writer says of
    himself: "Hi! I'm on a train. Who on earth left the quay? Thanks" → "Who left the quay?". It is
    in small letters where all words begin with a capital.
    """
    plain = " ".join(_PARAGRAPH.sub(". ", question).split())
    if len(plain) > _LONGEST:
        return plain
    begin = _NUMBERED.match(plain)
    plain = _lowered(plain[begin.end() :] if begin else plain)
    asked = without_courtesies(without_asides(plain))
    return _EMPTY.sub(r"\1", _STRESSED.sub(r"\1", asked))


def _lowered(question: str) -> str:
    """The question in small letters where its capitals tell no names: WHO LEFT, Who Has Left It."""
    tokens = question.split()
    if any(token[0].islower() for token in tokens):
        return question
    behind = [token.lower() for token in tokens[1:]]
    plain = [word for word in behind if word in stop_words() or word in stems()]
    titled = len(plain) > 1 and not stop_words().isdisjoint(plain)
    return question.lower() if titled or question.isupper() else question
