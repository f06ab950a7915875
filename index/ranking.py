"""Question → ranked sentences: candidates ordered by their signals, the best first.

Signals that read the text cost more than all others together. They are measured only where they
can still change who comes next: until then a sentence counts with the most that they may give it.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, takewhile
from typing import NamedTuple, overload

import numpy as np

from index.candidates import Candidates
from index.query import Query
from index.readings import Values
from index.searching import find
from index.signals import ORDERING, SIGNALS
from index.snapshot import Snapshot

DEPTH = 28  # candidates; on SQuAD 96 % of the right sentences are among them
_ROUNDED = 1e-9  # what sums of the same parts may differ by


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked sentence. `parts` are weight × signal in the order of SIGNALS; they add up to
    `score`, and without those that only order sentences to `strength`. `holds_kind` says whether
    words of the expected kind stand there that the question does not hold; False where that kind is
    not known. It is the candidate number `index`, and `owner` is its article's number.
    """

    row: int
    owner: int
    score: float
    strength: float
    parts: tuple[float, ...]
    holds_kind: bool
    candidates: Candidates = field(repr=False, compare=False)
    index: int = field(repr=False)


class Rival(NamedTuple):
    """A sentence that is compared by its strength alone."""

    row: int
    owner: int
    strength: float


_Entry = tuple[float, int, int]  # what orders a candidate: -score, row, index


class Ranking(Sequence[Hit]):
    """Candidates by descending score, then row; each is measured as far as it may come next."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._rows: list[int] = candidates.rows.tolist()
        self._owners: list[int] = candidates.owners.tolist()
        found, self._open = parts(candidates)
        self._found = found
        self._parts: list[list[float]] = found.tolist()
        self._entries = [self._entry(index) for index in range(len(candidates))]
        self._bounds = sorted(self._entries)
        self._hits: list[Hit] = []
        self._rest = self._bounds.copy()  # sorted, so a heap

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Hit: ...

    @overload
    def __getitem__(self, index: slice) -> list[Hit]: ...

    def __getitem__(self, index: int | slice) -> Hit | list[Hit]:
        if isinstance(index, slice):
            return [self[each] for each in range(len(self))[index]]
        hits = self._hits
        if not 0 <= index < len(hits):
            index = range(len(self))[index]
            while len(hits) <= index:
                self._advance()
        return hits[index]

    def strongest(self, place: int, passed: Collection[int]) -> Rival | None:
        """The strongest sentence behind that place of an article that is none of `passed`; how they
        are ordered there need not be measured.
        """
        ahead = {self[place].index}.union(hit.index for hit in self._hits[:place])
        best: _Entry | None = None
        for bound in self._strengths:
            if best and bound > best:
                break  # neither it nor what follows can reach the best any more
            index = bound[2]
            if self._owners[index] not in passed and index not in ahead:
                entry = -self._strength(index), self._rows[index], index
                best = min(best or entry, entry)
        return Rival(best[1], self._owners[best[2]], -best[0]) if best else None

    def reaching(self, score: float) -> list[tuple[int, bool]]:
        """The rows that may score at least that much, and whether each is measured already; none is
        for this.
        """
        reach = takewhile(lambda bound: -bound[0] >= score, self._bounds)
        return [(row, not self._open[index]) for _, row, index in reach]

    def _advance(self) -> None:
        """Find the next hit: the highest of the rest once it is measured."""
        while True:
            index = self._rest[0][2]
            if self._rest[0] == self._entries[index]:
                if not self._open[index]:
                    break
                self._read(index)
            heapq.heapreplace(self._rest, self._entries[index])
        heapq.heappop(self._rest)
        self._hits.append(self._hit(index))

    def _hit(self, index: int) -> Hit:
        own = self._parts[index]
        row, owner = self._rows[index], self._owners[index]
        score, strength = -self._entries[index][0], self._strength(index)
        holds_kind = own[_KIND] > 0
        return Hit(row, owner, score, strength, tuple(own), holds_kind, self._candidates, index)

    def _read(self, index: int) -> None:
        """Read the candidate's text for the next of its open signals."""
        place = self._open[index].pop()
        signal = SIGNALS[place]
        assert signal.reads
        self._parts[index][place] = signal.weight * signal.reads(self._candidates, index)
        self._entries[index] = self._entry(index)

    def _entry(self, index: int) -> _Entry:
        return -sum(self._parts[index]), self._rows[index], index

    def _strength(self, index: int) -> float:
        while self._open[index] and self._open[index][-1] in _TELLING:
            self._read(index)
        own = self._parts[index]
        return sum([own[place] for place in _TELLING])

    @cached_property
    def _strengths(self) -> list[_Entry]:
        """The most that each may have, the highest first; a bit more, since sums are rounded."""
        most = self._found[:, _TELLING].sum(axis=1) + _ROUNDED
        return sorted(zip((-most).tolist(), self._rows, range(len(self)), strict=True))


_WEIGHTS = np.array([signal.weight for signal in SIGNALS])
_KIND = [signal.name for signal in SIGNALS].index("kind")
_READING = sorted(
    (place for place, signal in enumerate(SIGNALS) if signal.most),
    key=lambda place: (SIGNALS[place].name not in ORDERING, -place),
)
_TELLING = tuple(n for n, signal in enumerate(SIGNALS) if signal.name not in ORDERING)


def ranking(query: Query, snapshot: Snapshot, limit: int = DEPTH) -> Ranking:
    """The sentences that share a term with the query or a related one, be it with their context."""
    return Ranking(find(query, snapshot, max(limit, DEPTH)))


def rank(query: Query, snapshot: Snapshot, limit: int) -> list[Hit]:
    """The best sentences by descending score, then row."""
    return list(islice(ranking(query, snapshot, limit), limit))


def parts(candidates: Candidates) -> tuple[Values, list[list[int]]]:
    """weight × signal (n, signals), and the signals of each candidate, by their places, that have
    to read its text: they stand with the most that they may give. The last are to be read first.
    """
    values = np.array([(signal.most or signal.measure)(candidates) for signal in SIGNALS])
    open_: list[list[int]] = [[] for _ in range(len(candidates))]
    for place in _READING:
        for index in values[place].nonzero()[0].tolist():
            open_[index].append(place)
    return values.T * _WEIGHTS, open_
