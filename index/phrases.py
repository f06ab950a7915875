"""Question's phrase → the words of a text that may tell it: "behind bars" is told by "jailed".

What people ask with a phrasal verb or an idiom, texts tell with words that no single word of it is
related to (index/data/phrases.txt, whose head gives its format).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from index.analysis import Analyzer, read_text, stop_words, words

_FILE = "phrases.txt"
_TOLD = "="
# What may stand between two words of a phrase: "fight for his life", "lay the whole crew off".
_BETWEEN = frozenset(
    "a an any her his its my our some that the their these this those your".split()
)
_LEADING = frozenset("at behind by for from in of off on out over to under up with".split())
_PARTICLES = frozenset("apart away back down off out over up".split())
_APART = 3  # such words, or words of any kind before a particle


class Phrase(NamedTuple):
    """One line of the table, as stems: what is asked with all of `asked` may be told by any of
    `told`.
    """

    asked: tuple[str, ...]
    told: frozenset[str]


class _Line(NamedTuple):
    number: int
    content: str


class Phrases:
    """Which words of a text may stand for a phrase of a question (index/data/phrases.txt)."""

    def __init__(self, analyzer: Analyzer) -> None:
        """Read the table, whose lines are parsed when a question has their first word: all of them
        take a tenth of the time to the first answer.
        """
        self._stem = analyzer.stem
        self._lines: defaultdict[str, list[_Line]] = defaultdict(list)
        for line in _lines(read_text(_FILE)):
            self._lines[analyzer.stem(line.content.split(maxsplit=1)[0])].append(line)
        self._begun: dict[str, list[Phrase]] = {}

    def terms(self) -> frozenset[str]:
        """All terms that may tell a phrase."""
        begun = (phrase for stem in self._lines for phrase in self._begun_with(stem))
        return frozenset(term for phrase in begun for term in phrase.told)

    def told_by(self, asked: Sequence[str]) -> Mapping[str, frozenset[str]]:
        """For each term of the phrases in a question, whose words are given in order, the terms
        that may tell the phrase; empty for most questions.
        """
        stems = list(map(self._stem, asked))
        present = frozenset(stems)
        told: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for start, stem in enumerate(stems):
            if stem in self._lines:
                places, terms = self._longest(start, stems, present)
                for place in places:
                    if asked[place] not in stop_words():
                        told[stems[place]] |= terms
        return told

    def _longest(
        self, start: int, stems: Sequence[str], present: frozenset[str]
    ) -> tuple[Sequence[int], frozenset[str]]:
        """Where the words of the longest phrase stand that begins there, and what may tell it."""
        begun = self._begun_with(stems[start])
        found = (
            (_places(phrase.asked, start, stems), phrase.told)
            for phrase in begun
            if phrase.asked[1] in present  # as few are
        )
        return max(found, key=lambda each: len(each[0]), default=((), frozenset()))

    def _begun_with(self, stem: str) -> list[Phrase]:
        """The phrases whose first word has that stem."""
        if stem not in self._begun:
            self._begun[stem] = [_phrase(line, self._stem) for line in self._lines[stem]]
        return self._begun[stem]


def _places(asked: Sequence[str], start: int, stems: Sequence[str]) -> Sequence[int]:
    """Where the words of a phrase stand that begins there; empty where they do not."""
    places = [start]
    for stem in asked[1:]:
        begin = places[-1] + 1
        near = stems[begin : begin + _APART + 1]
        if stem not in near:
            return ()
        between = near[: near.index(stem)]
        tight = len(asked) == 2 and asked[0] in _LEADING  # "on board" is not "on the board"
        if between and (tight or (stem not in _PARTICLES and not _BETWEEN.issuperset(between))):
            return ()
        places.append(begin + len(between))
    return places


def parse(text: str, analyzer: Analyzer) -> list[Phrase]:
    """The phrases of a table's text, in order; ValueError names the line that is broken."""
    return [_phrase(line, analyzer.stem) for line in _lines(text)]


def _lines(text: str) -> Iterator[_Line]:
    for number, line in enumerate(text.splitlines(), start=1):
        content = line.partition("#")[0].strip()
        if content:
            yield _Line(number, content)


def _phrase(line: _Line, stem: Callable[[str], str]) -> Phrase:
    asked, _, told = (side.split() for side in line.content.partition(_TOLD))
    if len(asked) < 2 or not told or not _are_words(asked + told):
        raise ValueError(
            f"{_FILE}, line {line.number} ({line.content!r}): write two words or more, {_TOLD!r}"
            " and words that tell them, all in lower case"
        )
    return Phrase(tuple(map(stem, asked)), frozenset(map(stem, told)))


def _are_words(found: Sequence[str]) -> bool:
    plain = "".join(found)
    if plain.isascii() and plain.isalpha() and plain.islower():  # as nearly all are
        return True
    return words(" ".join(found)) == list(found)
