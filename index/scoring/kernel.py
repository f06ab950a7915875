"""Which kernel scores a library."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Protocol

from index.scoring import plain
from index.scoring.kinds import Bool, Float64, Int64
from index.scoring.postings import Postings

COMPILED_FROM = 5_000
"""Documents from which numba's 0.3 s at the start and 100 MB are worth it."""


class Kernel(Protocol):
    """`plain.top` or `compiled.top`: same arguments, same bits."""

    def __call__(
        self,
        postings: Postings,
        impacts: Float64,
        numbers: Sequence[int],
        factors: Sequence[float],
        count: int,
        alive: Bool | None = None,
    ) -> tuple[Int64, Float64]:
        """See `plain.top`."""
        ...


def kernel(size: int) -> Kernel:
    """The kernel for a library of `size` documents: the compiled one where numba is installed and
    the size worth its import. The environment variable VERBATIM_KERNEL, `plain` or `compiled`,
    overrides that; ValueError for another value. Choose once and keep the answer: the choice may
    import numba.
    """
    wanted = os.environ.get("VERBATIM_KERNEL") or (
        "compiled" if size >= COMPILED_FROM and find_spec("numba") else "plain"
    )
    if wanted == "plain":
        return plain.top
    if wanted != "compiled":
        raise ValueError(
            f"VERBATIM_KERNEL is {wanted!r}. Set it to plain or compiled, or unset it."
        )
    from index.scoring import compiled

    return compiled.top
