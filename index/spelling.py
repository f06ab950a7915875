"""Spelling: a word that no article has, corrected to the library's own words.

One edit away, found by deletions (Garbe, "SymSpell", 2012): two words one edit apart share a form
with at most one letter deleted from each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from index.analysis import Analyzer, stop_words

_SHORTEST = 4  # shorter words have too many neighbours


class Speller:
    """Corrects words towards a vocabulary (word → how often the library holds it)."""

    def __init__(self, vocabulary: Mapping[str, int], analyzer: Analyzer) -> None:
        self._counts = vocabulary
        self._stems = {analyzer.stem(word) for word in vocabulary}
        self._analyzer = analyzer
        self._forms: defaultdict[str, list[str]] = defaultdict(list)
        for word in [*vocabulary, *stop_words()]:
            if _correctable(word):
                for form in _forms(word):
                    self._forms[form].append(word)

    def knows(self, word: str) -> bool:
        """Whether the word, or another form of it, stands in the library or is a stop word."""
        return (
            word in self._counts or word in stop_words() or self._analyzer.stem(word) in self._stems
        )

    def correct(self, word: str) -> str | None:
        """The likeliest word of the library one edit away from an unknown word; None without."""
        if not _correctable(word):
            return None
        near = {other for form in _forms(word) for other in self._forms.get(form, ())}
        near = {other for other in near if _one_edit(word, other)}
        if not near:
            return None
        return max(near, key=lambda other: (other[0] == word[0], self._counts.get(other, 1), other))


def _correctable(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha()


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
