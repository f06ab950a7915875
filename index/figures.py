"""Figures in a sentence: their value, and what they count or measure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from index.analysis import Analyzer, plain_spaces, read_lines, stop_words, words
from index.quantities.dates import dates
from index.quantities.numbers import Number, numbers
from index.quantities.units import MONEY, Unit, named, unit_at

COUNT, SHARE = "count", "share"
"""Dimensions of figures that have no unit."""
AGE = "age"
"""The dimension of times that tell how old somebody or something is; its unit may go unsaid."""

_MEANT = "="
_OTHERS = frozenset(["live", "work"])  # stems of what people do who are counted but are no users

_MOST_WORDS = 4  # behind a figure among which stands what it counts
_REACH = 60  # characters in which they are looked for
_IN_TWO = ("time", "length", "mass")  # dimensions told in two units at once
_YEARS = range(1000, 2100)
_OR_SO = re.compile(r"^\s?(?:\+|or so|or more|odd)\b")
_OF_THE = re.compile(r"\bof (?:all |the |its |their |his |her )+")
_NOUN_BEFORE = re.compile(r"([\w’'-]+) (?:of|was|is|at)(?: an?| about)? ?$")
_RISEN = re.compile(  # "The death toll has risen to nearly 15"
    r"\b(?:risen|rose|climbed|gone up|fallen|fell|stands?|stood|put) (?:to|at) (?:[\w’'-]+ ){0,2}$"
)
# What stands before or behind an age: "aged 46", "the age of 46", "46 when she left", "41 years
# old", "she is only 46", "Nora Quist, 46, said", "Nora Quist (46)".
_AGED = re.compile(
    r"\bage (?:at|to) $|\b(?:aged|ages?|age (?:is|of|was))"
    r"(?: between| from| over| under| about| around| only| just| nearly)? $"
)
_OLD = re.compile(r"(?<=old)|[\s-]olds?\b|\s+of age\b")
_WHEN = re.compile(r" when (?:he|she)\b")
_IS = re.compile(
    r"\b(?:(?:[Hh]e|[Ss]he|who) (?:is|was)|[Hh]e['’]s|[Ss]he['’]s|ages of|turn(?:s|ed|ing)?)"
    r" (?:only |just |now |already |about |almost |nearly )?$"
)
_BESIDE = (
    (re.compile(r"[^\W\d_], $"), re.compile(r",(?! ?\d)|[.;]?$")),
    (re.compile(r"[A-ZÀ-ÖØ-Þ][\w.’'-]* [A-ZÀ-ÖØ-Þ][\w’'-]+ \($"), re.compile(r"\)")),
)
_PARTIAL = re.compile(
    r"\b(?:another|additional|further|extra|(?:last|first|next|other|remaining|latest)(?! year))"
    r"(?: about| some| around| nearly| almost)? $",
    re.IGNORECASE,
)
_LOOK_BACK = 40  # characters
_ALIVE = range(1, 116)  # years that people live
_RATE = re.compile(
    r"(?:\s[\w’'-]+){0,5}?(?<!\bin)(?<!\bwithin)(?<!\bfor)(?<!\bof)(?:\s(?:an?|per|each|every)\s|/)"
    r"(second|minute|hour|day|night|week|month|year|litre|kilo|kilogram|tonne|head|person|passenger"
    r"|pupil|household)\b"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at `text[start:end]`, its unit included.

    `value` is the number as told and `measure` what a "how many" question would count by it: a
    kind of measures.txt ("audience"), "$", "%", or the stem of the noun behind it; None where that
    cannot be told. To compare figures there is `base`, the value in the base unit of `dimension`,
    and `low` and `high`, between which the one that is meant may lie. `factor` tells units of a
    dimension apart; `rate` is "month" for a sum a month; `nouns` are the stems of what it counts.
    """

    start: int
    end: int
    value: float
    measure: str | None
    base: float
    low: float
    high: float
    dimension: str
    factor: float
    rate: str
    nouns: tuple[str, ...]


def figures(text: str, analyzer: Analyzer) -> list[Figure]:
    """The figures of a sentence, dates left out."""
    free = _free(text)
    if not free:
        return []
    text = plain_spaces(text)
    told = (_figure(number, text, analyzer) for number in free)
    return _joined([figure for figure in told if not _is_year(figure, text)], text)


def is_part(figure: Figure, text: str) -> bool:
    """Whether a figure of a text is told as a part of more: "another 400", "the last 30"."""
    return _PARTIAL.search(text[: figure.start]) is not None


def _free(text: str) -> tuple[Number, ...]:
    """The numbers of a sentence that are no part of a date."""
    found = numbers(text)
    taken = dates(plain_spaces(text)) if found else []
    return tuple(n for n in found if not any(d.start < n.end and n.start < d.end for d in taken))


def _joined(found: list[Figure], text: str) -> list[Figure]:
    """The figures, those made one that are told in two units: "2 hours and 14 minutes"."""
    joined: list[Figure] = []
    for figure in found:
        if joined and _goes_on(joined[-1], figure, text):
            first = joined.pop()
            figure = replace(
                figure,
                start=first.start,
                value=first.value,
                measure=first.measure,
                base=first.base + figure.base,
                low=first.base + figure.low,
                high=first.base + figure.high,
            )
        joined.append(figure)
    return joined


def _goes_on(first: Figure, second: Figure, text: str) -> bool:
    alike = first.dimension in (second.dimension, "time" if second.dimension == AGE else "")
    smaller = alike and first.dimension in _IN_TWO and second.factor < first.factor
    return smaller and text[first.end : second.start].strip() in ("", "and")


def _figure(number: Number, text: str, analyzer: Analyzer) -> Figure:
    unit, end = _unit(number, text)
    low, high = sorted((unit.base(number.low), unit.base(number.high)))
    rate = _RATE.match(text, end)
    return Figure(
        number.start,
        end,
        number.value,
        _measure(number, unit, text, analyzer),
        base=unit.base(number.value),
        low=low,
        high=high,
        dimension=unit.dimension,
        factor=unit.factor,
        rate=rate[1] if rate else "",
        nouns=_nouns(text, number.start, end, analyzer),
    )


def _unit(number: Number, text: str) -> tuple[Unit, int]:
    """The unit of a number, and where it ends."""
    if number.percent:
        return Unit(SHARE), number.end
    if number.currency:
        return named(number.currency), number.end
    if found := unit_at(text, number.end):
        unit, end = found
        if unit.dimension != "time":
            return found
        old = _OLD.match(text, end) or _AGED.search(_before(number, text))
        return (replace(unit, dimension=AGE), end) if old else found
    unit = replace(named("years"), dimension=AGE) if _is_age(number, text) else Unit(COUNT)
    return unit, number.end


def _before(number: Number, text: str) -> str:
    """The last few words before a number."""
    return text[max(0, number.start - _LOOK_BACK) : number.start]


def _is_age(number: Number, text: str) -> bool:
    """Whether a number with no unit tells how old somebody is."""
    if number.value not in _ALIVE:
        return False
    before = _before(number, text)
    if _AGED.search(before) or _WHEN.match(text, number.end):
        return True
    if _IS.search(before):
        return not _following(text, number.end) and not text.startswith(" into", number.end)
    return any(a.search(before) and b.match(text, number.end) for a, b in _BESIDE)


def _is_year(figure: Figure, text: str) -> bool:
    """Whether a number that counts nothing is one of a year that stands like no date."""
    return (
        figure.measure is None
        and figure.value in _YEARS
        and "," not in text[figure.start : figure.end]
    )


def _measure(number: Number, unit: Unit, text: str, analyzer: Analyzer) -> str | None:
    if unit.dimension == SHARE:
        return "%"
    if unit.dimension.startswith(MONEY):
        return "$"
    following = analyzer.terms_of(_following(text, number.end))
    if following[:1] == ["time"]:  # "downloaded five million times": the verb tells
        following = analyzer.terms(text)
    return measure_of(following)


def _nouns(text: str, start: int, end: int, analyzer: Analyzer) -> tuple[str, ...]:
    """The stems of the words behind a figure, else of the noun before it: "a magnitude of 6.8"."""
    following = _following(text, end)
    if following[:1] == ["times"] or (not following and _RISEN.search(text[:start])):
        return tuple(term for term in analyzer.terms(text) if term in measures())
    if before := not following and _NOUN_BEFORE.search(text[max(0, start - 40) : start]):
        following = [before[1].lower()]
    return tuple(term for term in analyzer.terms_of(following) if not term[0].isdigit())


def measure_of(terms: Sequence[str]) -> str | None:
    """What a noun phrase counts, from its stems: a known kind of measure, else the first stem."""
    kinds = measures()
    return next((kinds[term] for term in terms if term in kinds), next(iter(terms), None))


def _following(text: str, end: int) -> list[str]:
    """Up to four words behind a figure, until a stop word or a mark ends the phrase."""
    rest = _OR_SO.sub("", text[end : end + _REACH])
    phrase = _OF_THE.sub("of ", re.split(r"[.,;:!?()–—]", rest, maxsplit=1)[0])
    chosen: list[str] = []
    for word in words(phrase):
        if len(chosen) == _MOST_WORDS or (word in stop_words() and word != "of"):
            break
        chosen.append(word)
    return chosen


def nouns_of(term: str) -> frozenset[str]:
    """All stems that stand beside figures of the same kind as this one; none for other words."""
    kinds = measures()
    return frozenset(stem for stem, kind in kinds.items() if kind == kinds.get(term))


def meant_by(term: str, terms: Iterable[str]) -> frozenset[str]:
    """The stems of those who are meant by this one where it is counted among the `terms` of a
    question: "users" by "people", but where another term tells that others are meant: "died".
    """
    meant = _meant().get(term, frozenset())
    others = groups().keys() - meant - {term} | _OTHERS
    return meant if others.isdisjoint(terms) else frozenset()


def counted_by(measure: str | None) -> frozenset[str]:
    """The stems of which one stands in every sentence that has a figure of this measure; none for
    a measure that signs tell, too.
    """
    if measure in (None, "%", "$"):
        return frozenset()
    return frozenset([measure, *(stem for stem, kind in measures().items() if kind == measure)])


@cache
def measures() -> dict[str, str]:
    """Stem → kind of measure, from index/data/measures.txt."""
    return {stem: kind for stem, (kind, _) in groups().items()}


@cache
def groups() -> dict[str, tuple[str, int]]:
    """Stem → kind of measure and number of the group in it; group 0 may be any of the others."""
    found = {}
    for line in read_lines("measures.txt"):
        kind, _, rest = line.partition(" ")
        for number, group in enumerate(rest.replace(_MEANT, "|").split("|")):
            found.update(dict.fromkeys(group.split(), (kind, number)))
    return found


@cache
def _meant() -> dict[str, frozenset[str]]:
    """Stem → the stems behind "=" in its line of index/data/measures.txt."""
    lines = (line.partition(" ")[2].partition(_MEANT) for line in read_lines("measures.txt"))
    return {
        term: frozenset(meant.partition("|")[0].split())
        for counted, _, meant in lines
        for term in counted.split()
        if meant
    }
