"""Question → ranked sentences: candidates ordered by their signals, the best first.

Signals that read the text cost more than all others together. They are measured only where they
can still change who comes next: until then a sentence counts with the most that they may give it.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import overload

import numpy as np

from index.candidates import Candidates
from index.query import Query
from index.searching import find
from index.signals import ORDERING, SIGNALS, Values
from index.snapshot import Snapshot

DEPTH = 45  # candidates; on SQuAD 97 % of the right sentences are among them


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


_Entry = tuple[float, int, int]  # what orders a candidate: -score, row, index


class Ranking(Sequence[Hit]):
    """Candidates by descending score, then row; each is measured when it may come next."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._rows: list[int] = candidates.rows.tolist()
        self._owners: list[int] = candidates.owners.tolist()
        found, self._open = parts(candidates)
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

    def behind(self, place: int, passed: Collection[int]) -> Hit | None:
        """The best hit behind that place of an article that is none of `passed`; what stands
        between need not be measured.
        """
        bar = self._entries[self[place].index]
        best: _Entry | None = None
        for bound in self._bounds:
            if best and bound > best:
                break  # neither it nor what follows can reach the best any more
            index = bound[2]
            if self._owners[index] not in passed:
                self._measure(index)
                entry = self._entries[index]
                if entry > bar and (best is None or entry < best):
                    best = entry
        return self._hit(best[2]) if best else None

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
            if not self._open[index] and self._rest[0] == self._entries[index]:
                break
            self._measure(index)
            heapq.heapreplace(self._rest, self._entries[index])
        heapq.heappop(self._rest)
        self._hits.append(self._hit(index))

    def _hit(self, index: int) -> Hit:
        own = self._parts[index]
        row, owner = self._rows[index], self._owners[index]
        score = -self._entries[index][0]
        strength = score - sum(own[place] for place in _ORDERING)
        holds_kind = own[_KIND] > 0
        return Hit(row, owner, score, strength, tuple(own), holds_kind, self._candidates, index)

    def _measure(self, index: int) -> None:
        """Read the candidate's text, unless that was done or is not needed."""
        if not self._open[index]:
            return
        for place in self._open[index]:
            signal = SIGNALS[place]
            assert signal.reads
            self._parts[index][place] = signal.weight * signal.reads(self._candidates, index)
        self._open[index] = []
        self._entries[index] = self._entry(index)

    def _entry(self, index: int) -> _Entry:
        return -sum(self._parts[index]), self._rows[index], index


_WEIGHTS = np.array([signal.weight for signal in SIGNALS])
_KIND = [signal.name for signal in SIGNALS].index("kind")
_ORDERING = [place for place, signal in enumerate(SIGNALS) if signal.name in ORDERING]


def ranking(query: Query, snapshot: Snapshot, limit: int = DEPTH) -> Ranking:
    """The sentences that share a term with the query or a related one, be it with their context."""
    return Ranking(find(query, snapshot, max(limit, DEPTH)))


def rank(query: Query, snapshot: Snapshot, limit: int) -> list[Hit]:
    """The best sentences by descending score, then row."""
    return list(islice(ranking(query, snapshot, limit), limit))


def parts(candidates: Candidates) -> tuple[Values, list[list[int]]]:
    """weight × signal (n, signals), and the signals of each candidate, by their places, that have
    to read its text: they stand with the most that they may give.
    """
    values = np.array([(signal.most or signal.measure)(candidates) for signal in SIGNALS])
    open_: list[list[int]] = [[] for _ in range(len(candidates))]
    for place, signal in enumerate(SIGNALS):
        if signal.most:
            for index in values[place].nonzero()[0].tolist():
                open_[index].append(place)
    return values.T * _WEIGHTS, open_
