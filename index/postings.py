"""Flat postings: for each term the sentences whose bag holds it, and its weight there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """Bags of all sentences, by term.

    `terms` numbers the terms; those of number n are `rows[starts[n]:starts[n + 1]]` (int64,
    ascending, each row once) with `weights` beside them; `lengths` (sentences,) holds the sum of
    weights a sentence.
    """

    terms: Mapping[str, int]
    starts: Ints
    rows: Ints
    weights: Ints
    lengths: Ints

    def span(self, number: int) -> slice:
        """Where the postings of a term stand in `rows` and `weights`."""
        return slice(int(self.starts[number]), int(self.starts[number + 1]))


@dataclass(frozen=True, slots=True)
class Tokens:
    """Terms of consecutive texts as numbers: `ids` of all, and the `row` that each stands in."""

    ids: Ints
    row: Ints

    @classmethod
    def of(cls, texts: Sequence[Iterable[str]], terms: dict[str, int]) -> Tokens:
        """Numbers the terms of the texts; terms not seen before get the next numbers."""
        ids: list[int] = []
        counts: list[int] = []
        for text in texts:
            before = len(ids)
            ids.extend(terms.setdefault(term, len(terms)) for term in text)
            counts.append(len(ids) - before)
        return cls(
            np.array(ids, np.int64), np.repeat(np.arange(len(counts)), np.array(counts, np.int64))
        )


def build(terms: Mapping[str, int], parts: Iterable[tuple[Tokens, int]], size: int) -> Postings:
    """Postings over `size` sentences of bags that are made of parts: tokens, each counted with
    its part's weight in the row that it names.
    """
    placed = [(tokens, weight) for tokens, weight in parts if len(tokens.ids)]
    if not placed:
        return _empty(terms, size)
    keys = np.concatenate([tokens.ids * size + tokens.row for tokens, _ in placed])
    weights = np.concatenate([np.full(len(t.ids), weight, np.int64) for t, weight in placed])
    order = np.argsort(keys, kind="stable")
    keys, weights = keys[order], weights[order]
    heads = np.flatnonzero(np.diff(keys, prepend=-1))
    sums = np.add.reduceat(weights, heads)
    rows = keys[heads] % size
    return Postings(
        terms=terms,
        starts=np.searchsorted(keys[heads] // size, np.arange(len(terms) + 1)),
        rows=rows,
        weights=sums,
        lengths=np.bincount(rows, weights=sums, minlength=size).astype(np.int64),
    )


def _empty(terms: Mapping[str, int], size: int) -> Postings:
    nothing = np.zeros(0, np.int64)
    return Postings(
        terms, np.zeros(len(terms) + 1, np.int64), nothing, nothing, np.zeros(size, np.int64)
    )
