"""Postings hold each term's documents; merging parts equals building anew."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.scoring.impacts import impacts
from index.scoring.kernel import kernel
from index.scoring.postings import Postings, build, merge
from tests.index.scoring.bags import VOCABULARY, Bag, bags, postings, some_bags, zipf

SAME = np.arange(VOCABULARY, dtype=np.int32)


def same(one: Postings, other: Postings) -> bool:
    """Whether every array is equal, types included."""
    pairs = zip(one.arrays().values(), other.arrays().values(), strict=True)
    return all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in pairs)


def held(index: Postings) -> list[Bag]:
    """The bags that postings were made of."""
    corpus: list[dict[int, int]] = [{} for _ in range(index.size)]
    for term in range(len(index.starts) - 1):
        for place in range(int(index.starts[term]), int(index.starts[term + 1])):
            weight = int(index.weights[index.codes[place]])
            corpus[int(index.documents[place])][term] = weight
    return corpus


@given(bags)
def test_postings_hold_the_bags(corpus) -> None:
    """Each weight, each length, documents ascending within a term."""
    index = postings(corpus)
    assert held(index) == corpus
    lengths = [sum(bag.values()) for bag in corpus]
    assert index.document_lengths.tolist() == lengths
    assert (index.size, index.total) == (len(corpus), sum(lengths))
    assert (index.lengths[index.codes] == index.document_lengths[index.documents]).all()
    for start, stop in zip(index.starts, index.starts[1:], strict=False):
        assert (np.diff(index.documents[start:stop]) > 0).all()


@given(bags)
def test_weights_of_one_need_not_be_given(corpus) -> None:
    """Tokens without weights count one each."""
    rows = [(t, d) for d, bag in enumerate(corpus) for t, w in bag.items() for _ in range(w)]
    terms, documents = np.array(rows, np.int32).reshape(-1, 2).T
    bare = build(terms, documents, None, vocabulary=VOCABULARY, size=len(corpus))
    assert same(bare, postings(corpus))


@given(bags, st.floats(0.5, 50))
def test_codes_are_ordered_by_impact_at_the_reference(corpus, reference) -> None:
    """So the highest code of a term has its highest impact."""
    index = postings(corpus, reference=reference)
    values = impacts(index, reference, 1.5, 0.75)
    assert (np.diff(values) >= 0).all()
    for term, (start, stop) in enumerate(zip(index.starts, index.starts[1:], strict=False)):
        assert index.highest[term] == index.codes[start:stop].max(initial=0)


@given(st.lists(st.tuples(bags, st.permutations(range(VOCABULARY)), st.randoms()), max_size=4))
def test_a_merge_equals_a_build(parts) -> None:
    """Terms with new numbers, documents dropped, parts empty: the same arrays either way."""
    corpus: list[Bag] = []
    merged = []
    for number, (bags_, order, chance) in enumerate(parts):
        keep = np.array([chance.random() < 0.7 for _ in bags_], np.bool_)
        mask = keep if number % 2 else None
        merged.append((postings(bags_), np.array(order, np.int32), mask))
        corpus += [
            {order[term]: weight for term, weight in bag.items()}
            for bag, kept in zip(bags_, keep, strict=True)
            if kept or mask is None
        ]
    assert same(merge(merged, VOCABULARY), postings(corpus))


def test_a_large_merge_equals_a_build() -> None:
    """With tables of windows, and terms that all of one part's dropped documents took along."""
    one, other = zipf(40_000, 500, seed=1), zipf(50_000, 500, seed=2)
    keep = np.random.default_rng(4).random(40_000) < 0.9
    numbers = np.arange(500, dtype=np.int32)
    merged = merge([(one, numbers, keep), (other, numbers, None)], 500)
    tokens = [tokens_of(one, keep), tokens_of(other, np.ones(50_000, np.bool_))]
    terms, documents, weights = np.concatenate(
        [tokens[0], tokens[1] + np.array([[0], [keep.sum()], [0]], np.int32)], axis=1
    ).astype(np.int32)
    anew = build(terms, documents, weights, vocabulary=500, size=int(keep.sum()) + 50_000)
    assert len(anew.window_starts) > 0
    assert same(merged, anew)


def tokens_of(index: Postings, keep: np.ndarray) -> np.ndarray:
    """Terms, documents (numbered anew) and weights of the postings of kept documents."""
    terms = np.repeat(np.arange(len(index.starts) - 1), np.diff(index.starts))
    columns = np.stack([terms, (np.cumsum(keep) - 1)[index.documents], index.weights[index.codes]])
    return columns[:, keep[index.documents]].astype(np.int32)


def test_dropped_terms_need_no_number() -> None:
    """A term whose documents all go may have the number -1."""
    part = postings([{0: 2, 3: 1}, {1: 4}])
    numbers = np.array([-1, 5, -1, -1, -1, -1, -1, -1], np.int32)
    assert same(merge([(part, numbers, np.array([False, True]))], VOCABULARY), postings([{5: 4}]))


def test_terms_with_documents_need_a_number() -> None:
    """Their postings would land on another term."""
    part = postings([{0: 2, 3: 1}, {1: 4}])
    with pytest.raises(ValueError, match="no new number"):
        merge([(part, np.full(VOCABULARY, -1, np.int32), None)], VOCABULARY)


@given(some_bags, st.integers(0, 40), st.integers(0, 40))
def test_frequency_adds_up_the_weights_in_a_range(corpus, first, length) -> None:
    """Of one term, over consecutive documents."""
    wanted = sum(bag.get(2, 0) for bag in corpus[first : first + length])
    assert postings(corpus).frequency(2, first, first + length) == wanted


def test_windows_hold_their_postings() -> None:
    """The tables of a common term agree with its postings."""
    index = zipf(70_000, 50)
    assert (index.rows >= 0).any()
    for term in np.flatnonzero(index.rows >= 0):
        row = index.rows[term]
        start, stop = index.starts[term], index.starts[term + 1]
        windows = index.documents[start:stop] >> 13
        counts = np.bincount(windows, minlength=index.window_codes.shape[1])
        assert np.diff(index.window_starts[row].astype(int)).tolist() == counts.tolist()
        highest = np.zeros(len(counts), np.int64)
        np.maximum.at(highest, windows, index.codes[start:stop].astype(np.int64))
        assert highest.tolist() == index.window_codes[row].tolist()


def many_pairs() -> Postings:
    """Postings of more than 65,536 different pairs: 300 documents of 300 weights each."""
    weights = np.concatenate(
        [np.arange(1, 301) * 1000 + (np.arange(300) == 0) * n for n in range(300)]
    )
    documents, terms = np.divmod(np.arange(90_000, dtype=np.int32), np.int32(300))
    return build(terms, documents, weights.astype(np.int32), vocabulary=300, size=300)


@pytest.mark.parametrize("name", ["plain", "compiled"])
def test_more_pairs_than_two_bytes_hold(name, monkeypatch) -> None:
    """Codes take four bytes then, and scores stay right."""
    if name == "compiled":
        pytest.importorskip("numba")
    monkeypatch.setenv("VERBATIM_KERNEL", name)
    index = many_pairs()
    assert len(index.weights) > 65_536
    assert index.codes.dtype == np.uint32
    values = impacts(index, 4e7, 1.5, 0.75)
    documents, scores = kernel(index.size)(index, values, [0, 299], [2.0, 1.0], 300, None)
    exact = [0.0 + 2.0 * value for value in values[index.codes[:300]].tolist()]
    last = values[index.codes[index.starts[299] :]].tolist()
    exact = [one + other for one, other in zip(exact, last, strict=True)]
    assert scores.tolist() == [exact[document] for document in documents]
    assert sorted(documents.tolist()) == list(range(300))
    assert sorted(exact, reverse=True) == scores.tolist()


def test_arrays_come_back_from_a_file(tmp_path) -> None:
    """Memory-mapped, not copied, plain and read-only."""
    index = zipf(70_000, 50)
    for name, array in index.arrays().items():
        np.save(tmp_path / f"{name}.npy", array)
    mapped = {n: np.load(tmp_path / f"{n}.npy", mmap_mode="r") for n in index.arrays()}
    back = Postings.of(mapped)
    assert same(index, back)
    for name, array in back.arrays().items():
        assert type(array) is np.ndarray
        assert not array.flags.writeable
        assert np.shares_memory(array, mapped[name]) or array.size == 0


@pytest.mark.parametrize("weights", [None, np.zeros(0, np.int32)])
@pytest.mark.parametrize(("vocabulary", "size"), [(0, 0), (3, 0), (0, 2), (3, 2)])
def test_nothing_can_be_built_of_nothing(weights: np.ndarray | None, vocabulary, size) -> None:
    """Libraries begin empty."""
    nothing = np.zeros(0, np.int32)
    index = build(nothing, nothing, weights, vocabulary=vocabulary, size=size)
    assert (index.size, index.total, len(index.starts)) == (size, 0, vocabulary + 1)
    assert merge([], 0).size == 0
