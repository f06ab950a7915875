"""The cues that tell which of a sentence's dates, figures or names answers: small, named, weighed.

The score of a mention is the sum of weight × cue. The weights were fitted by listwise logistic
regression on SQuAD's questions (tests/quality/fit_spans.py); `Cue.help` says what each measures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.analysis import stop_words
from index.highlights.forms import fits
from index.patterns import later
from index.quantities.numbers import numbers
from index.questions import Kind

INSIDE = frozenset(["in", "at", "near", "throughout"])
_ARTICLES = frozenset(["the", "a", "an", "his", "her", "its", "their"])
_WHOLE = later(
    r"\bthere\b|\bha(?:s|d|ve) (?:the|it|they|he|she)\b|\b(?:have|total|all|altogether)$"
)
_SCALES = frozenset(
    "half third quarter hundred hundreds thousand thousands million billion".split()
)
_AGENT_REACH = 5  # words from "by" to a name: "by the Spanish architect Ada Venn"
_COUNTED_REACH = 4  # words from a figure to what it counts: "40 of the volunteers"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question says of its answer and of the answer's place in a sentence.

    `text` is the question as it was understood, in lower case. `weights` are those of the stems
    that tell one of its terms (idf, less for a related word). `focus` are the stems of the word
    that it turns on, the verb or what is counted; `counts` says whether something is counted.
    `prepositions` lead to what is asked for: the one of "from whom" or "where … to", those of place
    for other questions with "where"; `agent` says whether the question asks who did something.
    """

    kind: Kind
    text: str
    weights: dict[str, float]
    focus: frozenset[str]
    counts: bool
    prepositions: frozenset[str]
    agent: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read with a question in mind, word by word.

    `shown` are the words as they stand there, `words` the same in lower case, `clauses` the number
    of each one's clause. `told` pairs the numbers of the words that tell the question's with their
    weights, `focus` numbers those that tell its focus.
    """

    asked: Asked
    shown: Sequence[str]
    words: Sequence[str]
    clauses: Sequence[int]
    told: Sequence[tuple[int, float]]
    focus: Sequence[int]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may answer: the numbers of the first and the last, their text, and how rare they
    are in the library (mean idf as a share of the highest).
    """

    first: int
    last: int
    text: str
    rarity: float

    def distance(self, word: int) -> int:
        """How many words away a word stands; 0 inside."""
        return max(self.first - word, word - self.last, 0)


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its weight in the score and how to measure it."""

    name: str
    weight: float
    measure: Callable[[Reading, Mention], float]
    help: str


def near(reading: Reading, mention: Mention) -> float:
    """How near the question's words stand, by weight; a word four words away counts half."""
    return _told(reading, mention, lambda word: 4 / (4 + mention.distance(word)))


def clause(reading: Reading, mention: Mention) -> float:
    """Share of the question's words in the sentence that stand in the same clause, by weight."""
    own = reading.clauses[mention.first - _is_beside(reading, mention)]
    return _told(reading, mention, lambda word: float(reading.clauses[word] == own))


def focus(reading: Reading, mention: Mention) -> float:
    """How near the word stands that the question turns on; 0 where the sentence lacks it."""
    return max((2 / (2 + mention.distance(word)) for word in reading.focus), default=0.0)


def form(reading: Reading, mention: Mention) -> float:
    """1 where the mention counts what is counted or has the form that is asked for, -1 where its
    form rules it out, else 0.
    """
    asked = reading.asked
    if asked.counts:
        return float(any(_is_counted(reading, mention, word) for word in reading.focus))
    unit = reading.shown[mention.last + 1 : mention.last + 2] if asked.kind is Kind.NUMBER else []
    return fits(asked.kind, asked.text, " ".join([mention.text, *unit]))


def preposition(reading: Reading, mention: Mention) -> float:
    """1 where the word before it leads to what is asked for, -1 where it leads to a place and a
    person is asked for.
    """
    asked, before = reading.asked, _before(reading, mention)
    if before in asked.prepositions:
        return 1.0
    if asked.kind is Kind.PERSON:
        return float(asked.agent and _is_agent(reading, mention)) - float(before in INSIDE)
    return 0.0


def full_name(reading: Reading, mention: Mention) -> float:
    """1 where a person is asked for and the name has two capitalised words or more."""
    capitals = [word for word in mention.text.split() if word[0].isupper()]
    return float(reading.asked.kind is Kind.PERSON and len(capitals) > 1)


def role(reading: Reading, mention: Mention) -> float:
    """1 where a noun introduces the name: "the architect Ada Venn"."""
    before = mention.first - 1
    if not reading.asked.kind.is_name or before < 0:
        return 0.0
    word, adjacent = reading.shown[before], reading.clauses[before] == reading.clauses[before + 1]
    return float(adjacent and word[0].islower() and word not in stop_words())


def rare(reading: Reading, mention: Mention) -> float:
    """How rare the name is in the library: what is named all over is the topic."""
    return mention.rarity if reading.asked.kind.is_name else 0.0


CUES = (
    Cue("near", 0.9, near, "words of the question near by"),
    Cue("clause", 1.6, clause, "words of the question in the same clause"),
    Cue("focus", 1.3, focus, "the word near by that the question turns on"),
    Cue("form", 1.1, form, "of the form that is asked for"),
    Cue("preposition", 1.5, preposition, "behind a preposition that leads to it"),
    Cue("full name", 0.9, full_name, "a name of several words"),
    Cue("role", 0.4, role, "introduced by a noun"),
    Cue("rare", 0.9, rare, "rarely named in the library"),
)


def score(reading: Reading, mention: Mention) -> float:
    """How likely the mention answers: the higher the likelier, but no probability."""
    return sum(cue.weight * cue.measure(reading, mention) for cue in CUES)


def _told(reading: Reading, mention: Mention, value: Callable[[int], float]) -> float:
    """The mean value of the words that tell the question's, by weight; 0 for those inside."""
    total = outside = 0.0
    for word, weight in reading.told:
        total += weight
        if mention.distance(word):
            outside += weight * value(word)
    return outside / (total or 1.0)


def _is_beside(reading: Reading, mention: Mention) -> bool:
    """Whether it is a bare figure between commas, which tells of what stands before it: an age."""
    if reading.asked.kind is not Kind.NUMBER or not mention.first or not mention.text.isdigit():
        return False
    around = reading.clauses[max(0, mention.first - 1) : mention.last + 2]
    own = reading.clauses[mention.first]
    return around.count(own) == 1


def _is_counted(reading: Reading, mention: Mention, word: int) -> bool:
    """Whether the word stands behind the figure, no clause's end between."""
    near_by = 0 < word - mention.last <= _COUNTED_REACH and not _is_whole(reading, mention)
    return near_by and reading.clauses[word] == reading.clauses[mention.last]


def _is_whole(reading: Reading, mention: Mention) -> bool:
    """Whether it is the "seven" of "two of the seven members", unless all of them are asked for."""
    if _WHOLE.search(reading.asked.text):
        return False
    before = [word for word in reading.words[: mention.first] if word not in _ARTICLES][-2:]
    if len(before) < 2 or before[1] != "of":
        return False
    return before[0] in _SCALES or bool(numbers(before[0]))


def _before(reading: Reading, mention: Mention) -> str:
    """The word before the mention, articles and possessives passed over; "" at the start."""
    before = (word for word in reversed(reading.words[: mention.first]) if word not in _ARTICLES)
    return next(before, "")


def _is_agent(reading: Reading, mention: Mention) -> bool:
    """Whether "by" leads to it with only content words and articles between."""
    for word in reversed(reading.words[max(0, mention.first - _AGENT_REACH) : mention.first]):
        if word == "by" or (word in stop_words() and word not in _ARTICLES):
            return word == "by"
    return False
