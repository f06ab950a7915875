"""The parts of a snapshot: segments, what of them counts, and where their texts are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from index.segments.building import kept_counts, kept_frequencies
from index.segments.segment import Bools, Int32, Segment
from index.store import StoredArticle

Load = Callable[[int], StoredArticle | None]
"""A version of an article, by its number; None where it is not kept any more."""


@dataclass(frozen=True, slots=True)
class Part:
    """A segment in a snapshot. `keep` (articles,) says which articles count; `frequencies` (terms,)
    and `counts` (words,) count in those alone. `load` reads the articles. Its first row and its
    first article have the numbers `row` and `number` in the snapshot. `term` and `word` give the
    number of a term and of a word in the segment, -1 for those that it lacks.
    """

    segment: Segment
    keep: Bools
    frequencies: Int32
    counts: Int32
    load: Load = field(repr=False)
    row: int
    number: int
    term: Callable[[str], int] = field(repr=False)
    word: Callable[[str], int] = field(repr=False)

    def only(self, keep: Bools) -> Part:
        """The part with these of its articles alone."""
        return _part(self.segment, self.keep & keep, self.load)


def parts_of(segments: Sequence[tuple[Segment, Bools]], load: Load) -> list[Part]:
    """The parts of a snapshot made of segments of one library and the articles in them that
    count.
    """
    return in_a_row(_part(segment, keep, load) for segment, keep in segments)


def in_a_row(parts: Iterable[Part]) -> list[Part]:
    """Parts one after the other, their rows and articles numbered through; no array is copied."""
    placed, row, number = [], 0, 0
    for part in parts:
        placed.append(replace(part, row=row, number=number))
        row += part.segment.rows
        number += part.segment.articles
    return placed


def _part(segment: Segment, keep: Bools, load: Load) -> Part:
    return Part(
        segment,
        keep,
        kept_frequencies(segment, keep),
        kept_counts(segment, keep),
        load,
        0,
        0,
        segment.terms.number,
        segment.words.number,
    )
