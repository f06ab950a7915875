"""How the scorer's functions become machine code."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., object])


def machine_code(function: F) -> F:
    """The function compiled by numba at its first call; other threads run beside it.

    The result is kept on disk and made anew when the function's file changes. A change in the file
    of a function that it calls goes unnoticed: delete `__pycache__` after changing one.
    """
    return cast(F, numba.njit(cache=True, nogil=True)(function))
