"""Where a text mentions a date, a figure, a sum of money or a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from index.analysis import read_words, stop_words
from index.kinds import Kind
from index.model import Span
from index.patterns import later
from index.quantities.units import currencies

LONGEST = 3_000  # characters of a text in which mentions are looked for
_KEPT = 4_000  # sentences whose mentions are kept

_FULL_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_MONTHS = rf"{_FULL_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_WEEKDAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    "|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# Each pattern and group looks at the first letter before it tries its words: much faster.
_DATE = later(
    rf"""\b(?=[\djfmasondeltwy])(?:
      (?=[jfmasond])(?:{_MONTHS})\b\.?
      (?:\s+{_DAY}(?:\s*[–-]\s*{_DAY})?(?:,?\s+\d{{4}})?\b|,?(?:\s+of)?\s+\d{{4}}\b)
    | (?-i:(?=[JFMASOND])(?:{_FULL_MONTHS}))\b
    | (?=\d)(?:
        {_DAY}\s+(?:of\s+)?(?:{_MONTHS})\b(?:,?\s+\d{{4}})?\b
      | (?:1\d|20)\d0s\b
      | \d{{1,2}}(?:st|nd|rd|th)[-\s]centur(?:y|ies)\b
      | \d{{3,4}}\s?(?:BCE|BC|AD|CE)\b
      | (?:1\d|20)\d{{2}}(?:\s*[–-]\s*\d{{2,4}})?\b(?!,\d)
      | (?<=\bin\s)\d{{3}}\b(?=\W*$|[.,;]|\s(?:as|and|by|when|the|after|before|with|to|in)\b)
      | \d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]m\b|[ap]\.m\.)
      | (?:(?<=\b(?:at|by|to)\s)|(?<=\bfrom\s)|(?<=\b(?:until|about|after|since)\s)
          |(?<=\b(?:before|around)\s)|(?<=\bbetween\s)|(?<=\d\sand\s))
        (?:[01]?\d|2[0-3]):[0-5]\d\b(?!:)
      )
    | (?=[emlt])(?:(?:early|late|mid)[-\s])?(?:the\s+)?(?:(?:early|late|mid)[-\s])?
      (?:(?:1\d|20)\d0s|(?:\d{{1,2}}(?:st|nd|rd|th)|{_ORDINALS})[-\s]centur(?:y|ies))\b
    | (?=[fsten])(?:{_ORDINALS})[-\s]centur(?:y|ies)\b
    | (?=[mtwfsoln])(?:(?:on|last|next|this)\s+)?{_WEEKDAYS}\b
    | (?=[elnt])(?:earlier\s+this|late\s+last|last|next|this)\s
      (?:year|month|week|night|summer|winter|spring|fall|autumn|decade)\b
    | (?=[yt])(?:yesterday|tomorrow|today)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE_YEAR = later(r"\d{4}\s+([a-z]+)")

_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundreds?|thousands?|millions?|billions?|trillion|half|quarters?|dozens?|twice|double"
)
_PARTS = "thirds?|quarters?|fifths?|sixths?|eighths?|tenths?"
_UNITS = (
    r"percent|per\ cent|million|billion|trillion|thousand|bn|m|km|kilometers?|kilometres?|miles?"
    r"|met(?:re|er)s?|years?|people|hours?|minutes?|days?|months?|weeks?|times"
)
# "One" that counts nothing: "another one in Lund", "one of them".
_PRONOUN = (
    r"(?<=no\s)one\b|(?:(?<=another\s)|(?<=this\s)|(?<=that\s)|(?<=each\s)|(?<=the\s))one\b"
    r"(?=\s*(?:[.,;:!?)\"”’]|$)"
    r"|\s(?:and|at|by|for|from|had|has|in|is|of|on|or|that|to|was|which|who|with)\b)"
    r"|one\s(?:of|another)\b"
)
_NUMBER = later(
    rf"""(?=[\d$£€])(?:[$£€]\s?)?\b(?!0\d)\d+(?:,\d{{3}})*(?:\.\d+)?(?![\d.]*\d|(?:st|nd|rd|th|s)\b)
      (?:\s?%|[\s-]?(?:{_UNITS})\b)?
    | \b(?=[otfsenhmbqda])(?!{_PRONOUN})
      (?:(?:{_NUMBER_WORDS})(?:[-\s](?:{_NUMBER_WORDS}|{_PARTS}))*|a\ (?:{_PARTS}))\b
      (?:[\s-](?:{_UNITS})\b)?""",
    re.IGNORECASE | re.VERBOSE,
)
# The number of a step or the time of an entry, before what it says.
_LABEL = later(r"\W*(?:\d{1,3}[.)]|\d{1,2}[.:]\d\d)\s+(?=[A-ZÀ-Þ])")
_PLAIN = later(r"[\w.,]+")  # a figure without a unit
_SCALES = "thousand|million|billion|trillion"
_CAPITAL = "A-ZÀ-ÖØ-ÞĐİŁŚŞŠŹŻŽČĆ"
_NAME_WORD = rf"(?:[dl]['’](?=[{_CAPITAL}]))?[{_CAPITAL}](?:[\w-]|['’](?!s\b)|\.(?=\w))*"
_NAME_LINK = "of|de|de la|von|van|van der|la|the|bin|al|du|der|le|di|da"
_NAME = later(rf"\b{_NAME_WORD}(?:\s+(?:(?:{_NAME_LINK})\s+)?{_NAME_WORD})*")
_FIRST_WORD = later(r"([\w'’.-]+)\s*")
_POSSESSIVE = later(r"['’]s?$")
_NO_NAME = later(  # days and months, titles alone, roads
    rf"(?:On )?(?:{_FULL_MONTHS}|Feb|Aug|Sept?|Oct|Nov|Dec|{_WEEKDAYS})"
    r"|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Professor|[ABM]\d{2,}",
    re.IGNORECASE,
)


def mentions(kind: Kind, text: str) -> list[Span]:
    """Spans of the text that could answer a question of that kind, in order; none for OTHER."""
    found = parts(kind, text)
    return list(found) if kind.is_name else _ranges(kind, found, text)


@lru_cache(maxsize=_KEPT)
def parts(kind: Kind, text: str) -> tuple[Span, ...]:
    """The mentions as they are found, each end of a range for itself."""
    return tuple(_found(kind, text[:LONGEST]))


def _found(kind: Kind, text: str) -> Iterator[Span]:
    if kind is Kind.DATE:
        dateline = _DATELINE.match(text)
        return (span for span in _spans(_DATE, text) if not dateline or span[0] >= dateline.end())
    if kind is Kind.NUMBER:
        return _numbers(text)
    if kind is Kind.MONEY:
        return _spans(_money(), text) if _money().search(text) else _numbers(text)
    return _names(text) if kind.is_name else iter(())


@cache
def _money() -> re.Pattern[str]:
    """A sign and a figure, or a figure and the name of a currency. "Won" and "marks" are mostly
    none: they are behind a large figure.
    """
    names = "|".join(map(re.escape, sorted(currencies(), key=len, reverse=True)))
    more = rf"(?:[-\s](?:and\s)?(?:{_NUMBER_WORDS}))"
    worded = rf"(?:{_NUMBER_WORDS}){more}{{0,6}}(?:\sand\sa\shalf)?"
    return re.compile(
        rf"""(?=[uac$£€¥₹₽])(?:US|A|C)?[$£€¥₹₽]\s?\d+(?:[.,]\d+)*(?:[\s-]?(?:{_SCALES}|bn|m|k)\b)?
        | \b(?=[\dotfsenhmbqad])(?:\d+(?:[.,]\d+){{0,6}}|{worded}|(?:half\s)?an?(?=\s(?:{_SCALES})))
          (?:(?:[\s-]?(?:{_SCALES}|bn|m))?[\s-](?:(?-i:[A-Z][a-z]+)\s)?(?:{names})
          |[\s-](?:{_SCALES})\s(?:won|marks)|,\d{{3}}\smarks)\b
        | \ba\s(?:dollar|euro)\b""",
        re.IGNORECASE | re.VERBOSE,
    )


# "RIGA, June 19 (Agency) – ": the day of the report, and not of what it reports.
_DATELINE = later(r"[A-Z][A-Z .'’-]+,[^–—-]{3,20}(?:\([^)]{2,30}\)\s*)?\s[-–—]\s")


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (match.span() for match in pattern.finditer(text))


def _numbers(text: str) -> Iterator[Span]:
    """Figures that are no part of a date, nor number the sentence; "1500 people" are people."""
    dates: list[Span] | None = None
    label = _LABEL.match(text)
    begin = label.end() if label else 0
    for start, end in _spans(_NUMBER, text):
        if start < begin:
            continue
        if dates is None:
            dates = [(a, b) for a, b in _spans(_DATE, text) if not _is_count(text, a)]
        if not any(first <= start and end <= last for first, last in dates):
            yield start, end


def _is_count(text: str, start: int) -> bool:
    match = _BARE_YEAR.match(text, start)
    return match is not None and match[1] not in stop_words()


def _ranges(kind: Kind, spans: Iterable[Span], text: str) -> list[Span]:
    """Two that bound a range made one: "24 August – 3 October", "between 1702 and 1709"."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and _bound_a_range(kind, text, joined[-1], start):
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _bound_a_range(kind: Kind, text: str, first: Span, start: int) -> bool:
    """A figure behind "from" is as often what changed ("rose from 3 to 5"), so none is joined, nor
    is one that has a unit ("7 % to 18 euros").
    """
    before, gap = text[: first[0]].rstrip().lower(), text[first[1] : start].strip()
    if gap == "and":
        return before.endswith("between")
    if gap not in ("to", "–", "-"):
        return False
    return kind is Kind.DATE or (
        _PLAIN.fullmatch(text, *first) is not None and not before.endswith("from")
    )


def _names(text: str) -> Iterator[Span]:
    """Runs of capitalised words but months, weekdays, roads and titles alone; words that only open
    the sentence, and a possessive's ending, are left out.
    """
    for match in _NAME.finditer(text):
        start, end = match.span()
        while (word := _FIRST_WORD.match(text, start, end)) and (
            word[1].lower() in (_openers() if start < 2 else stop_words())
        ):
            start = word.end()
        end = start + len(_POSSESSIVE.sub("", text[start:end].rstrip(" .,'’-")))
        if end - start > 1 and not _NO_NAME.fullmatch(text, start, end):
            yield start, end


@cache
def _openers() -> frozenset[str]:
    """Words with a capital at the start of a sentence that are no names."""
    return stop_words() | {word.lower() for word in read_words("sentence_starters.txt")}
