"""What sets figures apart that look like figures of one thing: the first quarter and the second."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from index.analysis import plain_spaces, read_lines, words
from index.differences.attribution import without_attribution
from index.patterns import later
from index.quantities.dates import dates

Sides: TypeAlias = Mapping[str, frozenset[str]]
"""Contrast → the sides of it that a text is on."""

_ORDINAL = later(
    r"\b(first|second|third|fourth|fifth|sixth|final|last|opening)[\s-](quarter|half|round|season"
    r"|weekend|week|day|phase|stage|section|leg|series|part|wave|dose|edition|test|attempt|game"
    r"|match|month|term|night|trial|vote|instalment|semester)\b",
    re.IGNORECASE,
)
_WHOLE = later(
    r"\b(?:in all|in total|altogether|overall|(?:whole|entire|full) \w+)\b", re.IGNORECASE
)
_SPAN = later(
    r"\b(?:past|last) (?:\w+ )?(day|week|month|year|decade)s?\b|\bsince (?:the )?(\w+)",
    re.IGNORECASE,
)
_RELATIVE_YEAR = later(r"\b(last|this|next) year\b", re.IGNORECASE)
_WEEKDAY = later(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|weekdays)\b")
_SAID_ON = later(
    r"\b(?:said|told \w+|announced|reported|added|wrote)(?: (?:late|early))?(?: on)? \w+days?\b"
)
_BEHIND = later(r"(?:\s[\w-]+){1,2}")
_STEPS = {"last": -1, "this": 0, "next": 1}


def sides(text: str, published: str | None = None) -> Sides:
    """The sides that a text is on; "last year" is counted from the year of publication."""
    told = plain_spaces(without_attribution(text))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for contrast, side in (*_listed(told), *_ordinals(told), *_times(text, published)):
        found[contrast].add(side)
    return {contrast: frozenset(chosen) for contrast, chosen in found.items()}


def apart(one: Sides, other: Sides, but: Collection[str] = ()) -> bool:
    """Whether the texts are on different sides of a contrast, with none in common; the contrasts
    of `but` are left aside.
    """
    both = (one.keys() & other.keys()).difference(but)
    return any(one[contrast].isdisjoint(other[contrast]) for contrast in both)


def unmatched(text: str, end: int, other: Sides) -> str:
    """The word of a contrast right behind a figure that ends there, "43 confirmed cases", where
    the other text is on no side of it; "" for none.
    """
    behind = _BEHIND.match(text, end)
    for word in behind[0].split() if behind else ():
        if any(contrast not in other for contrast, _ in _contrasts().words.get(word.lower(), ())):
            return word
    return ""


def _listed(text: str) -> Iterator[tuple[str, str]]:
    own = words(text)
    joined = f" {' '.join(own)} "
    contrasts = _contrasts()
    for word in own:
        yield from contrasts.words.get(word, ())
    for phrase, place in contrasts.phrases:
        if phrase in joined:
            yield place


def _ordinals(text: str) -> Iterator[tuple[str, str]]:
    for ordinal, noun in _ORDINAL.findall(text):
        yield noun.lower(), ordinal.lower()
        yield "part", "one of several"
    for unit, since in _SPAN.findall(text):
        yield "span", (unit or since).lower()
    if _WHOLE.search(text):
        yield "part", "the whole"


def _times(text: str, published: str | None) -> Iterator[tuple[str, str]]:
    """Weekdays, months and years."""
    text = plain_spaces(text)
    for weekday in _WEEKDAY.findall(_SAID_ON.sub("", text)):
        yield "weekday", weekday
    for date in dates(text):
        if date.year:
            yield "year", str(date.year)
        if date.month:
            yield "month", str(date.month)
    if published and published[:4].isdigit():
        for which in _RELATIVE_YEAR.findall(text):
            yield "year", str(int(published[:4]) + _STEPS[which.lower()])


@dataclass(frozen=True, slots=True)
class _Contrasts:
    """Word → the contrasts and their sides that it is on, and the same for phrases."""

    words: dict[str, list[tuple[str, str]]]
    phrases: list[tuple[str, tuple[str, str]]]


@cache
def _contrasts() -> _Contrasts:
    found = _Contrasts(defaultdict(list), [])
    for number, line in enumerate(read_lines("contrasts.txt")):
        for side in line.split("|"):
            place = (f"line {number}", side)
            for name in side.split():
                phrase = words(name.replace("_", " "))
                if len(phrase) == 1:
                    found.words[phrase[0]].append(place)
                else:
                    found.phrases.append((f" {' '.join(phrase)} ", place))
    return found
