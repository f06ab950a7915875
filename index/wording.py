"""The words of candidates beside those of a question: the same, in the same order, or alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.query import Query
from index.scoring.kernel import Closest, closest_kernel
from index.segments.segment import Segment
from index.segments.vocabulary import Ints
from index.snapshot import Snapshot

PRONOUNS = ("he", "she", "it", "they", "his", "her", "its", "their")
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of n candidates have in common with those of a question.

    exact: (content words, n), whether the word of the question stands there in the same form.
    pairs: (n,), how many of the question's pairs of neighbouring words are neighbours there.
    alike: (content words, n), how alike the most alike word there is, 0 to 1; stop words left out.
    pronoun: (n,), whether the sentence opens with a pronoun.
    """

    exact: Bools
    pairs: Ints
    alike: Floats
    pronoun: Bools


def wording(query: Query, snapshot: Snapshot, rows: Ints) -> Wording:
    """The wording of those rows beside the query's."""
    words, asked = list(query.content), query.spelled
    slot = {word: number for number, word in enumerate(asked.terms)}
    wanted = np.zeros((len(slot), len(slot)), np.bool_)
    for one, other in query.pairs:
        wanted[slot[one], slot[other]] = True
    exact, alike = np.zeros((len(slot), len(rows)), np.bool_), np.zeros((len(words), len(rows)))
    closest = closest_kernel(snapshot.bm25.size)
    pairs, pronoun = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.bool_)
    for part, numbers in zip(snapshot.parts, asked.numbers, strict=True):
        own = ((rows >= part.row) & (rows < part.row + part.segment.rows)).nonzero()[0]
        if len(own):
            said = _Said.of(part.segment, rows[own] - part.row, own, numbers)
            exact[said.slots, said.row[said.found]] = True
            said.count_pairs(wanted, pairs)
            said.compare(words, closest, alike)
            said.look_for([part.word(word) for word in PRONOUNS], pronoun)
    return Wording(exact[: len(words)], pairs, alike, pronoun)


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of rows of a segment, one row after the other: `words` (tokens,), and the `row` of
    each, by its place among the candidates. `found` are the places of the words that are asked,
    and `slots` their slots.
    """

    segment: Segment
    words: Ints
    row: Ints
    found: Ints
    slots: Ints

    @classmethod
    def of(cls, segment: Segment, rows: Ints, places: Ints, asked: Ints) -> _Said:
        said = segment.tokens.taken(rows)
        words, row = said.values.astype(np.int64), places.repeat(said.sizes())
        met = (words[:, None] == asked).ravel().nonzero()[0]
        found, slots = np.divmod(met, max(len(asked), 1))
        return cls(segment, words, row, found, slots)

    def count_pairs(self, wanted: Bools, counts: Ints) -> None:
        """Adds up how many of the `wanted` pairs of slots are neighbours in each row."""
        found, slots = self.found, self.slots
        beside = (found[1:] == found[:-1] + 1) & wanted[slots[:-1], slots[1:]]
        first = beside.nonzero()[0]
        rows = self.row[found]
        met = (rows[first], rows[first + 1], slots[first], slots[first + 1])
        pairs = set(zip(*(each.tolist() for each in met), strict=True))
        for row, other, *_ in pairs:
            counts[row] += row == other

    def look_for(self, numbers: Sequence[int], opening: Bools) -> None:
        """Marks the rows that begin with one of these words."""
        first = np.ones(len(self.row), np.bool_)
        np.not_equal(self.row[1:], self.row[:-1], out=first[1:])
        heads = first.nonzero()[0]
        known = {number for number in numbers if number >= 0}
        opening[self.row[heads]] = [word in known for word in self.words[heads].tolist()]

    def compare(self, words: Sequence[str], closest: Closest, alike: Floats) -> None:
        """Notes how alike the most alike word of each row is to each of these words."""
        content = (~self.segment.function.take(self.segment.term_of.take(self.words))).nonzero()[0]
        closest(words, self.segment, self.words[content], self.row[content], alike)
