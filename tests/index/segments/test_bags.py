"""Bags weigh a sentence with its context: counted at once as one by one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.segments.bags import (
    ADJACENT,
    HEADLINE,
    NEAR,
    OWN,
    REACH,
    bag_lengths,
    spread,
    spread_found,
)
from tests.index.making import ANALYZER, Written, written

WEIGHTS = (OWN, ADJACENT, *[NEAR] * (REACH - 1))


def weighed(counts: list[int], place: int) -> int:
    """What is in the bag of a place, from the counts around it."""
    near = range(max(0, place - REACH), min(len(counts), place + REACH + 1))
    return sum(WEIGHTS[abs(other - place)] * counts[other] for other in near)


@given(st.lists(st.lists(st.integers(0, 4), min_size=9, max_size=9), min_size=1, max_size=3))
def test_counts_are_spread_to_their_neighbours(counts: list[list[int]]) -> None:
    """Row by row, as far as REACH."""
    expected = [[weighed(row, place) for place in range(9)] for row in counts]
    assert spread(np.array(counts)).tolist() == expected


@given(st.lists(st.integers(REACH, 30 - REACH), max_size=9))
def test_what_is_found_is_spread_as_its_counts_are(found: list[int]) -> None:
    """What is found twice weighs twice."""
    places = np.array(found, np.int64)
    expected = spread(np.bincount(places, minlength=31))
    assert spread_found(places, 31).tolist() == expected.tolist()


@given(st.lists(written, max_size=4))
def test_a_bag_is_as_long_as_its_weights(articles: list[Written]) -> None:
    """No sentence weighs in the bag of another article's."""
    expected = [each.bag(n).total() for each in articles for n in range(len(each.sentences))]
    sizes = [len(each.sentences) for each in articles]
    lengths = [len(ANALYZER.terms(" ".join(s))) for each in articles for s in each.sentences]
    titles = [len(ANALYZER.terms(" ".join(each.title))) for each in articles]
    found = bag_lengths(
        np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))),
        np.array(lengths, np.int64),
        np.array(titles, np.int64),
    )
    assert found.tolist() == expected
    assert found.dtype == np.int32


def test_the_sentence_weighs_most() -> None:
    """Then its neighbours, then those beyond them."""
    assert OWN > ADJACENT > NEAR > 0
    assert HEADLINE > 0
