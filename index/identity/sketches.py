"""Articles → sketches: the few of an article's shingles by which others that hold them are found.

Of all shingles those are taken whose hashes are lowest, the same ones in every article that holds
them, after Broder (1997). Unlike the signatures of MinHash, such a sample finds a short text in a
long one, too, and a database can look each of its hashes up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.analysis import words
from index.duplicates import MOST, Hashes, shingles
from index.model import Article, Sentence
from index.segments.segment import Segment
from index.segments.vocabulary import numbered

Sketch = NDArray[np.int64]
"""Hashes of 48 bits, ascending."""

NOTHING: Sketch = np.zeros(0, np.int64)
_RATE = 24  # one shingle in so many is taken
_LEAST = 16  # but of a short article so many
_FEWEST = 24  # shingles; a shorter text may be another's by chance
_BITS = 48  # SQLite keeps such a number in six bytes
_LIMIT = (1 << _BITS) // _RATE
_MIX = np.uint64(0xFF51AFD7ED558CCD)  # of MurmurHash3's last step


def sketch(found: Hashes) -> Sketch:
    """The sketch of an article with these shingles; nothing of a very short one."""
    if len(found) < _FEWEST:
        return NOTHING
    mixed = (found ^ (found >> np.uint64(33))) * _MIX
    hashes = (mixed >> np.uint64(64 - _BITS)).astype(np.int64)
    hashes.sort()
    return hashes[: max(_LEAST, int(hashes.searchsorted(_LIMIT)))]


def sketches(segment: Segment) -> Iterator[Sketch]:
    """The sketch of each article of a segment, in order."""
    hashes = segment.words.hashes(np.arange(len(segment.words)))
    for first, end in pairwise(segment.first.tolist()):
        yield sketch(shingles(hashes[segment.tokens.at(first, end)[:MOST]]))


def shingles_of(article: Article, sentences: Sequence[Sentence]) -> Hashes:
    """The shingles of an article's sentences: those that a segment over it has."""
    said = [word for each in sentences for word in words(article.text[each.start : each.end])]
    distinct = list(dict.fromkeys(said))
    vocabulary, numbers = numbered(distinct)
    hashes = dict(zip(distinct, vocabulary.hashes(numbers).tolist(), strict=True))
    return shingles(np.array([hashes[word] for word in said[:MOST]], np.uint64))
