"""Bylines → the names in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.prose.credits import is_agency
from index.prose.shapes import is_name, normalised, on_one_line

_LONGEST = 200  # characters of a byline
_MOST_WORDS = 5  # of one name
_BY = re.compile(
    r"^(?:(?:written|words|story|report|reported|reporting|text|texte?|interview|posted|submitted"
    r"|published|analysis|opinion)\s*(?:by\b|:|von\b|par\b)?|by|von|par|por|di|da|door|av|af)"
    r"[\s:]+",
    re.I,
)
_PARTED = re.compile(r"\s*(?:[;|·•]|\s/\s|\s[–—-]\s|,(?!\s*(?:jr|sr|phd|md)\b))\s*", re.I)
_DATED = re.compile(r"\s(?:on|am|le|el|at)\s+[^,]*\d.*$|[,\s]+\d.*\b\d{4}\b.*$", re.I)
_AND = re.compile(r"\s+(?:and|&|und|et|y|e|og|och|en|with)\s+")
_NO_PERSON = re.compile(
    r"\b(?:staff|editors?|editorial|correspondent|reporters?|writer|desk|newsroom|team|admin"
    r"|administrator|redaktion|redaktor\w*|rédaction|redacción|redazione|contributor|columnist"
    r"|agency|agencies|agentur|news|press|photos?|photographs?|webmaster|guest|anonymous|unknown"
    r"|author|updated|published|read|share|follow|minutes?)\b|[@\d<>{}#?!]|https?:|www\.|\.\w{2,4}$",
    re.I,
)


def names(byline: str, publisher: str | None = None) -> list[str]:
    """The persons that a byline names, in order; the outlet, agencies and roles are left out."""
    byline = on_one_line(byline)[:_LONGEST]
    while (bare := _DATED.sub("", _BY.sub("", byline))) != byline:
        byline = bare
    pieces = [piece for part in _PARTED.split(byline) for piece in _parted_at_and(part)]
    pieces = [piece.strip(" .,:()") for piece in pieces]
    if len(pieces) == 2 and byline.count(",") == 1 and all(len(p.split()) == 1 for p in pieces):
        pieces = [f"{pieces[1]} {pieces[0]}"]  # "Lund, Casper", as in library catalogues
    return [piece for piece in pieces if _is_person(piece, publisher)]


def is_byline(line: str) -> bool:
    """Whether a line begins like a byline and tells little but names."""
    found = names(line) if _BY.match(line) and len(line) <= _LONGEST // 2 else []
    told = sum(len(name.split()) for name in found)
    return told > 1 and len(line.split()) < 2 * told + 6


def joined(found: Iterable[str]) -> str | None:
    """Several names as one byline, each once."""
    return ", ".join(dict.fromkeys(found)) or None


def _parted_at_and(part: str) -> list[str]:
    """The names that "and" joins; both must be full ones, for "Ortega y Gasset" is one."""
    pieces = _AND.split(part)
    return pieces if all(len(piece.split()) > 1 for piece in pieces) else [part]


def _is_person(name: str, publisher: str | None) -> bool:
    if not name or _NO_PERSON.search(name) or is_agency(name):
        return False
    if publisher and name.casefold() == publisher.casefold():
        return False
    return is_name(normalised(name), _MOST_WORDS)
