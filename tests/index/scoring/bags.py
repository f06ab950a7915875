"""Bags of terms for the tests of the scorer, and the scores that they must have."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index.scoring.postings import Postings, build

VOCABULARY = 8
"""Terms are the numbers below."""

Bag = Mapping[int, int]

terms = st.integers(0, VOCABULARY - 1)
bags = st.lists(st.dictionaries(terms, st.integers(1, 6), max_size=6), max_size=40)
some_bags = bags.filter(any)
queries = st.lists(st.tuples(st.integers(-1, VOCABULARY), st.floats(0.01, 10)), max_size=6)


def postings(corpus: Sequence[Bag], **options: float) -> Postings:
    """The postings of a corpus, its tokens given last document first, some twice."""
    rows = [
        (term, document, share)
        for document, bag in reversed(list(enumerate(corpus)))
        for term, weight in bag.items()
        for share in ([weight - 1, 1] if weight > 1 else [weight])
    ]
    columns = np.array(rows, np.int32).reshape(-1, 3).T
    return build(*columns, vocabulary=VOCABULARY, size=len(corpus), **options)


class Stock(BM25Okapi):
    """rank_bm25 itself, over weighted bags, with the idf that it is told."""

    def __init__(self, corpus: Sequence[Bag], k1: float, b: float) -> None:
        super().__init__([list(Counter(bag).elements()) for bag in corpus], k1=k1, b=b)

    def _calc_idf(self, nd: Mapping[int, int]) -> None:
        self.idf = dict.fromkeys(nd, 1.0)

    def get_top(self, query: Sequence[tuple[int, float]], count: int) -> list[tuple[int, float]]:
        """The highest positive scores with their documents; a query says each term's idf."""
        scores = np.zeros(self.corpus_size)
        for term, factor in query:
            self.idf[term] = factor
            scores += self.get_scores([term])
        ranked = sorted(enumerate(scores.tolist()), key=lambda hit: (-hit[1], hit[0]))
        return [hit for hit in ranked if hit[1] > 0][:count]


def zipf(size: int, vocabulary: int, seed: int = 1, **options: float) -> Postings:
    """Postings of documents of one to twenty terms, the lowest numbers the most common."""
    chance = np.random.default_rng(seed)
    lengths = chance.integers(1, 21, size)
    documents = np.repeat(np.arange(size, dtype=np.int32), lengths)
    drawn = (vocabulary ** chance.random(len(documents)) - 1).astype(np.int32)
    return build(drawn, documents, None, vocabulary=vocabulary, size=size, **options)
