"""Which kernel scores a library."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Protocol

from index.scoring import plain
from index.scoring.kinds import Bool, Float64, Int64
from index.scoring.postings import Postings

COMPILED_FROM = 5_000
"""Documents from which numba's 0.3 s at the start and 100 MB are worth it."""
_CHOICE = "VERBATIM_KERNEL"


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


def prepare(size: int) -> None:
    """Import the compiled kernel where numba is installed and the size worth it: a third of a
    second and 100 MB, which a program that answers many questions has to spare.
    """
    if _choice() is None and size >= COMPILED_FROM and find_spec("numba"):
        from index.scoring import compiled  # noqa: F401


def kernel(size: int) -> Kernel:
    """The kernel for a library of `size` documents: the compiled one where the size is worth it
    and `prepare` has imported it, else the plain one. The environment variable VERBATIM_KERNEL,
    `plain` or `compiled`, overrides that; ValueError for another value. Cheap enough to be asked
    for each time.
    """
    choice = _choice()
    if choice == "compiled":
        from index.scoring import compiled

        return compiled.top
    imported = sys.modules.get("index.scoring.compiled")
    if choice == "plain" or size < COMPILED_FROM or imported is None:
        return plain.top
    top: Kernel = imported.top
    return top


def _choice() -> str | None:
    choice = os.environ.get(_CHOICE)
    if choice not in (None, "plain", "compiled"):
        raise ValueError(f"{_CHOICE} is {choice!r}. Set it to plain or compiled, or unset it.")
    return choice
