"""Spelling: a word that no article has, corrected to the library's own words.

Distances are optimal string alignment distances: insertions, deletions, substitutions and swaps
of neighbours (Damerau, "A technique for computer detection and correction of spelling errors",
1964); some slips are likelier than others (Kernighan, Church and Gale, "A spelling correction
program based on a noisy channel model", 1990).
"""

from __future__ import annotations

import math
import string
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Protocol

import numpy as np

from index.analysis import Analyzer, stop_words
from index.lexicon import LONG, SHORTEST, Lexicon, is_target, is_word
from index.segments.draft import FUNCTION
from index.segments.segment import Int32, Segment
from index.segments.vocabulary import LONGEST, Column, Vocabulary

_TYPED = 3  # letters of a word to correct
_SHORT_NAME = 5  # letters; it has too many neighbours among common words
_CHOICES = 4
_ASKING = frozenset("does from have that this were what when whom with".split())
"""What words of three letters are corrected to whatever the slip; to others only where a letter was
left out, since most of them are names or abbreviations."""
OPENING = ("how", "what", "when", "where", "which", "who", "whose", "why")
# How much less likely than a letter left out or two that swapped places (fitted to questions with
# a random slip, about SQuAD's articles and others): any other slip, and one in the first letter.
_OTHER_SLIP = 0.1
_FIRST_SLIP = 0.5
_WIDEST = 4  # bytes of a letter


class Part(Protocol):
    """A segment, and how often each of its words counts."""

    @property
    def segment(self) -> Segment:
        """Its words."""

    @property
    def counts(self) -> Int32:
        """(words,), 0 for words of removed articles alone."""

    @property
    def word(self) -> Callable[[str], int]:
        """The number of a word, -1 for one that it lacks."""

    @property
    def term(self) -> Callable[[str], int]:
        """The number of a term, -1 for one that it lacks."""


class Speller:
    """Corrects words towards those of the library's segments and of the lexicon."""

    def __init__(self, parts: Sequence[Part], analyzer: Analyzer, lexicon: Lexicon) -> None:
        self._parts, self._analyzer, self._lexicon = parts, analyzer, lexicon

    def knows(self, word: str) -> bool:
        """Whether the word, or another form of it, stands in the library or is a stop word."""
        return word in stop_words() or self._count(word) > 0 or self._holds(word)

    def holds(self, word: str) -> bool:
        """Whether the word itself stands in the library."""
        return self._count(word) > 0

    def corrections(self, word: str, *, name: bool = False) -> dict[str, float]:
        """Words one edit away from an unknown word, the likeliest first, each with how likely it
        is beside the others; where there is none, words two edits away, unless it is short. None
        where the word is a common one that the library only happens not to hold, too short or no
        word at all. A short name is corrected to none but words of the library one edit away.
        """
        if len(word) < _TYPED or not is_word(word):
            return {}
        if self.is_ordinary(word) or self._lexicon.is_rare(word):
            return {}
        near = self._near(word)
        if name and len(word) <= _SHORT_NAME:
            near = set(filter(self.holds, near)) if len(word) >= SHORTEST else set()
        elif not near:
            near = self._further(word)
        likely = sorted(((self._likelihood(word, other), other) for other in near), reverse=True)
        return {other: likelihood for likelihood, other in likely[:_CHOICES]}

    def is_ordinary(self, word: str) -> bool:
        """Whether the word is a common one of English, whatever the library holds."""
        return self._analyzer.stem(word) in self._lexicon.common

    def asking(self, word: str) -> str | None:
        """The word that asks which is one edit away, or else two and has its letters; None where
        there is none or several. The first word of a question may mean it though it is a word
        itself: "hen did it sink".
        """
        near = list(_nearest(word, OPENING, 1))
        if not near and len(word) >= SHORTEST:
            near = [other for other in _nearest(word, OPENING, 2) if _holds_letters(other, word)]
        return near[0] if len(near) == 1 else None

    def _holds(self, word: str) -> bool:
        """Whether a word with the same stem stands in the library."""
        stem = self._analyzer.stem(word)
        for part in self._parts:
            for term in (part.term(stem), part.term(FUNCTION + stem)):
                if term >= 0 and part.counts[part.segment.term_of == term].any():
                    return True
        return False

    def _near(self, word: str) -> set[str]:
        """The known words one edit away; for three letters also stop words of three, beside
        longer ones or with the same letters.
        """
        near = {*self._within(word, word[0], 1), *filter(self._is_known, _begun_anew(word))}
        if len(word) >= SHORTEST:
            return near
        longer = {other for other in near if self._is_short_for(word, other)}
        stop = set(_nearest(word, _little_words(), 1))
        return longer | {other for other in stop if longer or _holds_letters(other, word)}

    def _further(self, word: str) -> set[str]:
        """The known words that are two edits away from a long one, or else those whose stem is one
        edit away from its stem; of five letters those that have the same ones, mixed up.
        """
        if len(word) < LONG - 1:
            return set()
        twice = set().union(*(self._within(word, first, 2) for first in {word[0], word[1]}))
        if len(word) < LONG:
            return {other for other in twice if _is_mixed_up(word, other)}
        return twice or set(self._forms(word))

    def _within(self, word: str, first: str, edits: int) -> Iterator[str]:
        """The known words with that first letter that are at most so many edits away."""
        for length in range(len(word) - edits, len(word) + edits + 1):
            yield from _nearest(word, self._lexicon.alike.get((first, length), ()), edits)
        for part in self._parts:
            yield from _of_part(part, word, first, edits)

    def _is_known(self, word: str) -> bool:
        return is_target(word) and (word in self._lexicon.words or self._count(word) > 0)

    def _count(self, word: str) -> int:
        """How often the library holds the word."""
        found = ((part, part.word(word)) for part in self._parts)
        return sum(int(part.counts[number]) for part, number in found if number >= 0)

    def _is_short_for(self, word: str, other: str) -> bool:
        """Whether three letters may be the other word: "wat"; "vot", where a letter was left out of
        a common word.
        """
        known = other in stop_words() or self._analyzer.stem(other) in self._lexicon.ordinary
        return other in _ASKING or (known and len(other) > len(word))

    def _forms(self, word: str) -> Iterator[str]:
        """Words of the library whose stem is one edit away from the word's; of each such stem the
        word that is said most.
        """
        stem = self._analyzer.stem(word)
        for part in self._parts if is_target(stem) else ():
            for number in _terms_of(part, stem):
                words = np.flatnonzero(part.segment.term_of == number)
                most = int(words[part.counts[words].argmax()])
                said = part.segment.words.word(most)
                if part.counts[most] and is_target(said):
                    yield said

    def _likelihood(self, word: str, other: str) -> float:
        """How likely the slip is, and that the word was meant: more where the library says it more
        often, and for a stop word, since questions say those.
        """
        said = 1 + self._count(other) + (other in stop_words())
        return _slip(word, other) * math.sqrt(said)


def _slip(typed: str, meant: str) -> float:
    """How likely a slip of that kind is: 1 where letters are left out or only stand elsewhere, less
    for any other, since any letter may be one too many or stand for another; few mistype the first.
    """
    return (1.0 if _holds_letters(meant, typed) else _OTHER_SLIP) * (
        1.0 if typed[0] == meant[0] else _FIRST_SLIP
    )


def _holds_letters(meant: str, typed: str) -> bool:
    """Whether no letter was typed that is not in the word."""
    return not Counter(typed) - Counter(meant)


def _is_mixed_up(typed: str, meant: str) -> bool:
    """Whether more than two letters stand elsewhere, "ifrts" and not "lenin" for "linen", or one is
    left out and others stand elsewhere, but not at the ends: "trhne".
    """
    if len(typed) < len(meant):
        ends = typed[0] == meant[0] and typed[-1] == meant[-1]
        return len(meant) - len(typed) == 1 and ends and _holds_letters(meant, typed)
    moved = sum(one != other for one, other in zip(typed, meant, strict=False))
    return sorted(typed) == sorted(meant) and moved > 2


@cache
def _little_words() -> list[str]:
    return sorted(word for word in stop_words() if len(word) == _TYPED)


def _of_part(part: Part, word: str, first: str, edits: int) -> Iterator[str]:
    """The words of a segment with that first letter that are at most so many edits away."""
    for start, column in _near_lengths(part.segment.words, word, first, edits):
        counted = part.counts[start : start + len(column)] > 0
        known = [each.decode() for each in column[counted].tolist()]
        yield from filter(is_target, _nearest(word, known, edits))


def _terms_of(part: Part, stem: str) -> list[int]:
    """The numbers of the terms of a segment one edit away from a stem."""
    columns = _near_lengths(part.segment.terms, stem, stem[0], 1)
    known = [each.decode() for _, column in columns for each in column.tolist()]
    found = map(part.term, {*_nearest(stem, known, 1), *_begun_anew(stem)})
    return sorted(number for number in found if number >= 0)


def _near_lengths(
    words: Vocabulary, word: str, first: str, edits: int
) -> Iterator[tuple[int, Column]]:
    """Words with that first letter, by length in bytes, where so many edits may lead to a word of
    it; each time with the number of the first of them.
    """
    size = len(word.encode())
    reach = edits if word.isascii() else edits * _WIDEST
    for length in range(max(1, size - reach), min(LONGEST, size + reach) + 1):
        column = words.column(length)
        begins = np.array([first.encode(), first.encode() + b"\xff"], f"S{max(length, 5)}")
        start, end = np.searchsorted(column, begins).tolist()
        yield int(words.starts[length]) + start, column[start:end]


def _nearest(word: str, known: Sequence[str], edits: int) -> Iterator[str]:
    from rapidfuzz import process  # few questions have a word that is unknown
    from rapidfuzz.distance import OSA

    for other, *_ in process.extract_iter(
        word, known, processor=None, scorer=OSA.distance, score_cutoff=edits
    ):
        if _number(other) == _number(word):
            yield other


def _number(word: str) -> str:
    """The digits that a word ends with."""
    return word[len(word.rstrip(string.digits)) :]


def _begun_anew(word: str) -> Iterator[str]:
    """What the word may be where the edit is in its first letter."""
    yield word[1:]
    yield word[1] + word[0] + word[2:]
    for letter in string.ascii_lowercase:
        yield letter + word
        yield letter + word[1:]
