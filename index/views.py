"""A sentence seen as words, where two sentences are held against each other.

Views are made from the index when a question first meets a sentence, and the latest are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.segments.draft import FUNCTION

_KEPT = 4_000  # views; about 2 kB each

Words = tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class View:
    """The words of a sentence: all of them; those that are no stop words, once and in order, each
    with its stem; and these stems.
    """

    words: frozenset[str]
    content: Mapping[str, str]
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The words of a sentence, and the terms of those that are no stop words, as their numbers in
    its segment.
    """

    words: frozenset[int]
    terms: frozenset[int]


Said = View | Numbered
"""What compares two sentences: both must be views, or numbered in the same segment."""


def make_view(words: Sequence[str], terms: Sequence[str]) -> View:
    """The view of words with their terms."""
    content = {w: t for w, t in zip(words, terms, strict=True) if not t.startswith(FUNCTION)}
    return View(frozenset(words), content, frozenset(content.values()))


def view_cache(words_of: Callable[[int], Words]) -> Callable[[int], View]:
    """Row → view, the latest kept."""

    @lru_cache(maxsize=_KEPT)
    def view(row: int) -> View:
        return make_view(*words_of(row))

    return view
