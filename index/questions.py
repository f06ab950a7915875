"""What kind of answer a question expects, and where a text holds one of that kind.

The patterns follow the coarse answer types of Li and Roth, "Learning question classifiers"
(COLING 2002), as far as words alone can tell them.
"""

from __future__ import annotations

import enum
import re

from index.analysis import stop_words
from index.model import Span


class Kind(enum.Enum):
    """The kind of answer that a question asks for."""

    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    PERSON = "person"
    PLACE = "place"
    OTHER = "other"


_MEASURES = (
    "many|much|long|far|old|often|tall|big|large|high|fast|deep|wide|heavy|few|frequently|late"
    "|early|soon"
)
_QUANTITIES = (
    "percent|percentage|number|amount|proportion|fraction|age|distance|temperature|size|length"
    "|population|rank|quantity|price|cost|portion|ratio|height|speed|weight|share"
)
_TIMES = "year|date|day|month|century|decade|time|period|era|season|years|centuries"
_PEOPLE = (
    "person|man|woman|president|king|queen|emperor|leader|author|scientist|ruler|general|actor|ceo"
    "|physicist|engineer|inventor|spokesperson|spokesman|spokeswoman|director|minister|founder"
)
_PLACES = (
    "country|countries|city|cities|state|town|place|region|nation|continent|location|province"
    "|island|river|area|building|district|county|street"
)

# In this order: the first that fits decides.
_QUESTION_PATTERNS = (
    (Kind.MONEY, r"how (much|expensive)\b(?! of\b)|\b(price|cost|worth|valued|valuation|paid)\b"),
    (Kind.NUMBER, rf"\bhow ({_MEASURES})\b|\b(what|which) (?:is the |was the )?({_QUANTITIES})\b"),
    (Kind.NUMBER, r"\b(number|percentage|amount|population) of\b"),
    (Kind.DATE, rf"\bwhen\b|\b(what|which) ({_TIMES})\b|\bwhat was the (year|date)\b"),
    (Kind.PERSON, rf"\b(who|whom|whose)\b|\b(what|which) ({_PEOPLE})\b"),
    (Kind.PERSON, r"\bname of the (person|man|woman)\b"),
    (Kind.PLACE, rf"\bwhere\b|\b(what|which) ({_PLACES})\b"),
)
_QUESTION_KINDS = [
    (kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _QUESTION_PATTERNS
]


_HOW_MUCH = re.compile(rf"\b(how)\s+(?:{_MEASURES})\b", re.IGNORECASE)


def without_measure(question: str) -> str:
    """The question less the word that only asks for a measure: "how long", "how many"."""
    return _HOW_MUCH.sub(r"\1", question)


_COUNTED = re.compile(r"\bhow many\s+(?:of the\s+)?([\w’'-]+)(?:\s+([\w’'-]+))?", re.IGNORECASE)


def counted_words(question: str) -> list[str]:
    """The one or two words after "how many", where the noun that is counted stands."""
    match = _COUNTED.search(question)
    return [word for word in match.groups() if word] if match else []


def expected_kind(question: str) -> Kind:
    """The kind of answer that the question asks for; OTHER where its words do not tell."""
    for kind, pattern in _QUESTION_KINDS:
        if pattern.search(question):
            return kind
    return Kind.OTHER


_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_FULL_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    "|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
)
_DATE = re.compile(
    rf"""\b(?:
      (?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?\b
    | \d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})(?:,?\s+\d{{4}})?\b
    | (?:{_MONTHS})\.?,?(?:\s+of)?\s+\d{{4}}\b
    | (?:(?:early|late|mid)[-\s])?(?:the\s+)?(?:1\d|20)\d0s\b
    | (?:\d{{1,2}}(?:st|nd|rd|th)|{_ORDINALS})[-\s](?:century|centuries)\b
    | \d{{3,4}}\s?(?:BCE|BC|AD|CE)\b
    | (?:1[0-9]|20)\d{{2}}(?:\s*[–-]\s*\d{{2,4}})?\b
    | (?:(?:on|last|next|this)\s+)?(?:{_WEEKDAYS})\b
    | (?:earlier\s+this|late\s+last|last|next|this)\s
      (?:year|month|week|night|summer|winter|spring|fall|autumn|decade)\b
    | (?-i:{_FULL_MONTHS})\b
    | yesterday\b | tomorrow\b | today\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundred|hundreds|thousand|thousands|million|millions|billion|billions|trillion|half|third"
    "|thirds|quarter|quarters|dozen|dozens|twice|double|once|first|second|single|both|no|none|several"
)
_UNITS = (
    r"percent|per\ cent|million|billion|trillion|thousand|bn|m|km|kilometers?|kilometres?|miles?"
    r"|met(?:re|er)s?|years?|people|hours?|minutes?|days?|months?|weeks?|times"
)
_NUMBER = re.compile(
    rf"""(?:[$£€]\s?)?\b\d[\d,]*(?:\.\d+)?(?:%|\s?(?:{_UNITS})\b)?
    | \b(?:{_NUMBER_WORDS})(?:[-\s](?:{_NUMBER_WORDS}))*\b
      (?:\s(?:{_UNITS}|thirds?|quarters?)\b)?""",
    re.IGNORECASE | re.VERBOSE,
)
_MONEY = re.compile(
    r"""(?:US|A|C)?[$£€¥]\s?\d[\d,.]*\d?(?:\s?(?:million|billion|trillion|thousand|bn|m|k)\b)?
    | \b\d[\d,.]*\s?(?:million|billion|thousand|trillion)?\s?
      (?:dollars|pounds|euros|francs|livres|yen|cents|rupees|roubles|rubles|crowns)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NAME_WORD = r"[A-Z][\w'’.-]*"
_NAME_LINK = r"(?:\s+(?:of|de|von|van|la|the|bin|al|du|der)\s+(?=[A-Z])|\s+(?=[A-Z]))"
_NAME = re.compile(rf"\b{_NAME_WORD}(?:{_NAME_LINK}{_NAME_WORD})*")


def candidates(kind: Kind, text: str) -> list[Span]:
    """Spans of the text that could answer a question of that kind; none for OTHER."""
    if kind is Kind.DATE:
        return [match.span() for match in _DATE.finditer(text)]
    if kind is Kind.NUMBER:
        return [match.span() for match in _NUMBER.finditer(text)]
    if kind is Kind.MONEY:
        money = [match.span() for match in _MONEY.finditer(text)]
        return money or candidates(Kind.NUMBER, text)
    if kind in (Kind.PERSON, Kind.PLACE):
        return _names(text)
    return []


def _names(text: str) -> list[Span]:
    """Runs of capitalised words; a function word that only opens the sentence is dropped."""
    spans = []
    for match in _NAME.finditer(text):
        start, end = match.span()
        while (word := re.match(r"[\w'’.-]+\s*", text[start:end])) and (
            word.group().strip().lower() in stop_words()
        ):
            start += word.end()
        end = start + len(text[start:end].rstrip(" .,'’-"))
        if end - start > 1:
            spans.append((start, end))
    return spans
