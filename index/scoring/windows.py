"""Bounds for pruning: the highest code of each term, and of common terms in each window."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.scoring.kinds import Codes, Int32, Int64

SHIFT = 13
"""A window is 8,192 documents: their scores, 64 kB, stay in a cache near the processor."""
PER_WINDOW = 4
"""A term is common from so many postings a window on; below, its tables would outgrow them."""
FEWEST = 8
"""Below so many windows tables help nobody."""


def tables(starts: Int64, documents: Int32, codes: Codes, size: int) -> dict[str, NDArray[Any]]:
    """The fields `highest`, `rows`, `window_starts` and `window_codes` of `Postings`."""
    windows = (size + (1 << SHIFT) - 1) >> SHIFT
    edges = np.arange(windows + 1) << SHIFT
    counts = np.diff(starts)
    fewest = windows * PER_WINDOW if windows >= FEWEST else size + 1
    common = np.flatnonzero(counts >= fewest)
    rows = np.full(len(counts), -1, np.int32)
    rows[common] = np.arange(len(common))
    window_starts = np.empty((len(common), windows + 1), np.uint32)
    window_codes = np.zeros((len(common), windows), codes.dtype)
    for row, term in enumerate(common.tolist()):
        span = slice(int(starts[term]), int(starts[term + 1]))
        window_starts[row] = np.searchsorted(documents[span], edges)
        window_codes[row] = _highest(codes[span], window_starts[row])
    return {
        "highest": _highest(codes, starts),
        "rows": rows,
        "window_starts": window_starts,
        "window_codes": window_codes,
    }


def _highest(codes: Codes, starts: NDArray[Any]) -> Codes:
    """The highest code of each span between neighbouring starts, 0 for an empty span."""
    highest = np.zeros(len(starts) - 1, codes.dtype)
    filled = np.flatnonzero(starts[1:] > starts[:-1])
    if len(filled):
        highest[filled] = np.maximum.reduceat(codes, starts[filled].astype(np.int64))
    return highest
