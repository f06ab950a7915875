"""BM25 over passages: rank_bm25's scores, from flat postings.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), in the
form of rank_bm25's BM25Okapi (Trotman et al., 2014), with two changes where the stock behaviour
is a trap for a small library: idf never turns negative, and it counts bare sentences, since a term
soon stands in more than half of the passages.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index.scoring.impacts import impacts
from index.scoring.kernel import kernel
from index.scoring.postings import Postings

Scores = NDArray[np.float64]
Ints = NDArray[np.int64]

K1, B = 1.5, 0.5


def idf(frequency: int, documents: int) -> float:
    """log(1 + (N - df + .5) / (df + .5)), as Lucene has it: positive for every df ≤ N."""
    return math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))


@dataclass(frozen=True, slots=True)
class Shard:
    """The postings of a segment's passages, which of them count (None: all), and the number of a
    term in these postings, -1 where they lack it.
    """

    postings: Postings
    alive: NDArray[np.bool_] | None
    number: Callable[[str], int]


class PassageBM25(BM25Okapi):  # type: ignore[misc]
    """BM25 over the passages of several segments, numbered one segment after the other.

    Scores equal those of `BM25Okapi.get_scores` over the bags of the passages that count, with the
    same idf, to the last bit; only the way there is shorter: postings in place of a look-up in
    every document. Passages that do not count score 0. An empty library is fine.
    """

    def __init__(
        self,
        shards: Sequence[Shard],
        idf_of: Callable[[str], float],
        *,
        k1: float = K1,
        b: float = B,
    ) -> None:
        self.shards = tuple(shards)
        self._idf_of = idf_of
        super().__init__(self.shards, k1=k1, b=b)

    def _initialize(self, corpus: Sequence[Shard]) -> dict[str, int]:
        """Sizes and impacts; rank_bm25 would keep a dictionary a document and divide by zero."""
        sizes = [each.postings.size for each in corpus]
        self.starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        alive = [_alive(each) for each in corpus]
        self.corpus_size = sum(count for count, _ in alive)
        total = sum(length for _, length in alive)
        self.avgdl = total / self.corpus_size if total else 1.0
        self._impacts = [impacts(each.postings, self.avgdl, self.k1, self.b) for each in corpus]
        self.size = sum(sizes)
        return {}

    def _calc_idf(self, nd: dict[str, int]) -> None:
        """Nothing in advance: `idf_of` is asked for the terms of a question alone."""

    def get_scores(self, query: Iterable[str]) -> Scores:
        """The score of every passage, float64, shape (passages,); repeated terms count again."""
        scores = np.zeros(int(self.starts[-1]))
        for term in query:
            for shard, values, start in zip(self.shards, self._impacts, self.starts, strict=False):
                number, postings = shard.number(term), shard.postings
                if number >= 0:
                    span = slice(int(postings.starts[number]), int(postings.starts[number + 1]))
                    found = values[postings.codes[span]]
                    scores[start + postings.documents[span]] += self._idf_of(term) * found
        for shard, start in zip(self.shards, self.starts, strict=False):
            if shard.alive is not None:
                scores[start : start + len(shard.alive)][~shard.alive] = 0
        return scores

    def top(
        self, numbers: Sequence[Sequence[int]], factors: Sequence[float], count: int
    ) -> tuple[Ints, Scores]:
        """The `count` passages with the highest positive scores, by (-score, passage).

        `numbers` has for each shard those of the terms, `factors` the terms' idf, times a weight
        where a term is to count less.
        """
        places, scores = [np.zeros(0, np.int64)], [np.zeros(0)]
        best = kernel(self.size)
        for shard, own, values, start in zip(
            self.shards, numbers, self._impacts, self.starts, strict=False
        ):
            found, reached = best(shard.postings, values, own, factors, count, shard.alive)
            places.append(found + start)
            scores.append(reached)
        if len(self.shards) == 1:
            return places[1], scores[1]
        every, reached = np.concatenate(places), np.concatenate(scores)
        order = np.lexsort((every, -reached))[:count]
        return every[order], reached[order]


def _alive(shard: Shard) -> tuple[int, int]:
    """How many passages of a shard count, and the sum of their lengths."""
    lengths = shard.postings.document_lengths
    if shard.alive is None:
        return shard.postings.size, shard.postings.total
    return int(shard.alive.sum()), int(lengths[shard.alive].sum(dtype=np.int64))
