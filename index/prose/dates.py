"""Dates as articles print them → ISO 8601."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from itertools import pairwise

from index.prose.shapes import is_name

_LONGEST = 120  # characters of a line that gives a date and little else
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_DATES = tuple(
    re.compile(rf"(?<![\w/.-]){shape}(?![\d/-])", re.I)
    for shape in (
        rf"{_YEAR}(?P<mark>[-/.])(?P<number>\d{{1,2}})(?P=mark){_DAY}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        rf"(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second>\d{{1,2}})(?P=mark){_YEAR}",
    )
)
_ZONE = r"Z|(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{1,2}(?::?\d{2})?|[A-Z]{1,5}"
_TIME = re.compile(
    r"(?<![\w:])T?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::(?P<second>\d{2})(?:\.\d+)?)?"
    rf"(?:\s*(?P<half>[ap])\.?m\b\.?)?(?:\s*\(?(?-i:(?P<zone>{_ZONE})\b)\)?)?",
    re.I,
)
_LABEL = re.compile(
    r"\b(?P<label>(?:first |last |originally )?(?:published|publication date|publish date|posted"
    r"|updated?|modified|revised|edited|created|issued|released|filed|uploaded|written|date))\b",
    re.I,
)
_LATER = re.compile(r"updat|modif|revis|edit", re.I)
_FILLER = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|on|at|of|the|time|local"
    r"|\d+ (?:min(?:ute)?s?(?: read)?|comments?|shares?|views?))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class LineDate:
    """The date that a line of metadata gives, and whether it is that of a later change."""

    iso: str
    updated: bool


def line_date(plain: str) -> LineDate | None:
    """The date of a line that holds a date and nothing but labels, a byline and the like.

    None where the line says anything else: the date in a sentence or a caption is not the
    article's. A first date is preferred to that of an update.
    """
    if len(plain) > _LONGEST or not re.search(_YEAR, plain):
        return None
    found = []
    for part in _parts(plain):
        date = _part_date(part)
        if date is None and not _is_filler(part):
            return None
        found += [date] if date else []
    return min(found, key=lambda date: date.updated, default=None)


def date_in(text: str) -> str | None:
    """The first date in the text as YYYY-MM-DD; None where there is none or it is ambiguous."""
    match = _find(text)
    return _iso(match) if match else None


def given(value: str) -> str | None:
    """An ISO 8601 date, or date and time, in its extended form; None where it is neither."""
    value = value.strip()
    try:
        iso = dt.date.fromisoformat(value).isoformat()
    except ValueError:
        iso = _given_time(value) or ""
    if not iso:
        return None
    return value if re.fullmatch(r"\d{4}-\d\d-\d\d(?:T.*)?", value) else iso


def _given_time(value: str) -> str | None:
    if not re.match(r"[\dW-]+[T ]\d", value):
        return None
    try:
        return dt.datetime.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _parts(plain: str) -> list[str]:
    """The line parted at strokes and bullets, and before every label such as "Updated"."""
    return [piece for part in re.split(r"\s*[|•·]\s*", plain) for piece in _at_labels(part)]


def _at_labels(part: str) -> list[str]:
    if is_name(part, 4) and not _find(part):
        return []  # the author's or the outlet's name beside the date
    starts = [0, *(label.start() for label in _LABEL.finditer(part)), len(part)]
    return [part[start:end] for start, end in pairwise(starts)]


def _part_date(part: str) -> LineDate | None:
    match = _find(part)
    iso = _iso(match) if match else None
    if match is None or iso is None:
        return None
    rest = f"{part[: match.start()]} {part[match.end() :]}"
    time = next(filter(_is_time, _TIME.finditer(rest)), None)
    if time:
        rest = f"{rest[: time.start()]} {rest[time.end() :]}"
    if not _is_filler(rest):
        return None
    return LineDate(_with_time(iso, time), bool(_LATER.search(rest)))


def _is_filler(rest: str) -> bool:
    """Whether nothing but labels, weekdays and a byline is left."""
    rest = _FILLER.sub(" ", _LABEL.sub(" ", rest)).strip(" ,.:;()[]-–—/")
    byline = re.match(r"by:?\s", rest, re.I)
    return not rest or bool(byline and is_name(rest[byline.end() :], 6))


def _find(text: str) -> re.Match[str] | None:
    matches = filter(None, (shape.search(text) for shape in _DATES))
    return min(matches, key=lambda match: match.start(), default=None)


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts.get("first"):
        month, day = _month_and_day(int(parts["first"]), int(parts["second"]))
    else:
        name = parts.get("month")
        month = _NAMES.index(name[:3].lower()) + 1 if name else int(parts["number"])
        day = int(parts["day"])
    try:
        return dt.date(int(parts["year"]), month, day).isoformat()
    except ValueError:
        return None


def _month_and_day(first: int, second: int) -> tuple[int, int]:
    """Month and day of two numbers; (0, 0), which is no date, where either could be the month."""
    if first <= 12 and second <= 12 and first != second:
        return 0, 0
    return (first, second) if second > 12 or first == second else (second, first)


def _is_time(match: re.Match[str]) -> bool:
    return bool(match["minute"] or match["half"])


def _with_time(date: str, time: re.Match[str] | None) -> str:
    """The date with its time, where that says its zone in figures or as UTC, GMT or Z."""
    zone = _offset(time["zone"] or "") if time else None
    if time is None or zone is None:
        return date
    hour = int(time["hour"]) % 12 + 12 * (time["half"].lower() == "p") if time["half"] else None
    try:
        clock = dt.time(
            int(time["hour"]) if hour is None else hour,
            int(time["minute"] or 0),
            int(time["second"] or 0),
        )
    except ValueError:
        return date
    return f"{date}T{clock.isoformat()}{zone}"


def _offset(zone: str) -> str | None:
    """The zone as ±HH:MM; None for abbreviations, since one may stand for several zones."""
    match = re.fullmatch(r"(?:Z|UTC|GMT)?\s?(?:([+-])(\d{1,2}):?(\d{2})?)?", zone)
    if match is None or not zone:
        return None
    sign, hours, minutes = match[1] or "+", int(match[2] or 0), int(match[3] or 0)
    return f"{sign}{hours:02}:{minutes:02}" if hours <= 14 and minutes < 60 else None
