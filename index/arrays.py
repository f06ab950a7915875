"""What numpy does too, at a tenth of the cost for a few numbers: `numpy.unique` first imports the
masked arrays, and then looks for kinds of arrays that are none of ours.
"""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Values = TypeVar("Values", bound=NDArray[Any])


def counted(starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers from starts[0] up to ends[0], then those from starts[1] to ends[1], and so on."""
    sizes = ends - starts
    shift = starts - (sizes.cumsum() - sizes)
    numbers: NDArray[np.int64] = np.arange(int(sizes.sum())) + shift.repeat(sizes)
    return numbers


def distinct(values: Values) -> Values:
    """The values ascending, each once."""
    ordered = values.copy()
    ordered.sort()
    fresh = np.ones(len(ordered), np.bool_)
    fresh[1:] = ordered[1:] != ordered[:-1]
    return ordered[fresh]  # type: ignore[return-value]


def distinct_places(values: Values) -> tuple[Values, NDArray[np.int64]]:
    """The values ascending, each once, and for each given value its place among them."""
    order = values.argsort(kind="stable")
    ordered = values[order]
    fresh = np.ones(len(ordered), np.bool_)
    fresh[1:] = ordered[1:] != ordered[:-1]
    places = np.empty(len(values), np.int64)
    places[order] = fresh.cumsum() - 1
    return ordered[fresh], places  # type: ignore[return-value]
