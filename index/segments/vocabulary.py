"""A set of words as two flat arrays, so that millions of them need no Python objects."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.arrays import distinct

_PRIME = np.uint64(0x9E3779B97F4A7C15)

Bytes = NDArray[np.uint8]
Ints = NDArray[np.int64]
Column = NDArray[np.bytes_]

_REMEMBERED = 20_000  # words; a search takes some twenty times as long

LONGEST = 256
"""Bytes of the longest word: index.analysis cuts words at 64 characters, of four bytes at most."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Distinct words, numbered by their length in bytes (UTF-8), then by the bytes themselves.

    `starts[n]` (LONGEST + 2,) is the number of the first word of at least n bytes, `letters` the
    bytes of all words in order.
    """

    letters: Bytes
    starts: Ints
    _offsets: Ints = field(init=False, repr=False)
    _columns: tuple[Column, ...] = field(init=False, repr=False)
    _known: dict[str, int] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        sizes = np.diff(self.starts) * np.arange(LONGEST + 1)
        offsets = np.concatenate(([0], np.cumsum(sizes)))
        object.__setattr__(self, "_offsets", offsets)
        empty = self.letters[:0].view("S1")
        columns = tuple(
            self.letters[start:end].view(f"S{size}") if start < end else empty
            for size, (start, end) in enumerate(pairwise(offsets.tolist()))
        )
        object.__setattr__(self, "_columns", columns)

    @classmethod
    def of(cls, columns: Iterable[tuple[int, Column]]) -> Vocabulary:
        """Made of columns by length, ascending: sorted distinct words of that many bytes."""
        starts = np.zeros(LONGEST + 2, np.int64)
        letters = [np.zeros(0, np.uint8)]
        for size, column in columns:
            starts[size + 1] = len(column)
            letters.append(column.view(np.uint8))
        return cls(np.concatenate(letters), np.cumsum(starts))

    def __len__(self) -> int:
        return int(self.starts[-1])

    def column(self, size: int) -> Column:
        """The words of that many bytes, ascending; the first has the number `starts[size]`."""
        return self._columns[size]

    def sizes(self) -> list[int]:
        """The lengths in bytes that words have, ascending."""
        return [int(size) for size in np.flatnonzero(np.diff(self.starts))]

    def number(self, word: str) -> int:
        """The number of a word, -1 where it is not here; the latest are remembered."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[word] = self._found(word)
        return known

    def _found(self, word: str) -> int:
        sought = word.encode()
        if len(sought) > LONGEST:
            return -1
        column = self._columns[len(sought)]
        place = bisect_left(column, sought)
        if place < len(column) and column[place] == sought:
            return place + int(self.starts[len(sought)])
        return -1

    def numbers(self, words: Iterable[str]) -> Ints:
        """The number of each word, -1 for those that are not here."""
        return np.fromiter(map(self.number, words), np.int64)

    def word(self, number: int) -> str:
        """The word of that number."""
        size = bisect(self.starts, number) - 1
        start = int(self._offsets[size]) + (number - int(self.starts[size])) * size
        return self.letters[start : start + size].tobytes().decode()

    def spell(self, numbers: Ints) -> list[str]:
        """The words of those numbers."""
        if not len(numbers):
            return []
        matrix, _ = self.spelled(numbers)
        return [word.decode() for word in matrix.view(f"S{matrix.shape[1]}").ravel().tolist()]

    def hashes(self, numbers: Ints) -> NDArray[np.uint64]:
        """A number for each word that depends on its bytes alone (a polynomial over them)."""
        matrix, sizes = self.spelled(numbers)
        hashes = sizes.astype(np.uint64)
        for place, column in enumerate(matrix.T):
            hashes = np.where(place < sizes, hashes * _PRIME + column, hashes)
        return hashes

    def spans(self, numbers: Ints) -> tuple[Ints, Ints]:
        """Where the bytes of words begin in `letters`, and how many they are."""
        sizes = self.starts.searchsorted(numbers, side="right") - 1
        return self._offsets[sizes] + (numbers - self.starts[sizes]) * sizes, sizes

    def spelled(self, numbers: Ints) -> tuple[Bytes, Ints]:
        """The bytes of words as rows of a matrix, filled with zeros, and their lengths."""
        begin, sizes = self.spans(numbers)
        place = np.arange(int(sizes.max(initial=0)))
        inside = place < sizes[:, None]
        matrix = np.zeros(inside.shape, np.uint8)
        matrix[inside] = self.letters[(begin[:, None] + place)[inside]]
        return matrix, sizes


def numbered(words: Sequence[str]) -> tuple[Vocabulary, Ints]:
    """The vocabulary of distinct words, and the number of each of them in it; words without a
    letter or with more than LONGEST bytes are left out.
    """
    encoded = [word.encode() for word in words]
    sizes = np.fromiter(map(len, encoded), np.int64, len(encoded))
    by_size = sizes.argsort(kind="stable")
    bounds = sizes[by_size].searchsorted(np.arange(1, LONGEST + 2))
    columns, numbers, before = [], np.zeros(len(words), np.int64), 0
    for size, (start, end) in enumerate(pairwise(bounds.tolist()), start=1):
        if start == end:
            continue
        places = by_size[start:end]
        column = np.array([encoded[place] for place in places.tolist()], f"S{size}")
        order = np.argsort(column, kind="stable")
        numbers[places[order]] = np.arange(before, before + len(places))
        columns.append((size, column[order]))
        before += len(places)
    return Vocabulary.of(columns), numbers


def union(
    parts: Sequence[tuple[Vocabulary, NDArray[np.bool_]]],
) -> tuple[Vocabulary, list[Ints]]:
    """The words that are kept of any part, and for each part the new numbers of its words; those
    of words that no part keeps mean nothing.
    """
    sizes = sorted({size for vocabulary, _ in parts for size in vocabulary.sizes()})
    columns = []
    maps = [np.zeros(len(vocabulary), np.int64) for vocabulary, _ in parts]
    before = 0
    for size in sizes:
        kept = [v.column(size)[keep[v.starts[size] : v.starts[size + 1]]] for v, keep in parts]
        column = distinct(np.concatenate(kept))
        for (vocabulary, _), numbers in zip(parts, maps, strict=True):
            span = slice(int(vocabulary.starts[size]), int(vocabulary.starts[size + 1]))
            numbers[span] = before + np.searchsorted(column, vocabulary.column(size))
        columns.append((size, column))
        before += len(column)
    return Vocabulary.of(columns), maps
