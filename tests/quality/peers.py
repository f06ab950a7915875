"""Who finds the right sentence: hit rates of lexical peers and of Verbatim, by one measure.

    python -m tests.quality.peers                                            data that ships
    python -m tests.quality.peers QUESTIONS.jsonl --articles ARTICLES.jsonl  other data alone

All get the sentences as Verbatim splits them, and each peer is used as one would for English: words
in lower case for rank_bm25; stop words and Snowball stems for bm25s; tantivy's English analyser;
Porter stems in SQLite's FTS5, where any word of the question may match. What is not installed is
left out (`pip install '.[bench]'` brings it). A hit is a sentence of the right paragraph that holds
an accepted answer.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from index.analysis import Analyzer
from index.evaluation.measuring import Question, first_hit, load_questions
from index.library import Library
from index.model import Answer
from index.query import make_query
from index.ranking import rank
from index.snapshot import Snapshot
from tests.quality.ablation import CUTOFFS, SHIPPED, Shares, Source, aligned, shares
from tests.quality.gate import ROOT
from tests.quality.quoting import bare_quote

Search = Callable[[str], Sequence[int]]
"""A question → the rows of its best sentences, at most COUNT."""
COUNT = CUTOFFS[-1]
_HELD = ROOT / "tests" / "data" / "held"
SETS = (*SHIPPED.sources, Source("held", _HELD / "questions.jsonl", _HELD / "articles.jsonl"))


def rank_bm25(sentences: Sequence[str]) -> Search:
    """rank_bm25 over words in lower case, split at spaces."""
    from rank_bm25 import BM25Okapi

    scorer = BM25Okapi([sentence.lower().split() for sentence in sentences])
    return lambda question: _best(scorer.get_scores(question.lower().split()))


def bm25s(sentences: Sequence[str]) -> Search:
    """bm25s over Snowball stems without stop words."""
    from bm25s import BM25

    analyzer, scorer = Analyzer(), BM25()
    scorer.index([analyzer.terms(sentence) for sentence in sentences], show_progress=False)

    def search(question: str) -> Sequence[int]:
        terms = [term for term in analyzer.terms(question) if term in scorer.vocab_dict]
        return _best(scorer.get_scores(terms)) if terms else []

    return search


def tantivy(sentences: Sequence[str]) -> Search:
    """tantivy with its English analyser."""
    from tantivy import Document, Index, SchemaBuilder

    builder = SchemaBuilder()
    builder.add_integer_field("row", stored=True)
    builder.add_text_field("text", tokenizer_name="en_stem")
    index = Index(builder.build())
    writer = index.writer(50_000_000, 1)
    for row, sentence in enumerate(sentences):
        writer.add_document(Document(row=row, text=sentence))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(question: str) -> Sequence[int]:
        words = " ".join(re.findall(r"\w+", question.lower()))
        hits = searcher.search(index.parse_query(words, ["text"]), COUNT).hits
        return [searcher.doc(address)["row"][0] for _, address in hits]

    return search


def fts5(sentences: Sequence[str]) -> Search:
    """SQLite's FTS5 over Porter stems."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE told USING fts5(text, tokenize='porter unicode61')")
    database.executemany("INSERT INTO told(text) VALUES(?)", ((each,) for each in sentences))

    def search(question: str) -> Sequence[int]:
        match = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question.lower()))
        found = "SELECT rowid FROM told WHERE text MATCH ? ORDER BY rank LIMIT ?"
        return [row - 1 for (row,) in database.execute(found, (match or '""', COUNT))]

    return search


PEERS = {"rank_bm25": rank_bm25, "bm25s": bm25s, "tantivy": tantivy, "SQLite FTS5": fts5}


def installed() -> list[str]:
    """The peers that are at hand."""
    return [name for name, peer in PEERS.items() if peer is fts5 or find_spec(peer.__name__)]


def verbatim(snapshot: Snapshot) -> Search:
    """The product's ranking."""

    def search(question: str) -> Sequence[int]:
        return [hit.row for hit in rank(make_query(question, snapshot), snapshot, COUNT)]

    return search


def measure(source: Source, peers: Sequence[str]) -> dict[str, Shares]:
    """hit@1, hit@3 and hit@5 in percent of each peer, and of Verbatim last, over the questions
    that have an answer.
    """
    questions = [question for question in load_questions(source.questions) if question.answers]
    with Library.temporary(source.articles) as library:
        snapshot = library.snapshot()
        sentences = [snapshot.text(row) for row in range(len(snapshot))]
        searches = {name: PEERS[name](sentences) for name in peers}
        searches["Verbatim"] = verbatim(snapshot)
        return {
            name: shares([_rank(search, question, snapshot) for question in questions])
            for name, search in searches.items()
        }


def _rank(search: Search, question: Question, snapshot: Snapshot) -> int:
    """The rank of the first hit, from 1; 0 without one."""
    quotes = tuple(bare_quote(snapshot, row) for row in search(question.text))
    return first_hit(question, Answer(question.text, True, 1.0, quotes)) or 0


def _best(scores: np.ndarray) -> list[int]:
    """The rows of the highest positive scores; ties by row."""
    order = np.lexsort((np.arange(len(scores)), -scores))[:COUNT]
    return [row for row in order.tolist() if scores[row] > 0]


def main() -> None:
    """Print a table, one row a set of questions."""
    parser = argparse.ArgumentParser(description="Compare hit rates with those of lexical peers.")
    parser.add_argument("questions", type=Path, nargs="?")
    parser.add_argument("--articles", type=Path)
    options = parser.parse_args()
    if (options.questions is None) != (options.articles is None):
        parser.error("questions and --articles go together; give both or neither")
    sets, peers = SETS, installed()
    if options.questions:
        name = options.questions.resolve().parent.name
        sets = (Source(name, options.questions, options.articles),)
    rows = [(f"hit@{'/'.join(map(str, CUTOFFS))}", *peers, "Verbatim")]
    for source in sets:
        found = measure(source, peers)
        rows.append((source.name, *("/".join(f"{s:.1f}" for s in each) for each in found.values())))
    print("\n".join(aligned(rows)))


if __name__ == "__main__":
    main()
