"""Which kernels serve a library: compiled ones or plain ones."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Protocol

from index.alike import plain as alike
from index.scoring import plain
from index.scoring.kinds import Bool, Float64, Int64
from index.scoring.postings import Postings
from index.segments.segment import Segment

COMPILED_FROM = 5_000
"""Documents from which numba's 0.3 s at the start and 100 MB are worth it."""
_CHOICE = "VERBATIM_KERNEL"
_SCORES, _ALIKE = "index.scoring.compiled", "index.alike.compiled"


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


class Closest(Protocol):
    """`closest` of `index.alike.plain` or of `index.alike.compiled`: same arguments, same
    bits.
    """

    def __call__(
        self,
        words: Sequence[str],
        segment: Segment,
        said: Int64,
        rows: Int64,
        alike: Float64,
    ) -> None:
        """See `index.alike.plain.closest`."""
        ...


def prepare(size: int) -> None:
    """Import the compiled kernels where numba is installed and the size worth it: a third of a
    second and 100 MB, which a program that answers many questions has to spare.
    """
    if _choice() is None and size >= COMPILED_FROM and find_spec("numba"):
        for name in (_SCORES, _ALIKE):
            import_module(name)


def kernel(size: int) -> Kernel:
    """The kernel for a library of `size` documents: the compiled one where the size is worth it
    and `prepare` has imported it, else the plain one. The environment variable VERBATIM_KERNEL,
    `plain` or `compiled`, overrides that; ValueError for another value. Cheap enough to be asked
    for each time.
    """
    compiled = _compiled(_SCORES, size)
    top: Kernel = compiled.top if compiled else plain.top
    return top


def closest_kernel(size: int) -> Closest:
    """The same, of what tells how alike words are."""
    compiled = _compiled(_ALIKE, size)
    closest: Closest = compiled.closest if compiled else alike.closest
    return closest


def _compiled(name: str, size: int) -> ModuleType | None:
    """The compiled module of that name, where it is to be used."""
    choice = _choice()
    if choice == "compiled":
        return import_module(name)
    return None if choice == "plain" or size < COMPILED_FROM else sys.modules.get(name)


def _choice() -> str | None:
    choice = os.environ.get(_CHOICE)
    if choice not in (None, "plain", "compiled"):
        raise ValueError(f"{_CHOICE} is {choice!r}. Set it to plain or compiled, or unset it.")
    return choice
