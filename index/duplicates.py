"""Texts that tell one story in the same words, as wire stories do in several outlets. Pure.

Two texts are compared by their shingles, the runs of a few words in them, after Broder, "On the
resemblance and containment of documents" (1997).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import takewhile

import numpy as np

from index.postings import Ints
from index.store import StoredArticle

SIZE = 5
"""Words in a shingle: one changed word undoes five, names and set phrases alone make none."""

_MOST = 40_000  # characters of an article that are looked at; news stories are shorter
_KEPT = 400  # articles whose shingles are kept; about 6 kB each, 60 kB at most

# Plainer than the index's words and several times as fast; punctuation falls away all the same.
_WORD = re.compile(r"\w+")


def shingles(text: str) -> Ints:
    """Hashes of the runs of SIZE words, ascending, each once; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    runs = zip(*(words[start:] for start in range(min(SIZE, len(words)))), strict=False)
    return np.unique(np.fromiter(map(hash, runs), np.int64))


def containment(one: Ints, other: Ints) -> float:
    """The share of the smaller set of shingles that the larger holds; 0 for an empty one."""
    common = np.intersect1d(one, other, assume_unique=True)
    return len(common) / max(1, min(len(one), len(other)))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of both sentences that both hold (Jaccard's index), 0 to 1."""
    return len(one & other) / max(1, len(one | other))


def shingle_cache(articles: Sequence[StoredArticle]) -> Callable[[int], Ints]:
    """Number of an article → shingles of its prose, without what was cut; the latest are kept."""

    @lru_cache(maxsize=_KEPT)
    def shingles_of(number: int) -> Ints:
        text = articles[number].article.text
        near = takewhile(lambda sentence: sentence.start < _MOST, articles[number].sentences)
        prose = " ".join(text[sentence.start : sentence.end] for sentence in near)
        return shingles(prose[:_MOST])

    return shingles_of
