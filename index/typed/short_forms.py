"""What people type short, in full: "whats" is "what's", "ppl" is "people"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from index.analysis import read_lines
from index.patterns import later

# Before which a letter is a name: "the r number", "who is u thant".
_IS_NOUN = later(r"(?:^|\b(?:a|an|and|in|is|of|the|was) )$", re.IGNORECASE)
_ASKS = later(r"(?:wh(?:at|en|ere|o|y)|how)['s ]")
_WORD = later(r"(?<![\w@#&/'’.-])\w+(?:['’/]\w*)?(?![\w&'’-]|\.\w|\. [a-z])")


def in_full(question: str, holds: Callable[[str], bool]) -> str:
    """The question with its short forms (index/data/short_forms.txt) in full, but for words that
    the library holds, and for what has a capital, which may be a name: of that contractions with
    words that ask alone.
    """

    def full(found: re.Match[str]) -> str:
        word = found[0].lower().replace("’", "'")
        meant = _short_forms().get(word)
        if meant is None or holds(word):
            return found[0]
        if len(word) == 1 and _IS_NOUN.search(question, 0, found.start()):
            return found[0]
        if found[0].islower():
            return meant
        return meant.capitalize() if _ASKS.match(meant) else found[0]

    return _WORD.sub(full, question)


@cache
def _short_forms() -> Mapping[str, str]:
    pairs = (line.split(" = ") for line in read_lines("short_forms.txt"))
    return {short.strip(): meant.strip() for short, meant in pairs}
