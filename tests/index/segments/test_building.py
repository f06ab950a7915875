"""Segments merged are segments made anew."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as limits

from index.analysis import stop_words, words
from index.segments.building import (
    cut_into_passages,
    kept_counts,
    kept_frequencies,
    kept_passages,
    kept_rows,
    merge_segments,
    segment_of,
)
from index.segments.draft import FUNCTION, draft, term_of
from index.segments.segment import PASSAGE, Segment
from tests.index.making import (
    ANALYZER,
    Item,
    Kept,
    Written,
    differing,
    kept_of,
    libraries,
    segments_of,
)


def anew(library: Kept) -> Segment:
    """One segment over what is kept."""
    kept = kept_of(library)
    items = [article.item(number) for number, article in kept]
    return segment_of(draft(items, ANALYZER), [number for number, _ in kept])


def said(article: Written) -> Counter[str]:
    """Every word of an article, its title and what was cut included."""
    texts = [article.title, article.cut, *article.sentences]
    return Counter(word for text in texts for word in words(" ".join(text)))


@limits(max_examples=60)
@given(libraries)
def test_merged_segments_equal_one_made_anew(library: Kept) -> None:
    """Array by array, whatever was removed and however the articles are spread."""
    parts = segments_of(library)
    if parts:
        assert differing(merge_segments(parts), anew(library)) == []


@limits(max_examples=60)
@given(libraries)
def test_a_segment_counts_what_its_articles_say(library: Kept) -> None:
    """Each word, each term's sentences, the rows, the passages: against plain counting."""
    segment, kept = anew(library), [article for _, article in kept_of(library)]
    spelled = segment.words.spell(np.arange(len(segment.words)))
    counted = sum(map(said, kept), Counter())
    assert dict(zip(spelled, segment.counts.tolist(), strict=True)) == dict(counted)
    terms = segment.terms.spell(np.arange(len(segment.terms)))
    assert [terms[n] for n in segment.term_of] == [term_of(word, ANALYZER) for word in spelled]
    assert [term.startswith(FUNCTION) for term in terms] == segment.function.tolist()
    held = Counter(t for a in kept for s in a.sentences for t in set(ANALYZER.terms(" ".join(s))))
    assert dict(zip(terms, segment.frequencies.tolist(), strict=True)) == {
        term: held[term] for term in terms
    }
    sizes = [len(article.sentences) for article in kept]
    assert segment.first.tolist() == np.cumsum([0, *sizes]).tolist()
    starts = np.cumsum([0, *sizes])
    assert segment.passages.tolist() == [
        *(row for start, size in zip(starts, sizes, strict=False) for row in cuts(start, size)),
        sum(sizes),
    ]
    bags = [each.bag(n).total() for each in kept for n in range(len(each.sentences))]
    assert segment.bag_lengths.tolist() == bags


def cuts(start: int, size: int) -> range:
    """The first rows of an article's passages."""
    return range(start, start + size, PASSAGE)


@limits(max_examples=60)
@given(libraries)
def test_what_is_kept_is_counted_as_if_made_anew(library: Kept) -> None:
    """Rows, passages, words and terms, with nothing merged."""
    for (segment, keep), part in zip(segments_of(library), library, strict=True):
        alone = anew([part])
        rows, passages = kept_rows(segment, keep), kept_passages(segment, keep)
        assert rows.sum() == alone.rows
        assert len(alone.passages) - 1 == (
            len(segment.passages) - 1 if keep.all() else passages.sum()
        )
        spelled = segment.words.spell(np.arange(len(segment.words)))
        counts = dict(zip(spelled, kept_counts(segment, keep).tolist(), strict=True))
        assert +Counter(counts) == sum((said(each) for each, there in part if there), Counter())
        terms = segment.terms.spell(np.arange(len(segment.terms)))
        held = dict(zip(terms, kept_frequencies(segment, keep).tolist(), strict=True))
        own = alone.terms.spell(np.arange(len(alone.terms)))
        assert +Counter(held) == +Counter(dict(zip(own, alone.frequencies.tolist(), strict=True)))


def test_a_merge_of_one_whole_segment_copies_nothing() -> None:
    """It is that segment."""
    ((segment, keep),) = segments_of([[(Written(("Lamp",), ((("kiln",),),)), True)]])
    assert merge_segments([(segment, keep)]) is segment


def test_a_segment_of_nothing_is_one() -> None:
    """Of no articles, and of those that say nothing."""
    nothing = segment_of(draft([], ANALYZER), [])
    assert (nothing.rows, nothing.articles, len(nothing.words)) == (0, 0, 0)
    silent = Written((), ((),))
    ((segment, _),) = segments_of([[(silent, True), (silent, True)]])
    assert (segment.rows, segment.articles, segment.passages.tolist()) == (0, 2, [0])


def asking(number: int) -> Item:
    """An article of 20 sentences whose eighth asks."""
    article, spans = Written(("lamp",), ((("jug",),) * 20,)).item(number)
    end = spans[PASSAGE - 1].end
    return replace(article, text=f"{article.text[: end - 1]}?{article.text[end:]}"), spans


def test_what_asks_is_known_in_merged_segments_too() -> None:
    """With passages that begin there."""
    parts = [(segment_of(draft([asking(n)], ANALYZER), [n]), np.ones(1, np.bool_)) for n in (1, 2)]
    made = segment_of(draft([asking(1), asking(2)], ANALYZER), [1, 2])
    assert list(differing(merge_segments(parts), made)) == []
    assert np.flatnonzero(made.asks).tolist() == [7, 27]
    assert made.passages.tolist() == [0, 7, 16, 20, 27, 36, 40]


def test_a_question_stands_in_the_passage_of_its_reply() -> None:
    """The last row of an article has none behind it; what begins a passage stays there."""
    first, asks = np.array([0, 2 * PASSAGE, 4 * PASSAGE]), np.zeros(4 * PASSAGE, np.bool_)
    asks[[PASSAGE - 1, 2 * PASSAGE - 1, 3 * PASSAGE]] = True
    passages = cut_into_passages(first, asks).tolist()
    assert passages == [0, PASSAGE - 1, 2 * PASSAGE, 3 * PASSAGE, 4 * PASSAGE]


@pytest.mark.parametrize("size", [1, PASSAGE - 1, PASSAGE, PASSAGE + 1, 3 * PASSAGE])
def test_the_title_stands_in_every_passage(size: int) -> None:
    """Once, however many sentences the passage has; it is no sentence itself."""
    article = Written(("kiln", "of", "kilns"), ((("jug",),) * size,))
    ((segment, _),) = segments_of([[(article, True)]])
    number = segment.terms.number(ANALYZER.stem("kiln"))
    span = slice(*segment.postings.starts[number : number + 2].tolist())
    passages = -(-size // PASSAGE)
    assert segment.postings.documents[span].tolist() == list(range(passages))
    assert segment.postings.weights[segment.postings.codes[span]].tolist() == [2] * passages
    assert segment.frequencies[number] == 0
    assert "of" in stop_words()
