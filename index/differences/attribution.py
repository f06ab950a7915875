"""Who says it: the piece of a sentence that names the source of what it tells. Pure."""

from __future__ import annotations

import re

from index.analysis import plain_spaces
from index.model import Span
from index.patterns import later

_LONGEST = 60  # characters of a piece; a longer one is left out
_NOT = r"(?!(?:he|she|it|they|we|I|you|who|which|that|and|but|will|would|to)\b)"
_WORD = rf"{_NOT}[\w’'&.-]*[\w’'](?:,\d+)*"
_WHO = rf"{_WORD}(?:\s{_WORD}){{0,7}}?"
_SAYS = r"says?|said|claims?|claimed|estimates?|reckons?|believes?|told (?:\w+ ){0,2}\w+"
_TELLS = (  # said of other things too: "Astor reported a loss"
    r"reports?|reported|announced|estimated|calculates?|calculated|shows?|shown|showed|added|writes?"
    r"|wrote|suggests?|suggested|admitted|confirmed|projects|projected|expects?|revealed|found|finds"
    r"|counted|decided|warned|recalls?|promised"
)
_HAS = r"(?:has |have |had )?"
_PIECES = tuple(
    later(piece, re.IGNORECASE)
    for piece in (
        r"\b(according to [^,.;:()“”–—]+)",
        rf",\s({_WHO}\s{_HAS}(?:{_SAYS}|{_TELLS}))"
        r"(?=\W*$|,|;|\s(?:on|in|at|after|late|early)\b)",
        rf",\s((?:said|says) {_WHO})(?=\W*$|,|;|\son\b)",
        rf"^\W*({_WHO}\s{_HAS}(?:(?:{_SAYS})(?=\s|,|:)|(?:{_TELLS})(?=\s(?:\w+ ){{0,3}}that\b)))",
        rf"^\W*({_WHO}\sputs?)(?=\s[^,;]*\sat\s(?:\w+\s){{0,2}}[$£€\d])",
        r"\b(by (?:the|its|their|his|her|an?) (?:own )?(?:count|estimate)(?: of [^,.;]+)?)",
    )
)


def attribution(text: str) -> str:
    """The piece of the sentence that says who says it, word for word; "" where none does."""
    start, end = _span(text)
    return text[start:end]


def without_attribution(text: str) -> str:
    """The sentence with spaces for that piece, so that offsets hold."""
    start, end = _span(text)
    return f"{text[:start]},{' ' * (end - start - 1)}{text[end:]}" if end else text


def _span(text: str) -> Span:
    """Where that piece stands; (0, 0) where there is none."""
    plain = plain_spaces(text)
    found = (match.span(1) for piece in _PIECES if (match := piece.search(plain)))
    return next(((start, end) for start, end in found if end - start <= _LONGEST), (0, 0))
