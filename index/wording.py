"""The words of candidates beside those of a question: the same, in the same order, or alike.

Words are alike by Dice's coefficient of their character 4-grams (a word framed by "_": "duke" →
"_duk", "duke", "uke_"), here of the bytes of their UTF-8.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import counted
from index.query import Query
from index.segments.grams import KINDS, NONE, grams_of_word, kinds, places
from index.segments.segment import Segment
from index.segments.vocabulary import Ints
from index.snapshot import Snapshot

PRONOUNS = (
    *("he", "she", "it", "they", "his", "her", "its", "their"),
    *("this", "these", "those", "such"),
)
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
    content, asked = list(query.content), query.spelled
    slot = {word: number for number, word in enumerate(asked.terms)}
    own_slots = np.array([slot[word] for word in content], np.int64)
    pair_slots = np.array([[slot[a], slot[b]] for a, b in query.pairs], np.int64).reshape(-1, 2)
    exact = np.zeros((len(content), len(rows)), np.bool_)
    pairs, pronoun = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.bool_)
    alike = np.zeros((len(content), len(rows)))
    for part, numbers in zip(snapshot.parts, asked.numbers, strict=True):
        own = np.flatnonzero((rows >= part.row) & (rows < part.row + part.segment.rows))
        if len(own):
            said = _Said.of(part.segment, rows[own] - part.row, numbers)
            exact[:, own] = said.exact(len(numbers))[own_slots]
            pairs[own] = said.pairs(pair_slots, len(numbers))
            alike[:, own] = said.alike(content)
            pronoun[own] = said.opens_with([part.word(word) for word in PRONOUNS])
    return Wording(exact, pairs, alike, pronoun)


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of rows of a segment, one row after the other: `words` (tokens,), the `row` of
    each, counted from 0, where each row begins in them, and how many words it has. `found` are the
    places of those that are asked, and `slots` their slots.
    """

    segment: Segment
    words: Ints
    row: Ints
    starts: Ints
    sizes: Ints
    found: Ints
    slots: Ints

    @classmethod
    def of(cls, segment: Segment, rows: Ints, asked: Ints) -> _Said:
        starts, values = segment.tokens.starts, segment.tokens.values
        begins, ends = starts[rows], starts[rows + 1]
        spans = zip(begins.tolist(), ends.tolist(), strict=True)
        words = np.concatenate([values[start:end] for start, end in spans]).astype(np.int64)
        sizes = ends - begins
        row = np.arange(len(rows)).repeat(sizes)
        known = (asked >= 0).nonzero()[0]
        order = known[asked[known].argsort()]
        found, place = _among(words, asked[order])
        return cls(segment, words, row, sizes.cumsum() - sizes, sizes, found, order[place])

    @property
    def size(self) -> int:
        return len(self.starts)

    def exact(self, slots: int) -> Bools:
        there = np.zeros((slots, self.size), np.bool_)
        there[self.slots, self.row[self.found]] = True
        return there

    def pairs(self, pairs: Ints, slots: int) -> Ints:
        """How many of the pairs of slots (pairs, 2) are neighbours in each row."""
        row = self.row[self.found]
        beside = (self.found[1:] == self.found[:-1] + 1) & (row[1:] == row[:-1])
        first = beside.nonzero()[0]
        said = self.slots[first] * slots + self.slots[first + 1]
        where, which = (said[:, None] == pairs[:, 0] * slots + pairs[:, 1]).nonzero()
        there = np.zeros((self.size, len(pairs)), np.bool_)
        there[row[first[where]], which] = True
        counts: Ints = there.sum(axis=1)
        return counts

    def opens_with(self, numbers: Sequence[int]) -> Bools:
        opening = np.zeros(self.size, np.bool_)
        filled = self.sizes.nonzero()[0]
        known = {number for number in numbers if number >= 0}
        opening[filled] = [word in known for word in self.words[self.starts[filled]].tolist()]
        return opening

    def alike(self, words: Sequence[str]) -> Floats:
        content = (~self.segment.function[self.segment.term_of[self.words]]).nonzero()[0]
        best = np.zeros((len(words), self.size))
        if len(content) and words:
            row = self.row[content]
            first = np.ones(len(row), np.bool_)
            first[1:] = row[1:] != row[:-1]
            heads = first.nonzero()[0]
            shares = dice(words, self.segment, self.words[content])
            best[:, row[heads]] = np.maximum.reduceat(shares, heads, axis=1)
        return best


def _among(values: Ints, wanted: Ints) -> tuple[Ints, Ints]:
    """The places of those values that are wanted, and their places among these, which ascend."""
    if not len(wanted):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    place = wanted.searchsorted(values)
    found = (wanted.take(place, mode="clip") == values).nonzero()[0]
    return found, place[found]


def dice(words: Sequence[str], segment: Segment, others: Ints) -> Floats:
    """(words, others): how alike each of the words is to each of the others, which are numbers of
    words of the segment.
    """
    own = [grams_of_word(word) for word in words]
    every = np.concatenate(own)
    sizes = np.array([len(each) for each in own])
    begins, counts = places(segment.words, others)
    grams, ends = segment.grams[counted(begins, begins + counts)], counts.cumsum()
    asked = np.zeros(KINDS, np.bool_)
    asked[kinds(every)] = True
    found = asked[kinds(grams)].nonzero()[0]
    gram, same = (grams[found, None] == every).nonzero()
    other = ends.searchsorted(found[gram], side="right")
    word = np.arange(len(own)).repeat(sizes)[same]
    shape = len(own), len(others)
    shared = np.bincount(word * shape[1] + other, minlength=shape[0] * shape[1]).reshape(shape)
    repeated = ends.searchsorted((grams == NONE).nonzero()[0], side="right")
    distinct = counts - np.bincount(repeated, minlength=shape[1])
    alike: Floats = 2 * shared / (sizes[:, None] + distinct)
    return alike
