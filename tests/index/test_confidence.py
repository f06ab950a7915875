"""Confidence: between 0 and 1, and lower the less of the question is accounted for."""

import json
from pathlib import Path

import pytest

from index.confidence import SURE, THRESHOLD, confidence, rival_of
from index.library import Library
from index.query import make_query
from index.ranking import Ranking, ranking
from index.snapshot import Snapshot


def ranked(library: Library, question: str) -> tuple[Snapshot, Ranking]:
    """The index and the hits of a question."""
    snapshot = library.snapshot()
    return snapshot, ranking(make_query(question, snapshot), snapshot, 50)


def sure(library: Library, question: str) -> float:
    """The confidence of the best sentence."""
    snapshot, hits = ranked(library, question)
    query = make_query(question, snapshot)
    return confidence(query, snapshot, hits[0], rival_of(0, hits, snapshot)) if hits else 0.0


def test_what_is_said_is_surer_than_what_is_not(shipped: Library) -> None:
    """The same topic, a fact that stands there and one that does not."""
    said = sure(shipped, "How many users did Clubhouse have?")
    unsaid = sure(shipped, "How many lawyers did Clubhouse employ in Paraguay?")
    assert 0 < unsaid < THRESHOLD < SURE < said < 1


@pytest.mark.parametrize("question", ["What is photosynthesis?", "How do I reset my password?"])
def test_off_topic_is_below_the_threshold(shipped: Library, question: str) -> None:
    """Whatever word they happen to share."""
    assert sure(shipped, question) < THRESHOLD


def test_a_question_without_terms_has_no_confidence(shipped: Library) -> None:
    """There is nothing to be sure of."""
    snapshot, hits = ranked(shipped, "Clubhouse")
    assert confidence(make_query("what is it", snapshot), snapshot, hits[0], 0.0) == 0.0


def test_a_rival_makes_less_sure(shipped: Library) -> None:
    """The better another article does, the less sure this one is."""
    snapshot, hits = ranked(shipped, "How many users did Clubhouse have?")
    query = make_query("How many users did Clubhouse have?", snapshot)
    found = [confidence(query, snapshot, hits[0], rival) for rival in (0.0, 5.0, 10.0)]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 3


def test_the_rival_stands_in_a_third_article(small: Library) -> None:
    """Two articles may speak of one thing: the second strongest of the other articles counts."""
    snapshot, hits = ranked(small, "How many homes lost power in the storm?")
    others: dict[int, float] = {}
    for hit in hits[1:]:
        if hit.owner != hits[0].owner:
            others[hit.owner] = max(hit.strength, others.get(hit.owner, 0.0))
    assert rival_of(0, hits, snapshot) == sorted(others.values())[-2] > 0
    assert rival_of(len(hits) - 1, hits, snapshot) == 0.0


def test_where_there_is_no_third_article_there_is_no_rival(shipped: Library) -> None:
    """The two that ship speak of one event."""
    snapshot, hits = ranked(shipped, "Clubhouse")
    assert len({hit.owner for hit in hits}) == 2
    assert rival_of(0, hits, snapshot) == 0.0


def test_a_copy_in_another_outlet_is_no_rival(tmp_path: Path) -> None:
    """Of a story, its copy and another article, only the last counts: there is no third."""
    story = "The lighthouse at Skerrow will be lit by hand again from October."
    texts = (story, f"{story} Ships pass.", "The lighthouse at Hollin was sold.")
    file = tmp_path / "articles.jsonl"
    file.write_text(
        "\n".join(json.dumps({"id": f"a{n}", "text": text}) for n, text in enumerate(texts)),
        encoding="utf-8",
    )
    with Library.temporary(file) as library:
        snapshot, hits = ranked(library, "When will the lighthouse be lit by hand?")
        assert len({hit.owner for hit in hits}) == 3
        assert rival_of(0, hits, snapshot) == 0.0
