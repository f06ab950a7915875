"""BM25 over weighted bags of terms: rank_bm25's scores, from flat postings.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), in the
form of rank_bm25's BM25Okapi (Trotman et al., 2014), with two changes where the stock behaviour
is a trap for a small library: idf never turns negative, and it counts bare sentences, since in a
bag that holds its context too a term soon stands in more than half of the documents.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index.postings import Postings

Scores = NDArray[np.float64]


def idf(frequency: int, documents: int) -> float:
    """log(1 + (N - df + .5) / (df + .5)), as Lucene has it: positive for every df ≤ N."""
    return math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))


class SentenceBM25(BM25Okapi):  # type: ignore[misc]
    """BM25 over one bag of weighted terms a sentence.

    `frequencies` counts, for each term, the sentences that hold it themselves. Scores equal those
    of `BM25Okapi.get_scores` over the same bags and idf to the last bit; only the way there is
    shorter: postings in place of a look-up in every document. An empty library is fine, and a
    repeated query term counts once.
    """

    def __init__(
        self, postings: Postings, frequencies: Mapping[str, int], *, k1: float, b: float
    ) -> None:
        self._frequencies = frequencies
        super().__init__(postings, k1=k1, b=b)

    def _initialize(self, corpus: Postings) -> Mapping[str, int]:
        """Sizes and impacts; rank_bm25 would keep a dictionary a document and divide by zero."""
        self._postings = corpus
        self.doc_len = corpus.lengths
        self.corpus_size = len(corpus.lengths)
        total = int(corpus.lengths.sum())
        self.avgdl = total / self.corpus_size if total else 1.0
        self._impacts = self._impact(corpus.weights, corpus.lengths[corpus.rows])
        return corpus.terms

    def _impact(self, weight: NDArray[np.int64], length: NDArray[np.int64]) -> Scores:
        """rank_bm25's expression, operation by operation, so that no bit differs."""
        impacts: Scores = (weight * (self.k1 + 1)) / (
            weight + self.k1 * (1 - self.b + self.b * length / self.avgdl)
        )
        return impacts

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        self.idf = {term: idf(self._frequencies.get(term, 0), self.corpus_size) for term in nd}

    def get_scores(self, query: Iterable[str]) -> Scores:
        """The score of every sentence, float64, shape (sentences,)."""
        scores = np.zeros(self.corpus_size)
        for term in dict.fromkeys(query):
            number = self._postings.terms.get(term)
            if number is not None:
                span = self._postings.span(number)
                scores[self._postings.rows[span]] += self.idf[term] * self._impacts[span]
        return scores

    def frequency(self, term: str, rows: range) -> int:
        """The term's weight in the bags of those rows, all together; 0 for an unknown term."""
        number = self._postings.terms.get(term)
        if number is None:
            return 0
        span = self._postings.span(number)
        start, stop = np.searchsorted(self._postings.rows[span], (rows.start, rows.stop))
        return int(self._postings.weights[span][start:stop].sum())
