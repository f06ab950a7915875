"""A segment: the index over some of the library's articles, as flat arrays.

The articles stand in the order of their versions. A row is a sentence, counted over all articles;
the rows of an article are consecutive and in the order of its text. A passage is a run of about
PASSAGE rows of one article (its last one may be shorter), together with the article's title.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.scoring.postings import Postings
from index.segments.grams import Grams
from index.segments.ragged import Ragged
from index.segments.vocabulary import Ints, Vocabulary

Int32 = NDArray[np.int32]
Bools = NDArray[np.bool_]

PASSAGE = 8
"""Sentences in a passage. Shorter ones tear apart what belongs together, longer ones hide it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Immutable; every array may be a memory map.

    words: all words of the articles as they are folded; by word there are `term_of` int32, the
        number of its term in `terms`, and `counts` int32, how often it stands in sentences, titles
        and what was cut.
    grams: the words' 4-grams (index/segments/grams.py).
    terms: all terms (index/segments/draft.py); by term there are `function`, whether it is a stop
        word's, and `frequencies` int32, the sentences that hold it, 0 for a stop word's.
    versions: int64 (articles,), ascending: the versions' numbers in the store.
    first: int64 (articles + 1,), the article's first row, and at the end the number of rows.
    paragraphs: int32 (rows,), the row's paragraph in its article; `asks` bool (rows,), whether the
        row is a question.
    tokens: the numbers of the words of each row; `titles` and `cuts` those of each article.
    bag_lengths: int32 (rows,), the length of the row's bag (index/segments/bags.py).
    passages: int64 (passages + 1,), the first row of each, and at the end the number of rows.
    postings: the terms of passages.
    """

    words: Vocabulary
    terms: Vocabulary
    grams: Grams
    term_of: Int32
    counts: Int32
    function: Bools
    frequencies: Int32
    versions: Ints
    first: Ints
    paragraphs: Int32
    asks: Bools
    tokens: Ragged
    titles: Ragged
    cuts: Ragged
    bag_lengths: Int32
    passages: Ints
    postings: Postings

    @property
    def rows(self) -> int:
        """The number of sentences."""
        return len(self.paragraphs)

    @property
    def articles(self) -> int:
        """The number of articles."""
        return len(self.versions)

    def owner(self, row: int) -> int:
        """The number of the row's article."""
        return bisect(self.first, row) - 1

    def owners(self, rows: Ints) -> Ints:
        """The numbers of the rows' articles."""
        return self.first.searchsorted(rows, side="right") - 1
