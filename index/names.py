"""Names in a sentence. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from index.analysis import stems, stop_words, words
from index.patterns import later

_KEPT = 4_000  # sentences whose names are kept
_LONGEST = 3_000  # characters in which names are looked for
_CAPITALISED = later(r"(?<=[ (“\"'‘’-])[A-ZÀ-ÖØ-ÞĐİŁŚŞŠŹŻŽČĆ][\w’'.-]*")
_TITLES = frozenset("dr lady lord madam mr mrs ms prof professor sir".split())
_BEFORE = r"(?:([^\W\d_][\w’'-]*)\.?\s+)?"


@lru_cache(maxsize=_KEPT)
def capitalised(text: str) -> frozenset[str]:
    """The words that the text writes with a capital amid a sentence, in lower case."""
    return frozenset(words(" ".join(_CAPITALISED.findall(text, 2, _LONGEST))))


def stands_alone(surnames: Iterable[str], text: str) -> bool:
    """Whether one of the surnames, in lower case, stands in the text with no first name before it:
    a word with a capital that no list of words holds.
    """
    names = "|".join(map(re.escape, surnames))
    before = (match[1] for match in re.finditer(rf"{_BEFORE}\b(?:{names})\b", text, re.IGNORECASE))
    return any(word is None or not _is_first_name(word) for word in before)


def _is_first_name(word: str) -> bool:
    folded = word.lower()
    return word[0].isupper() and not (
        folded in _TITLES or folded in stop_words() or folded in stems()
    )
