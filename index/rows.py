"""Where sentences, articles and passages stand among the parts of an index."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from index.parts import Part
from index.segments.bags import REACH
from index.segments.building import kept_rows
from index.segments.vocabulary import Ints

PARAGRAPH_REACH = 5
"""Sentences of a paragraph that are looked at on either side of one."""


class Rows:
    """A row is a sentence, a number an article, both counted through all parts in the order of the
    store's versions; those of removed articles are skipped.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(parts)
        self._rows = [part.row for part in parts]
        self._numbers = [part.number for part in parts]

    def numbers_of(self, versions: Collection[int]) -> list[int]:
        """The numbers of the articles of these versions, as far as they count, ascending."""
        wanted = np.array([*versions], np.int64)
        found = (np.isin(part.segment.versions, wanted) & part.keep for part in self.parts)
        return [
            part.number + place
            for part, kept in zip(self.parts, found, strict=True)
            for place in np.flatnonzero(kept).tolist()
        ]

    def rows(self) -> Iterator[int]:
        """All rows that count, ascending."""
        for part in self.parts:
            kept = kept_rows(part.segment, part.keep).nonzero()[0]
            yield from (kept + part.row).tolist()

    def part_of(self, row: int) -> Part:
        """The part that holds a row."""
        return self.parts[bisect(self._rows, row) - 1]

    def owner(self, row: int) -> int:
        """The number of the row's article."""
        part = self.part_of(row)
        return part.number + part.segment.owner(row - part.row)

    def articles_of(self, rows: Ints) -> tuple[Ints, Ints, Ints]:
        """The numbers of the rows' articles, the first rows of these and those behind their last;
        the rows are ascending.
        """
        found = [np.zeros((3, 0), np.int64)]
        for part in self.parts:
            first, end = rows.searchsorted((part.row, part.row + part.segment.rows))
            own = part.segment.owners(rows[first:end] - part.row)
            bounds = part.segment.first[own] + part.row, part.segment.first[own + 1] + part.row
            found.append(np.stack((own + part.number, *bounds)))
        articles, starts, ends = np.concatenate(found, axis=1)
        return articles, starts, ends

    def bag_lengths(self, rows: Ints) -> Ints:
        """The lengths of the bags of rows, which are ascending."""
        found = [np.zeros(0, np.int64)]
        for part in self.parts:
            first, end = rows.searchsorted((part.row, part.row + part.segment.rows))
            found.append(part.segment.bag_lengths[rows[first:end] - part.row].astype(np.int64))
        return np.concatenate(found)

    def span(self, number: int) -> range:
        """The rows of an article."""
        part = self.parts[bisect(self._numbers, number) - 1]
        first = part.segment.first[number - part.number : number - part.number + 2]
        return range(part.row + int(first[0]), part.row + int(first[1]))

    def articles(self) -> list[int]:
        """The numbers of the articles that count, ascending."""
        return [part.number + int(n) for part in self.parts for n in np.flatnonzero(part.keep)]

    def window(self, row: int, reach: int = REACH) -> range:
        """The rows of the same article at most `reach` sentences away, the row included."""
        span = self.span(self.owner(row))
        return range(max(span.start, row - reach), min(span.stop, row + reach + 1))

    def paragraph(self, row: int) -> range:
        """The rows of the same paragraph, the row included, and not too far away."""
        part, window = self.part_of(row), self.window(row, PARAGRAPH_REACH)
        paragraphs = part.segment.paragraphs
        own = paragraphs[row - part.row]
        inside = paragraphs[window.start - part.row : window.stop - part.row] == own
        places = np.flatnonzero(inside)
        return range(window.start + int(places[0]), window.start + int(places[-1]) + 1)
