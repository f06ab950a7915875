"""Both kernels give rank_bm25's scores to the last bit, best first, ties by document."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.scoring import plain
from index.scoring.impacts import impacts
from index.scoring.kernel import Kernel
from index.scoring.kinds import Bool, Float64
from index.scoring.postings import Postings, build
from tests.index.scoring.bags import (
    VOCABULARY,
    Stock,
    bags,
    postings,
    queries,
    some_bags,
    zipf,
)

LARGE = 70_000
"""Documents enough for tables of windows, and for queries that are pruned."""


@pytest.fixture(params=["plain", "compiled"], scope="module")
def top(request) -> Kernel:
    """One kernel after the other."""
    if request.param == "plain":
        return plain.top
    pytest.importorskip("numba")
    from index.scoring import compiled

    return compiled.top


@pytest.fixture(scope="module")
def large() -> Postings:
    """Common and rare terms."""
    return zipf(LARGE, 3000)


def full(
    index: Postings,
    values: Float64,
    query: Sequence[tuple[int, float]],
    count: int,
    alive: Bool | None = None,
) -> list[tuple[int, float]]:
    """What a kernel must find, from the scores of all documents."""
    scores = np.zeros(index.size)
    for term, factor in query:
        span = slice(index.starts[term], index.starts[term + 1])
        scores[index.documents[span]] += factor * values[index.codes[span]]
    scores = scores if alive is None else scores * alive
    order = np.lexsort((np.arange(index.size), -scores))[:count]
    return [(int(document), float(scores[document])) for document in order if scores[document] > 0]


def ask(top: Kernel, index: Postings, values: Float64, query, count, alive=None):
    """A kernel's answer as pairs of document and score."""
    numbers, factors = [term for term, _ in query], [factor for _, factor in query]
    documents, scores = top(index, values, numbers, factors, count, alive)
    assert documents.dtype == np.int64
    assert scores.dtype == np.float64
    return list(zip(documents.tolist(), scores.tolist(), strict=True))


@given(some_bags, queries, st.integers(1, 50), st.floats(0.1, 9), st.floats(0, 0.99))
def test_scores_equal_rank_bm25(top, corpus, query, count, k1, b) -> None:
    """Same bags, same idf, repeated and unknown terms included: every score is the same float."""
    stock = Stock(corpus, k1, b)
    index = postings(corpus)
    values = impacts(index, stock.avgdl, k1, b)
    assert ask(top, index, values, query, count) == stock.get_top(query, count)


@given(some_bags, queries, st.data())
def test_only_documents_alive_are_found(top, corpus, query, data) -> None:
    """The others do not even take a place."""
    index = postings(corpus)
    alive = np.array(data.draw(st.lists(st.booleans(), min_size=len(corpus), max_size=len(corpus))))
    values = impacts(index, 5.0, 1.5, 0.75)
    wanted = [hit for hit in ask(top, index, values, query, len(corpus)) if alive[hit[0]]]
    assert ask(top, index, values, query, 3, alive) == wanted[:3]


@given(bags)
def test_nothing_is_found_without_terms(top, corpus) -> None:
    """No terms, unknown terms, factors of nothing, no postings, no documents."""
    index = postings(corpus)
    values = impacts(index, 5.0, 1.5, 0.75)
    unknown = [(-1, 1.0), (VOCABULARY, 1.0), (0, 0.0), (1, -2.0)]
    assert ask(top, index, values, [], 10) == ask(top, index, values, unknown, 10) == []
    assert ask(top, index, values, [(0, 1.0)], 0) == []


def test_lengths_must_agree(top) -> None:
    """Compiled code would read beyond an array's end."""
    index = postings([{0: 1}, {1: 2}])
    values = impacts(index, 5.0, 1.5, 0.75)
    with pytest.raises(ValueError, match="2 factors for 1 terms"):
        top(index, values, [0], [1.0, 2.0], 10, None)
    with pytest.raises(ValueError, match="1 impacts for 2 pairs"):
        top(index, values[:1], [0], [1.0], 10, None)
    with pytest.raises(ValueError, match="3 of 2 documents"):
        top(index, values, [0], [1.0], 10, np.ones(3, np.bool_))


def test_arrays_may_be_read_only_or_not(top) -> None:
    """And views of others: the answer is the same."""
    index = postings([{0: 1}, {0: 2}, {1: 2}])
    values = impacts(index, 5.0, 1.5, 0.75)
    alive = np.repeat(np.array([True, True, False]), 2)[::2]
    hits = ask(top, index, np.repeat(values, 2)[::2], [(0, 1.0), (1, 2.0)], 3, alive)
    assert [document for document, _ in hits] == [1, 0]
    assert hits == ask(top, index, values, [(0, 1.0)], 3)


def test_ties_go_by_document(top) -> None:
    """Equal documents come in their order, and the first of them get in."""
    index = build(
        np.zeros(9000, np.int32),
        np.arange(9000, dtype=np.int32)[::-1].copy(),
        None,
        vocabulary=1,
        size=9000,
    )
    hits = ask(top, index, impacts(index, 1.0, 1.5, 0.75), [(0, 2.0)], 5)
    assert [document for document, _ in hits] == [0, 1, 2, 3, 4]
    assert len({score for _, score in hits}) == 1


@pytest.mark.parametrize("mean", [2.0, 10.5, 60.0])
@pytest.mark.parametrize(("k1", "b"), [(1.5, 0.75), (5.0, 0.5), (0.4, 1.0), (1.2, 0.0)])
def test_pruning_loses_nothing(top, large, mean, k1, b) -> None:
    """Queries of common and rare terms, whatever the mean length that codes were ordered by."""
    chance = np.random.default_rng(int(mean * k1))
    values = impacts(large, mean, k1, b)
    for _ in range(12):
        numbers = (3000 ** chance.random(chance.integers(1, 7)) - 1).astype(int).tolist()
        query = [(number, float(chance.random() * 8)) for number in numbers]
        count = int(chance.choice([1, 10, 50]))
        assert ask(top, large, values, query, count) == full(large, values, query, count)


@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 1.0])
def test_pruning_minds_who_is_alive(top, large, share) -> None:
    """A score to beat is only reached by documents that count."""
    alive = np.random.default_rng(3).random(LARGE) < share
    values = impacts(large, 10.5, 1.5, 0.75)
    query = [(2, 0.5), (900, 5.0), (0, 0.2), (14, 2.0)]
    wanted = full(large, values, query, 10, alive)
    assert ask(top, large, values, query, 10, alive) == wanted
    assert all(alive[document] for document, _ in wanted)


def test_more_is_asked_for_than_there_is(top, large) -> None:
    """All documents with a score, in order."""
    values = impacts(large, 10.5, 1.5, 0.75)
    query = [(5, 1.0), (2500, 3.0)]
    hits = ask(top, large, values, query, 2 * LARGE)
    assert hits == full(large, values, query, LARGE)
    assert len(hits) > 1000


def test_threads_do_not_meet(top, large) -> None:
    """Questions asked at the same time get the answers that they get alone."""
    values = impacts(large, 10.5, 1.5, 0.75)
    asked = [[(n % 40, 1.0), (n * 7 % 3000, 4.0), (n * 31 % 3000, 3.0)] for n in range(80)]
    alone = [ask(top, large, values, query, 10) for query in asked]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda query: ask(top, large, values, query, 10), asked))
    assert together == alone
