"""The index over small articles: frequencies, rows, parts, texts."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from index.errors import LibraryChangedError
from index.library import Library
from index.passages import idf
from index.rows import PARAGRAPH_REACH
from index.segments.bags import REACH
from index.snapshot import Snapshot
from tests.index.making import ANALYZER, Kept, Written, kept_of, libraries, snapshot_of

TEXT = "Ostwick has a lighthouse. It is red. Nobody lives there. Gulls do. The lamp is violet."


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """The index of two articles, the second of one sentence."""
    file = tmp_path_factory.mktemp("snapshot") / "articles.jsonl"
    articles = [
        {"id": "a", "title": "Gulls of Ostwick", "text": TEXT},
        {"id": "b", "title": "Trams", "text": "The tram is violet."},
    ]
    file.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    with Library.temporary(Path(file)) as library:
        yield library.snapshot()


def test_idf_counts_bare_sentences(snapshot: Snapshot) -> None:
    """ "lighthouse" stands in one sentence, although the bags of four hold it."""
    assert len(snapshot) == 6
    for term, frequency in {"lighthous": 1, "violet": 2, "gull": 1, "tram": 1, "fog": 0}.items():
        assert snapshot.frequency(term) == frequency
        assert snapshot.idf(term) == idf(frequency, 6)


def test_passages_hold_their_sentences_and_the_title(snapshot: Snapshot) -> None:
    """Another article gives nothing."""
    for term, scored in {"lighthous": [True, False], "violet": [True, True]}.items():
        assert list(snapshot.bm25.get_scores([term]) > 0) == scored
    assert list(snapshot.bm25.get_scores(["gull"]) > 0) == [True, False]


def test_rows_know_their_article_and_paragraph(snapshot: Snapshot) -> None:
    """Windows and paragraphs end where the article does."""
    assert [snapshot.owner(row) for row in snapshot.rows()] == [0, 0, 0, 0, 0, 1]
    assert (snapshot.span(0), snapshot.span(1)) == (range(5), range(5, 6))
    assert snapshot.window(4) == range(1, 5)
    assert snapshot.paragraph(2) == range(5)
    assert snapshot.paragraph(5) == range(5, 6)
    assert snapshot.text(5) == "The tram is violet."


def test_a_view_has_words_and_terms(snapshot: Snapshot) -> None:
    """As the sentence has them; stop words are no content."""
    view = snapshot.view(4)
    assert view.words == {"the", "lamp", "is", "violet"}
    assert dict(view.content) == {"lamp": "lamp", "violet": "violet"}
    assert view.terms == {"lamp", "violet"}


@limits(max_examples=20)
@given(libraries)
def test_what_rows_say_compares_as_their_words_do(library: Kept) -> None:
    """In one segment and across segments, for words and for terms."""
    snapshot = snapshot_of(library)
    for one, other in combinations(snapshot.rows(), 2):
        said, views = snapshot.said(one, other), (snapshot.view(one), snapshot.view(other))
        for name in ("words", "terms"):
            own, others = (getattr(each, name) for each in said)
            same, more = (getattr(each, name) for each in views)
            assert len(own & others) == len(same & more)
            assert len(own | others) == len(same | more)


@limits(max_examples=20)
@given(libraries)
def test_the_words_of_rows_compare_as_they_are(library: Kept) -> None:
    """In one segment and across segments."""
    snapshot = snapshot_of(library)
    rows = list(snapshot.rows())
    if rows:
        found, views = snapshot.words_of(rows), [snapshot.view(row).words for row in rows]
        for (own, same), (others, more) in combinations(zip(found, views, strict=True), 2):
            assert (len(own & others), len(own | others)) == (len(same & more), len(same | more))


def rows_of(library: Kept) -> list[tuple[Written, int, int]]:
    """The sentences that count, each as its article, its position and its paragraph."""
    return [
        (article, position, paragraph)
        for _, article in kept_of(library)
        for position, paragraph in enumerate(
            n for n, paragraph in enumerate(article.paragraphs) for _ in paragraph
        )
    ]


@limits(max_examples=60)
@given(libraries)
def test_rows_are_the_sentences_that_count(library: Kept) -> None:
    """Over all segments, removed articles passed over: texts, articles, paragraphs, bags."""
    snapshot, expected = snapshot_of(library), rows_of(library)
    rows = list(snapshot.rows())
    assert len(snapshot) == len(rows) == len(expected)
    for row, (article, position, paragraph) in zip(rows, expected, strict=True):
        stored, place = snapshot.at(row)
        assert place == position
        assert snapshot.text(row) == " ".join(article.sentences[position]) + "."
        assert stored.article.title == " ".join(article.title)
        assert snapshot.sentence(row).paragraph == paragraph
        span = snapshot.span(snapshot.owner(row))
        assert len(span) == len(article.sentences)
        own = [n for n in span if snapshot.sentence(n).paragraph == paragraph]
        assert list(snapshot.paragraph(row)) == [n for n in own if abs(n - row) <= PARAGRAPH_REACH]
        assert list(snapshot.window(row)) == [n for n in span if abs(n - row) <= REACH]
    bags = [article.bag(position).total() for article, position, _ in expected]
    assert snapshot.mean_bag == (sum(bags) / len(bags) if sum(bags) else 1.0)


@limits(max_examples=60)
@given(libraries)
def test_frequencies_count_what_is_there(library: Kept) -> None:
    """In all segments together, without what was removed."""
    snapshot = snapshot_of(library)
    sentences = [article.sentences[position] for article, position, _ in rows_of(library)]
    for term in ("kiln", "jug", "lamp", "12", "eir", "zeppelin"):
        held = sum(term in ANALYZER.terms(" ".join(sentence)) for sentence in sentences)
        assert snapshot.frequency(term) == held


@limits(max_examples=40)
@given(libraries, st.data())
def test_only_some_articles_are_an_index_of_their_own(library: Kept, data: st.DataObject) -> None:
    """What is not chosen counts nowhere, and rows keep their numbers."""
    snapshot = snapshot_of(library)
    numbers = list(snapshot.articles())
    chosen = data.draw(st.sets(st.sampled_from(numbers))) if numbers else set()
    only = snapshot.only(chosen)
    assert list(only.articles()) == sorted(chosen)
    assert list(only.rows()) == [row for row in snapshot.rows() if snapshot.owner(row) in chosen]
    texts = [snapshot.text(row) for row in only.rows()]
    assert [only.text(row) for row in only.rows()] == texts
    held = sum("kiln" in ANALYZER.terms(text) for text in texts)
    assert only.frequency("kiln") == held


@limits(max_examples=40)
@given(libraries, libraries)
def test_two_indexes_are_joined_as_one(one: Kept, other: Kept) -> None:
    """The same rows and numbers as if all segments were of one library, and no array copied."""
    joined = snapshot_of(one).joined(snapshot_of(other))
    whole = snapshot_of(one + other)
    assert len(joined) == len(whole)
    assert list(joined.rows()) == list(whole.rows())
    assert joined.articles() == whole.articles()
    assert joined.mean_bag == whole.mean_bag
    for term in ("kiln", "jug", "船"):
        assert joined.frequency(term) == whole.frequency(term)
        assert joined.bm25.get_scores([term]).tolist() == whole.bm25.get_scores([term]).tolist()
    assert [joined.text(row) for row in joined.rows()] == [whole.text(row) for row in whole.rows()]


@limits(max_examples=40)
@given(libraries)
def test_articles_are_found_by_their_versions(library: Kept) -> None:
    """Those that count; their passages are those of their rows."""
    snapshot, kept = snapshot_of(library), [version for version, _ in kept_of(library)]
    assert snapshot.numbers_of([0, *kept, 10**6]) == snapshot.articles()
    assert snapshot.numbers_of(kept[::2]) == snapshot.articles()[::2]
    for number in snapshot.articles():
        starts, ends = snapshot.rows_of_passages(snapshot.passages_of([number]))
        rows = [row for start, end in zip(starts, ends, strict=True) for row in range(start, end)]
        assert rows == list(snapshot.span(number))


def test_words_are_hashed_alike_in_every_segment() -> None:
    """So that a story is found again in another one."""
    story = Written((), ((("kiln", "jugs", "the", "lamp", "mayor", "pottery"),),))
    other = Written((), ((("12", "船"), ("kiln", "jugs", "the", "lamp", "mayor", "pottery")),))
    snapshot = snapshot_of([[(story, True)], [(other, True), (story, True)]])
    same, more, again = (snapshot.shingles(number) for number in snapshot.articles())
    assert np.array_equal(same, again)
    assert len(same) == 2 < len(more)
    assert np.isin(same, more).all()


def test_an_article_that_left_the_store_is_told() -> None:
    """The text is not there any more; the row is."""
    article = Written((), ((("kiln",),),))
    whole = snapshot_of([[(article, True)]])
    parts = [replace(part, load=lambda _version: None) for part in whole.parts]
    gone = Snapshot("", parts, ANALYZER, whole.relations, None)
    assert gone.view(0).terms == {"kiln"}
    with pytest.raises(LibraryChangedError, match="ask again"):
        gone.text(0)


def test_questions_on_the_same_passages_share_their_ground(shipped: Library) -> None:
    """It is made once, whatever is asked."""
    snapshot = shipped.snapshot()
    passages = np.arange(3)
    ground = snapshot.ground(passages.tobytes())
    assert snapshot.ground(passages.tobytes()) is ground
    starts, ends = snapshot.rows_of_passages(passages)
    assert ground.rows.tolist() == list(range(int(starts[0]), int(ends[-1])))
    assert snapshot.ground(passages[:2].tobytes()) is not ground
