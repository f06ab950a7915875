"""The few shingles by which an article is found."""

import numpy as np

from index.analysis import Analyzer
from index.duplicates import shingles
from index.identity.sketches import shingles_of, sketch, sketches
from index.model import Article, Sentence
from index.segments.building import segment_of
from index.segments.draft import draft
from tests.index.stories import BRIEF, EDITED, OWN, WIRE


def item(text: str) -> tuple[Article, list[Sentence]]:
    """An article that is one sentence."""
    return Article(text[:9], "Light", text), [Sentence(0, len(text), 0)]


def test_an_index_and_a_text_give_the_same_sketch() -> None:
    """What is found by one way is compared by the other."""
    items = [item(WIRE), item("Short."), item(EDITED)]
    found = list(sketches(segment_of(draft(items, Analyzer()), [0] * 3)))
    assert [each.tolist() for each in found] == [
        sketch(shingles_of(*each)).tolist() for each in items
    ]


def test_copies_share_hashes_and_other_stories_do_not() -> None:
    """A brief shares them with the story that it was cut from."""
    wire, edited, brief, own = (
        set(sketch(shingles_of(*item(text))).tolist()) for text in (WIRE, EDITED, BRIEF, OWN)
    )
    assert len(wire & edited) >= 4
    assert len(wire & brief) >= 4
    assert len(wire & own) <= 1


def test_a_sketch_is_small() -> None:
    """Sixteen hashes, of long texts one shingle in 24 or so; they fit into six bytes."""
    few, many = (np.arange(size, dtype=np.uint64) * np.uint64(7**20) for size in (100, 9_600))
    assert len(sketch(few)) == 16
    assert 300 < len(sketch(many)) < 500
    hashes = sketch(many)
    assert (hashes[1:] >= hashes[:-1]).all()
    assert 0 <= hashes[0] <= hashes[-1] < 1 << 48


def test_a_very_short_text_has_none() -> None:
    """A sentence or two may be another's by chance."""
    assert len(sketch(shingles_of(*item("Nobody was hurt in the fire on Friday night.")))) == 0
    assert len(sketch(shingles(np.zeros(0, np.uint64)))) == 0
