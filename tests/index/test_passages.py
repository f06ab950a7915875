"""The scorer equals rank_bm25 to the last bit, without its traps."""

import math
from collections import Counter

import numpy as np
from hypothesis import assume, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from index.passages import PassageBM25, Shard, idf
from index.segments.building import kept_passages
from index.segments.segment import PASSAGE
from tests.index.making import ANALYZER, WORDS, Kept, libraries, segments_of
from tests.index.scoring.bags import Stock

TERMS = sorted({*ANALYZER.terms(" ".join(WORDS)), "zeppelin"})
queries = st.lists(st.sampled_from(TERMS), max_size=8)


def rarity(term: str) -> float:
    """An idf for each term."""
    return idf(TERMS.index(term), len(TERMS))


def scorer(library: Kept, k1: float = 1.5, b: float = 0.5) -> PassageBM25:
    """The scorer over the segments of a library, as a snapshot makes it."""
    shards = [
        Shard(segment.postings, kept_passages(segment, keep), segment.terms.number)
        for segment, keep in segments_of(library)
    ]
    return PassageBM25(shards, rarity, k1=k1, b=b)


def bags(library: Kept) -> tuple[list[Counter[str]], list[bool]]:
    """The bag of each passage, its title's terms included, and whether its article is kept."""
    found, alive = [], []
    for article, kept in (each for part in library for each in part):
        sentences = article.sentences
        for start in range(0, len(sentences), PASSAGE):
            said = [*article.title, *(w for s in sentences[start : start + PASSAGE] for w in s)]
            found.append(Counter(ANALYZER.terms(" ".join(said))))
            alive.append(kept)
    return found, alive


def stock_scores(library: Kept, query: list[str], k1: float = 1.5, b: float = 0.5) -> np.ndarray:
    """rank_bm25's own scores of the passages that count, 0 for the others."""
    every, alive = bags(library)
    kept = [bag for bag, there in zip(every, alive, strict=True) if there]
    assume(any(kept))
    stock = Stock(kept, k1=k1, b=b)
    stock.idf = {term: rarity(term) for term in TERMS}
    scores = np.zeros(len(every))
    scores[np.array(alive)] = stock.get_scores(query)
    return scores


@limits(max_examples=40)
@given(libraries, queries, st.floats(0.1, 9), st.floats(0, 1))
def test_scores_equal_rank_bm25(library: Kept, query: list[str], k1: float, b: float) -> None:
    """Same bags, same idf, however many segments and whatever was removed: the same floats."""
    expected = stock_scores(library, query, k1, b)
    assert scorer(library, k1, b).get_scores(query).tobytes() == expected.tobytes()


@limits(max_examples=40)
@given(libraries, queries.map(lambda query: list(dict.fromkeys(query))), st.integers(1, 12))
def test_the_best_are_rank_bm25s(library: Kept, query: list[str], count: int) -> None:
    """Those above zero by score, ties by the passage's number; the scores to the last bit."""
    expected = stock_scores(library, query)
    ours = scorer(library)
    numbers = [[shard.number(term) for term in query] for shard in ours.shards]
    places, scores = ours.top(numbers, [rarity(term) for term in query], count)
    order = sorted(np.flatnonzero(expected).tolist(), key=lambda n: (-expected[n], n))[:count]
    assert places.tolist() == order
    assert scores.tobytes() == expected[order].tobytes()


@limits(max_examples=40)
@given(libraries)
def test_the_mean_length_is_that_of_what_is_kept(library: Kept) -> None:
    """As rank_bm25 would count it without the removed articles."""
    every, alive = bags(library)
    lengths = [bag.total() for bag, there in zip(every, alive, strict=True) if there]
    ours = scorer(library)
    assert ours.corpus_size == len(lengths)
    assert ours.avgdl == (sum(lengths) / len(lengths) if sum(lengths) else 1.0)


def test_an_empty_library_has_no_scores() -> None:
    """rank_bm25 divides by zero here."""
    assert scorer([]).get_scores(["kiln"]).shape == (0,)
    places, scores = scorer([]).top([], [1.0], 5)
    assert places.shape == scores.shape == (0,)


def test_idf_of_a_term_in_every_sentence_is_positive() -> None:
    """The stock form turns negative beyond one half of the documents."""
    assert idf(2, 2) == math.log(1 + 0.5 / 2.5) > 0
