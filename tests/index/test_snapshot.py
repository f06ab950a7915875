"""The index over small articles: bags, frequencies, rows."""

import json
from pathlib import Path

import pytest

from index.bm25 import idf
from index.library import Library
from index.snapshot import ADJACENT, HEADLINE, NEAR, OWN, Snapshot

TEXT = "Ostwick has a lighthouse. It is red. Nobody lives there. Gulls do. The lamp is violet."


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The index of two articles, the second of one sentence."""
    file = tmp_path_factory.mktemp("snapshot") / "articles.jsonl"
    articles = [
        {"id": "a", "title": "Gulls of Ostwick", "text": TEXT},
        {"id": "b", "title": "Trams", "text": "The tram is violet."},
    ]
    file.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    with Library.temporary(Path(file)) as library:
        return library.snapshot()


def test_idf_counts_bare_sentences(snapshot: Snapshot) -> None:
    """ "lighthouse" stands in one sentence, although four bags hold it."""
    assert len(snapshot) == 6
    for term, frequency in {"lighthous": 1, "violet": 2, "gull": 1, "tram": 1}.items():
        assert snapshot.bm25.idf[term] == snapshot.idf(term) == idf(frequency, 6)


def test_bags_weigh_the_sentence_its_surroundings_and_the_headline(snapshot: Snapshot) -> None:
    """A sentence further away gives nothing, another article neither."""
    assert snapshot.bm25.get_scores(["lighthous"]).argmax() == 0
    assert list(snapshot.bm25.get_scores(["lighthous"]) > 0) == [True] * 4 + [False] * 2
    assert OWN > ADJACENT > NEAR > 0
    assert HEADLINE > 0
    assert list(snapshot.bm25.get_scores(["gull"]) > 0) == [True] * 5 + [False]


def test_rows_know_their_article_and_paragraph(snapshot: Snapshot) -> None:
    """Windows and paragraphs end where the article does."""
    assert snapshot.owner == (0, 0, 0, 0, 0, 1)
    assert snapshot.window(4) == range(1, 5)
    assert snapshot.paragraph(2) == range(5)
    assert snapshot.paragraph(5) == range(5, 6)
    assert snapshot.text(5) == "The tram is violet."
