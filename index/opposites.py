"""Words that exclude each other: what is told of the smallest does not answer for the largest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import permutations

from index.analysis import Analyzer, read_text

_FILE = "opposites.txt"


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """Stem → the stems that it excludes, from index/data/opposites.txt."""
    excluded: defaultdict[str, set[str]] = defaultdict(set)
    for sides in _groups(read_text(_FILE)):
        for own, other in permutations(sides, 2):
            for term in own:
                excluded[term] |= other - own
    return {term: frozenset(stems) for term, stems in excluded.items()}


def _groups(text: str) -> Iterator[list[set[str]]]:
    """The groups of the table's text, each as its sides."""
    stem = Analyzer().stem
    for line in text.splitlines():
        content = line.partition("#")[0]
        if content.strip():
            yield [set(map(stem, side.split())) for side in content.split("|")]
