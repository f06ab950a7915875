"""Who wrote, holds and distributes an article, from its credit lines.

Lines are taken as `shapes.normalised` returns them; a function answers None for a line that is
not of its kind.
"""

from __future__ import annotations

import re

from index.prose.shapes import is_name, sentence_end

_LONGEST_NAME = 60  # characters
_AGENCIES = {
    name.casefold()
    for name in (
        *("Reuters", "Thomson Reuters Foundation", "Associated Press", "AP", "AFP", "ANSA", "AAP"),
        *("Agence France-Presse", "Bloomberg", "Bloomberg News", "dpa", "EFE", "Xinhua", "TASS"),
        *("Interfax", "RIA Novosti", "Sputnik", "Kyodo", "Kyodo News", "Yonhap", "PTI", "ANI"),
        *("IANS", "UPI", "PA Media", "Press Association", "Canadian Press", "Anadolu Agency"),
        *("Tribune News Service", "TNS", "Tribune Content Agency"),
    )
}
_MARK = r"(?:copyright|©|\(c\)|&copy;)"
_YEARS = r"(?:19|20)\d\d(?:\s?[-–,]\s?(?:19|20)?\d\d)*"
_HELD = re.compile(rf"(?:{_MARK}[\s:]*)+(?P<years>{_YEARS})?[\s,.:]*(?:by\s+)?(?P<name>.*)", re.I)
_NAME_ENDS = re.compile(
    r"(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bCorp)\.(?:\s|$)|\s*<"
    r"|[\s,|–-]+(?=all rights reserved|distributed by|visit\b|licensed\b)",
    re.I,
)
_RESERVED = re.compile(
    r"all rights reserved\b|(?:this|our) (?:material|article|content|story) may not be"
    r"|re(?:produced|printed|published) with permission",
    re.I,
)
_DISTRIBUTED = re.compile(r"(?:^|(?<=[.,|–—-]\s))distributed by (?P<name>[^|]+)", re.I)
_SOURCE = re.compile(r"(?:source|agency)s?\s?:\s?(?P<name>.+)", re.I)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z .,'/-]{2,40}(?:, [A-Z][a-z]+)?)?[,:]?\s*"
    r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?,?\s*"
    r"\((?P<agency>[A-Z][\w&.' -]{1,30})\)\s*[-–—]+\s"
)
_BYLINE = re.compile(
    r"(?:(?:written|reported|posted|words|story|report|text|analysis)\s)?by:?\s(?P<name>.+)", re.I
)
_ELSEWHERE = re.compile(r"(?i:von|par|por):? (?P<name>.+)")
_PARTED = re.compile(r"\s*[,|/•·–—]\s*|\s-\s")
_AND = re.compile(r"\s(?:and|&|und|et|y|e)\s")
_NO_PERSON = re.compile(
    r"\d|\b(?:staff|news\w*|writer|reporter|correspondent|editor\w*|chief|team|desk|board|bureau"
    r"|agency|press|times|post|media|photograph\w*|redaktion|agentur|rédaction|agence|redacción"
    r"|agencia|special|contribut\w*|university|council|(?:janu|febru)ary|march|april|june|july"
    r"|august|(?:sept|nov|dec)ember|october)\b",
    re.I,
)
_OUTLET = (
    r"(?P<name>[A-Z][\w&-]*(?:\.\w+)*"
    r"(?:\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w&-]*(?:\.\w+)*){0,4})"
)
_ASKED = tuple(
    re.compile(rf"\b(?:respon\w+|repl\w+)\s+to\s+{request}")
    for request in (
        rf"(?:an?\s+)?{_OUTLET}(?:['’]s?)?\s+requests?\s+for\s+comment",
        rf"(?:a\s+)?requests?\s+for\s+comment\s+from\s+{_OUTLET}",
    )
)


def holder(plain: str) -> str | None:
    """Whom a copyright line names, without a leading "the"; "" where it names nobody for sure."""
    held = _HELD.fullmatch(plain)
    if held is None:
        return "" if _RESERVED.match(plain) else None
    name = _trimmed(held["name"])
    years = held["years"] or re.search(rf"\s{_YEARS}$", name)
    if not years and not _RESERVED.search(plain):
        return "" if plain.startswith("©") and is_name(name) else None
    name = re.sub(rf"[\s,]*{_YEARS}$", "", name)
    if not name or ("." in name.strip(".") and name.islower()):
        return name  # a site's address is a name in lower case
    return name if is_name(name) and len(name) <= _LONGEST_NAME else None


def distributor(plain: str) -> str | None:
    """The agency that a line names as distributing the article, alone or after a copyright."""
    match = _DISTRIBUTED.search(plain) if _HELD.match(plain) else _DISTRIBUTED.fullmatch(plain)
    if match is None or sentence_end(match["name"]) is not None:
        return None
    name = _trimmed(match["name"])
    return name if is_name(name) else None


def source(plain: str) -> str | None:
    """The agency that a line names as the source: "Source: …", its name alone, or a byline."""
    match = _SOURCE.fullmatch(plain) or _BYLINE.fullmatch(plain)
    if match is None:
        return plain if is_agency(plain) else None
    return next(filter(is_agency, re.split(r"\s*[,|/]\s*", _trimmed(match["name"]))), None)


def is_agency(name: str) -> bool:
    """Whether this is the name of a news agency."""
    return re.sub(r"(?i)^the\s", "", name).casefold() in _AGENCIES


def byline(plain: str) -> str | None:
    """The names that a line gives after "By", "Von", "Par" or "Por"."""
    if foreign := _ELSEWHERE.fullmatch(plain):
        return _persons_first(foreign["name"].rstrip("."))
    match = _BYLINE.fullmatch(plain)
    names = match["name"].rstrip(".") if match else ""
    two = len(names.split()) > 1 or is_agency(names)
    return names if two and is_name(re.sub(r"[,|/•·–—-]", " ", names), 10) else None


def _persons_first(names: str) -> str | None:
    """The names, where persons are the first; such a heading may begin with the same word."""
    first, *more = _PARTED.split(names)
    sure = all(map(_is_person, _AND.split(first))) and all(map(is_name, more))
    return names if sure else None


def authors(plain: str) -> str | None:
    """The persons of a byline, parted by commas, without their roles, places and the date."""
    first, *more = _PARTED.split(byline(plain) or "")
    named = _AND.split(first)
    if more and _AND.search(more[-1]):  # a list of names, unless it is that of a role
        every = [name for part in (first, *more) for name in _AND.split(part)]
        named = every if all(map(_is_person, every)) else named
    return ", ".join(named) if all(map(_is_person, named)) else None


def _is_person(name: str) -> bool:
    return 2 <= len(name.split()) <= 4 and is_name(name) and not _NO_PERSON.search(name)


def dateline(plain: str) -> tuple[str, str] | None:
    """Agency and date (or "") of a paragraph that begins like "PARIS, May 3, 2021 (AP) —"."""
    match = _DATELINE.match(plain)
    return (match["agency"], match["date"] or "") if match else None


def asked_by(prose: str) -> str | None:
    """The outlet to whose request for comment somebody in the text replied, or did not.

    News writing names the reporting outlet so; where two are named, neither is meant.
    """
    found = (match["name"] for shape in _ASKED for match in shape.finditer(prose))
    names = {_without_the(" ".join(name.split())) for name in found}
    return names.pop() if len(names) == 1 else None


def _trimmed(name: str) -> str:
    """The name up to the end of its sentence, without a leading "the"."""
    ends = _NAME_ENDS.search(name)
    return _without_the(name[: ends.start()] if ends else name).strip(" ,|–-")


def _without_the(name: str) -> str:
    return re.sub(r"(?i)^the\s+", "", name)
