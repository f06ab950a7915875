"""Answers in words that are no figure, and days on which something was only reported."""

from __future__ import annotations

import re

from index.kinds import Kind
from index.model import Span
from index.patterns import later

DAY = "(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day"

# "…, researchers reported on Wednesday": when it was told, and not what it tells of.
_REPORTED = later(
    r", (?:[\w.’'-]+ ){1,6}(?:reported|says?|said)(?: in a statement)? (?:on )?(?:late )?"
    rf"{DAY}\b(?=[.,;]|$)"
)
# A size told by another: "no bigger than a teacup".
_SIZED = later(
    r"\b(?:the size of|no (?:bigger|larger|smaller) than|as (?:big|large) as) (?:an? |the )?"
    r"[^\W\d][\w-]*(?: (?!(?:a|an|and|as|at|but|by|for|from|had|has|in|is|of|on|or|that|the|to|was"
    r"|which|with)\b)[^\W\d][\w-]*)?"
)
_HOW_BIG = later(r"\bhow (?:big|large|small)\b", re.IGNORECASE)
# What costs nothing.
_FREE = later(
    r"\bfree of charge\b|(?:(?<=\bis )|(?<=\bare )|(?<=\bbe )|(?<=\bwas )|(?<=\bwere ))free\b"
    r"(?=[.,;]|$| (?:and open|but|for (?:all|children|everyone|members)|on|with"
    r"|to (?:all|enter|the public))\b)"
)
_HOW_DEAR = later(
    r"\b(?:admission|charge[ds]?|cost(?:ing|s)?|entrance|entry|fares?|fees?|get in|prices?"
    r"|tickets?)\b",
    re.IGNORECASE,
)


def worded(kind: Kind, question: str, text: str) -> list[Span]:
    """What tells a size by something else's, and a price that is none, where the question asks for
    them; in order.
    """
    if kind is Kind.NUMBER and _HOW_BIG.search(question):
        return [match.span() for match in _SIZED.finditer(text)]
    if kind is Kind.MONEY and _HOW_DEAR.search(question):
        return [match.span() for match in _FREE.finditer(text)]
    return []


def is_free(text: str, span: Span) -> bool:
    """Whether the words at the span say that nothing is to be paid."""
    return _FREE.match(text, span[0]) is not None


def days_reported(text: str) -> frozenset[int]:
    """Where the days end on which something was only reported."""
    return frozenset(match.end() for match in _REPORTED.finditer(text))
