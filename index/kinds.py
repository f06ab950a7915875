"""What kind of answer a question expects.

The patterns follow the coarse answer types of Li and Roth, "Learning question classifiers"
(COLING 2002), as far as words alone can tell them.
"""

from __future__ import annotations

import enum
import re

from index.patterns import later
from index.roles import asked_roles, heads, roles


class Kind(enum.Enum):
    """The kind of answer that a question asks for."""

    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    PERSON = "person"
    PLACE = "place"
    OTHER = "other"

    @property
    def is_name(self) -> bool:
        """Whether a name answers."""
        return self in (Kind.PERSON, Kind.PLACE)


MEASURES = (
    "many|much|long|far|old|often|tall|big|large|high|fast|quick|quickly|deep|wide|heavy|few"
    "|frequently|late|early|soon"
)
_QUANTITIES = (
    "percent|percentage|number|amount|proportion|fraction|age|distance|temperature|size|length"
    "|population|rank|quantity|portion|ratio|height|speed|weight|share"
)
_COUNTS = (
    "attendance|death toll|duration|final result|majority|margin|score|turnout|vote result"
    r"|result of the (?:\w+ )?(?:election|game|match|poll|referendum|vote)"
)
_FORCES = "winds?|gusts?|storms?|quakes?|earthquakes?|tremors?|currents?"
_SUMS = (
    "price|cost|valuation|salary|fee|budget|bonus|fare|income|payoff|pension|ransom|rent|severance"
    "|wages?"
)
_COSTS = "price|valuation|costs?|worth|valued|paid"
_PAY = r"pay(?! (?:attention|heed|tribute)|.* to\b| for\W*$)"
_FUNDS = "cash|compensation|damages|debt|funding|money|pay|profit|ransom|rent|revenue|severance|tax"
_PAID = (
    rf"{_COSTS}|{_SUMS}|{_FUNDS}|bids?|borrow(?:ed)?|bought|bribed?|bribes|buy(?:ing)?"
    r"|charg(?:ed?|ing)|costing|donat(?:ed?|ing)|earn(?:ed|ing|s)?|embezzled?|expensive|fined?|fines"
    r"|invest(?:ed|ing)?|lend|lent|ow(?:ed?|ing)|paying|pays|rais(?:ed?|ing)|refund|salaries"
    r"|sell(?:ing)?|sold|spend(?:ing)?|spent|steal|stole|stolen"
)
# What is told in other figures than of money: "how much did it rain".
_NO_SUM = "grow|grown|hail|improved?|melt(?:ed)?|rain(?:ed)?|shrink|shrunk|snow(?:ed)?"
_WHERE = r"(?: (?:at|by|during|for|from|in|last|on|over|since|this|to|today|with|yesterday)\b.*)?"
_NOT_PAID = rf"(?!.* weigh| (?!.*\b(?:{_PAID})\b).*\b(?:{_NO_SUM}){_WHERE}\W*$)"
_TIMES = (
    r"(?<!modern )(?<!present )"
    r"(?:years?|dates?|days?(?! job)|weekday|months?|century|centuries|decades?|time|period|era"
    r"|season)"
)
_PEOPLE = "|".join(sorted(asked_roles()))
_ROLES = "|".join(sorted(roles()))
_PLACES = (
    "country|countries|city|cities|states?|towns?|villages?|places?|regions?|nations?|continents?"
    "|locations?|provinces?|islands?|rivers?|areas?|buildings?|districts?|county|street|capital"
    "|valley|port|sea|ocean|lake"
)
BE = "is|are|was|were"
AUXILIARIES = rf"{BE}|be|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must"
# Up to three words may stand before the noun that is asked for: "what small southern city".
_BEFORE_NOUN = rf"(?: (?!(?:{AUXILIARIES}|of|in|on|for|to|that|who|happens|happened)\b)[\w'-]+)"
_WHAT = rf"(?:what|which){_BEFORE_NOUN}{{0,3}}?"
_WHAT_IS = rf"(?:what|which)(?:'s| {BE.replace('|', '| ')})?{_BEFORE_NOUN}{{0,3}}?"
# Not before another noun: "price tag".
_ALONE = rf"\b(?= (?:{AUXILIARIES}|at|between|by|for|in|of|on|per)\b|\W*$)"

# How the question goes on from the word that asks; the first that fits decides.
_ASKED = [
    (kind, later(pattern, re.IGNORECASE))
    for kind, pattern in (
        (Kind.PERSON, r"(?:who|whom|whose)\b"),
        (Kind.DATE, r"when\b"),
        (Kind.PLACE, r"where\b"),
        (Kind.NUMBER, r"(?<=by )how much\b"),
        (
            Kind.MONEY,
            rf"how (?:expensive\b|much(?: (?:{_FUNDS}|{AUXILIARIES})\b{_NOT_PAID}|\W*$))",
        ),
        (Kind.NUMBER, rf"how (?:{MEASURES})\b|how strong (?:{BE}) the(?: \w+)? (?:{_FORCES})\b"),
        (
            Kind.NUMBER,
            rf"{_WHAT_IS} (?:{_QUANTITIES})\b|{_WHAT_IS} (?:{_COUNTS}){_ALONE}"
            r"|what(?:'s| is| was) the score\b(?! (?:card|sheet)\b)",
        ),
        (
            Kind.MONEY,
            rf"{_WHAT_IS} (?:{_SUMS}){_ALONE}",
        ),
        (Kind.MONEY, rf"what (?:{AUXILIARIES})\b.* (?:{_COSTS}|{_PAY})\b"),
        (Kind.DATE, rf"{_WHAT} {_TIMES}\b|what (?:is|was) the (?:year|date)\b"),
        (
            Kind.PLACE,
            rf"(?:what|which) (?:{_PLACES})\b(?! (?:[\w'-]+ ){{0,3}}(?!people\b)(?:{_PEOPLE})\b)",
        ),
        (
            Kind.PERSON,
            rf"{_WHAT} (?:{_PEOPLE})\b(?!-)|.*\bname of the (?:\w+ )?(?:{_ROLES}){_ALONE}"
            rf"|what (?:{BE}){_BEFORE_NOUN}{{1,3}} (?:{_ROLES}) (?:called|named)\W*$",
        ),
        (Kind.PLACE, rf"{_WHAT} (?:{_PLACES})\b|{_WHAT_IS} (?:{_PLACES}) (?:where|that|in|with)\b"),
    )
]
# What a question without such a word asks for: "ticket price", "population of Elmbrook".
_ITSELF = r"\b(?= (?:at|for|in|of)\b|\W*$)"  # not before another noun: "pension fund"
_HEADS = "|".join(sorted(heads()))
_NO_NOUN = "a|against|an|and|at|by|for|from|in|of|on|the|to|with"
_ANY_AGE = "".join(
    rf"(?<!{age} )"
    for age in (
        "bronze dark golden ice industrial iron middle new nuclear of old space stone viking"
    ).split()
)
_KEYWORDS = [
    (kind, later(pattern, re.IGNORECASE))
    for kind, pattern in (
        (Kind.MONEY, rf"\b(?:{_COSTS})\b|\b(?:{_SUMS}){_ITSELF}|\b(?:{_PAID})\b.* amount\W*$"),
        (
            Kind.NUMBER,
            rf"\b(?:number|percentage|amount|population) of\b|\b(?:{_COUNTS}){_ALONE}"
            r"|\b(?:final|vote) (?:result|score)\b|\b(?:amount|percentage)\W*$"
            rf"|{_ANY_AGE}\bage\W*$|^\W*(?:attendance|height|population|turnout) "
            rf"|\b(?:height|population|stake|weight){_ITSELF}",
        ),
        (
            Kind.DATE,
            rf"(?<!to )\bdate{_ITSELF}|\bdeadline\b"
            r"|(?<!of the )(?<!last )(?<!next )(?<!per )(?<!this )(?<!\ba )\byear\W*$",
        ),
        (Kind.PLACE, rf"\b(?:birthplace|headquarters|hometown|location|venue){_ITSELF}"),
        (Kind.PERSON, rf"\b(?:{_ROLES})\b.* name\W*$"),
        (
            Kind.PERSON,
            rf"^\W*(?:the )?(?:[\w-]+ ){{0,2}}(?:{_HEADS}) (?:at|behind|of)"
            r" (?!the (?:year|month|week)\b)(?:[\w'’-]+ ){0,2}[\w'’-]+"
            r"(?: (?:at|for|from|in|of|on)\b.*)?\W*$",
        ),
        (Kind.PERSON, rf"^\W*(?:(?!(?:{_NO_NOUN})\b)[\w'’-]+ ){{1,3}}(?:{_HEADS})\W*$"),
    )
]
_TELLING = later(r"\W*(?:tell|explain|describe)\b", re.IGNORECASE)
_ASKING = later(r"\b(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
_JOINING = later(rf"(?:when|where)\b(?! (?:{AUXILIARIES}|else)\b)(?=.)", re.IGNORECASE)
_YES_OR_NO = later(
    rf"(?:{BE}|do|does|did|has|have|had|will|would|should)\b(?!.*\b(?:know|tell|say|remember)\b)",
    re.IGNORECASE,
)

_PAYING = later(rf"\b(?:{_PAID})\b", re.IGNORECASE)
_CHANGING = later(
    r"\b(?:change|climb|cut|decline|decrease|drop|fall|fell|go up|gone up|grow|increase|jump|rise"
    r"|rose|rais(?:ed?|ing) (?:(?:its|the|their|your) )?"
    rf"(?:{_SUMS}|fees|prices?|rates?|rents|tax(?:es)?))",
    re.IGNORECASE,
)


def expected_kind(question: str) -> Kind:
    """The kind of answer that the question asks for; OTHER where its words do not tell."""
    if _YES_OR_NO.match(question):
        return Kind.OTHER
    start = asks_at(question)
    if start is None or (start and _JOINING.match(question, start)):
        found = _named_kind(question[:start])
        if start is None or found is not Kind.OTHER:
            return found
    return next((k for k, pattern in _ASKED if pattern.match(question, start)), Kind.OTHER)


def _named_kind(keywords: str) -> Kind:
    """The kind of answer that a noun names which is asked for without a word that asks."""
    named = (k for k, pattern in _KEYWORDS if pattern.search(keywords))
    return Kind.OTHER if _TELLING.match(keywords) else next(named, Kind.OTHER)


def asks_at(question: str) -> int | None:
    """Where the word stands that asks: the first where the question begins with it, else the last,
    as in "It was built when?"; a "when" that only joins clauses counts where no other does.
    """
    starts = [match.start() for match in _ASKING.finditer(question)]
    starts = [start for start in starts if not _JOINING.match(question, start)] or starts
    if not starts:
        return None
    words_before = len(question[: starts[0]].split())
    return starts[0] if words_before <= 1 else starts[-1]


def asks_for_money(question: str) -> bool:
    """Whether a question for a sum can only mean one of money: it speaks of paying, and of no
    change, of which a share may be told.
    """
    return _PAYING.search(question) is not None and not _CHANGING.search(question)


def follows_asking(word: str) -> bool:
    """Whether the word, in lower case, stands behind a word that asks: "did", "is"."""
    return word in AUXILIARIES.split("|")
