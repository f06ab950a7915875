"""The peers are asked for the same sentences by the same measure as Verbatim."""

import json
from pathlib import Path

import pytest

from tests.quality import peers
from tests.quality.ablation import Source

SENTENCES = (
    "Ada Venn opened the mill in 1931.",
    "It burned down in May.",
    "The mill's owners have rebuilt nothing since the fire in the old mill.",
    "Nobody lives there.",
    "Five ferries.",
    "Six ferries.",
)
ASKED = "When was the mill opened?"


@pytest.mark.parametrize("name", peers.installed())
def test_a_peer_finds_the_sentence_that_shares_most_words(name: str) -> None:
    """No sentence without any of them, and no row twice."""
    rows = list(peers.PEERS[name](SENTENCES)(ASKED))
    assert rows[0] == 0
    assert len(set(rows)) == len(rows) <= peers.COUNT
    assert 3 not in rows
    assert not list(peers.PEERS[name](SENTENCES)("Xylophones?"))
    assert not list(peers.PEERS[name](SENTENCES)("?!"))
    assert list(peers.PEERS[name](SENTENCES)("Six ferries, five ferries.")) == [4, 5]


@pytest.mark.parametrize("name", [name for name in peers.installed() if name != "rank_bm25"])
def test_stems_match(name: str) -> None:
    """But for rank_bm25, which is used as it comes."""
    assert {4, 5} <= set(peers.PEERS[name](SENTENCES)("Which ferry?"))


def test_all_are_measured_on_the_questions_with_an_answer(tmp_path: Path) -> None:
    """By the sentence of the right paragraph that holds an accepted answer."""
    text = " ".join(SENTENCES)
    articles, questions = tmp_path / "articles.jsonl", tmp_path / "questions.jsonl"
    articles.write_text(json.dumps({"id": "mill", "title": "A mill", "text": text}), "utf-8")
    asked = [
        {"id": "1", "question": ASKED, "answers": ["1931"], "article_id": "mill"},
        {"id": "2", "question": "Who lives in the mill?", "answers": []},
        {"id": "3", "question": "When did the mill burn?", "answers": ["June"]},
    ]
    questions.write_text("\n".join(map(json.dumps, asked)), "utf-8")
    found = peers.measure(Source("mill", questions, articles), peers.installed())
    assert list(found) == [*peers.installed(), "Verbatim"]
    assert all(shares == (50.0, 50.0, 50.0) for shares in found.values())
