"""Question's phrase → the words of a text that may tell it: "behind bars" is told by "jailed".

What people ask with a phrasal verb or an idiom, texts tell with words that no single word of it is
related to (index/data/phrases.txt, whose head gives its format).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from index.analysis import Analyzer, read_text, stop_words, words

_FILE = "phrases.txt"
_TOLD = "="
# What may stand between two words of a phrase: "fight for his life", "lay the whole crew off".
_BETWEEN = frozenset(
    "a an any her his its my our some that the their these this those your".split()
)
_PARTICLES = frozenset("apart away back down off out over up".split())
_APART = 3  # such words, or words of any kind before a particle


class Phrase(NamedTuple):
    """One line of the table, as stems: what is asked with all of `asked` may be told by any of
    `told`.
    """

    asked: tuple[str, ...]
    told: frozenset[str]


class Phrases:
    """Which words of a text may stand for a phrase of a question (index/data/phrases.txt)."""

    def __init__(self, analyzer: Analyzer) -> None:
        """Read the table; ValueError names the line that breaks the format."""
        self._stem = analyzer.stem
        self._begun: defaultdict[str, list[Phrase]] = defaultdict(list)
        for phrase in parse(read_text(_FILE), analyzer):
            self._begun[phrase.asked[0]].append(phrase)

    def terms(self) -> frozenset[str]:
        """All terms that may tell a phrase."""
        return frozenset(
            term for phrases in self._begun.values() for phrase in phrases for term in phrase.told
        )

    def told_by(self, asked: Sequence[str]) -> Mapping[str, frozenset[str]]:
        """For each term of the phrases in a question, whose words are given in order, the terms
        that may tell the phrase; empty for most questions.
        """
        stems = list(map(self._stem, asked))
        told: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for start, stem in enumerate(stems):
            if stem in self._begun:
                places, terms = self._longest(start, stems)
                for place in places:
                    if asked[place] not in stop_words():
                        told[stems[place]] |= terms
        return told

    def _longest(self, start: int, stems: Sequence[str]) -> tuple[Sequence[int], frozenset[str]]:
        """Where the words of the longest phrase stand that begins there, and what may tell it."""
        begun = self._begun[stems[start]]
        found = [(_places(phrase.asked, start, stems), phrase.told) for phrase in begun]
        return max(found, key=lambda each: len(each[0]))


def _places(asked: Sequence[str], start: int, stems: Sequence[str]) -> Sequence[int]:
    """Where the words of a phrase stand that begins there; empty where they do not."""
    places = [start]
    for stem in asked[1:]:
        begin = places[-1] + 1
        near = stems[begin : begin + _APART + 1]
        if stem not in near:
            return ()
        between = near[: near.index(stem)]
        if stem not in _PARTICLES and not _BETWEEN.issuperset(between):
            return ()
        places.append(begin + len(between))
    return places


def parse(text: str, analyzer: Analyzer) -> list[Phrase]:
    """The phrases of a table's text, in order; ValueError names the line that is broken."""
    phrases = []
    for number, line in enumerate(text.splitlines(), start=1):
        content = line.partition("#")[0].strip()
        if not content:
            continue
        asked, _, told = (side.split() for side in content.partition(_TOLD))
        if len(asked) < 2 or not told or not _are_words(asked + told):
            raise ValueError(
                f"{_FILE}, line {number} ({content!r}): write two words or more, {_TOLD!r} and"
                " words that tell them, all in lower case"
            )
        stem = analyzer.stem
        phrases.append(Phrase(tuple(map(stem, asked)), frozenset(map(stem, told))))
    return phrases


def _are_words(found: Sequence[str]) -> bool:
    plain = "".join(found)
    if plain.isascii() and plain.isalpha() and plain.islower():  # as nearly all are
        return True
    return words(" ".join(found)) == list(found)
