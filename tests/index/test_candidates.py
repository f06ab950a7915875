"""Candidates: BM25 over sentences with their context, and what stands around them."""

from collections import Counter

import numpy as np
from hypothesis import assume, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from index.analysis import words
from index.candidates import Candidates
from index.query import Query, make_query
from index.rows import PARAGRAPH_REACH
from index.searching import TOLD, find
from index.segments.bags import K1, B
from index.segments.draft import FUNCTION, term_of
from index.segments.segment import PASSAGE
from index.snapshot import Snapshot
from tests.index.making import (
    ANALYZER,
    WORDS,
    Kept,
    Written,
    kept_of,
    libraries,
    snapshot_of,
)
from tests.index.scoring.bags import Stock

MANY = 10_000
questions = st.lists(
    st.sampled_from([*WORDS, "leads", "Mayor", "zeppelin"]), min_size=1, max_size=6
)


def bags(library: Kept) -> list[Counter[str]]:
    """The bags of all sentences that count, in the order of their rows."""
    return [
        article.bag(position)
        for _, article in kept_of(library)
        for position in range(len(article.sentences))
    ]


def reached(library: Kept, terms: set[str]) -> list[int]:
    """The places of the sentences in passages that hold one of the terms, the title included."""
    found, before = [], 0
    for _, article in kept_of(library):
        sentences = article.sentences
        for start in range(0, len(sentences), PASSAGE):
            passage = sentences[start : start + PASSAGE]
            said = [*article.title, *(word for sentence in passage for word in sentence)]
            if terms & set(ANALYZER.terms(" ".join(said))):
                found += range(before + start, before + start + len(passage))
        before += len(sentences)
    return found


def scored(query: Query, every: list[Counter[str]]) -> tuple[np.ndarray, np.ndarray]:
    """rank_bm25's own scores of bags, its mean length among them, for the question's terms and
    for those that may tell them.
    """
    stock = Stock(every, k1=K1, b=B)
    factors = dict(zip([*query.terms, *query.told], query.rarity, strict=True))
    stock.idf = {term: factors[term] for term in query.terms}
    own = stock.get_scores(query.terms)
    stock.idf = {term: TOLD * factors[term] for term in query.told}
    return own, stock.get_scores(query.told)


@limits(max_examples=50, deadline=None)
@given(libraries, questions)
def test_scores_equal_rank_bm25_over_the_bags(library: Kept, asked: list[str]) -> None:
    """To the last bit, and no sentence is missing that scores in a passage that shares a term;
    best first, ties by row.
    """
    every = bags(library)
    assume(any(every))
    snapshot = snapshot_of(library)
    query = make_query(" ".join(asked), snapshot)
    found = find(query, snapshot, MANY)
    own, told = scored(query, every)
    place = {row: n for n, row in enumerate(snapshot.rows())}
    places = [place[row] for row in found.rows.tolist()]
    speaking = [n for n in reached(library, {*query.terms, *query.told}) if (own + told)[n]]
    assert sorted(places) == speaking
    assert found.bm25.tobytes() == own[places].tobytes()
    assert found.lengths.tolist() == [every[n].total() for n in places]
    assert found.bags.T.tolist() == [[every[n][term] for term in query.terms] for n in places]
    totals = (own + told)[places]
    np.testing.assert_allclose(np.sort(totals)[::-1], totals, rtol=1e-12)


@limits(max_examples=50, deadline=None)
@given(libraries, questions, st.integers(1, 5))
def test_the_best_few_are_the_first_of_all(library: Kept, asked: list[str], count: int) -> None:
    """The count cuts off and changes nothing else."""
    snapshot = snapshot_of(library)
    query = make_query(" ".join(asked), snapshot)
    few, every = find(query, snapshot, count), find(query, snapshot, MANY)
    assert few.rows.tolist() == every.rows[:count].tolist()
    assert few.bm25.tolist() == every.bm25[:count].tolist()


def terms_of(text: str) -> set[str]:
    """The terms of a text, those of stop words included."""
    return {term_of(word, ANALYZER) for word in words(text)}


def stems(terms: set[str]) -> set[str]:
    """Their stems, a stop word's too."""
    return {term.removeprefix(FUNCTION) for term in terms}


def between(snapshot: Snapshot, rows: range) -> set[str]:
    """The terms of rows."""
    return set().union(*(terms_of(snapshot.text(row)) for row in rows))


@limits(max_examples=50, deadline=None)
@given(libraries, questions)
def test_what_is_seen_around_a_candidate(library: Kept, asked: list[str]) -> None:
    """In the sentence, before it, in its window, its paragraph and its title: as texts have it."""
    snapshot = snapshot_of(library)
    query = make_query(" ".join(asked), snapshot)
    found = find(query, snapshot, 10)
    slots = set(query.slots.terms)
    for index, row in enumerate(found.rows.tolist()):
        paragraph, title = snapshot.paragraph(row), snapshot.at(row)[0].article.title
        before = range(max(paragraph.start, row - 1), row)
        around = found.around(index)
        assert around.here == terms_of(snapshot.text(row)) & slots
        assert around.stems == stems(terms_of(snapshot.text(row)) & slots)
        headline = {term for term in terms_of(title) if not term.startswith(FUNCTION)}
        window = between(snapshot, snapshot.window(row)) | headline
        assert around.window == window & slots
        assert around.passage == stems((between(snapshot, paragraph) | headline) & slots)
        assert seen(found, found.headline, index) == headline & slots
        assert seen(found, found.before, index) == between(snapshot, before) & slots
        assert around.window <= seen(found, found.nearby, index)
        article = between(snapshot, snapshot.span(snapshot.owner(row))) | headline
        assert seen(found, found.nearby, index) <= article
        earlier = range(max(paragraph.start, row - PARAGRAPH_REACH), row)
        assert seen(found, found.earlier, index) == between(snapshot, earlier) & slots
        assert found.owners[index] == snapshot.owner(row)


def seen(candidates: Candidates, there: np.ndarray, index: int) -> set[str]:
    """The terms of the slots that are there."""
    slots = candidates.query.slots.terms
    return {slots[n] for n in np.flatnonzero(there[:, index])}


@limits(max_examples=50, deadline=None)
@given(libraries, questions)
def test_an_article_speaks_of_what_its_passages_hold(library: Kept, asked: list[str]) -> None:
    """How often its sentences say each term, and its title once for each passage."""
    snapshot = snapshot_of(library)
    query = make_query(" ".join(asked), snapshot)
    found = find(query, snapshot, 10)
    articles = dict(zip(snapshot.articles(), (each for _, each in kept_of(library)), strict=True))
    for index in range(len(found)):
        article = articles[int(found.owners[index])]
        passages = -(-len(article.sentences) // PASSAGE)
        said = [word for sentence in article.sentences for word in sentence]
        held = Counter(ANALYZER.terms(" ".join([*said, *article.title * passages])))
        assert found.spoken(index) == [held[term] for term in query.terms]


def test_a_paragraph_is_looked_at_so_far_and_no_further() -> None:
    """A text without paragraphs is one; the whole of it is no surroundings."""
    long = Written((), ((("kiln",), *[("jug",)] * (2 * PARAGRAPH_REACH), ("lamp",)),))
    snapshot = snapshot_of([[(long, True)]])
    for asked, other, within in (("kiln", "jug", True), ("kiln", "lamp", False)):
        found = find(make_query(f"{asked} {other}", snapshot), snapshot, MANY)
        first = found.rows.tolist().index(0)
        assert (other in found.around(first).passage) is within


def test_a_question_without_terms_has_no_candidates() -> None:
    """In an empty library, and in one that holds the stop words."""
    for library in ([], [[(Written((), ((("it",),),)), True)]]):
        snapshot = snapshot_of(library)
        assert len(find(make_query("is it of the", snapshot), snapshot, MANY)) == 0
        assert len(find(make_query("kiln", snapshot), snapshot, MANY)) == 0
