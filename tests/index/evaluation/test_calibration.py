"""Calibration and AUROC: by hand, against their definitions, and their bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.evaluation.calibration import auroc, calibration

# Few values, so that ties are common.
SHARES = st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.1, 0.3, 0.5, 0.7, 1.0]))
SOME = st.lists(SHARES, min_size=1, max_size=30)


def test_the_calibration_error_by_hand() -> None:
    """Two bins: three answers at 0.9 of which two are right, one at 0.4 that is right."""
    found = calibration([0.9, 0.9, 0.9, 0.4], [True, True, False, True])
    assert found.ece == pytest.approx((3 * abs(2 / 3 - 0.9) + 1 * abs(1 - 0.4)) / 4)
    assert [part.count for part in found.bins] == [0, 0, 0, 0, 1, 0, 0, 0, 0, 3]
    assert (found.bins[0].confidence, found.bins[0].right) == (None, None)
    assert found.bins[9].right == pytest.approx(2 / 3)


def test_the_bins_cover_0_to_1() -> None:
    """A bin begins with its lower edge, and the last one holds 1 too."""
    found = calibration([0.0, 0.1, 0.99, 1.0], [True] * 4)
    assert [part.count for part in found.bins] == [1, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert [(part.start, part.end) for part in found.bins][3] == (0.3, 0.4)


def test_nothing_shown_has_no_calibration_error() -> None:
    """None, where a 0 would say that all is well."""
    assert calibration([], []).ece is None


@given(st.lists(st.tuples(SHARES, st.booleans()), min_size=1, max_size=30))
def test_the_calibration_error_is_a_share(answers: list[tuple[float, bool]]) -> None:
    """And every answer is in one bin."""
    found = calibration([share for share, _ in answers], [right for _, right in answers])
    assert found.ece is not None
    assert -1e-9 <= found.ece <= 1 + 1e-9
    assert sum(part.count for part in found.bins) == len(answers)


def test_auroc_by_hand() -> None:
    """Of the four pairs two are won, one is tied and one is lost."""
    assert auroc([0.9, 0.5], [0.5, 0.7]) == (2 + 0.5) / 4
    assert auroc([0.9], []) is None
    assert auroc([], [0.9]) is None


@given(SOME, SOME)
def test_auroc_counts_the_pairs_won(positives: list[float], negatives: list[float]) -> None:
    """A tie counts half; it lies between 0 and 1, and the groups' shares add up to 1."""
    won = sum((p > n) + 0.5 * (p == n) for p in positives for n in negatives)
    found, turned = auroc(positives, negatives), auroc(negatives, positives)
    assert found is not None
    assert turned is not None
    assert found == pytest.approx(won / (len(positives) * len(negatives)))
    assert 0 <= found <= 1
    assert found + turned == pytest.approx(1)
