"""The scorer equals rank_bm25 to the last bit, without its traps."""

import math
from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index.bm25 import SentenceBM25, idf
from index.postings import Postings, Tokens, build

terms = st.sampled_from("abcdefgh")
bags = st.lists(st.dictionaries(terms, st.integers(1, 30), min_size=1), min_size=1, max_size=25)
queries = st.lists(terms, unique=True, max_size=8)


def postings(corpus: list[dict[str, int]]) -> Postings:
    """The postings of bags, weights above one made of several parts."""
    numbers: dict[str, int] = {}
    heaviest = max((weight for bag in corpus for weight in bag.values()), default=0)
    layers = [[[t for t, w in bag.items() if w > n] for bag in corpus] for n in range(heaviest)]
    parts = [(Tokens.of(layer, numbers), 1) for layer in layers]
    return build(numbers, parts, len(corpus))


@given(bags, queries, st.floats(0.1, 9), st.floats(0, 1))
def test_scores_equal_rank_bm25(corpus, query, k1, b) -> None:
    """Same bags, same idf: every score is the same float."""
    frequencies = Counter(term for bag in corpus for term in bag)
    ours = SentenceBM25(postings(corpus), frequencies, k1=k1, b=b)
    stock = BM25Okapi([list(Counter(bag).elements()) for bag in corpus], k1=k1, b=b)
    stock.idf = ours.idf
    assert ours.get_scores(query).tobytes() == stock.get_scores(query).tobytes()


@given(bags, queries)
def test_every_score_above_zero_shares_a_term(corpus, query) -> None:
    """idf is positive, so a score above zero means a match and nothing else does."""
    scores = SentenceBM25(postings(corpus), Counter(t for bag in corpus for t in bag), k1=5, b=0.5)
    matched = [bool(set(query) & set(bag)) for bag in corpus]
    assert [bool(score > 0) for score in scores.get_scores(query)] == matched


def test_empty_library() -> None:
    """rank_bm25 divides by zero here."""
    assert SentenceBM25(postings([]), {}, k1=5, b=0.5).get_scores(["a"]).shape == (0,)


def test_a_repeated_term_counts_once() -> None:
    """Typing a word twice does not make it twice as important."""
    scorer = SentenceBM25(postings([{"a": 1}, {"b": 2}]), {"a": 1, "b": 1}, k1=5, b=0.5)
    assert np.array_equal(scorer.get_scores(["a", "a"]), scorer.get_scores(["a"]))


def test_idf_of_a_term_in_every_sentence_is_positive() -> None:
    """The stock form turns negative beyond one half of the documents."""
    assert idf(2, 2) == math.log(1 + 0.5 / 2.5) > 0
