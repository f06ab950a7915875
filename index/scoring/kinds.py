"""The kinds of arrays that postings are made of."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Int32 = NDArray[np.int32]
UInt32 = NDArray[np.uint32]
Int64 = NDArray[np.int64]
Bool = NDArray[np.bool_]
Float64 = NDArray[np.float64]
Codes = NDArray[np.uint16] | NDArray[np.uint32]
"""uint16 where the pairs allow it: 65,536 and fewer."""
Integers = Int32 | Int64

Array = TypeVar("Array", bound=NDArray[Any])


def frozen(array: Array) -> Array:
    """The array read-only, plain, C-contiguous and aligned, copied only if it cannot be viewed so.

    Compiled code is made anew for every other kind.
    """
    flags = array.flags
    if type(array) is np.ndarray and not flags.writeable and flags.c_contiguous and flags.aligned:
        return array
    view: Array = np.require(array, requirements=["C", "A"]).view(np.ndarray)
    view.flags.writeable = False
    return view
