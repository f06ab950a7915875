"""Regular expressions that are compiled when they are first used.

To compile those of all modules takes a tenth of a second, a quarter of the time to the first
answer, and a question needs some of them alone.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern; what is asked of it first stays here, and costs no more from then on
    than asking the pattern itself.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self.told = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self.told), name)  # `re` keeps what it has compiled
        setattr(self, name, found)
        return found


_made: list[_Later] = []


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled when its first method is called; a fault shows then."""
    made = _Later(pattern, flags)
    _made.append(made)
    return cast(re.Pattern[str], made)


def compile_all() -> None:
    """Compile those of all modules that are imported, for a program that answers many questions."""
    for each in _made:
        re.compile(*each.told)
