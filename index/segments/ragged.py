"""Lists of numbers, one after the other in one array."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.arrays import counted

Ints = NDArray[np.int64]
Tokens = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Ragged:
    """List n is `values[starts[n]:starts[n + 1]]`; `starts` is int64, `values` int32."""

    starts: Ints
    values: Tokens

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> Ragged:
        """Made of lists."""
        sizes = np.fromiter(map(len, lists), np.int64, len(lists))
        values = np.fromiter(chain.from_iterable(lists), np.int32, sizes.sum())
        return cls(np.concatenate(([0], np.cumsum(sizes))), values)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def sizes(self) -> Ints:
        """The length of each list."""
        return self.starts[1:] - self.starts[:-1]

    def at(self, first: int, end: int) -> Tokens:
        """The values of the lists from `first` up to `end`, one after the other."""
        return self.values[int(self.starts[first]) : int(self.starts[end])]

    def rows(self) -> Ints:
        """For each value the number of its list."""
        return np.repeat(np.arange(len(self)), self.sizes())

    def kept(self, keep: NDArray[np.bool_]) -> Ragged:
        """The lists that are kept, in order."""
        if keep.all():
            return self
        sizes = self.sizes()
        values = self.values[np.repeat(keep, sizes)]
        return Ragged(np.concatenate(([0], np.cumsum(sizes[keep]))), values)

    def taken(self, numbers: Ints) -> Ragged:
        """The lists of these numbers; the others are not looked at."""
        starts, ends = self.starts[numbers], self.starts[numbers + 1]
        bounds = np.zeros(len(numbers) + 1, np.int64)
        (ends - starts).cumsum(out=bounds[1:])
        return Ragged(bounds, self.values.take(counted(starts, ends)))

    def mapped(self, numbers: Ints) -> Ragged:
        """The same lists with each value v replaced by numbers[v]."""
        return Ragged(self.starts, numbers.astype(np.int32)[self.values])


def joined(parts: Sequence[Ragged]) -> Ragged:
    """The lists of all parts, one part after the other."""
    before = np.cumsum([0, *(len(part.values) for part in parts)])
    starts = [part.starts[1:] + skipped for part, skipped in zip(parts, before, strict=False)]
    nothing = np.zeros(1, np.int64)
    values = np.concatenate([np.zeros(0, np.int32), *(part.values for part in parts)])
    return Ragged(np.concatenate([nothing, *starts]), values)
