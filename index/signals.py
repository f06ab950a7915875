"""The signals that order the candidates: small, named, each with its weight.

A sentence's score is the sum of weight × signal. The weights were fitted by listwise logistic
regression (Cao et al., "Learning to rank: from pairwise approach to listwise approach", 2007) on
SQuAD's questions across articles; `Signal.help` says what each measures, mostly as a share.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from index.analysis import grams
from index.query import Query
from index.questions import Kind
from index.snapshot import K1
from index.views import View

_ALIKE = 0.25  # words that share fewer 4-grams than this (Dice) are not alike


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that shares terms with the query, seen in its surroundings.

    `bm25` is its score over its bag, `view` the sentence and `near` its neighbours in the
    paragraph, `paragraph` the terms of the whole paragraph, `headline` those of the title.
    `holds_kind` says whether words of the expected kind stand there that the question does not
    hold, `measured` whether a figure counts there what the question asks to count.
    """

    row: int
    bm25: float
    view: View
    near: frozenset[str]
    paragraph: frozenset[str]
    headline: frozenset[str]
    holds_kind: bool
    measured: bool


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal: its weight in the score and how to measure it."""

    name: str
    weight: float
    measure: Callable[[Query, Candidate], float]
    help: str


def bag(query: Query, candidate: Candidate) -> float:
    """BM25 over the sentence with its context, as a share of the highest possible."""
    return candidate.bm25 / (query.weight * (K1 + 1))


def covered(query: Query, candidate: Candidate) -> float:
    """Share of the question's terms in the sentence, by idf."""
    return _share(query, candidate.view.terms)


def paragraph(query: Query, candidate: Candidate) -> float:
    """Share of the question's terms in the paragraph, by idf."""
    return _share(query, candidate.paragraph)


def neighbours(query: Query, candidate: Candidate) -> float:
    """Share of the question's terms in the sentences next to it but not in it, by idf."""
    return _share(query, candidate.near - candidate.view.terms)


def alike(query: Query, candidate: Candidate) -> float:
    """Words of the question with a word in the sentence that is spelled alike, by idf and Dice:
    "Norman" and "Normandy", "invade" and "invasion".
    """
    total = 0.0
    for word, term in query.content.items():
        if term not in candidate.view.terms:
            best = max((dice(word, other) for other in candidate.view.content), default=0.0)
            total += query.weights[term] * best if best > _ALIKE else 0.0
    return total / query.weight


def related(query: Query, candidate: Candidate) -> float:
    """Share of the question's terms, by idf, that are not in the sentence but told by another
    word there: "Who leads …?" by "director".
    """
    terms = candidate.view.terms
    told = [t for t in query.terms if t not in terms and not terms.isdisjoint(query.told_by[t])]
    return sum(query.weights[term] for term in told) / query.weight


def exact(query: Query, candidate: Candidate) -> float:
    """Share of the question's words that stand in the sentence in the same form."""
    return sum(word in candidate.view.words for word in query.content) / len(query.content)


def pairs(query: Query, candidate: Candidate) -> float:
    """Share of the question's neighbouring words that are neighbours in the sentence too."""
    return len(query.pairs & candidate.view.pairs) / max(1, len(query.pairs))


def names(query: Query, candidate: Candidate) -> float:
    """Share of the question's names and numbers that stand in the paragraph."""
    return len(query.names & candidate.paragraph) / max(1, len(query.names))


def headline(query: Query, candidate: Candidate) -> float:
    """Share of the question's terms that stand in the title."""
    return len(candidate.headline.intersection(query.terms)) / len(query.terms)


def kind(query: Query, candidate: Candidate) -> float:
    """1 where words of the expected kind stand there that the question does not hold, else -1;
    0 where the kind is not known.
    """
    if query.kind is Kind.OTHER:
        return 0.0
    return 1.0 if candidate.holds_kind else -1.0


def measure(_query: Query, candidate: Candidate) -> float:
    """1 where a figure counts what the question counts: "how many people" and "3 million users"."""
    return float(candidate.measured)


def pronoun(_query: Query, candidate: Candidate) -> float:
    """1 where the sentence opens with a pronoun: what it speaks of stands before it."""
    return float(candidate.view.opens_with_pronoun)


SIGNALS = (
    Signal("bag", 15.2, bag, "BM25 over the sentence with its context"),
    Signal("covered", 0.4, covered, "terms in the sentence"),
    Signal("paragraph", 1.2, paragraph, "terms in the paragraph"),
    Signal("neighbours", 1.1, neighbours, "terms in the neighbouring sentences"),
    Signal("alike", 6.0, alike, "words spelled alike"),
    Signal("related", 6.2, related, "words told by related words"),
    Signal("exact", 1.1, exact, "words in the same form"),
    Signal("pairs", 2.5, pairs, "neighbouring words"),
    Signal("names", 1.0, names, "names and numbers in the paragraph"),
    Signal("headline", 3.1, headline, "terms in the headline"),
    Signal("kind", 0.95, kind, "words of the expected kind"),
    Signal("measure", 2.9, measure, "a figure of what is counted"),
    Signal("pronoun", 0.7, pronoun, "opens with a pronoun"),
)


def _share(query: Query, terms: frozenset[str]) -> float:
    return sum(query.weights[term] for term in query.terms if term in terms) / query.weight


@lru_cache(maxsize=50_000)
def _framed(word: str) -> frozenset[str]:
    return frozenset(grams([word]))


def dice(word: str, other: str) -> float:
    """How alike two words are spelled: Dice's coefficient of their character 4-grams."""
    a, b = _framed(word), _framed(other)
    return 2 * len(a & b) / (len(a) + len(b))
