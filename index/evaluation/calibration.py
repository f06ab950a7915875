"""How far a confidence can be believed: calibration, and how well it tells two groups apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from index.evaluation.rounding import rounded

_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers with a confidence from `start` to below `end` (the last bin includes 1).

    `confidence` is their mean confidence and `right` the share that is right; both are None
    where `count` is 0.
    """

    start: float
    end: float
    count: int
    confidence: float | None
    right: float | None

    def to_json(self) -> dict[str, Any]:
        """The bin as an object of the report."""
        return {
            "from": self.start,
            "to": self.end,
            "count": self.count,
            "confidence": rounded(self.confidence),
            "right": rounded(self.right),
        }


@dataclass(frozen=True, slots=True)
class Calibration:
    """The expected calibration error, from 0 to 1 (None without answers), and its ten bins."""

    ece: float | None
    bins: tuple[Bin, ...]

    def to_json(self) -> dict[str, Any]:
        """The calibration as an object of the report."""
        return {"ece": rounded(self.ece), "bins": [part.to_json() for part in self.bins]}


def calibration(confidences: Sequence[float], right: Sequence[bool]) -> Calibration:
    """How far the confidence of answers is the share of them that is right.

    ECE = Σ_b n_b/n · |right_b − confidence_b| over ten bins of equal width, with n_b the answers
    in bin b, right_b the share of them that is right and confidence_b their mean confidence
    (Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian
    binning", 2015). Confidences lie between 0 and 1; both sequences have the same length.
    """
    values, truths = np.asarray(confidences, float), np.asarray(right, float)
    places = np.minimum((values * _BINS).astype(int), _BINS - 1)
    bins = tuple(
        _bin(number, values[places == number], truths[places == number]) for number in range(_BINS)
    )
    gaps = [
        part.count * abs(part.right - part.confidence)
        for part in bins
        if part.right is not None and part.confidence is not None
    ]
    return Calibration(sum(gaps) / len(values) if gaps else None, bins)


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> float | None:
    """The area under the ROC curve: how often a positive has the greater value than a negative.

    AUROC = (#{p > n} + ½ · #{p = n}) / (n₊ · n₋) over all pairs of a positive p and a negative n:
    the Mann–Whitney statistic (Hanley and McNeil, 1982). 1 parts the two perfectly, ½ is chance.
    None where either is empty.
    """
    if not positives or not negatives:
        return None
    ordered = np.sort(np.asarray(negatives, float))
    below = np.searchsorted(ordered, positives, side="left")
    up_to = np.searchsorted(ordered, positives, side="right")
    return float(np.mean(below + up_to) / (2 * len(ordered)))


def _bin(number: int, values: np.ndarray[Any, Any], truths: np.ndarray[Any, Any]) -> Bin:
    count = len(values)
    return Bin(
        number / _BINS,
        (number + 1) / _BINS,
        count,
        float(values.mean()) if count else None,
        float(truths.mean()) if count else None,
    )
