"""A sentence read with a question in mind, and the words in it that may answer."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from index.analysis import Analyzer, stop_words
from index.highlights.mentions import LONGEST
from index.kinds import Kind
from index.model import Span

_BEFORE, _BEHIND = 5, 4  # words that are looked at before a mention, and behind it
_AROUND = 100  # characters in which they stand

_WORD = re.compile(r"\w(?:[\w'’-]|\.(?=\w))*")
_REST = re.compile(r"[\w'’-]*")
_JOINED = re.compile(r"(?<=\w)[\w'’-]|\w")  # and what follows is one word
_CLAUSE_END = re.compile(
    r"[,:](?!\d)|[;()—–]"
    r"|\b(?:and|but|while|which|who|where|when|that|after|before|as|because|although)\b"
)


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


class Mention:
    """Words that may answer, at a span of a sentence; `rarity` says how rare they are in the
    library (mean idf as a share of the highest).
    """

    def __init__(self, sentence: str, span: Span, rarity: float = 0.0) -> None:
        self.span, self.text, self.rarity = span, sentence[slice(*span)], rarity
        self._sentence = sentence

    @cached_property
    def before(self) -> Sequence[str]:
        """The last words that stand before it."""
        start = self.span[0]
        begin = max(0, start - _AROUND)
        found = _WORD.findall(self._sentence, begin, start)
        if _JOINED.match(self._sentence, start - 1):
            found = found[:-1]  # the rest of its own first word
        return found[begin > 0 :][-_BEFORE:]  # the first may be the rest of a word

    @property
    def led(self) -> bool:
        """Whether the very last word before it stands in its clause."""
        if not self.before:
            return False
        start = self.span[0]
        begin = self._sentence.rindex(self.before[-1], 0, start)
        return not _CLAUSE_END.search(self._sentence, begin + 1, start + 1)

    @property
    def behind(self) -> Sequence[str]:
        """The first words behind it in its clause."""
        text, end = self._sentence, self.span[1]
        rest = _REST.match(text, end)
        assert rest  # it matches the empty string
        last = rest.end() + _AROUND
        stop = _CLAUSE_END.search(text, end, last)
        return _WORD.findall(text, rest.end(), stop.start() if stop else last)[:_BEHIND]


class Reading:
    """A sentence read word by word, as far as is asked for."""

    def __init__(self, asked: Asked, text: str, analyzer: Analyzer) -> None:
        self.asked = asked
        self._text = text[:LONGEST]
        self._analyzer = analyzer

    @cached_property
    def tokens(self) -> Sequence[re.Match[str]]:
        """The words where they stand."""
        return list(_WORD.finditer(self._text))

    @cached_property
    def clauses(self) -> Sequence[int]:
        """The number of each word's clause."""
        ends = [match.start() for match in _CLAUSE_END.finditer(self._text)]
        return [bisect(ends, token.start()) for token in self.tokens]

    @cached_property
    def told(self) -> Sequence[tuple[int, float]]:
        """The numbers of the words that tell the question's, with their weights."""
        weights, known = self.asked.weights, self.asked.weights.keys()
        return [
            (number, max(weights.get(term, 0.0) for term in own))
            for number, own in enumerate(self._terms)
            if not known.isdisjoint(own)
        ]

    @cached_property
    def focus(self) -> Sequence[int]:
        """The numbers of the words that tell the question's focus."""
        focus = self.asked.focus
        return [number for number, own in enumerate(self._terms) if not focus.isdisjoint(own)]

    def tells_focus(self, word: str) -> bool:
        """Whether a word tells the question's focus."""
        return not self.asked.focus.isdisjoint(_terms(word.lower(), self._analyzer))

    def numbers(self, mention: Mention) -> tuple[int, int]:
        """The numbers of its first and of its last word."""
        start, end = mention.span
        first = bisect(self.tokens, start, key=lambda token: token.end())
        return first, bisect(self.tokens, end - 1, key=lambda token: token.start()) - 1

    @cached_property
    def _terms(self) -> Sequence[Sequence[str]]:
        return [_terms(token.group().lower(), self._analyzer) for token in self.tokens]


def _terms(word: str, analyzer: Analyzer) -> Sequence[str]:
    """As `analyzer.terms`, at a tenth of the cost for a plain word in lower case."""
    if word in stop_words():
        return ()
    return (analyzer.stem(word),) if word.isascii() and word.isalpha() else analyzer.terms(word)
