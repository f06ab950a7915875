"""The words that tell figures apart that are shown together: "users" and "downloads"."""

from __future__ import annotations

import re

from index.analysis import Analyzer, words
from index.differences.contrasts import Sides, sides, unmatched
from index.figures import Figure, groups

_WORD = re.compile(r"[^\W\d_]+")


def labels(
    one: tuple[str, Figure], other: tuple[str, Figure], asked: Sides, analyzer: Analyzer
) -> tuple[str, str]:
    """The words of two texts by which their figures count different things, as measures.txt tells;
    else a word such as "confirmed" that only one of them has, unless it is asked for. "" for none.
    """
    mine, theirs = _group(one[1]), _group(other[1])
    if mine and theirs and mine != theirs and 0 not in (mine[1], theirs[1]):
        return _word(*one, mine, analyzer), _word(*other, theirs, analyzer)
    here, there = sides(one[0]), sides(other[0])
    return (
        unmatched(one[0], one[1].end, {**there, **asked}),
        unmatched(other[0], other[1].end, {**here, **asked}),
    )


def _group(figure: Figure) -> tuple[str, int] | None:
    """The kind and group of what the figure counts."""
    return next((groups()[noun] for noun in figure.nouns if noun in groups()), None)


def _word(text: str, figure: Figure, group: tuple[str, int], analyzer: Analyzer) -> str:
    """The word of the group that stands nearest to the figure."""
    found = [
        match for match in _WORD.finditer(text) if groups().get(_stem(match[0], analyzer)) == group
    ]
    return min(found, key=lambda match: abs(match.start() - figure.end))[0]


def _stem(word: str, analyzer: Analyzer) -> str:
    return next(iter(map(analyzer.stem, words(word))), "")
