"""Words that the end of a line broke → whole words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.reading.layout.lines import Line

HYPHENS = ("-", "\u2010", "\u00ad")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_GOES_ON = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
_WORD = re.compile(r"[^\W\d_]+")
_FIRST_PARTS = {"self", "well", "ex", "non", "so", "half", "quasi", "all", "cross", "long", "short"}
_WIDE = re.compile(r"[\u2e80-\uffef]")


class Words:
    """The words of a document, which tell whether a hyphen at a line's end belongs to its word."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._compounds: set[str] = set()
        self._whole: set[str] = set()
        for line in lines:
            text = line.text.casefold().replace("\u2010", "-")
            self._compounds.update(_COMPOUND.findall(text))
            self._whole.update(_WORD.findall(text))

    def joined(self, before: str, after: str) -> str:
        """The text of two lines; a word that was broken at the end of the first is whole again."""
        first, second = _BROKEN.search(before), _GOES_ON.match(after)
        if first is None or second is None:
            wide = _WIDE.match(before[-1:]) and _WIDE.match(after)
            hyphen = before.endswith(("-", "\u2010")) and before[-2:-1].isalnum()
            return before + ("" if wide or hyphen else " ") + after
        if before.endswith("\u00ad") or not self._is_compound(first[1], second[0]):
            return before[:-1] + after
        return before + after

    def _is_compound(self, first: str, second: str) -> bool:
        """Whether the hyphen stays: in names, and where the text has it elsewhere."""
        if second[0].isupper():
            return True
        first, second = first.casefold(), second.casefold()
        if first + second in self._whole:
            return False
        return f"{first}-{second}" in self._compounds or first in _FIRST_PARTS
