"""The cues that tell which of a sentence's dates, figures or names answers: small, named, weighed.

The score of a mention is the sum of weight × cue. The weights were fitted by listwise logistic
regression on SQuAD's questions (tests/quality/fit_spans.py); `Cue.help` says what each measures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from index.analysis import stop_words
from index.highlights.forms import fits
from index.highlights.reading import Mention, Reading
from index.kinds import Kind
from index.patterns import later
from index.quantities.numbers import numbers

INSIDE = frozenset(["in", "at", "near", "throughout"])
_ARTICLES = frozenset(["the", "a", "an", "his", "her", "its", "their"])
_HAVE = frozenset(["have", "has", "had"])
_WHOLE = later(
    r"\bthere\b|\bha(?:s|d|ve) (?:the|it|they|he|she)\b|\b(?:have|total|all|altogether)$"
)
_SCALES = frozenset(
    "half third quarter hundred hundreds thousand thousands million billion".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its weight in the score and how to measure it."""

    name: str
    weight: float
    measure: Callable[[Reading, Mention], float]
    help: str


def near(reading: Reading, mention: Mention) -> float:
    """How near the question's words stand, by weight; a word four words away counts half."""
    return _told(reading, mention, lambda distance, _: 4 / (4 + distance))


def clause(reading: Reading, mention: Mention) -> float:
    """Share of the question's words in the sentence that stand in the same clause, by weight."""
    first, _ = reading.numbers(mention)
    own = reading.clauses[first - _is_beside(reading, mention)]
    return _told(reading, mention, lambda _, word: float(reading.clauses[word] == own))


def focus(reading: Reading, mention: Mention) -> float:
    """How near the word stands that the question turns on; 0 where the sentence lacks it."""
    first, last = reading.numbers(mention)
    distances = (_distance(first, last, word) for word in reading.focus)
    return max((2 / (2 + distance) for distance in distances), default=0.0)


def form(reading: Reading, mention: Mention) -> float:
    """1 where the mention counts what is counted or has the form that is asked for, -1 where its
    form rules it out, else 0.
    """
    asked = reading.asked
    if asked.counts:
        return float(_is_counted(reading, mention))
    unit = mention.behind[:1] if asked.kind is Kind.NUMBER else []
    return fits(asked.kind, asked.text, " ".join([mention.text, *unit]))


def preposition(reading: Reading, mention: Mention) -> float:
    """1 where the word before it leads to what is asked for, -1 where it leads to a place and a
    person is asked for.
    """
    asked = reading.asked
    if not asked.prepositions and asked.kind is not Kind.PERSON:
        return 0.0
    before = _before(mention)
    if before in asked.prepositions:
        return 1.0
    if asked.kind is Kind.PERSON:
        return float(asked.agent and _is_agent(mention)) - float(before in INSIDE)
    return 0.0


def full_name(reading: Reading, mention: Mention) -> float:
    """1 where a person is asked for and the name has two capitalised words or more."""
    if reading.asked.kind is not Kind.PERSON:
        return 0.0
    return float(sum(word[0].isupper() for word in mention.text.split()) > 1)


def role(reading: Reading, mention: Mention) -> float:
    """1 where a noun introduces the name: "the architect Ada Venn"."""
    if not (reading.asked.kind.is_name and mention.led):
        return 0.0
    word = mention.before[-1]
    return float(word[0].islower() and word not in stop_words())


def rare(reading: Reading, mention: Mention) -> float:
    """How rare the name is in the library: what is named all over is the topic."""
    return mention.rarity if reading.asked.kind.is_name else 0.0


BESIDE = (
    Cue("form", 1.1, form, "of the form that is asked for"),
    Cue("preposition", 1.5, preposition, "behind a preposition that leads to it"),
    Cue("full name", 0.9, full_name, "a name of several words"),
)
"""Those that tell sentences apart, too, since the mention with the words beside it is enough."""
CUES = (
    Cue("near", 0.9, near, "words of the question near by"),
    Cue("clause", 1.6, clause, "words of the question in the same clause"),
    Cue("focus", 1.3, focus, "the word near by that the question turns on"),
    *BESIDE,
    Cue("role", 0.4, role, "introduced by a noun"),
    Cue("rare", 0.9, rare, "rarely named in the library"),
)


def score(reading: Reading, mention: Mention, cues: Sequence[Cue] = CUES) -> float:
    """How likely the mention answers: the higher the likelier, but no probability."""
    return sum(cue.weight * cue.measure(reading, mention) for cue in cues)


def _told(reading: Reading, mention: Mention, value: Callable[[int, int], float]) -> float:
    """The mean value of the words that tell the question's, by weight, given how far away each is
    and its number; 0 for those inside.
    """
    first, last = reading.numbers(mention)
    total = outside = 0.0
    for word, weight in reading.told:
        total += weight
        if distance := _distance(first, last, word):
            outside += weight * value(distance, word)
    return outside / (total or 1.0)


def _distance(first: int, last: int, word: int) -> int:
    """How many words away a word stands; 0 inside."""
    return max(first - word, word - last, 0)


def _is_beside(reading: Reading, mention: Mention) -> bool:
    """Whether it is a bare figure between commas, which tells of what stands before it: an age."""
    first, last = reading.numbers(mention)
    if reading.asked.kind is not Kind.NUMBER or not first or not mention.text.isdigit():
        return False
    around = reading.clauses[max(0, first - 1) : last + 2]
    return around.count(reading.clauses[first]) == 1


def _is_counted(reading: Reading, mention: Mention) -> bool:
    """Whether what is counted stands behind the figure, no clause's end between, and is not what
    they did to others: "three states have arrested 17".
    """
    behind = mention.behind
    if any(map(numbers, behind)):
        behind = list(takewhile(lambda word: word.lower() not in _HAVE, behind))
    return any(map(reading.tells_focus, behind)) and not _is_whole(reading, mention)


def _is_whole(reading: Reading, mention: Mention) -> bool:
    """Whether it is the "seven" of "two of the seven members", unless all of them are asked for."""
    if _WHOLE.search(reading.asked.text):
        return False
    before = [word for word in _lower(mention.before) if word not in _ARTICLES][-2:]
    if len(before) < 2 or before[1] != "of":
        return False
    return before[0] in _SCALES or bool(numbers(before[0]))


def _before(mention: Mention) -> str:
    """The word before the mention, articles and possessives passed over; "" at the start."""
    for word in reversed(mention.before):
        if (lower := word.lower()) not in _ARTICLES:
            return lower
    return ""


def _is_agent(mention: Mention) -> bool:
    """Whether "by" leads to it with only content words and articles between."""
    for word in _lower(mention.before[::-1]):
        if word == "by" or (word in stop_words() and word not in _ARTICLES):
            return word == "by"
    return False


def _lower(words: Sequence[str]) -> Iterator[str]:
    return (word.lower() for word in words)
