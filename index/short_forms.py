"""What people type short, in full: "whats" is "what's", "ppl" is "people"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from index.analysis import read_lines
from index.patterns import later

_WORD = later(r"(?<![\w@#&/'’.-])\w+(?:['’/]\w*)?(?![\w&'’-]|\.\w)")


def in_full(question: str, holds: Callable[[str], bool]) -> str:
    """The question with its short forms (index/data/short_forms.txt) in full, but for words that
    the library holds; in capitals contractions alone are read so, others are names.
    """

    def full(found: re.Match[str]) -> str:
        word = found[0].lower()
        meant = _short_forms().get(word)
        if meant is None or (found[0].isupper() and "'" not in meant) or holds(word):
            return found[0]
        return meant.capitalize() if found[0][0].isupper() else meant

    return _WORD.sub(full, question)


@cache
def _short_forms() -> Mapping[str, str]:
    pairs = (line.split(" = ") for line in read_lines("short_forms.txt"))
    return {short.strip(): meant.strip() for short, meant in pairs}
