"""The compiled likeness of words is the plain one, to the last bit."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.alike import plain
from index.scoring.kernel import COMPILED_FROM, closest_kernel, prepare
from index.segments.building import segment_of
from index.segments.draft import draft
from tests.index.making import ANALYZER, plain_article

pytest.importorskip("numba")

letters = st.text(st.sampled_from("abcø船"), min_size=1, max_size=9)


@given(st.lists(letters, max_size=4), st.lists(letters, min_size=1, max_size=9), st.data())
def test_both_note_the_same(asked: list[str], said: list[str], data: st.DataObject) -> None:
    """Over what is noted already, for words that stand in several rows."""
    from index.alike import compiled

    segment = segment_of(draft([plain_article(1, said)], ANALYZER), [1])
    spoken = data.draw(st.lists(st.sampled_from(said), max_size=12))
    numbers = segment.words.numbers(spoken)
    rows = np.array(
        data.draw(st.lists(st.integers(0, 3), min_size=len(spoken), max_size=len(spoken)))
    )
    noted = [np.full((len(asked), 4), 0.3) for _ in range(2)]
    for closest, alike in zip((plain.closest, compiled.closest), noted, strict=True):
        closest(asked, segment, numbers, rows.astype(np.int64), alike)
    assert noted[0].tolist() == noted[1].tolist()
    assert (noted[0] >= 0.3).all()


def test_a_large_library_gets_the_compiled_one_when_it_is_prepared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And a small one, or one that is asked a single question, does not."""
    monkeypatch.delenv("VERBATIM_KERNEL", raising=False)
    monkeypatch.delitem(sys.modules, "index.alike.compiled", raising=False)
    assert closest_kernel(COMPILED_FROM) is plain.closest
    prepare(COMPILED_FROM)
    assert closest_kernel(COMPILED_FROM) is sys.modules["index.alike.compiled"].closest
    assert closest_kernel(COMPILED_FROM - 1) is plain.closest
    monkeypatch.setenv("VERBATIM_KERNEL", "plain")
    assert closest_kernel(10**9) is plain.closest
