"""Dates in a sentence, as precise as they are told: a year, a month of a year, a day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from itertools import chain

from index.patterns import later

_NUMBERS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_SHORT = "|".join(name for name in calendar.month_abbr if name)
_MONTH = (
    rf"(?P<month>{'|'.join(name for name in calendar.month_name if name)}|(?:{_SHORT}|Sept)\b\.?)"
)
_DAY = r"(?<![\d.,–-])(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)(?![\d%]|[.,:]\d|\s?[–-]\s?\d|s\b)"
_IN = r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|[Yy]ear|[Cc]irca|\w+er of)"
_BY = r"(?:[Bb]y|[Ff]rom|[Tt]o|[Oo]f|[Bb]efore|[Aa]fter|[Ff]or|[Aa]nd)"
_ENDS = r"(?=\W*$|[.,;:)–—-]|\s(?:[a-z]{1,3}|with|when|after|before|from|until)\b)"
_LIKELY = later(rf"[12]\d{{3}}|{_SHORT}")
_DATES = [
    later(shape)
    for shape in (
        r"\b(?P<year>[12]\d{3})-(?P<month>0\d|1[0-2])-(?P<day>[0-3]\d)\b",
        rf"\b{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?",
        rf"\b{_MONTH}\s{_DAY}(?![\d%]|[.,:]\d)(?:,?\s{_YEAR})?",
        rf"\b{_MONTH},?\s(?:of\s)?{_YEAR}",
        rf"\b{_IN}\s(?:the\s)?(?:(?:early|late|mid)[\s-])?{_MONTH}(?!\w|\s[A-Z])",
        rf"\b{_IN}[\s-]{_YEAR}",
        rf"\b{_BY}\s{_YEAR}{_ENDS}",
        rf"\({_YEAR}",
    )
]


@dataclass(frozen=True, slots=True)
class Date:
    """A date at `text[start:end]`; what it does not tell is None."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def differs(self, other: Date) -> bool:
        """Whether both cannot be the same day: "May 2021" may be "3 May 2021" or "2021"."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return any(one != two for one, two in pairs if one is not None and two is not None)


def dates(text: str) -> list[Date]:
    """The dates of a text in order, as their words tell them; times such as "Monday" are not."""
    if not _LIKELY.search(text):
        return []
    found: list[Date] = []
    for match in chain.from_iterable(shape.finditer(text) for shape in _DATES):
        date = _date(match)
        if all(date.end <= other.start or other.end <= date.start for other in found):
            found.append(date)
    return sorted(found, key=lambda date: date.start)


def _date(match: re.Match[str]) -> Date:
    parts = match.groupdict()
    told = [name for name in ("year", "month", "day") if parts.get(name)]
    month = (parts.get("month") or "").rstrip(".").lower()
    return Date(
        min(map(match.start, told)),
        max(map(match.end, told)),
        year=int(parts["year"]) if parts.get("year") else None,
        month=_NUMBERS.get(month[:3]) or (int(month) if month else None),
        day=int(parts["day"]) if parts.get("day") else None,
    )
