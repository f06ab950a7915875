"""Asking what changes meanwhile: the latest snapshot, and a newer one where a text is gone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from index.errors import LibraryChangedError

_Held = TypeVar("_Held")
_Said = TypeVar("_Said")


def asked(
    latest: Callable[[bool], _Held], asking: threading.Lock, ask: Callable[[_Held], _Said]
) -> _Said:
    """Ask the latest snapshot at hand; where an article left the store meanwhile, a new one.

    `latest` says whether to wait for what another thread is at. `asking` lets one ask at a time:
    Python runs one question at a time, and two that take turns take half as long again.
    """
    while True:
        held = latest(False)
        try:
            with asking:
                return ask(held)
        except LibraryChangedError:
            latest(True)
