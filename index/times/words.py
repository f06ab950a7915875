"""The words of a time in English news, found but not yet counted. Pure.

A pattern's group `time` is what a reader is shown ("March" of "in March"). A pattern of no kind
finds words that only look like a time, so that no other pattern takes them for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from index.model import Span
from index.patterns import later
from index.times.periods import MONTHS, WEEKDAYS
from index.times.tense import tense
from index.times.verbs import Tense

NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {
    word: 10 * tens
    for tens, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}


class Kind(Enum):
    """What a time's words are counted by."""

    DAY = auto()  # yesterday
    UNIT = auto()  # last month, this summer
    WEEKEND = auto()  # the weekend
    WEEKDAY = auto()  # Monday, last Monday
    WEEKDAY_OF_WEEK = auto()  # Monday last week
    DATE = auto()  # 3 May
    MONTH = auto()  # March, last March
    MONTH_OF_YEAR = auto()  # March last year
    AGO = auto()  # two years ago
    PART = auto()  # earlier this month
    ROLLING = auto()  # the past year


@dataclass(frozen=True, slots=True)
class Found:
    """A time's words in a text: the pattern's named groups in lower case, "" for an empty one.

    `tense` is that of the verb it goes with; `habitual`: the sentence tells of a habit.
    """

    kind: Kind
    span: Span
    groups: dict[str, str]
    tense: Tense
    habitual: bool

    def __getitem__(self, name: str) -> str:
        return self.groups.get(name, "")

    @property
    def bare(self) -> bool:
        """Whether a story of another year may mean another one, as with "it sank on Monday"."""
        if self.tense is Tense.FUTURE:
            return False
        if self.kind in (Kind.WEEKDAY, Kind.DATE, Kind.MONTH):
            return self["which"] in ("", "this")
        return self.kind is Kind.ROLLING


_DAY = f"(?P<day>{'|'.join(WEEKDAYS)})"
_ANY_DAY = f"(?:{'|'.join(WEEKDAYS)})"
_ANY_MONTH = f"(?:{'|'.join(MONTHS)})"
_MONTH = f"(?P<month>{'|'.join(MONTHS)})"
_SHORT_MONTH_NAME = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.)"
_SHORT_MONTH = f"(?P<month>{_SHORT_MONTH_NAME})"
_NUMBER = rf"(?P<count>\d{{1,3}}|(?i:{'|'.join(NUMBERS)}))"
_WHICH = "(?P<which>[Ll]ast|[Nn]ext|[Tt]his)"
_ALONE = r"(?<![\w'.,-])"  # begins a word
_OWN = "".join(
    rf"(?<!\b{word} )" for word in "the The his her its our my their very past a".split()
)
_APART = rf"{_ALONE}{_OWN}"

_NOT_NOWADAYS = _ALONE + "".join(
    rf"(?<!{end} )" for end in "s than even still known found used seen and but of until".split()
)
_PART_OF_DAY = "(?: (?:morning|lunchtime|afternoon|evening|night))?"
# What may follow a weekday that is not the first part of a name or a compound.
_GOES_ON = (
    r"(?=\W*$|[,.;:!?)\"”»]|'(?!s\b)| [–—(\"“]| (?:a|about|after|against|ahead|amid|an|and|as|at"
    "|because|before|but|by|despite|due|during|following|for|from|he|her|his|if|in|into|it|its|last"
    "|near|next|of|on|or|over|she|since|than|that|the|their|they|this|through|to|under|until|via|we|when"
    "|where|which|while|who|will|with|without)\\b)"
)
_NAMED = (
    r"(?! (?:Best|Business|Club|Express|Football|Herald|Independent|Live|Magazine|Mail|Mass|Mirror"
    "|Morning|Night|Post|Review|School|Service|Star|Sun|Telegraph|Times|World)\\b)"
)
_NO_COMPOUND = (
    r"(?!'|-|s\b| week\b| (?:the )?\d{1,2}(?:st|nd|rd|th)\b| (?:newspaper|paper|prayer|roast|mass"
    "|lunch|school|service|morning|afternoon|evening|night)s\\b| (?:prayers|school|mass|lunch)\\b)"
)
_NO_NAME = r"(?!'s|-\w| ?\d| [A-Z]| of (?:\d|that)| that\b)"  # not "March for Water", "May 2019"
_EVENTS = "(?! (?:[Aa]ttack|[Bb]ombing|[Ii]nsurrection|[Rr]iot|[Rr]evolution|[Mm]assacre)s?)"
_NO_DATE = (
    rf"(?!,? (?:{_SHORT_MONTH_NAME} \d|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_SHORT_MONTH_NAME}))"
)
_NUMERAL = r"(?P<first>\d{1,2})(?:st|nd|rd|th)?(?: ?(?:–|-|to) ?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
_ON_DATE = (
    rf"(?:{_ALONE}(?:[Oo]n|[Bb]y|[Uu]ntil|till|[Ss]ince|[Ff]rom|[Bb]efore|[Aa]fter|of|to|through"
    r"|and|between|for) |[,(] ?)(?:(?:early|late) )?"
)
_YEAR_OF = "(?:,? (?:of )?(?P<which>last|this|next) year)?"
_NO_YEAR = r"(?![\w%]|[–:-]\d|[.,]\d|,? (?:of )?[12]\d{3}\b)"
_IN_MONTH = (
    r"(?:[Ii]n|[Ss]ince|[Uu]ntil|till|[Tt]hroughout|[Dd]uring|[Ee]arly|[Ll]ate|(?:[Ss]tart|[Ee]nd"
    "|[Bb]eginning|[Mm]iddle|month|rest|week|half|days) of)"
)
_OUT_OF_MONTH = "(?:[Bb]y|[Ff]rom|[Bb]efore|[Aa]fter|[Bb]etween|through)"
_TIME_OF_MONTH = "(?:(?:early|late|mid)[ -]|[Mm]id-)?"
_MONTH_BEGINS = [month[:3] for month in MONTHS]
_UNIT = "(?P<unit>day|week|month|year|decade)(?P<plural>s?)"

# Each with pieces of words of which one stands in every text that it fits: to look for these is
# fast, and most patterns are then neither tried nor compiled.
_PATTERNS: tuple[tuple[Kind | None, Sequence[str], re.Pattern[str]], ...] = tuple(
    (kind, pieces, later(pattern))
    for kind, pieces, pattern in (
        # Left alone: a year is told, a habit, and what is counted from another day.
        (
            None,
            _MONTH_BEGINS,
            rf"(?P<time>(?:{_ANY_DAY},? )?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?"
            rf"(?:{_ANY_MONTH}(?:,| and|, and| or| to| until| through|–|-) ?){{0,4}}"
            rf"{_ANY_MONTH}(?: \d{{1,2}})?,? (?:of )?[12]\d{{3}}\b)",
        ),
        (None, ["day"], rf"(?P<time>{_ANY_DAY}(?: to | through |–|-| and ){_ANY_DAY}s\b)"),
        (
            None,
            ["day"],
            rf"(?:[Ff]rom |[Bb]etween )?(?P<time>{_ANY_DAY}(?: to | through |–|-){_ANY_DAY})",
        ),
        (None, ["day"], rf"[Bb]etween (?P<time>{_ANY_DAY} and {_ANY_DAY})"),
        (None, ["day"], rf"\b(?P<time>(?:weeks?|fortnight) (?:on |from |ago )(?:on )?{_ANY_DAY})"),
        (
            None,
            ["last ", "next "],
            r"(?P<time>(?:this|last|next) (?:day|week|month) (?:last|next) (?:month|year))",
        ),
        (
            None,
            _MONTH_BEGINS,
            rf"^\W*[A-Z][\w .,/'-]{{1,60}}, (?P<time>{_SHORT_MONTH} \d{{1,2}}) \(",
        ),
        (None, ["ago "], r"\bago (?P<time>(?:this|last|next) \w+)"),
        (None, ["11"], r"\b(?P<time>September 11|11 September|9/11)\b"),
        (
            Kind.DAY,
            ["esterday", "onight", "omorrow"],
            rf"{_ALONE}(?P<time>(?P<word>[Yy]esterday|[Tt]onight|[Tt]omorrow))\b(?!-)",
        ),
        (Kind.DAY, ["oday"], rf"{_NOT_NOWADAYS}(?P<time>(?P<word>[Tt]oday))\b(?!-|'s)"),
        (
            Kind.DAY,
            ["his "],
            rf"{_APART}(?P<time>(?P<word>[Tt]his) (?:morning|afternoon|evening))\b",
        ),
        (Kind.DAY, ["ast "], rf"{_APART}(?P<time>(?P<word>[Ll]ast) (?:night|evening))\b"),
        (Kind.WEEKDAY_OF_WEEK, ["day"], rf"(?P<time>{_DAY}(?: of)? {_WHICH} week)\b"),
        (Kind.WEEKDAY_OF_WEEK, ["day"], rf"{_APART}(?P<time>{_WHICH} week,? on {_DAY})\b"),
        (
            Kind.PART,
            ["this "],
            rf"{_ALONE}(?P<time>(?P<way>[Ee]arlier|[Ll]ater) this (?P<unit>week|month|year))\b",
        ),
        (
            Kind.MONTH_OF_YEAR,
            _MONTH_BEGINS,
            rf"{_ALONE}(?P<time>{_MONTH}(?: of)? (?P<which>last|this|next) year)\b",
        ),
        (
            Kind.AGO,
            [" ago", " from now"],
            rf"{_ALONE}(?<!than )(?<!over )(?<!least )(?<!under )(?<!to )(?<!or )(?<!and )"
            rf"(?<!within )(?<!–)(?P<time>(?:{_NUMBER}|[Aa]n?) {_UNIT} (?P<way>ago|from now))\b"
            rf"(?! (?:today|to the day|this|last|next|on {_ANY_DAY}|{_ANY_DAY}))",
        ),
        (
            Kind.ROLLING,
            [" past ", " last ", " next ", " coming "],
            r"\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin|[Ff]or|[Tt]hroughout) (?P<time>the"
            rf" (?P<way>past|last|next|coming) (?:{_NUMBER} )?{_UNIT})\b(?! of\b)",
        ),
        (
            Kind.WEEKEND,
            ["the weekend"],
            r"\b(?:[Oo]ver|[Aa]t|[Oo]n|[Dd]uring) (?P<time>the weekend)\b"
            r"(?! (?:of|that|when|before|after))",
        ),
        (
            Kind.UNIT,
            ["ast ", "ext ", "his "],
            rf"{_APART}(?P<time>{_WHICH} (?P<unit>week|month|year|weekend|spring|summer|autumn|fall"
            r"|winter))\b(?!-| of\b|(?<=fall) (?:in|from)\b)",
        ),
        *(
            (
                Kind.DATE,
                _MONTH_BEGINS,
                rf"{_ON_DATE}(?P<time>(?:{_DAY},? )?{shape}{_YEAR_OF}){_NO_YEAR}{_EVENTS}",
            )
            for shape in (rf"{_NUMERAL} (?:of )?{_SHORT_MONTH}", rf"{_SHORT_MONTH} {_NUMERAL}")
        ),
        (Kind.MONTH, _MONTH_BEGINS, rf"{_APART}(?P<time>{_WHICH} {_MONTH})\b{_NO_NAME}"),
        (
            Kind.MONTH,
            _MONTH_BEGINS,
            rf"{_ALONE}{_IN_MONTH} {_TIME_OF_MONTH}(?P<time>(?!May){_MONTH})\b{_NO_NAME}",
        ),
        (
            Kind.MONTH,
            _MONTH_BEGINS,
            rf"{_ALONE}{_OUT_OF_MONTH} {_TIME_OF_MONTH}(?P<time>(?!May){_MONTH})\b{_NO_NAME}",
        ),
        (
            Kind.MONTH,
            ["May"],
            rf"{_ALONE}{_IN_MONTH} {_TIME_OF_MONTH}(?P<time>(?P<month>May))\b{_NO_NAME}{_GOES_ON}",
        ),
        (
            Kind.MONTH,
            _MONTH_BEGINS,
            rf"(?=(?P<head>{_ANY_MONTH})(?:,| and|, and| or| to| until| through|–|-) ?"
            rf"{_TIME_OF_MONTH}(?P<time>{_MONTH})\b{_NO_NAME})",
        ),
        (
            Kind.WEEKDAY,
            ["day"],
            rf"{_APART}(?P<time>{_WHICH} {_DAY}{_PART_OF_DAY})\b{_NAMED}{_NO_COMPOUND}{_NO_DATE}"
            r"(?! of\b)",
        ),
        (
            Kind.WEEKDAY,
            ["day"],
            rf"{_ALONE}[Oo]n (?P<time>{_DAY}{_PART_OF_DAY})\b{_NAMED}{_NO_COMPOUND}",
        ),
        (
            Kind.WEEKDAY,
            ["day"],
            rf"{_ALONE}(?:[Bb]y|[Uu]ntil|till|[Ss]ince|[Ff]rom|[Bb]efore|[Aa]fter|for|[Ee]arly"
            rf"|[Ll]ate|reporters|journalists|[a-z]+ed|said|wrote|died|won|lost|met|began|held|left)"
            rf" (?P<time>{_DAY}{_PART_OF_DAY})\b{_GOES_ON}{_NO_COMPOUND}",
        ),
        (
            Kind.WEEKDAY,
            ["day"],
            rf"(?=(?P<head>{_ANY_DAY}){_PART_OF_DAY}(?:,| and|, and| or) (?:on )?"
            rf"(?P<time>{_DAY}{_PART_OF_DAY})\b{_GOES_ON}{_NO_COMPOUND})",
        ),
    )
)
_HABIT = later(
    r"\b(?:every|each(?! other)|usually|always|normally|often|typically|regularly|annually|annual"
    r"|weekly|daily|traditionally|most (?:weeks|years))\b"
)
_CAPITAL = later(f"{_ANY_DAY}|{_SHORT_MONTH}")
_BEGINNINGS = ":;–—"
_MARKS = " \"'“‘„«»(["


def find(text: str) -> Iterator[Found]:
    """The words of times in a text with plain spaces and apostrophes, in no order, none twice."""
    taken = bytearray(len(text))
    for kind, pieces, pattern in _PATTERNS:
        if not any(piece in text for piece in pieces):
            continue
        for match in pattern.finditer(text):
            start, end = match.span("time")
            if any(taken[start:end]) or _is_title(text, start) or _stands_alone(match, taken):
                continue
            taken[start:end] = b"\1" * (end - start)
            if kind:
                groups = {name: (value or "").lower() for name, value in match.groupdict().items()}
                verb = tense(text, *match.span("head" if "head" in groups else "time"))
                yield Found(kind, (start, end), groups, verb, bool(_HABIT.search(text)))


def _stands_alone(match: re.Match[str], taken: bytearray) -> bool:
    """Whether a pattern for the second of two times has no time as its first."""
    return "head" in match.groupdict() and not taken[match.start("head")]


def _is_title(text: str, start: int) -> bool:
    """Whether a capital inside of a sentence makes it a title: he wrote for "This Week"."""
    if not text[start].isupper() or _CAPITAL.match(text, start):
        return False
    head = text[:start].rstrip(_MARKS)
    return bool(head) and head[-1] not in _BEGINNINGS
