"""A question made ready for the index."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from index.analysis import stop_words, words
from index.figures import measure_of
from index.questions import Kind, counted_words, expected_kind, without_measure
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Query:
    """A question's words as the library spells them.

    `words` are all of them in order and `stems` the stems of all; `content` are those without stop
    words, each with its stem, and `terms` their stems, each once; `weights` are the terms' idf and
    `weight` their sum; `told_by` holds the terms that may tell what a term asks. `names` are the
    stems of words typed with a capital (not at the start) and of numbers. `kind` is the kind of
    answer expected, `measure` what a "how many" question counts. `missing` are the typed words
    that no article holds, `corrections` what stands for them.
    """

    text: str
    words: tuple[str, ...]
    stems: frozenset[str]
    content: dict[str, str]
    terms: tuple[str, ...]
    weights: dict[str, float]
    weight: float
    told_by: dict[str, frozenset[str]]
    pairs: frozenset[tuple[str, str]]
    names: frozenset[str]
    kind: Kind
    measure: str | None
    missing: tuple[str, ...]
    corrections: tuple[tuple[str, str], ...]


def make_query(question: str, snapshot: Snapshot) -> Query:
    """The question with its misspelled words corrected towards the library's own words."""
    typed = words(question)
    asked = words(without_measure(question))
    missing = tuple(dict.fromkeys(word for word in asked if not snapshot.speller.knows(word)))
    corrections = _corrections(typed, missing, snapshot)
    spelled = [corrections.get(word, word) for word in typed]
    asked = words(without_measure(" ".join(spelled)))
    content = {w: snapshot.analyzer.stem(w) for w in asked if w not in stop_words()}
    terms = tuple(dict.fromkeys(content.values()))
    weights = {term: snapshot.idf(term) for term in terms}
    counted = snapshot.analyzer.terms_of(counted_words(" ".join(spelled)))
    return Query(
        text=question,
        words=tuple(spelled),
        stems=frozenset(map(snapshot.analyzer.stem, spelled)),
        content=content,
        terms=terms,
        weights=weights,
        weight=sum(weights.values()),
        told_by={term: snapshot.relations.told_by(term) for term in terms},
        pairs=frozenset(pairwise(spelled)),
        names=frozenset(map(snapshot.analyzer.stem, _names(question))),
        kind=expected_kind(" ".join(spelled)),
        measure=measure_of(counted),
        missing=missing,
        corrections=tuple(corrections.items()),
    )


def _corrections(typed: list[str], missing: tuple[str, ...], snapshot: Snapshot) -> dict[str, str]:
    """For each misspelled word the correction with which a sentence covers most of the question;
    a stop word where that is the likeliest, since no sentence can speak for it.
    """
    chosen: dict[str, str] = {}
    for word in missing:
        choices = snapshot.speller.corrections(word)
        if len(choices) > 1 and choices[0] not in stop_words():
            rest = [chosen.get(other, other) for other in typed if other != word]
            choices.sort(key=lambda choice: _fit([*rest, choice], snapshot), reverse=True)
        if choices:
            chosen[word] = choices[0]
    return chosen


def _fit(spelled: list[str], snapshot: Snapshot) -> float:
    """The highest BM25 score that a sentence reaches, as a share of the highest possible."""
    terms = list(dict.fromkeys(snapshot.analyzer.terms_of(spelled)))
    possible = sum(map(snapshot.idf, terms))
    return float(snapshot.bm25.get_scores(terms).max(initial=0.0)) / possible if terms else 1.0


def _names(question: str) -> list[str]:
    """Words after the first that are capitalised, and numbers."""
    tokens = question.split()
    chosen = [t for i, t in enumerate(tokens) if t[:1].isdigit() or (i and t[:1].isupper())]
    return [word for word in words(" ".join(chosen)) if word not in stop_words()]
