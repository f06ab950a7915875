"""A sentence seen as words: what the finer signals of the ranking look at.

Views are made of the text when a question first meets a sentence, and the latest are kept; an
index of any size needs no memory for sentences that nobody asks about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.analysis import Analyzer, stop_words, words

_KEPT = 20_000  # views; about 1 kB each
PRONOUNS = frozenset(
    ["he", "she", "it", "they", "his", "her", "its", "their", "this", "these", "those", "such"]
)


@dataclass(frozen=True, slots=True)
class View:
    """The words of a sentence: in order, as pairs, without stop words, as stems."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    content: tuple[str, ...]
    terms: frozenset[str]
    opens_with_pronoun: bool


def make_view(text: str, analyzer: Analyzer) -> View:
    """The view of a text."""
    found = words(text)
    content = tuple(dict.fromkeys(word for word in found if word not in stop_words()))
    return View(
        frozenset(found),
        frozenset(pairwise(found)),
        content,
        frozenset(map(analyzer.stem, content)),
        bool(found) and found[0] in PRONOUNS,
    )


def view_cache(text_of: Callable[[int], str], analyzer: Analyzer) -> Callable[[int], View]:
    """Row → view, the latest kept."""

    @lru_cache(maxsize=_KEPT)
    def view(row: int) -> View:
        return make_view(text_of(row), analyzer)

    return view
