"""The entries by which an article is found."""

import subprocess
import sys

import numpy as np

from index.analysis import Analyzer
from index.duplicates import Hashes
from index.identity.matching import SHARED
from index.identity.sketches import sketch, sketches, words_of
from index.model import Article, Sentence
from index.segments.building import segment_of
from index.segments.draft import draft
from tests.index.stories import BRIEF, EDITED, OWN, WIRE


def item(text: str) -> tuple[Article, list[Sentence]]:
    """An article that is one sentence."""
    return Article(text[:9], "Light", text), [Sentence(0, len(text), 0)]


def numbers(size: int) -> Hashes:
    """So many words that no text has."""
    return np.random.default_rng(size).integers(0, 1 << 63, size, dtype=np.uint64)


def shared(one: Hashes, other: Hashes) -> int:
    """The entries that the sketches of both have."""
    return len({*sketch(one).tolist()} & {*sketch(other).tolist()})


def test_an_index_and_a_text_give_the_same_sketch() -> None:
    """What is found by one way is compared by the other."""
    items = [item(WIRE), item("Short."), item(EDITED)]
    found = list(sketches(segment_of(draft(items, Analyzer()), [0] * 3)))
    assert [each.tolist() for each in found] == [sketch(words_of(*each)).tolist() for each in items]


def test_copies_share_entries() -> None:
    """A brief shares them with the story that it was cut from, a story of a newsroom's own hardly
    any: those of a quotation, and none with what is about something else.
    """
    wire, edited, brief, own = (words_of(*item(text)) for text in (WIRE, EDITED, BRIEF, OWN))
    assert shared(wire, edited) >= 8
    assert shared(wire, brief) >= 8
    assert shared(wire, own) <= 3
    assert shared(wire, numbers(300)) == 0


def test_a_short_text_is_found_in_a_long_one() -> None:
    """Wherever it stands there; by one signature of the whole it would not be."""
    long = numbers(8_000)
    places = range(0, 7_800, 150)
    assert sum(shared(long, long[at : at + 150]) >= SHARED for at in places) >= len(places) - 1


def test_a_sketch_is_small() -> None:
    """48 entries, of long texts one for 24 words or so; they fit into five bytes."""
    assert len(sketch(numbers(30))) == len(sketch(numbers(1_100))) == 48
    entries = sketch(numbers(8_000))
    assert 300 < len(entries) < 400
    assert (entries[1:] > entries[:-1]).all()
    assert 0 <= entries[0] <= entries[-1] < 48 << 32


def test_entries_stay_what_they_were() -> None:
    """Those of another release of the library would find nothing of what is stored."""
    entries = sketch(np.arange(100, dtype=np.uint64) * np.uint64(7**20))
    assert entries[:3].tolist() == [127_498_783, 4_449_483_637, 8_827_123_677]


def test_a_very_short_text_has_none() -> None:
    """A sentence or two may be another's by chance."""
    assert len(sketch(words_of(*item("Nobody was hurt in the fire on Friday night.")))) == 0
    assert len(sketch(np.zeros(0, np.uint64))) == 0


def test_the_library_is_imported_for_the_first_sketch() -> None:
    """Answers need none."""
    program = "import sys, index.library; sys.exit('rensa' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0
