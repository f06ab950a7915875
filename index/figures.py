"""Figures in a sentence: their value, and what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.analysis import Analyzer, stop_words, words

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
}
_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_FIGURE = re.compile(
    rf"""(?P<currency>(?:US|A|C)?[$£€¥]\s?)?
    (?:(?<![\w.,])(?P<digits>\d[\d,]*(?:\.\d+)?)|\b(?P<word>(?:{_WORD})(?:-(?:{_WORD}))?)\b)
    (?:[\s\u00a0-]?(?P<scale>{"|".join(_SCALES)})\b)?
    (?P<percent>\s?(?:%|percent\b|per\ cent\b))?""",
    re.IGNORECASE | re.VERBOSE,
)
_MONEY_UNITS = frozenset(
    ["dollar", "pound", "euro", "yen", "rupe", "roubl", "rubl", "crown", "franc"]
)
_YEAR = range(1000, 2100)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at `text[start:end]`: its value and what it measures ("audience", "$", "%", or
    the stem of the noun behind it; None where that cannot be told).
    """

    start: int
    end: int
    value: float
    measure: str | None


def figures(text: str, analyzer: Analyzer) -> list[Figure]:
    """The figures of a sentence, years left out."""
    found = []
    for match in _FIGURE.finditer(text):
        value = _value(match)
        measure = _measure(match, text, analyzer)
        if measure is None and match["scale"] is None and value in _YEAR:
            continue
        found.append(Figure(*match.span(), value, measure))
    return found


def _value(match: re.Match[str]) -> float:
    if match["digits"]:
        number = float(match["digits"].replace(",", "") or 0)
    else:
        number = sum(_SMALL[part] for part in match["word"].lower().split("-"))
    return number * _SCALES[match["scale"].lower()] if match["scale"] else number


def _measure(match: re.Match[str], text: str, analyzer: Analyzer) -> str | None:
    if match["currency"]:
        return "$"
    if match["percent"]:
        return "%"
    following = analyzer.terms_of(_following(text[match.end() :]))
    if following and following[0] in _MONEY_UNITS:
        return "$"
    if following == ["time"]:  # "downloaded five million times": the verb tells
        following = analyzer.terms(text)
    return measure_of(following)


def measure_of(terms: Sequence[str]) -> str | None:
    """What a noun phrase counts, from its stems: a known kind of measure, else the first stem."""
    kinds = measures()
    return next((kinds[term] for term in terms if term in kinds), next(iter(terms), None))


def _following(rest: str) -> list[str]:
    """Up to three words behind a figure, until a stop word or a mark ends the phrase."""
    phrase = re.split(r"[.,;:!?()–—]", rest, maxsplit=1)[0]
    chosen: list[str] = []
    for word in words(phrase):
        if len(chosen) == 3 or (word in stop_words() and word != "of"):
            break
        chosen.append(word)
    return chosen


def nouns_of(term: str) -> frozenset[str]:
    """All stems that stand beside figures of the same kind as this one; none for other words."""
    kinds = measures()
    return frozenset(stem for stem, kind in kinds.items() if kind == kinds.get(term))


@cache
def measures() -> dict[str, str]:
    """Stem → kind of measure, from index/data/measures.txt."""
    text = files("index").joinpath("data", "measures.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {stem: kind for kind, *stems in lines for stem in stems}
