"""The ranking with pieces of it switched off, made of the product's own public parts.

The product has no switches: a piece goes by handing the same functions a snapshot, a query or
candidates that lack it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from functools import lru_cache
from itertools import compress

import numpy as np
from rank_bm25 import BM25Okapi

from index.analysis import Analyzer, stop_words, words
from index.candidates import Candidates
from index.lexicon import Lexicon
from index.model import Quote
from index.parts import parts_of
from index.passages import PassageBM25, Scores, Shard
from index.phrases import Phrases
from index.query import Query, make_query
from index.ranking import DEPTH, Hit
from index.ranking import Ranking as Ranked
from index.relations import Relations
from index.scoring.postings import build
from index.searching import TOLD, among, find
from index.segments.bags import K1, OWN, B
from index.segments.building import segment_of
from index.segments.draft import draft
from index.signals import SIGNALS
from index.snapshot import Snapshot
from index.spelling import Speller
from tests.quality.quoting import bare_quote

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
    "phrases": "words that may tell a phrase",
    "told": "related words bring in candidates",
    "passages": "only the best passages' sentences scored",
}
ALL = frozenset(PIECES) | {signal.name for signal in SIGNALS}


class Bench:
    """One library's ranking, whole or less some of its pieces; use it while the library is open
    and nothing was removed from it.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.quote = lru_cache(maxsize=20_000)(self._quote)
        # A run asks one question of all rankings in turn: most differ in their weights alone.
        self._hits = lru_cache(maxsize=64)(lambda text, off: list(self.ranked(text, off)))
        self._less = lru_cache(maxsize=64)(lambda off: _without(snapshot, off))
        self._bare = lru_cache(maxsize=2)(lambda snapshot: bare(snapshot, weight=OWN, k1=K1, b=B))

    def less(self, *off: str) -> Ranking:
        """The product's ranking less the named pieces: names of PIECES or of signals."""
        unknown = set(off) - ALL
        if unknown:
            raise ValueError(f"no such piece: {sorted(unknown)}; choose of {sorted(ALL)}")
        parts = frozenset(PIECES).intersection(off)
        kept = [signal.name not in off for signal in SIGNALS]

        def ranking(text: str) -> list[int]:
            hits: list[Hit] = self._hits(text, parts)
            scored = [(-sum(compress(hit.parts, kept)), hit.row) for hit in hits]
            return [row for _, row in sorted(scored)[:RANKS]]

        return ranking

    def ranked(self, text: str, off: frozenset[str]) -> Ranked:
        """The product's ranking by all signals, less some of PIECES."""
        snapshot = self._less(off - {"how", "told", "context", "passages"})
        query = make_query(text, snapshot)
        if "how" in off:
            query = _with_measure_word(query, snapshot)
        return Ranked(self._found(query, snapshot, off))

    def _found(self, query: Query, snapshot: Snapshot, off: frozenset[str]) -> Candidates:
        asked = _untold(query) if "told" in off else query
        count = len(snapshot) if "context" in off else DEPTH
        if "passages" in off:
            found = among(asked, snapshot, np.arange(snapshot.bm25.starts[-1]), count)
        else:
            found = find(asked, snapshot, count)
        if "context" in off:
            found = _by_sentence(found, self._bare(snapshot))
        return replace(found, query=query)

    def _quote(self, row: int) -> Quote:
        return bare_quote(self.snapshot, row)


class _Unstemmed(Analyzer):
    def stem(self, word: str) -> str:
        return word

    def knowing(self, _look_up: Callable[[str], str | None]) -> Analyzer:
        return self


class _Unrelated(Relations):
    def told_by(self, _term: str) -> frozenset[str]:
        return frozenset()


class _Unphrased(Phrases):
    def told_by(self, _asked: Sequence[str]) -> dict[str, frozenset[str]]:
        return {}


class _Uncorrected(Speller):
    def corrections(self, _word: str, *, name: bool = False) -> dict[str, float]:  # noqa: ARG002
        return {}


def _without(snapshot: Snapshot, off: frozenset[str]) -> Snapshot:
    """The snapshot less those of the pieces that are a part of it."""
    changed = _unstemmed(snapshot) if "stems" in off else copy(snapshot)
    if "relations" in off:
        changed.relations = _Unrelated(changed.analyzer)
    if "phrases" in off:
        changed.relations = copy(changed.relations)
        changed.relations.phrases = _Unphrased(changed.analyzer)
    if "spelling" in off:
        lexicon = Lexicon(changed.analyzer, changed.relations)
        changed.speller = _Uncorrected(changed.parts, changed.analyzer, lexicon)
    return changed


def _unstemmed(snapshot: Snapshot) -> Snapshot:
    plain = _Unstemmed()
    relations = Relations(plain)
    articles = {each.version: each for each in map(snapshot.article, snapshot.articles())}
    made = draft(((each.article, each.sentences) for each in articles.values()), plain)
    segment = segment_of(made, list(articles))
    parts = parts_of([(segment, np.ones(segment.articles, np.bool_))], articles.get)
    lexicon = Lexicon(plain, relations)
    return Snapshot(snapshot.version, parts, plain, relations, lexicon)


def _untold(query: Query) -> Query:
    """The query in which terms that may tell its own help no sentence in."""
    return replace(query, rarity=query.rarity[: len(query.terms)] + (0.0,) * len(query.told))


def _with_measure_word(query: Query, snapshot: Snapshot) -> Query:
    """The query with "long" among its terms where it asks "how long"."""
    stem, relations = snapshot.analyzer.stem, snapshot.relations
    content = {word: stem(word) for word in query.words if word not in stop_words()}
    terms = tuple(dict.fromkeys(content.values()))
    told_by = {term: relations.told_by(term) for term in terms}
    told = tuple(sorted(frozenset().union(*told_by.values()) - set(terms)))
    rarity = tuple(map(snapshot.idf, (*terms, *told)))
    weights = dict(zip(terms, rarity, strict=False))
    return replace(
        query,
        content=content,
        terms=terms,
        weights=weights,
        weight=sum(weights.values()),
        told_by=told_by,
        told=told,
        rarity=rarity,
        slots=snapshot.slots(list(dict.fromkeys((*terms, *told, *query.slots.terms)))),
        spelled=snapshot.word_slots(list(dict.fromkeys((*query.words, *content)))),
    )


def _by_sentence(found: Candidates, scorer: PassageBM25) -> Candidates:
    """Those of the candidates that score highest by themselves."""
    rows, query = found.rows, found.query
    scores = scorer.get_scores(query.terms)[rows]
    reach = scores + TOLD * scorer.get_scores(query.told)[rows]
    best = np.lexsort((rows, -reach))[:DEPTH]
    best = best[reach[best] > 0]
    added = [scorer.get_scores([term])[rows[best]] for term in query.terms]
    return replace(
        found,
        rows=rows[best],
        bm25=scores[best],
        contributions=np.array(added).reshape(len(added), len(best)),
        bags=OWN * found.seen.counts[found.seen.line[found.slots]][:, found.places[best]],
        lengths=found.lengths[best],
        places=found.places[best],
    )


def bare(snapshot: Snapshot, *, weight: int, k1: float, b: float) -> PassageBM25:
    """BM25 over the sentences alone, each of their terms counted with `weight`.

    With the product's OWN and K1 a term's frequency saturates as it does in the product's bags;
    the same order has a weight of 1 with k1 = K1 / OWN.
    """
    numbers: dict[str, int] = {}
    texts = [snapshot.analyzer.terms(snapshot.text(row)) for row in snapshot.rows()]
    terms = [numbers.setdefault(term, len(numbers)) for text in texts for term in text]
    rows = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    postings = build(
        np.array(terms, np.int32),
        rows.astype(np.int32),
        np.full(len(terms), weight, np.int32),
        vocabulary=len(numbers),
        size=len(texts),
    )
    shard = Shard(postings, None, lambda term: numbers.get(term, -1))
    return PassageBM25([shard], snapshot.idf, k1=k1, b=b)


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
        ("+ an idf that stays positive", lambda text: best(_once(positive, terms(text)))),
        ("+ k1 and b for sentences", lambda text: best(_once(tuned, terms(text)))),
    ]


def best(scores: Scores) -> list[int]:
    """The rows of the highest scores; ties by row."""
    return [int(row) for row in np.argsort(-scores, kind="stable")[:RANKS]]


def _once(scorer: PassageBM25, terms: Sequence[str]) -> Scores:
    return scorer.get_scores(dict.fromkeys(terms))


def _stock(snapshot: Snapshot, split: Callable[[str], list[str]]) -> Ranking:
    scorer = BM25Okapi([split(snapshot.text(row)) for row in snapshot.rows()])
    return lambda text: best(scorer.get_scores(split(text)))


def _split(text: str) -> list[str]:
    return text.lower().split()


def _content(text: str) -> list[str]:
    return [word for word in words(text) if word not in stop_words()]
