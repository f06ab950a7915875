"""The ranking with pieces of it switched off, made of the product's own public parts.

The product has no switches: a piece goes by handing the same functions a snapshot, a query or
a score that lacks it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import compress

import numpy as np
from rank_bm25 import BM25Okapi

from index.analysis import Analyzer, stop_words, words
from index.bm25 import Scores, SentenceBM25
from index.model import Quote
from index.postings import Tokens, build
from index.query import Query, make_query
from index.ranking import DEPTH, Hit, find, judge
from index.relations import Relations
from index.signals import SIGNALS
from index.snapshot import K1, OWN, B, Snapshot
from index.spelling import Speller

RANKS = 10  # as many as index.evaluation looks at
STOCK_K1, STOCK_B = 1.5, 0.75  # rank_bm25's own

Ranking = Callable[[str], Sequence[int]]  # a question → rows, the best first

# The pieces beside the signals.
PIECES = {
    "stems": "words matched by their stems",
    "how": "how long asks for a measure, not for long",
    "context": "sentences around and headline in the bag",
    "spelling": "misspelled words corrected",
    "relations": "words that may tell what is asked",
    "told": "related words bring in candidates",
}
ALL = frozenset(PIECES) | {signal.name for signal in SIGNALS}


class Bench:
    """One library's ranking, whole or less some of its pieces."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.quote = lru_cache(maxsize=20_000)(self._quote)
        # A run asks one question of all rankings in turn: most differ in their weights alone.
        self._hits = lru_cache(maxsize=64)(self._found)
        self._less = lru_cache(maxsize=64)(lambda off: _without(snapshot, off))

    def less(self, *off: str) -> Ranking:
        """The product's ranking less the named pieces: names of PIECES or of signals."""
        unknown = set(off) - ALL
        if unknown:
            raise ValueError(f"no such piece: {sorted(unknown)}; choose of {sorted(ALL)}")
        parts = frozenset(PIECES).intersection(off)
        kept = [signal.name not in off for signal in SIGNALS]

        def ranking(text: str) -> list[int]:
            scored = [(-sum(compress(h.parts, kept)), h.row) for h in self._hits(text, parts)]
            return [row for _, row in sorted(scored)[:RANKS]]

        return ranking

    def _found(self, text: str, off: frozenset[str]) -> list[Hit]:
        """The candidates judged by all signals, in no dependable order."""
        snapshot = self._less(off)
        query = make_query(text, snapshot)
        if "how" in off:
            query = _with_measure_word(query, snapshot)
        alone = _told(query, dict.fromkeys(query.terms, frozenset()))
        found = find(alone if "told" in off else query, snapshot, DEPTH)
        return [judge(query, candidate) for candidate in found]

    def _quote(self, row: int) -> Quote:
        """The sentence as it would be quoted."""
        number = self.snapshot.owner[row]
        stored = self.snapshot.articles[number]
        position = row - self.snapshot.first[number]
        return Quote.at(position, stored.article, stored.sentences, stored.sentence_ids)


class _Unstemmed(Analyzer):
    def stem(self, word: str) -> str:
        return word


class _Unrelated(Relations):
    def told_by(self, _term: str) -> frozenset[str]:
        return frozenset()


class _Uncorrected(Speller):
    def corrections(self, _word: str) -> list[str]:
        return []


def _without(snapshot: Snapshot, off: frozenset[str]) -> Snapshot:
    """The snapshot less those of the pieces that are a part of it."""
    if "stems" in off:
        plain = _Unstemmed()
        snapshot = Snapshot.build(snapshot.version, snapshot.articles, plain, Relations(plain))
    if "context" in off:
        snapshot = replace(snapshot, bm25=bare(snapshot, weight=OWN, k1=K1, b=B))
    if "relations" in off:
        snapshot = replace(snapshot, relations=_Unrelated(snapshot.analyzer))
    if "spelling" in off:
        speller = _Uncorrected(Counter(), snapshot.analyzer, snapshot.relations)
        snapshot = replace(snapshot, speller=speller)
    return snapshot


def _told(query: Query, told_by: dict[str, frozenset[str]]) -> Query:
    return replace(query, told_by=told_by)


def _with_measure_word(query: Query, snapshot: Snapshot) -> Query:
    """The query with "long" among its terms where it asks "how long"."""
    stem, idf, relations = snapshot.analyzer.stem, snapshot.idf, snapshot.relations
    content = {word: stem(word) for word in query.words if word not in stop_words()}
    weights = {term: idf(term) for term in content.values()}
    told_by = {term: query.told_by.get(term, relations.told_by(term)) for term in weights}
    return replace(
        query,
        content=content,
        terms=tuple(weights),
        weights=weights,
        weight=sum(weights.values()),
        told_by=told_by,
    )


def bare(snapshot: Snapshot, *, weight: int, k1: float, b: float) -> SentenceBM25:
    """BM25 over the sentences alone, each of their terms counted with `weight`.

    With the product's OWN and K1 a term's frequency saturates as it does in the product's bags;
    the same order has a weight of 1 with k1 = K1 / OWN.
    """
    numbers: dict[str, int] = {}
    texts = [snapshot.analyzer.terms(snapshot.text(row)) for row in range(len(snapshot))]
    postings = build(numbers, [(Tokens.of(texts, numbers), weight)], len(texts))
    return SentenceBM25(postings, snapshot.frequencies, k1=k1, b=b)


def first_steps(snapshot: Snapshot) -> list[tuple[str, Ranking]]:
    """From stock rank_bm25 to BM25 for sentences: what is called, and the ranking so far."""
    terms = snapshot.analyzer.terms
    positive = bare(snapshot, weight=1, k1=STOCK_K1, b=STOCK_B)
    tuned = bare(snapshot, weight=OWN, k1=K1, b=B)
    return [
        ("stock rank_bm25 over text.lower().split()", _stock(snapshot, _split)),
        ("+ words without punctuation", _stock(snapshot, words)),
        ("+ stop words out", _stock(snapshot, _content)),
        ("+ stems", _stock(snapshot, terms)),
        ("+ an idf that stays positive", lambda text: best(positive.get_scores(terms(text)))),
        ("+ k1 and b for sentences", lambda text: best(tuned.get_scores(terms(text)))),
    ]


def best(scores: Scores) -> list[int]:
    """The rows of the highest scores; ties by row."""
    return [int(row) for row in np.argsort(-scores, kind="stable")[:RANKS]]


def _stock(snapshot: Snapshot, split: Callable[[str], list[str]]) -> Ranking:
    scorer = BM25Okapi([split(snapshot.text(row)) for row in range(len(snapshot))])
    return lambda text: best(scorer.get_scores(split(text)))


def _split(text: str) -> list[str]:
    return text.lower().split()


def _content(text: str) -> list[str]:
    return [word for word in words(text) if word not in stop_words()]
