"""Figures of many times."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def summary(seconds: Sequence[float] | NDArray[Any]) -> dict[str, float]:
    """Median, p95, p99 and the longest in milliseconds, p99 over median, and of how many times."""
    median, p95, p99 = (float(each) * 1e3 for each in np.percentile(seconds, (50, 95, 99)))
    return {
        "median_ms": median,
        "p95_ms": p95,
        "p99_ms": p99,
        "max_ms": float(np.max(seconds)) * 1e3,
        "tail": p99 / median if median else 0.0,
        "count": len(seconds),
    }
