"""In how many articles a term stands."""

from hypothesis import given
from hypothesis import settings as limits

from tests.index.making import ANALYZER, WORDS, Kept, kept_of, libraries, snapshot_of

TERMS = sorted({*ANALYZER.terms(" ".join(WORDS)), "zeppelin"})


@limits(max_examples=60, deadline=None)
@given(libraries)
def test_articles_that_count_are_counted_once(library: Kept) -> None:
    """Whether sentences or the title hold the term; one without sentences holds nothing."""
    snapshot, articles = snapshot_of(library), [each for _, each in kept_of(library)]
    assert snapshot.held == len(articles)
    said = [
        set(ANALYZER.terms(" ".join([*each.title, *(w for s in each.sentences for w in s)])))
        for each in articles
        if each.sentences
    ]
    for term in TERMS:
        assert snapshot.holders(term) == sum(term in each for each in said)
