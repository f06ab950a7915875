"""The form of answer that a question asks for, within its kind: a year, a share, a country."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from index.analysis import read_words
from index.kinds import Kind

_MONTHS = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
_PARTS = r"%|per ?cent|half|thirds?|quarters?|fifths?|eighths?|tenths?| in (?:\d|ten)"
_WHAT = r"\b(?:what|which)(?: [\w'-]+){0,3}?"

# What the question says, and what stands in a mention of the form that it asks for.
_FORMS = {
    Kind.DATE: (
        (rf"{_WHAT} years?\b|what (?:is|was) the year\b", r"\d{3}"),
        (rf"{_WHAT} months?\b", _MONTHS),
        (
            rf"{_WHAT} (?:dates?|days?)\b|what (?:is|was) the date\b",
            rf"day|{_MONTHS}\.? \d|\d {_MONTHS}",
        ),
        (rf"{_WHAT} (?:century|centuries)\b", r"centur"),
        (rf"{_WHAT} decades?\b", r"0s\b"),
    ),
    Kind.NUMBER: (
        (r"\b(?:percent|percentage|proportion|fraction|portion|share)\b", _PARTS),
        (r"\b(?:score|result)\b", r"\d\s?(?:[-–]|to)\s?\d"),
    ),
}
_PLACES = (
    (rf"{_WHAT} (?:country|countries|nations?)\b", "country"),
    (rf"{_WHAT} continents?\b", "region"),
    (rf"{_WHAT} (?:city|cities|towns?|villages?|rivers?|county|street|buildings?)\b", "smaller"),
)
# What an institution ends or begins its name with: somebody in it is rather meant.
_BODY = re.compile(
    r"\b(?:Academy|Agency|Association|Bank|Church|College|Commission|Committee|Company|Corporation"
    r"|Council|Court|Department|Foundation|Group|Institute|Ministry|Museum|Party|School|Society"
    r"|Union|University)\b"
)
# What a body of people does as often as somebody in it.
_DONE_BY_BODIES = re.compile(
    r"\bwho(?: had| has| have|['’]s)? (?:built|financ\w+|fund(?:ed|s)?|made|makes?"
    r"|manufactur\w+|operat\w+|own(?:ed|s)?|paid|pays?|publish\w*|regulat\w+|sponsor\w*)\b"
)

# What no name of a person or of people ends with: "Tanner Street", "Northern Cup".
_NOBODY = re.compile(
    r".*\b(?:Avenue|Cup|Highway|Medal|Motorway|Ocean|Prize|Road|Strait|Street|Treaty|Trophy|Tunnel)$"
)
# And what few have: "PK-11", "Lake Orr".
_HARDLY = re.compile(
    r"Lake |Mount |[A-Z]+-?\d+$|.*\b(?:Airport|Arena|Awards?|Beach|Building|Cathedral"
    r"|Championships?|Festival|Games|Harbour|Peninsula|River|Sea|Square|Stadium|Station|Terminal|Valley)$"
)


def is_nobody(name: str) -> bool:
    """Whether a name can be none of a person or of people, by its form."""
    return _NOBODY.match(name) is not None


def fits(kind: Kind, question: str, mention: str) -> float:
    """1 where a mention of that kind has the form that the question asks for, -1 where its form
    rules it out, else 0. The question is in lower case; a figure comes with the word behind it.
    """
    if kind is Kind.PERSON:
        if _HARDLY.match(mention):
            return -1.0
        body = _BODY.search(mention) is not None or mention in countries() or mention in regions()
        return -float(body and not _DONE_BY_BODIES.search(question))
    if kind is Kind.PLACE:
        return _fits_place(question, mention)
    form = _form_of(kind, question)
    return float(form is not None and form.search(mention.lower()) is not None)


def has_forms(kind: Kind, question: str) -> bool:
    """Whether some mentions of that kind may have the form that the question asks for."""
    return (_place_of(question) if kind is Kind.PLACE else _form_of(kind, question)) is not None


@lru_cache(maxsize=64)
def _form_of(kind: Kind, question: str) -> re.Pattern[str] | None:
    """What stands in the mentions of the form that is asked for, None where none is."""
    forms = (form for asked, form in _FORMS.get(kind, ()) if re.search(asked, question))
    return next(map(re.compile, forms), None)


def _fits_place(question: str, mention: str) -> float:
    asked = _place_of(question)
    if asked == "country":
        return float(mention in countries())
    if asked == "region":
        return float(mention in regions())
    return -float(asked == "smaller" and (mention in countries() or mention in regions()))


@lru_cache(maxsize=64)
def _place_of(question: str) -> str | None:
    """What kind of place is asked for, None where that is left open."""
    return next((form for pattern, form in _PLACES if re.search(pattern, question)), None)


@cache
def countries() -> frozenset[str]:
    """Names of countries and the words for what comes from them, from index/data/countries.txt."""
    return _names("countries.txt")


@cache
def regions() -> frozenset[str]:
    """Names of continents and other large parts of the world, from index/data/regions.txt."""
    return _names("regions.txt")


def _names(file: str) -> frozenset[str]:
    return frozenset(name.replace("_", " ") for name in read_words(file))
