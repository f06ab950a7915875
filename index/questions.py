"""What kind of answer a question expects.

The patterns follow the coarse answer types of Li and Roth, "Learning question classifiers"
(COLING 2002), as far as words alone can tell them.
"""

from __future__ import annotations

import enum
import re
from functools import lru_cache

from index.analysis import stop_words, words
from index.patterns import later


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


_MEASURES = (
    "many|much|long|far|old|often|tall|big|large|high|fast|deep|wide|heavy|few|frequently|late"
    "|early|soon"
)
_QUANTITIES = (
    "percent|percentage|number|amount|proportion|fraction|age|distance|temperature|size|length"
    "|population|rank|quantity|portion|ratio|height|speed|weight|share|score|turnout|attendance"
    "|majority|margin"
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
_TIMES = (
    r"(?<!modern )(?<!present )"
    r"(?:years?|dates?|days?|weekday|months?|century|centuries|decades?|time|period|era|season)"
)
_PEOPLE = (
    "person|man|woman|people|president|king|queen|emperor|leader|author|scientist|ruler|general"
    "|actor|ceo|physicist|engineer|inventor|spokesperson|spokesman|spokeswoman|director|minister"
    "|founder|duke|pope|bishop|governor|mayor|officer|commander|explorer|politician|philosopher"
    "|theologian|historian|writer|artist|architect|composer|player|coach|barrister|chairman"
    "|chairwoman|comedian|dancer|firefighter|footballer|goalkeeper|goalscorer|journalist|judge"
    "|lawmaker|lawyer|manager|musician|novelist|painter|photographer|pianist|poet|prosecutor"
    "|rapper|referee|reporter|runner|secretary|senator|singer|striker|surgeon|winner|witness"
)
_PLACES = (
    "country|countries|city|cities|states?|towns?|villages?|places?|regions?|nations?|continents?"
    "|locations?|provinces?|islands?|rivers?|areas?|buildings?|districts?|county|street|capital"
    "|valley|port|sea|ocean|lake"
)
_BE = "is|are|was|were"
_AUXILIARIES = (
    rf"{_BE}|be|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must"
)
_WHETHER = re.compile(
    rf"(?:(?:and|but|so) )?(?:{_AUXILIARIES}|wo|sha)(?:n'?t)?\b|any(?:body|one)?\b"
)
# Up to three words may stand before the noun that is asked for: "what small southern city".
_BEFORE_NOUN = rf"(?: (?!(?:{_AUXILIARIES}|of|in|on|for|to|that|who|happens|happened)\b)[\w'-]+)"
_WHAT = rf"(?:what|which){_BEFORE_NOUN}{{0,3}}?"
_WHAT_IS = rf"(?:what|which)(?:'s| {_BE.replace('|', '| ')})?{_BEFORE_NOUN}{{0,3}}?"

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
            rf"how (?:expensive\b|much(?: (?:{_FUNDS}|{_AUXILIARIES})\b(?!.* weigh)|\W*$))",
        ),
        (Kind.NUMBER, rf"how (?:{_MEASURES})\b|how strong (?:{_BE}) the(?: \w+)? (?:{_FORCES})\b"),
        (Kind.NUMBER, rf"{_WHAT_IS} (?:{_QUANTITIES})\b"),
        (
            Kind.MONEY,
            rf"{_WHAT_IS} (?:{_SUMS})\b(?= (?:{_AUXILIARIES}|at|for|in|of|on|per)\b|\W*$)",
        ),
        (Kind.MONEY, rf"what (?:{_AUXILIARIES})\b.* (?:{_COSTS}|{_PAY})\b"),
        (Kind.DATE, rf"{_WHAT} {_TIMES}\b|what (?:is|was) the (?:year|date)\b"),
        (
            Kind.PERSON,
            rf"{_WHAT} (?:{_PEOPLE})\b(?!-)|.*\bname of the (?:\w+ )?(?:{_PEOPLE})\b"
            rf"|what (?:{_BE}){_BEFORE_NOUN}{{1,3}} (?:{_PEOPLE}|driver) (?:called|named)\W*$",
        ),
        (Kind.PLACE, rf"{_WHAT} (?:{_PLACES})\b|{_WHAT_IS} (?:{_PLACES}) (?:where|that|in|with)\b"),
    )
]
# What a question without such a word asks for: "ticket price", "population of Elmbrook".
_ITSELF = r"\b(?= (?:at|for|in|of)\b|\W*$)"  # not before another noun: "pension fund"
_HEADS = (
    "author|boss|captain|ceo|chair|chairman|chairwoman|chief|coach|commander|director|editor|founder"
    "|governor|head|inventor|judge|king|leader|manager|mayor|minister|owner|president|principal"
    "|queen|secretary|skipper|spokesman|spokesperson|spokeswoman|winner"
)
ROLES = frozenset(f"{_PEOPLE}|{_HEADS}".split("|"))
"""What somebody may be, in lower case."""
TITLES = ROLES | frozenset(
    "acting deputy dr executive former lady lord miss mr mrs ms prime prof professor sir"
    " vice".split()
)
"""What may stand before somebody's name, in lower case."""
_NO_NOUN = "a|against|an|and|at|by|for|from|in|of|on|the|to|with"
_KEYWORDS = [
    (kind, later(pattern, re.IGNORECASE))
    for kind, pattern in (
        (Kind.PERSON, rf"\b(?:{_PEOPLE}|{_HEADS})(?:['’]s)? names?\b"),
        (
            Kind.PERSON,
            rf"^\W*(?:the )?(?:(?:current|first|former|new) )?(?:[\w-]+ )?(?:{_HEADS})"
            r" (?:at|behind|of)\b"
            rf"|^\W*(?:(?!(?:{_NO_NOUN})\b)[\w'’-]+ ){{1,3}}(?:{_HEADS})\W*$",
        ),
        (Kind.MONEY, rf"\b(?:{_COSTS})\b|\b(?:{_SUMS}){_ITSELF}|\b(?:{_PAID})\b.* amount\W*$"),
        (
            Kind.NUMBER,
            r"\b(?:number|percentage|amount|population) of\b"
            r"|\b(?:attendance|death toll|duration|turnout|(?:final|vote) (?:result|score))\b"
            r"|\b(?:age|amount|percentage)\W*$"
            rf"|\b(?:height|population|score|stake|weight){_ITSELF}",
        ),
        (
            Kind.DATE,
            rf"(?<!to )\bdate{_ITSELF}|\bdeadline\b"
            r"|(?<!of the )(?<!last )(?<!next )(?<!per )(?<!this )(?<!\ba )\byear\W*$",
        ),
        (Kind.PLACE, rf"\b(?:birthplace|headquarters|hometown|location|venue){_ITSELF}"),
    )
]
_TELLING = later(r"\W*(?:tell|explain|describe)\b", re.IGNORECASE)
_ASKING = later(r"\b(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
_JOINING = later(rf"(?:when|where)\b(?! (?:{_AUXILIARIES}|else)\b)(?=.)", re.IGNORECASE)
_YES_OR_NO = later(
    rf"(?:{_BE}|do|does|did|has|have|had|will|would|should)\b(?!.*\b(?:know|tell|say|remember)\b)",
    re.IGNORECASE,
)

_HOW_MUCH = later(rf"\b(how)\s+(?:much\s+time|{_MEASURES})\b", re.IGNORECASE)
_LASTING = later(r"\b(how long\b.*) last(?=\W*$)", re.IGNORECASE)
_COUNTED = later(
    r"\b(?:how many|number of)\s+(?:(?:hundred|thousand|million|billion)s?\s+)?"
    r"(?:of\s+)?(?:the\s+)?([\w’'-]+)(?:\s+([\w’'-]+))?",
    re.IGNORECASE,
)


# What a question asks the meaning of, and what a sentence goes on with that says it.
_DEFINED = later(
    rf"(?:what|who)(?:['’]s| (?:{_BE})) (?:(?:a|an|the) )?((?:[\w’'.-]+ ){{0,4}}?[\w’'.-]*\w)\W*$",
    re.IGNORECASE,
)
_PAYING = later(rf"\b(?:{_PAID})\b", re.IGNORECASE)
_CHANGING = later(
    r"\b(?:change|climb|cut|decline|decrease|drop|fall|fell|go up|gone up|grow|increase|jump|rise"
    r"|rose|rais(?:ed?|ing) (?:(?:its|the|their|your) )?"
    rf"(?:{_SUMS}|fees|prices?|rates?|rents|tax(?:es)?))",
    re.IGNORECASE,
)
_WHO_IS = later(rf"who(?:['’]s|\s+(?:{_BE}))\s+(.*?)\W*$", re.IGNORECASE)
_PARTICLES = frozenset("al bin da de del der di du el la le ten van von".split())
_DEFINES = rf"\b(?: ?\([^)]*\))?(?:,? (?:{_BE}) (?:a|an|the|one)\b|, (?:a|an|the) )"


def without_measure(question: str) -> str:
    """The question less the words that only ask for a measure: "how long", "how many"; and the
    "last" of "How long did the flood last?", which texts have in "last week", unless it is all.
    """
    bare = _HOW_MUCH.sub(r"\1", question)
    rest = _HOW_MUCH.sub(r"\1", _LASTING.sub(r"\1", question))
    return bare if stop_words().issuperset(words(rest)) else rest


def asks_definition(question: str) -> bool:
    """Whether the question asks just what something is: "What is a skiff?"."""
    return _DEFINED.match(question.strip()) is not None


@lru_cache(maxsize=64)
def definition_of(question: str) -> re.Pattern[str] | None:
    """What a sentence has that says what something is, where the question asks just that: "What is
    a skiff?" and "a skiff is a …" or "the skiff, a …".
    """
    match = _DEFINED.match(question.strip())
    if not match:
        return None
    words = r"\s+".join(map(re.escape, match[1].split()))
    return re.compile(rf"\b{words}{_DEFINES}", re.IGNORECASE)


def counted_words(question: str) -> list[str]:
    """The one or two words after "how many", where the noun that is counted stands."""
    match = _COUNTED.search(question)
    return [word for word in match.groups() if word] if match else []


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


def asks_who_it_is(question: str) -> bool:
    """Whether a question as it was typed names somebody and asks who that is: what answers is no
    name.
    """
    match = _WHO_IS.match(question.strip())
    names = re.sub(r"[\"“”„«»]", "", match[1]).split() if match else []
    if not names or names[-1].lower() in {*_PEOPLE.split("|"), "executive"}:
        return False
    return all(map(_is_name, names)) and not {names[0], names[-1]} & _PARTICLES


def _is_name(word: str) -> bool:
    if word.lower() in stop_words() or word.endswith(("'s", "’s")):
        return False
    return word[0].isupper() or word in _PARTICLES


def asks_for_money(question: str) -> bool:
    """Whether a question for a sum can only mean one of money: it speaks of paying, and of no
    change, of which a share may be told.
    """
    return _PAYING.search(question) is not None and not _CHANGING.search(question)


def follows_asking(word: str) -> bool:
    """Whether the word, in lower case, stands behind a word that asks: "did", "is"."""
    return word in _AUXILIARIES.split("|")


def asks_whether(question: str) -> bool:
    """Whether a question in lower case may be answered by yes or no: "was anybody hurt", and not
    "can you tell me who was hurt".
    """
    return _WHETHER.match(question) is not None and asks_at(question) is None


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
