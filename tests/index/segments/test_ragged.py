"""Lists of numbers in one array are what lists of lists are."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.segments.ragged import Ragged, joined

lists = st.lists(st.lists(st.integers(0, 9), max_size=5), max_size=8)


def unpacked(ragged: Ragged) -> list[list[int]]:
    """The lists, one at a time."""
    return [ragged.at(n, n + 1).tolist() for n in range(len(ragged))]


@given(lists)
def test_lists_come_back(given_lists: list[list[int]]) -> None:
    """With their sizes, and the list of each value; int64 places, int32 values."""
    ragged = Ragged.of(given_lists)
    assert unpacked(ragged) == given_lists
    assert ragged.sizes().tolist() == list(map(len, given_lists))
    assert ragged.rows().tolist() == [n for n, each in enumerate(given_lists) for _ in each]
    assert (ragged.starts.dtype, ragged.values.dtype) == (np.int64, np.int32)


@given(lists, st.data())
def test_a_run_of_lists_is_one_slice(given_lists: list[list[int]], data: st.DataObject) -> None:
    """From the first up to the end, which is not included."""
    first = data.draw(st.integers(0, len(given_lists)))
    end = data.draw(st.integers(first, len(given_lists)))
    expected = [value for each in given_lists[first:end] for value in each]
    assert Ragged.of(given_lists).at(first, end).tolist() == expected


@given(lists, st.data())
def test_lists_are_taken_by_number(given_lists: list[list[int]], data: st.DataObject) -> None:
    """In the order asked for."""
    numbers = data.draw(st.permutations(range(len(given_lists))))[: len(given_lists) // 2]
    taken = Ragged.of(given_lists).taken(np.array(numbers, np.int64))
    assert unpacked(taken) == [given_lists[number] for number in numbers]


@given(lists, st.data())
def test_lists_are_kept_and_numbered_anew(given_lists: list, data: st.DataObject) -> None:
    """In their order."""
    keep = [data.draw(st.booleans()) for _ in given_lists]
    expected = [each for each, stays in zip(given_lists, keep, strict=True) if stays]
    kept = Ragged.of(given_lists).kept(np.array(keep, np.bool_))
    assert unpacked(kept) == expected
    squares = np.arange(10) ** 2
    assert unpacked(kept.mapped(squares)) == [[value**2 for value in each] for each in expected]


@given(st.lists(lists, max_size=4))
def test_parts_are_joined_one_after_the_other(parts: list) -> None:
    """Empty ones too."""
    whole = joined([Ragged.of(part) for part in parts])
    assert unpacked(whole) == [each for part in parts for each in part]
    assert (whole.starts.dtype, whole.values.dtype) == (np.int64, np.int32)
