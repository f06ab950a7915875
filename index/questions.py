"""What a question says of its answer beside the kind: a measure, a definition, yes or no."""

from __future__ import annotations

import re
from functools import lru_cache

from index.analysis import stop_words, words
from index.kinds import AUXILIARIES, BE, MEASURES, asks_at
from index.patterns import later
from index.roles import roles

_WHETHER = re.compile(
    rf"(?:(?:and|but|so) )?(?:{AUXILIARIES}|wo|sha)(?:n'?t)?\b|any(?:body|one)?\b"
)
_WHY = later(
    r"(?:why|how come|reason|what (?:caused|is the reason|was the reason))\b"
    r"|(?:how|what) did (?!.*\b(?:do|the die|when|who|would)\b).* die(?: from| of)?(?: in \d+)?\W*$"
)
_HOW_MUCH = later(rf"\b(how)\s+(?:much\s+time|{MEASURES})\b", re.IGNORECASE)
_LASTING = later(r"\b(how long\b.*) last(?=\W*$)", re.IGNORECASE)
_COUNTED = later(
    r"\b(?:how many|number of)\s+(?:(?:hundred|thousand|million|billion)s?\s+)?"
    r"(?:of\s+)?(?:the\s+)?([\w’'-]+)(?:\s+([\w’'-]+))?",
    re.IGNORECASE,
)
_POPULATION = later(r"^\W*population (?!in\b|of\b)", re.IGNORECASE)

# What a question asks the meaning of, and what a sentence goes on with that says it.
_NAMED = r"(?:(?:a|an|the) )?((?:[\w’'.-]+ ){0,4}?[\w’'.-]*\w)"
_DEFINED = later(
    rf"(?:(?:what|who)(?:['’]s| (?:{BE})) {_NAMED}|what (?:do|does) {_NAMED} (?:mean|stand for))"
    r"\W*$",
    re.IGNORECASE,
)
_WHO_IS = later(rf"who(?:['’]s|\s+(?:{BE}))\s+(.*?)\W*$", re.IGNORECASE)
_SURNAMES = frozenset(
    "Bishop Boss Cook Driver Duke Farmer Guard Head Judge King Page Player Pope Singer Son".split()
)
_PARTICLES = frozenset("al bin da de del der di du el la le ten van von".split())
_LETTERS = r"(?=\w*[A-Z]\w*[A-Z])"
_DEFINES = rf"\b(?: ?\([^)]*\))?(?:,? (?:{BE}) (?:a|an|the|one)\b|, (?:a|an|the) )"


def without_measure(question: str) -> str:
    """The question less the words that only ask for a measure: "how long", "how many"; and the
    "last" of "How long did the flood last?", which texts have in "last week", unless it is all.
    """
    bare = _HOW_MUCH.sub(r"\1", question)
    rest = _HOW_MUCH.sub(r"\1", _LASTING.sub(r"\1", question))
    return bare if stop_words().issuperset(words(rest)) else rest


def defined_by(question: str) -> str | None:
    """What the question asks just the meaning of: "skiff" of "What is a skiff?"."""
    match = _DEFINED.match(question.strip())
    return match and (match[1] or match[2])


@lru_cache(maxsize=64)
def definition_of(question: str) -> re.Pattern[str] | None:
    """What a sentence has that says what something is, where the question asks just that: "What is
    a skiff?" and "a skiff is a …" or "the skiff, a …"; "the Port Authority (PA)".
    """
    defined = defined_by(question)
    if not defined:
        return None
    words = r"\s+".join(map(re.escape, defined.split()))
    return re.compile(rf"(?i:\b{words}{_DEFINES})|\w ?\({_LETTERS}(?i:{words})\)")


def counted_words(question: str) -> list[str]:
    """The one or two words after "how many", where the noun that is counted stands; those who make
    up a population.
    """
    match = _COUNTED.search(question)
    if match:
        return [word for word in match.groups() if word]
    return ["people"] if _POPULATION.search(question) else []


def asks_who_it_is(question: str) -> bool:
    """Whether a question as it was typed names somebody and asks who that is: what answers is no
    name.
    """
    match = _WHO_IS.match(question.strip())
    names = re.sub(r"[\"“”„«»]", "", match[1]).split() if match else []
    if not names or (names[-1].title() not in _SURNAMES and names[-1].lower() in roles()):
        return False
    return all(map(_is_name, names)) and not {names[0], names[-1]} & _PARTICLES


def _is_name(word: str) -> bool:
    if word.lower() in stop_words() or word.endswith(("'s", "’s")):
        return False
    return word[0].isupper() or word in _PARTICLES


def asks_whether(question: str) -> bool:
    """Whether a question in lower case may be answered by yes or no: "was anybody hurt", and not
    "can you tell me who was hurt".
    """
    return _WHETHER.match(question) is not None and asks_at(question) is None


def asks_why(question: str) -> bool:
    """Whether a question in lower case asks for a cause."""
    return _WHY.match(question) is not None
