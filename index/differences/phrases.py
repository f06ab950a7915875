"""What stands around a figure: "in repairs", "with a small battery", "by ferry", "electric".

Where each of two sentences has such phrases whose words the other sentence does not have, their
figures are taken to be of different things. So they are where each puts words of its own before
the noun that both count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from index.analysis import Analyzer, stop_words, words
from index.differences.subjects import Subject
from index.figures import Figure, is_part
from index.patterns import later

_PREPOSITIONS = frozenset(
    "in on for with by at from to among within over during off near of as per".split()
)
_SKIPPED = frozenset(
    "the a an its their his her this that these those all some each every about around more than"
    " nearly least only just".split()
)
_NO_WORDS = stop_words() | frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million"
    " billion half third quarter monday tuesday wednesday thursday friday saturday sunday january"
    " february march april may june july august september october november december".split()
)
_BREAK = later(
    r"[,;:()–—]\s|\.$|[“”]|\b(?:which|who|whose|while|although|because|but)\b", re.IGNORECASE
)
_EACH = later(r"\balone\b|\bper (?:head|capita|person)\b", re.IGNORECASE)
_MOST = 3  # words of a phrase
_NEAR = 40  # characters around a figure in which phrases are looked for


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A figure's nouns and the stems of the phrases around it; `terms` are its sentence's.

    `partial`: it is told as a part, "another 400", "in the capital alone", "per head".
    """

    nouns: tuple[str, ...]
    phrases: frozenset[str]
    partial: bool
    terms: frozenset[str]

    @classmethod
    def of(cls, figure: Figure, subject: Subject, analyzer: Analyzer) -> Surroundings:
        """The surroundings of a figure in the sentence of that subject: phrases of the part that
        it stands in, and of the first one where that is a phrase: "In the second quarter, …".
        """
        parts = _parts(subject.text, figure)
        told = chain.from_iterable(_phrase_words(words(part)) for part in parts)
        stems = frozenset(map(analyzer.stem, told))
        partial = is_part(figure, subject.text) or _EACH.search(subject.text)
        return cls(figure.nouns, stems, bool(partial), subject.terms)

    def apart_from(self, other: Surroundings) -> bool:
        """Whether the figures are of different things."""
        if self.partial != other.partial:
            return True
        if self.phrases - other.terms and other.phrases - self.terms:
            return True
        shared = next((noun for noun in self.nouns if noun in other.nouns), None)
        return shared is not None and all(each.nouns.index(shared) for each in (self, other))


def _parts(text: str, figure: Figure) -> Iterator[str]:
    """The words near the figure, up to a comma and the like, and a phrase that opens the text."""
    breaks = [
        each for each in _BREAK.finditer(text) if not figure.start <= each.start() < figure.end
    ]
    before = [each.end() for each in breaks if each.end() <= figure.start]
    behind = [each.start() for each in breaks if each.start() >= figure.end]
    start = max(text.find(" ", max(0, figure.start - _NEAR), figure.start), 0, *before)
    end = text.find(" ", figure.end + _NEAR)
    yield text[start : min(end if end >= 0 else len(text), *behind, len(text))]
    opening = text[: breaks[0].start() if before else figure.start].split()[: _MOST + 2]
    if opening and opening[0].lower() in _PREPOSITIONS:
        yield " ".join(opening)


def _phrase_words(told: list[str]) -> Iterator[str]:
    """The words of phrases: those behind a preposition and its article, up to a stop word or
    number.
    """
    left = 0
    for word in told:
        if word in _PREPOSITIONS:
            left = _MOST
        elif left == _MOST and word in _SKIPPED:
            continue
        elif word in _NO_WORDS or word[0].isdigit():
            left = 0
        elif left:
            left -= 1
            yield word
