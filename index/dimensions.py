"""Which dimensions of figures a question asks for: "how long is the tunnel" asks for a length, and
"how long did it take" for a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from index.analysis import read_lines
from index.figures import AGE, COUNT, SHARE
from index.patterns import later
from index.quantities.units import dimension_of
from index.questions import counted_words
from index.roles import roles

FREQUENCY = "frequency"
"""How often something is done, which no unit of measure tells."""

_TIME, _LENGTH = frozenset(["time"]), frozenset(["length"])
_EITHER = _TIME | _LENGTH

# Of what no length is asked for though it is far, wide or high.
_FIGURATIVE = (
    "advantage|bids?|bills?|budgets?|chances?|costs?|debts?|deficit|demand|difference"
    "|dropp?(?:ed)?|expectations?|fall(?:en)?|fees?|fell|fever|fines?|gap|incomes?|inflation"
    "|interest|lead|loss(?:es)?|majority|margin|pay|pensions?|premiums?|pressure|prices?|profits?"
    "|rates?|rents?|revenues?|risen?|risks?|rose|salary|salaries|sales|scores?|shares?|stakes?"
    "|standards?|tax(?:es)?|temperatures?|toll|turnout|unemployment|valuations?|values?|valued"
    "|votes?|wages?"
)
# What a question's words ask for, as dimensions of units.txt; the first that fits decides.
_ASKED = tuple(
    (later(rf"\b(?:{words})\b"), frozenset(dimensions.split()))
    for words, dimensions in (
        (r"how old|^(?!.*(?:how many|number of)\b).*\bage", AGE),
        ("how much (?:time|longer)|duration", "time"),
        ("how (?:much )?(?:hot|cold|warm)(?:ter|er)?|temperature", "temperature angle"),
        (rf"how (?:far|wide|high) (?=.*\b(?:{_FIGURATIVE}))", ""),
        (
            "how (?:far|tall|high|deep|thick|wide)|depth|height|length|distance|thickness|width",
            "length",
        ),
        ("how (?:fast|quick) (?:is|are|was|were|can|could|may|might)|speed", "speed"),
        ("how (?:fast|quick(?:ly)?)", "speed time length"),
        ("how heavy|weight|weigh|weighs", "mass"),
        ("area", "area"),
        ("percentage|percent|share|proportion|(?:what|which) part", SHARE),
        ("how often|how frequently", FREQUENCY),
        ("how many times", f"{FREQUENCY} {COUNT}"),
        ("how many|number of", f"{COUNT} {SHARE}"),
    )
)
_HINTS = frozenset(
    "how age area depth distance duration height length number part percent percentage proportion"
    " share speed temperature thickness weigh weighs weight width".split()
)
# Stems beside a figure that tell which way it is measured.
_WAYS = tuple(
    frozenset(stems.split())
    for stems in (
        "long length",
        "tall high height",
        "deep depth",
        "wide broad width",
        "thick",
        "far away distanc apart",
        "old ago age",
    )
)
_HOW = later(r"\bhow (\w+)")
_HOW_LONG = later(r"\bhow long\b(.*)")
_BE = frozenset("is are was were be become get grow".split())
_AUXILIARIES = frozenset("will would can could should shall must may might do does did".split())
_PEOPLE = frozenset("i you he she we".split())
_ANYTHING = frozenset("it they that this these those".split())
# What ends the name of a thing, and what does not stand before "is" where a thing just is long.
_ENDS = frozenset(
    "about across after along around as at because before behind between beyond by during for from"
    " if in into near of on once or over that through to under until when where which who with"
    " within".split()
)
_ARTICLES = frozenset(["the", "a", "an", "this", "that", "its"])
_WITHIN = frozenset(["at", "in", "on"])
_LATER = frozenset("after ago before last once since take that till until when while who".split())


def dimensions_asked(question: str) -> frozenset[str]:
    """The dimensions that a question in lower case names; none where its words leave that open."""
    if _HINTS.isdisjoint(question.split()):
        return frozenset()
    units = frozenset(filter(None, map(dimension_of, counted_words(question))))
    if units:
        return units
    if match := _HOW_LONG.search(question):
        return _long(match[1].split())
    return next((named for words, named in _ASKED if words.search(question)), frozenset())


def other_ways(question: str) -> frozenset[str]:
    """The stems that stand beside figures of another way than a question in lower case asks for:
    "wide" where it asks "how long".
    """
    match = _HOW.search(question)
    own = next((way for way in _WAYS if match and match[1] in way), None)
    return frozenset().union(*_WAYS) - own if own else frozenset()


def _long(words: Sequence[str]) -> frozenset[str]:
    """What "how long" asks for, from the words behind it: a length where a thing just is long, a
    time where something lasts, and either where its name does not tell.
    """
    be = next((place for place, word in enumerate(words) if word in _BE), None)
    if be is None or not _LATER.isdisjoint(words[:be]):
        return _TIME
    rest = [word for word in (*words[:be], *words[be + 1 :]) if word not in _AUXILIARIES]
    thing = list(takewhile(lambda word: word not in _ENDS, rest))
    within = not _WITHIN.isdisjoint(rest[len(thing) : len(thing) + 1])  # "on a sandbank"
    somebody = len(thing) > 2 or _ARTICLES.isdisjoint(thing[:-1])
    if somebody and roles().intersection(thing[-1:]):
        return _TIME  # "how long was Ada Lund mayor", and not "how long is the coach"
    return _of(thing[-1] if thing else "it", within)


def _of(head: str, within: bool) -> frozenset[str]:
    """How long it is that ends with this word: "tunnel", "strike", "closed"."""
    timed, either = _durations()
    names = {head, head.removesuffix("s")}
    if names & (timed | _PEOPLE) or (head.endswith("ed") and not within):
        return _TIME
    return _EITHER if within or names & (either | _ANYTHING) else _LENGTH


@cache
def _durations() -> tuple[frozenset[str], frozenset[str]]:
    """What is long by the clock, and what may be, from index/data/durations.txt."""
    timed, _, either = " ".join(read_lines("durations.txt")).partition("|")
    return frozenset(timed.split()), frozenset(either.split())
