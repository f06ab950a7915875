"""Where a question's terms stand: counted row by row in stretches of articles.

The index holds each row's words as numbers, so that a few stretches are looked through faster
than the postings of every term could be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import counted
from index.parts import Part
from index.segments.segment import Segment
from index.segments.vocabulary import Ints
from index.snapshot import Slots, Snapshot

APART = 5
"""Empty places between stretches: who looks that far around a row sees no row of another."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """Runs of rows, ascending, that do not overlap: rows from starts[i] to ends[i] of article
    `articles[i]`, all by their numbers in the snapshot.
    """

    starts: Ints
    ends: Ints
    articles: Ints

    @classmethod
    def around(cls, snapshot: Snapshot, starts: Ints, ends: Ints, reach: int) -> Stretches:
        """Runs of rows (ascending, each within one article) with those around them in the same
        article, up to `reach` on either side; where they meet they are one.
        """
        articles, first, last = snapshot.articles_of(starts)
        starts, ends = np.maximum(first, starts - reach), np.minimum(last, ends + reach)
        apart = np.ones(len(starts), np.bool_)
        apart[1:] = (starts[1:] > ends[:-1]) | (articles[1:] != articles[:-1])
        heads = apart.nonzero()[0]
        tails = np.append(heads[1:], len(starts))[: len(heads)] - 1
        return cls(starts[heads], ends[tails], articles[heads])


@dataclass(frozen=True, slots=True)
class Occurrences:
    """How often each slot's term stands in the rows of stretches.

    Every row has a place; APART empty ones stand before, between and behind the stretches. `shift`
    (stretches,) is what leads from a stretch's rows to their places, and `paragraphs` (places,)
    holds each row's paragraph, -1 for an empty place. `counts` (lines, places) counts in the rows,
    each time at one of its elements that are `found`, and `titles` (lines, stretches) in the
    titles; `line` (slots,) leads from a slot to its line. Terms that stand nowhere here share the
    last line, which is empty.
    """

    stretches: Stretches
    shift: Ints
    paragraphs: Ints
    counts: Ints
    found: Ints
    titles: Ints
    line: Ints

    def held(self, slots: slice) -> Ints:
        """Which of these slots, counted from the first of them, occur at all."""
        return (self.line[slots] < len(self.counts) - 1).nonzero()[0]

    def stretch(self, rows: Ints) -> Ints:
        """The stretches of rows, which must all be there."""
        return self.stretches.starts.searchsorted(rows, side="right") - 1


def occurrences(snapshot: Snapshot, slots: Slots, stretches: Stretches) -> Occurrences:
    """The occurrences of the slots in the stretches."""
    sizes = stretches.ends - stretches.starts + APART
    begins = sizes.cumsum() - sizes + APART
    total = int(sizes.sum()) + APART
    paragraphs = np.full(total, -1, np.int64)
    found: list[tuple[Ints, Ints]] = []
    titled: list[tuple[Ints, Ints]] = []
    for part, numbers in zip(snapshot.parts, slots.numbers, strict=True):
        first, end = stretches.starts.searchsorted((part.row, part.row + part.segment.rows))
        if first < end:
            own = _Own.of(part, stretches, slice(first, end), begins[first:end])
            table = _table(part.segment, numbers)
            paragraphs[own.places] = part.segment.paragraphs[own.rows]
            found.append(own.in_rows(table))
            titled.append(own.in_titles(table, int(first)))
    lines, line = _lines([slot for slot, _ in (*found, *titled)], len(slots.terms))
    in_rows, in_titles = _elements(found, line, total), _elements(titled, line, len(sizes))
    return Occurrences(
        stretches=stretches,
        shift=begins - stretches.starts,
        paragraphs=paragraphs,
        counts=np.bincount(in_rows, minlength=lines * total).reshape(lines, total),
        found=in_rows,
        titles=np.bincount(in_titles, minlength=lines * len(sizes)).reshape(lines, len(sizes)),
        line=line,
    )


def _table(segment: Segment, numbers: Ints) -> NDArray[np.int16]:
    """Term → its slot + 1, 0 for terms that are not looked for."""
    table = np.zeros(len(segment.terms), np.int16)
    known = (numbers >= 0).nonzero()[0]
    table[numbers[known]] = known + 1
    return table


def _lines(slots: Sequence[Ints], count: int) -> tuple[int, Ints]:
    """How many lines there are, and the line of each of `count` slots, given those that occur."""
    occurs = np.zeros(count, np.bool_)
    for each in slots:
        occurs[each] = True
    line = occurs.cumsum() - 1
    last = int(line[-1]) + 1 if count else 0
    line[~occurs] = last
    return last + 1, line


def _elements(found: Sequence[tuple[Ints, Ints]], line: Ints, width: int) -> Ints:
    """The pairs of slot and place as elements of rows of that width, a row for each line."""
    nothing = np.zeros(0, np.int64)
    return np.concatenate([nothing, *(line[slots] * width + places for slots, places in found)])


@dataclass(frozen=True, slots=True)
class _Own:
    """The stretches that lie in one part: their rows in its segment, from `first[i]` to `end[i]`,
    and the numbers of their articles there; all these `rows` one after the other, and the place of
    each.
    """

    segment: Segment
    first: Ints
    end: Ints
    articles: Ints
    rows: Ints
    places: Ints

    @classmethod
    def of(cls, part: Part, stretches: Stretches, chosen: slice, begins: Ints) -> _Own:
        first, end = stretches.starts[chosen] - part.row, stretches.ends[chosen] - part.row
        rows, sizes = counted(first, end), end - first
        places = rows + (begins - first).repeat(sizes)
        return cls(part.segment, first, end, stretches.articles[chosen] - part.number, rows, places)

    def in_rows(self, table: NDArray[np.int16]) -> tuple[Ints, Ints]:
        """The slots of all words that are looked for, and the places of their rows."""
        starts, values = self.segment.tokens.starts, self.segment.tokens.values
        begins, ends = starts[self.first], starts[self.end]
        spans = zip(begins.tolist(), ends.tolist(), strict=True)
        words = np.concatenate([values[a:b] for a, b in spans])
        slots = table.take(self.segment.term_of.take(words))
        found = (slots != 0).nonzero()[0]  # five times as fast as for numbers
        sizes = ends - begins
        skipped = begins - (sizes.cumsum() - sizes)
        heads = starts[self.rows] - skipped.repeat(self.end - self.first)
        row = heads.searchsorted(found, side="right") - 1
        return slots[found].astype(np.int64) - 1, self.places[row]

    def in_titles(self, table: NDArray[np.int16], first: int) -> tuple[Ints, Ints]:
        """The slots of all words of titles that are looked for, and the numbers of the stretches,
        which count from `first`.
        """
        titles = self.segment.titles.taken(self.articles)
        slots = table.take(self.segment.term_of.take(titles.values))
        found = slots.nonzero()[0]
        stretch = titles.starts[1:].searchsorted(found, side="right") + first
        return slots[found].astype(np.int64) - 1, stretch
