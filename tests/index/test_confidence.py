"""Confidence: between 0 and 1, and lower the less of the question is accounted for."""

import pytest

from index.confidence import THRESHOLD, accounted, confidence
from index.library import Library
from index.query import make_query
from index.ranking import rank


def sure(library: Library, question: str) -> float:
    """The confidence of the best sentence."""
    snapshot = library.snapshot()
    query = make_query(question, snapshot)
    hits = rank(query, snapshot, 1)
    return confidence(query, snapshot, hits[0]) if hits else 0.0


def test_what_is_said_is_surer_than_what_is_not(shipped: Library) -> None:
    """The same topic, a fact that stands there and one that does not."""
    said = sure(shipped, "How many users did Clubhouse have?")
    unsaid = sure(shipped, "How many lawyers did Clubhouse employ in Paraguay?")
    assert 0 < unsaid < THRESHOLD < said < 1


@pytest.mark.parametrize("question", ["What is photosynthesis?", "How do I reset my password?"])
def test_off_topic_is_below_the_threshold(shipped: Library, question: str) -> None:
    """Whatever word they happen to share."""
    assert sure(shipped, question) < THRESHOLD


def test_terms_are_accounted_for_by_degrees(shipped: Library) -> None:
    """In the sentence, told by another word, around it, not at all."""
    snapshot = shipped.snapshot()
    query = make_query("How many people downloaded the Clubhouse zeppelin?", snapshot)
    row = next(r for r in range(len(snapshot)) if "App Annie" in snapshot.text(r))
    shares = accounted(query, snapshot, row)
    assert shares["download"] == shares["clubhous"] == 1.0
    assert 0 < shares["peopl"] < 1
    assert shares["zeppelin"] == 0.0
