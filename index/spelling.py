"""Spelling: a word that no article has, corrected to the library's own words.

One edit away, found by deletions (Garbe, "SymSpell", 2012): two words one edit apart share a form
with at most one letter deleted from each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

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
        self._forms: defaultdict[str, list[str]] = defaultdict(list)
        for word in {*vocabulary, *stop_words(), *relations.asked()}:
            if len(word) >= _SHORTEST and word.isalpha():
                for form in _forms(word):
                    self._forms[form].append(word)

    def knows(self, word: str) -> bool:
        """Whether the word, or another form of it, stands in the library or is a stop word."""
        return (
            word in self._counts or word in stop_words() or self._analyzer.stem(word) in self._stems
        )

    def corrections(self, word: str) -> list[str]:
        """Words one edit away from an unknown word, the likeliest first; where there is none, words
        about two edits away from a long one. None where the word is a common one that the library
        only happens not to hold, too short or no word at all.
        """
        if len(word) < _TYPED or not word.isalpha() or self._analyzer.stem(word) in self._common:
            return []
        near = {other for other in self._sharing(_forms(word)) if _one_edit(word, other)}
        if not near and len(word) >= _LONG:
            shorter = {form for once in _forms(word) for form in _forms(once)}
            near = {other for other in self._sharing(shorter) if other[0] == word[0]}
        return sorted(near, key=lambda other: self._likelihood(word, other), reverse=True)[
            :_CHOICES
        ]

    def _sharing(self, forms: Iterable[str]) -> set[str]:
        return {other for form in forms for other in self._forms.get(form, ())}

    def _likelihood(self, word: str, other: str) -> tuple[bool, bool, int, str]:
        """Few mistype the first letter; stop words are typed most, then what the library says."""
        count = self._counts.get(other, 0)
        return other[0] == word[0], other in stop_words(), count, other


def _forms(word: str) -> Iterator[str]:
    """The word, and the word with each letter deleted in turn."""
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


def _one_edit(word: str, other: str) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours leads to the other."""
    if abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    a, b = word[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])
