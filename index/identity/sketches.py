"""Articles → sketches: MinHash signatures of their shingles, by which articles that share many are
found.

An entry of a sketch is a slot of the signature with its value, one number, so that a database can
look each of them up. Two texts share the value of a slot with a chance that is their resemblance,
the share of all their shingles that both hold (Broder, 1997). A long text has the signatures of its
pieces, since one of the whole would seldom share a value with that of a short text within it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.analysis import words
from index.arrays import distinct
from index.duplicates import MOST, Hashes, runs
from index.model import Article, Sentence
from index.segments.segment import Segment
from index.segments.vocabulary import numbered

Sketch = NDArray[np.int64]
"""Entries of 38 bits, each once, ascending."""

NOTHING: Sketch = np.zeros(0, np.int64)

# With two entries in common asked for, 48 slots find all copies of tests/quality/duplicates.py by
# each of 300 seeds; with 40 one in a hundred seeds misses one, with 32 one in thirty.
_SLOTS = 48
_PIECE = 24 * _SLOTS  # shingles at most
_FEWEST = 24  # shingles; a shorter text may be another's by chance
_SEED = 1
_VALUE = 32  # bits


def sketch(prose: Hashes) -> Sketch:
    """The sketch of an article whose prose has these words; nothing of a very short one."""
    found = runs(prose)
    if len(found) < _FEWEST:
        return NOTHING
    from rensa import RMinHash  # most commands, and answers, need none

    pieces = -(-len(found) // _PIECE)
    bounds = np.arange(pieces + 1, dtype=np.uint64) * np.uint64(len(found)) // np.uint64(pieces)
    made = RMinHash.digest_matrix_from_flat_token_hashes(found, bounds, _SLOTS, _SEED)
    slots = np.arange(_SLOTS, dtype=np.int64) << _VALUE
    return distinct((np.array(made.to_rows(), np.int64) + slots).ravel())


def sketches(segment: Segment) -> Iterator[Sketch]:
    """The sketch of each article of a segment, in order."""
    hashes = segment.words.hashes(np.arange(len(segment.words)))
    for first, end in pairwise(segment.first.tolist()):
        yield sketch(hashes[segment.tokens.at(first, end)[:MOST]])


def words_of(article: Article, sentences: Sequence[Sentence]) -> Hashes:
    """The words of an article's sentences as hashes: those that a segment over it has."""
    said = [word for each in sentences for word in words(article.text[each.start : each.end])]
    forms = list(dict.fromkeys(said))
    vocabulary, numbers = numbered(forms)
    hashes = dict(zip(forms, vocabulary.hashes(numbers).tolist(), strict=True))
    return np.array([hashes[word] for word in said[:MOST]], np.uint64)
