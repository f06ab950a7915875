"""Where a question's terms stand: counted row by row in stretches of articles.

The index holds each row's words as numbers, so that a few stretches are looked through faster
than the postings of every term could be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.arrays import counted
from index.parts import Part
from index.segments.ragged import Tokens
from index.segments.segment import Bools
from index.segments.vocabulary import Ints

if TYPE_CHECKING:
    from index.snapshot import Slots, Snapshot

APART = 5
"""Empty places between stretches: who looks that far around a row sees no row of another."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """Runs of rows, ascending, that do not overlap: rows from starts[i] to ends[i] of article
    `articles[i]`, which begins with row `firsts[i]`, all by their numbers in the snapshot.
    """

    starts: Ints
    ends: Ints
    articles: Ints
    firsts: Ints

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
        return cls(starts[heads], ends[tails], articles[heads], first[heads])

    def of(self, rows: Ints) -> Ints:
        """The stretches of rows, which must all be there."""
        return self.starts.searchsorted(rows, side="right") - 1


@dataclass(frozen=True, slots=True)
class Ground:
    """Rows to look for answers in, and what is said in them and around them: all that questions
    that look there have in common.

    Every row of the stretches has a place; APART empty ones stand before, between and behind the
    stretches. `shift` (stretches,) is what leads from a stretch's rows to their places, and
    `title_words` (stretches,) how many words its article's title has; `paragraphs` (places,) holds
    each row's paragraph, -1 for an empty place, and `asks` (places,) which rows are questions.
    `rows` are those that are looked in, `stretch` and `places` theirs, `lengths` those of their
    bags. `said` is what is said in each part of the snapshot.
    """

    stretches: Stretches
    shift: Ints
    title_words: Ints
    paragraphs: Ints
    asks: Bools
    rows: Ints
    stretch: Ints
    places: Ints
    lengths: Ints
    said: tuple[_Said, ...]

    @classmethod
    def of(cls, snapshot: Snapshot, starts: Ints, ends: Ints, reach: int) -> Ground:
        """The ground of runs of rows (as in `Stretches.around`) with those up to `reach` away."""
        stretches = Stretches.around(snapshot, starts, ends, reach)
        sizes = stretches.ends - stretches.starts + APART
        begins = sizes.cumsum() - sizes + APART
        paragraphs = np.full(int(sizes.sum()) + APART, -1, np.int64)
        asks = np.zeros(len(paragraphs), np.bool_)
        said = tuple(_said(part, stretches, begins, paragraphs, asks) for part in snapshot.parts)
        title_words = np.concatenate([sizes[:0], *(each.title_sizes() for each in said)])
        shift, rows = begins - stretches.starts, counted(starts, ends)
        stretch = stretches.of(rows)
        places, lengths = rows + shift[stretch], snapshot.bag_lengths(rows)
        return cls(
            stretches, shift, title_words, paragraphs, asks, rows, stretch, places, lengths, said
        )


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of rows of a part, one row after the other: the numbers of their `terms` among
    `size`, where each row begins in them (`heads`), and the rows' `places`; the same for the titles
    of stretches.
    """

    size: int
    terms: Tokens
    heads: Ints
    places: Ints
    titles: Tokens
    title_heads: Ints
    stretches: Ints

    def title_sizes(self) -> Ints:
        """How many words each stretch's title has."""
        return np.diff(self.title_heads, append=len(self.titles))

    def found(self, numbers: Ints) -> tuple[tuple[Ints, Ints], tuple[Ints, Ints]]:
        """The slots of all words that are looked for with their places, and those of titles with
        their stretches; the slots have these numbers in the part.
        """
        table = np.zeros(self.size, np.int16)  # term → its slot + 1, 0 for one not looked for
        known = (numbers >= 0).nonzero()[0]
        table[numbers[known]] = known + 1
        return (
            _found(table, self.terms, self.heads, self.places),
            _found(table, self.titles, self.title_heads, self.stretches),
        )


def _found(table: NDArray[np.int16], terms: Tokens, heads: Ints, places: Ints) -> tuple[Ints, Ints]:
    slots = table.take(terms, mode="clip")  # all are inside, and are looked up faster so
    found = (slots != 0).nonzero()[0]  # five times as fast as for numbers
    place = places[heads.searchsorted(found, side="right") - 1]
    return slots[found].astype(np.int64) - 1, place


def _said(part: Part, stretches: Stretches, begins: Ints, paragraphs: Ints, asks: Bools) -> _Said:
    """What is said in the part's own stretches, which begin at these places; their rows'
    paragraphs are noted, and which of them ask.
    """
    segment, tokens = part.segment, part.segment.tokens
    first, last = stretches.starts.searchsorted((part.row, part.row + segment.rows)).tolist()
    starts = stretches.starts[first:last] - part.row
    ends = stretches.ends[first:last] - part.row
    rows = counted(starts, ends)
    places = rows + (begins[first:last] - starts).repeat(ends - starts)
    paragraphs[places], asks[places] = segment.paragraphs[rows], segment.asks[rows]
    spans = zip(tokens.starts[starts].tolist(), tokens.starts[ends].tolist(), strict=True)
    words = np.concatenate([tokens.values[:0], *(tokens.values[a:b] for a, b in spans)])
    sizes = tokens.starts[rows + 1] - tokens.starts[rows]
    titles = segment.titles.taken(stretches.articles[first:last] - part.number)
    return _Said(
        len(segment.terms),
        segment.term_of.take(words.astype(np.int64)),  # twice as fast as by int32
        sizes.cumsum() - sizes,
        places,
        segment.term_of.take(titles.values),
        titles.starts[:-1],
        np.arange(first, last),
    )


@dataclass(frozen=True, slots=True)
class Occurrences:
    """How often each slot's term stands in the rows of a ground.

    `counts` (lines, places) counts in the rows, each time at one of its elements that are `found`,
    and `titles` (lines, stretches) in the titles; `line` (slots,) leads from a slot to its line.
    Terms that stand nowhere here share the last line, which is empty.
    """

    ground: Ground
    counts: Ints
    found: Ints
    titles: Ints
    line: Ints

    def held(self, slots: slice) -> Ints:
        """Which of these slots, counted from the first of them, occur at all."""
        return (self.line[slots] < len(self.counts) - 1).nonzero()[0]


def occurrences(ground: Ground, slots: Slots) -> Occurrences:
    """The occurrences of the slots on that ground."""
    pairs = [said.found(numbers) for said, numbers in zip(ground.said, slots.numbers, strict=True)]
    found, titled = [each for each, _ in pairs], [each for _, each in pairs]
    lines, line = _lines([slot for slot, _ in (*found, *titled)], len(slots.terms))
    total, stretches = len(ground.paragraphs), len(ground.shift)
    in_rows, in_titles = _elements(found, line, total), _elements(titled, line, stretches)
    return Occurrences(
        ground=ground,
        counts=np.bincount(in_rows, minlength=lines * total).reshape(lines, total),
        found=in_rows,
        titles=np.bincount(in_titles, minlength=lines * stretches).reshape(lines, stretches),
        line=line,
    )


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
