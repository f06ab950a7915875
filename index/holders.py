"""In how many articles a term stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.parts import Part
from index.segments.segment import Int32


class Holders:
    """Counts the articles that hold a term, of those that count in the parts."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts

    def count(self, term: str) -> int:
        """The number of articles that hold the term in a sentence or in the title."""
        pairs = zip(self._parts, self._owners, strict=True)
        return sum(_count(part, owners, part.term(term)) for part, owners in pairs)

    @cached_property
    def _owners(self) -> list[Int32]:
        """For each part the articles of its passages, by their numbers in its segment."""
        segments = [part.segment for part in self._parts]
        return [each.owners(each.passages[:-1]).astype(np.int32) for each in segments]


def _count(part: Part, owners: Int32, term: int) -> int:
    if term < 0:
        return 0
    postings = part.segment.postings
    start, end = postings.starts[term : term + 2].tolist()
    found = owners[postings.documents[start:end]]  # ascending, as the passages are
    found = found[part.keep[found]]
    return min(len(found), 1) + int(np.count_nonzero(found[1:] != found[:-1]))
