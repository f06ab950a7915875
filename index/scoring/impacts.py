"""What BM25 adds to a score for a posting, before the idf of its term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.scoring.kinds import Float64, Integers

if TYPE_CHECKING:
    from index.scoring.postings import Postings


def impact(
    weights: Integers | Float64, lengths: Integers, mean_length: float, k1: float, b: float
) -> Float64:
    """BM25's saturated weights, float64, of the shape of `weights`.

    It is rank_bm25's expression (BM25Okapi.get_scores), operation by operation, so that no bit
    differs. `mean_length` must be positive.
    """
    impacts: Float64 = (weights * (k1 + 1)) / (weights + k1 * (1 - b + b * lengths / mean_length))
    return impacts


def impacts(postings: Postings, mean_length: float, k1: float, b: float) -> Float64:
    """The impact of every pair, float64 (pairs,), read-only: `impacts[codes]` are the postings'."""
    values = impact(postings.weights, postings.lengths, mean_length, k1, b)
    values.flags.writeable = False
    return values
