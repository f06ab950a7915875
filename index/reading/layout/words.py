"""Words that the end of a line broke → whole words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.reading.layout.lines import Line

_LONGEST = 80  # characters of a word
HYPHENS = ("-", "\u2010", "\u00ad")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_GOES_ON = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
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

    def ended(self, line: str, below: str) -> str:
        """The line as it stands right before the one below: a word that was broken between them is
        whole again, others are parted by a blank.
        """
        first, second = _BROKEN.search(line[-_LONGEST:]), _GOES_ON.match(below[:_LONGEST])
        if first is None or second is None:
            wide = _WIDE.match(line[-1:]) and _WIDE.match(below)
            hyphen = line.endswith(("-", "\u2010")) and line[-2:-1].isalnum()
            return line if wide or hyphen else f"{line} "
        if line.endswith("\u00ad") or not self._is_compound(first[1], second[0]):
            return line[:-1]
        return line

    def _is_compound(self, first: str, second: str) -> bool:
        """Whether the hyphen stays: in names, and where the text has it elsewhere."""
        if second[0].isupper():
            return True
        first, second = first.casefold(), second.casefold()
        if first + second in self._whole:
            return False
        return f"{first}-{second}" in self._compounds or first in _FIRST_PARTS
