"""Spelling: a word that no article has, corrected to the library's own words.

Distances are optimal string alignment distances: insertions, deletions, substitutions and swaps
of neighbours (Damerau, "A technique for computer detection and correction of spelling errors",
1964).
"""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Iterator, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.analysis import Analyzer, read_words, stop_words
from index.relations import Relations

_SHORTEST = 4  # letters of a word to correct to; shorter ones have too many neighbours
_TYPED = 3  # letters of a word to correct
_LONG = 6  # letters of a word that is still itself with two edits
_CHOICES = 4


class Speller:
    """Corrects words towards a vocabulary (word → how often the library holds it).

    Words of the relations and stop words are corrected to as well: "Whho leeds it?" is understood
    where no article says "who" or "lead".
    """

    def __init__(
        self, vocabulary: Mapping[str, int], analyzer: Analyzer, relations: Relations
    ) -> None:
        self._counts = vocabulary
        self._stems = {analyzer.stem(word) for word in vocabulary}
        self._analyzer = analyzer
        self._common = {analyzer.stem(word) for word in read_words("common_words.txt")}
        self._common.update(analyzer.stem(word) for word in relations.asked())
        every = {*vocabulary, *stop_words(), *relations.asked()}
        self._known = {word for word in every if len(word) >= _SHORTEST and word.isalpha()}
        self._alike: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(self._known):
            self._alike[word[0], len(word)].append(word)

    def knows(self, word: str) -> bool:
        """Whether the word, or another form of it, stands in the library or is a stop word."""
        return (
            word in self._counts or word in stop_words() or self._analyzer.stem(word) in self._stems
        )

    def corrections(self, word: str) -> list[str]:
        """Words one edit away from an unknown word, the likeliest first; where there is none, words
        two edits away from a long one. None where the word is a common one that the library only
        happens not to hold, too short or no word at all.
        """
        if len(word) < _TYPED or not word.isalpha() or self._analyzer.stem(word) in self._common:
            return []
        near = {*self._within(word, word[0], 1), *self._known.intersection(_begun_anew(word))}
        if not near and len(word) >= _LONG:
            near = {*self._within(word, word[0], 2), *self._within(word, word[1], 2)}
        return sorted(near, key=lambda other: self._likelihood(word, other), reverse=True)[
            :_CHOICES
        ]

    def _within(self, word: str, first: str, edits: int) -> Iterator[str]:
        """The known words with that first letter that are at most so many edits away."""
        for length in range(len(word) - edits, len(word) + edits + 1):
            known = self._alike.get((first, length), ())
            for other, *_ in process.extract_iter(
                word, known, processor=None, scorer=OSA.distance, score_cutoff=edits
            ):
                yield other

    def _likelihood(self, word: str, other: str) -> tuple[bool, bool, int, str]:
        """Few mistype the first letter; stop words are typed most, then what the library says."""
        count = self._counts.get(other, 0)
        return other[0] == word[0], other in stop_words(), count, other


def _begun_anew(word: str) -> Iterator[str]:
    """What the word may be where the edit is in its first letter."""
    yield word[1:]
    yield word[1] + word[0] + word[2:]
    for letter in string.ascii_lowercase:
        yield letter + word
        yield letter + word[1:]
