"""Flat postings: for each term the documents whose bag holds it, and with what weight.

A posting takes six bytes: its document, and a code for its pair of (weight, document length).
BM25's impact depends on nothing else, so a small table turns codes into impacts, and neither a
new mean length nor a new idf touches a posting.

Codes are numbered by the impact that their pairs have at a reference mean length. The highest code
of a group of postings therefore bounds the impacts of the group: with `peaks = maximum.accumulate
(impacts)`, no posting of the group is above `peaks[code]`. That holds for every mean length, k1
and b; only how tight it is depends on the reference.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from index.arrays import distinct
from index.scoring.impacts import impact
from index.scoring.kinds import Bool, Codes, Int32, Int64, UInt32, frozen
from index.scoring.windows import tables

# Only the order of the codes hangs on these, and with it how tight bounds are; they are
# rank_bm25's defaults.
K1, B = 1.5, 0.75


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Bags of `size` documents, by term. Every array is read-only, C-contiguous and aligned.

    starts: int64 (terms + 1,); the postings of term t are those from starts[t] to starts[t + 1].
    documents: int32 (postings,); ascending within a term, each once.
    codes: uint16 or uint32 (postings,); the number of the posting's pair.
    weights, lengths: int32 (pairs,); a term's weight and the length of its document.
    document_lengths: int32 (documents,); the sum of the weights in each bag.
    highest: like codes (terms,); the highest code of each term, 0 where it has no postings.
    rows: int32 (terms,); the row of a common term in the two tables below, -1 for the others.
    window_starts: uint32 (rows, windows + 1); where the postings of each window of documents
        begin, counted from the term's first.
    window_codes: like codes (rows, windows); the highest code in each window, 0 in an empty one.
    """

    starts: Int64
    documents: Int32
    codes: Codes
    weights: Int32
    lengths: Int32
    document_lengths: Int32
    highest: Codes
    rows: Int32
    window_starts: UInt32
    window_codes: Codes

    @property
    def size(self) -> int:
        """The number of documents, those without terms included."""
        return len(self.document_lengths)

    @property
    def total(self) -> int:
        """The sum of all documents' lengths, added up at each call."""
        return int(self.document_lengths.sum(dtype=np.int64))

    def frequency(self, term: int, first: int, end: int) -> int:
        """The sum of the term's weights in the documents from `first` up to `end`."""
        start, stop = self.starts[term : term + 2].tolist()
        low = bisect_left(self.documents, first, start, stop)
        high = bisect_left(self.documents, end, low, min(stop, low + end - first))
        return sum(self.weights.take(self.codes[low:high]).tolist())

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Every array by its name, to be written to a file; `of` takes them back."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The postings made of these arrays, which may be memory maps; none is copied unless it
        is not contiguous or not aligned.
        """
        return cls(**{field.name: frozen(arrays[field.name]) for field in fields(cls)})


def build(
    terms: Int32,
    documents: Int32,
    weights: Int32 | None,
    *,
    vocabulary: int,
    size: int,
    reference: float | None = None,
) -> Postings:
    """The postings of `size` documents over `vocabulary` terms.

    The arrays are parallel, (tokens,): a term stands in a document with a weight, 1 where
    `weights` is None. Their order does not matter, and what is given twice adds up. Weights are
    positive. `reference` is the mean length that codes are ordered by; None stands for the mean
    length of these documents. Takes about 30 bytes a token beside the input.
    """
    keys, sums = _grouped((terms.astype(np.int64) << 32) | documents, weights)
    lengths = np.bincount(documents, weights, minlength=size).astype(np.int32)
    counts = np.bincount(keys >> 32, minlength=vocabulary)
    holders = keys.astype(np.int32)  # the lower half
    del keys
    return _assemble(counts, holders, sums, lengths, reference)


def _grouped(keys: Int64, weights: Int32 | None) -> tuple[Int64, Int32]:
    """The different keys, ascending, and the sum of the weights of each."""
    if weights is None:
        keys.sort()
    else:
        order = np.argsort(keys)
        keys, weights = keys[order], weights[order]
    heads = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)])
    if weights is None:
        sums = np.diff(heads, append=len(keys)).astype(np.int32)
    elif len(heads):
        sums = np.add.reduceat(weights, heads, dtype=np.int32)
    else:
        sums = weights
    return keys[heads], sums


def merge(
    parts: Sequence[tuple[Postings, Int32, Bool | None]],
    vocabulary: int,
    reference: float | None = None,
) -> Postings:
    """The parts' documents one after the other, as `build` would make them from their tokens.

    Each part is its postings, the new number of each of its terms, int32 (terms,), no number
    twice, and which of its documents are kept, bool (documents,), None for all. The numbers of
    kept documents close up; a term without kept documents may have the number -1, ValueError for
    others. Takes about 30 bytes a posting beside the parts.
    """
    kept = [_Kept.of(*part) for part in parts]
    counts = np.zeros(vocabulary, np.int64)
    for part in kept:
        counts[part.terms] += part.counts
    free = np.cumsum(counts) - counts
    documents, weights = (np.empty(int(counts.sum()), np.int32) for _ in range(2))
    offset = 0
    for part in kept:
        ends = np.cumsum(part.counts)
        places = np.repeat(free[part.terms] - ends + part.counts, part.counts)
        places += np.arange(len(places))
        documents[places] = part.documents + np.int32(offset)
        weights[places] = part.weights
        free[part.terms] += part.counts
        offset += len(part.lengths)
    lengths = np.concatenate([np.zeros(0, np.int32), *(part.lengths for part in kept)])
    return _assemble(counts, documents, weights, lengths, reference)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a merge keeps of a part: the new numbers of the terms that still have postings, how
    many each has, the postings' documents (numbered anew from 0) and weights, and the documents'
    lengths.
    """

    terms: Int32
    counts: Int64
    documents: Int32
    weights: Int32
    lengths: Int32

    @classmethod
    def of(cls, postings: Postings, terms: Int32, keep: Bool | None) -> Self:
        documents, codes, starts = postings.documents, postings.codes, postings.starts
        lengths = postings.document_lengths
        if keep is not None:
            stays = keep[documents]
            starts = np.concatenate(([0], np.cumsum(stays)))[starts]
            documents = (np.cumsum(keep, dtype=np.int32) - np.int32(1))[documents[stays]]
            codes, lengths = codes[stays], lengths[keep]
        counts = np.diff(starts)
        held = counts > 0
        if (terms[held] < 0).any():
            raise ValueError("A term has documents but no new number; number it or drop them.")
        return cls(terms[held], counts[held], documents, postings.weights[codes], lengths)


def _assemble(
    counts: Int64,
    documents: Int32,
    weights: Int32,
    document_lengths: Int32,
    reference: float | None,
) -> Postings:
    """Postings in their final order, `counts` of each term, with codes, numbered by impact."""
    starts = np.concatenate(([0], np.cumsum(counts)))
    pairs, indices = _pairs(weights, document_lengths, documents)
    mean = reference or (document_lengths.mean() if len(documents) else 1.0)
    order = np.argsort(impact(pairs[0], pairs[1], mean, K1, B), kind="stable")
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    codes = _narrow(ranks)[indices]
    return Postings.of(
        {
            "starts": starts,
            "documents": documents,
            "codes": codes,
            "weights": pairs[0][order],
            "lengths": pairs[1][order],
            "document_lengths": document_lengths,
            **tables(starts, documents, codes, len(document_lengths)),
        }
    )


def _pairs(
    weights: Int32, document_lengths: Int32, documents: Int32
) -> tuple[tuple[Int32, Int32], Int32]:
    """The pairs that occur, by weight and length, and the index of each posting's.

    The grid of all weights by all lengths that occur is never larger than twice the sum of all
    weights: n different weights add up to at least n² / 2, and so do lengths.
    """
    heavy, long = distinct(weights), distinct(document_lengths)
    columns = np.searchsorted(long, document_lengths)
    cells = np.searchsorted(heavy, weights) * len(long)
    cells += columns[documents]
    grid = np.zeros(len(heavy) * len(long), np.int32)
    grid[cells] = 1
    found = np.flatnonzero(grid)
    grid[found] = np.arange(len(found))
    return (heavy[found // max(len(long), 1)], long[found % max(len(long), 1)]), grid[cells]


def _narrow(ranks: Int64) -> Codes:
    """The ranks of all pairs in as few bytes as they need."""
    return ranks.astype(np.uint16) if len(ranks) <= 1 << 16 else ranks.astype(np.uint32)
