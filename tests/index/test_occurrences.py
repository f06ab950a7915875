"""Terms counted in stretches of rows, against plain counting."""

import numpy as np
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from index.analysis import words
from index.occurrences import APART, Ground, Stretches, occurrences
from index.segments.draft import term_of
from index.snapshot import Snapshot
from tests.index.making import ANALYZER, WORDS, Kept, libraries, snapshot_of

TERMS = sorted({term_of(word, ANALYZER) for word in words(" ".join(WORDS))} | {"zeppelin"})


def terms(text: str) -> list[str]:
    """The terms of all words of a text."""
    return [term_of(word, ANALYZER) for word in words(text)]


@st.composite
def runs(draw: st.DrawFn, snapshot: Snapshot) -> list[range]:
    """Some runs of rows, ascending, each within an article."""
    rows = list(snapshot.rows())
    chosen = draw(st.sets(st.sampled_from(rows), max_size=6)) if rows else set()
    starts = sorted(chosen)
    found = []
    for start, following in zip(starts, [*starts[1:], snapshot_end(snapshot)], strict=False):
        last = min(snapshot.span(snapshot.owner(start)).stop, following)
        found.append(range(start, draw(st.integers(start + 1, last))))
    return found


def snapshot_end(snapshot: Snapshot) -> int:
    """The number behind the last row."""
    return max(snapshot.rows(), default=-1) + 1


def around(snapshot: Snapshot, found: list[range], reach: int) -> Stretches:
    """The stretches over runs of rows."""
    return Stretches.around(snapshot, *ends_of(found), reach)


def ground_of(snapshot: Snapshot, found: list[range]) -> Ground:
    """The ground of runs of rows."""
    return Ground.of(snapshot, *ends_of(found), 0)


def ends_of(found: list[range]) -> list[np.ndarray]:
    """The first rows, and those behind the last."""
    return [np.array([getattr(each, end) for each in found], np.int64) for end in ("start", "stop")]


@limits(max_examples=50)
@given(libraries, st.data(), st.integers(0, APART))
def test_stretches_hold_the_runs_and_what_is_around(
    library: Kept, data: st.DataObject, reach: int
) -> None:
    """In order, each in one article, every row once; those that meet are one."""
    snapshot = snapshot_of(library)
    found = data.draw(runs(snapshot))
    stretches = around(snapshot, found, reach)
    wanted = set()
    for run in found:
        span = snapshot.span(snapshot.owner(run.start))
        wanted |= set(range(run.start - reach, run.stop + reach)) & set(span)
    rows, last, article = [], -1, -1
    for start, end, own in zip(stretches.starts, stretches.ends, stretches.articles, strict=True):
        rows += range(start, end)
        assert set(range(start, end)) <= set(snapshot.span(int(own)))
        assert start > last or own != article
        last, article = end, own
    assert rows == sorted(wanted)


@limits(max_examples=60)
@given(libraries, st.data(), st.lists(st.sampled_from(TERMS), unique=True, max_size=6))
def test_occurrences_are_what_the_texts_hold(
    library: Kept, data: st.DataObject, chosen: list[str]
) -> None:
    """Row by row and title by title, stop words too; between stretches there is room."""
    snapshot = snapshot_of(library)
    drawn = data.draw(runs(snapshot))
    ground = ground_of(snapshot, drawn)
    found, stretches = occurrences(ground, snapshot.slots(chosen)), ground.stretches
    assert ground.rows.tolist() == [row for run in drawn for row in run]
    assert ground.lengths.tolist() == snapshot.bag_lengths(ground.rows).tolist()
    empty = set(range(len(ground.paragraphs)))
    for stretch, (start, end) in enumerate(zip(stretches.starts, stretches.ends, strict=True)):
        said = terms(snapshot.article(int(stretches.articles[stretch])).article.title)
        assert found.titles[found.line, stretch].tolist() == [said.count(t) for t in chosen]
        for row in range(start, end):
            assert stretches.of(np.array([row])).tolist() == [stretch]
            place, said = row + int(ground.shift[stretch]), terms(snapshot.text(row))
            assert found.counts[found.line, place].tolist() == [said.count(t) for t in chosen]
            assert ground.paragraphs[place] == snapshot.sentence(row).paragraph
            empty.remove(place)
        assert set(range(place + 1, place + 1 + APART)) <= empty
    assert set(range(APART)) <= empty
    for place in empty:
        assert ground.paragraphs[place] == -1
        assert not found.counts[:, place].any()


@limits(max_examples=60)
@given(libraries, st.data(), st.lists(st.sampled_from(TERMS), unique=True, max_size=6))
def test_what_stands_nowhere_is_told(library: Kept, data: st.DataObject, chosen: list[str]) -> None:
    """Neither in these rows nor in their titles."""
    snapshot = snapshot_of(library)
    drawn = data.draw(runs(snapshot))
    ground = ground_of(snapshot, drawn)
    found, stretches = occurrences(ground, snapshot.slots(chosen)), ground.stretches
    said: set[str] = set()
    for start, end, article in zip(
        stretches.starts, stretches.ends, stretches.articles, strict=True
    ):
        said.update(terms(snapshot.article(int(article)).article.title))
        said.update(term for row in range(start, end) for term in terms(snapshot.text(row)))
    held = [number for number, term in enumerate(chosen) if term in said]
    assert found.held(slice(0, len(chosen))).tolist() == held
