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

    `words` are all of them in order, `content` those without stop words, each with its stem, and
    `terms` the stems, each once; `weights` are the terms' idf and `weight` their sum;
    `told_by` holds the terms that may tell what a term asks. `names` are the stems of words typed
    with a capital (not at the start) and of numbers. `kind` is the kind
    of answer expected, `measure` what a "how many" question counts. `missing` are the typed words
    that no article holds, `corrections` what stands for them.
    """

    text: str
    words: tuple[str, ...]
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
    found = {word: snapshot.speller.correct(word) for word in missing}
    corrections = {word: right for word, right in found.items() if right}
    spelled = [corrections.get(word, word) for word in typed]
    asked = words(without_measure(" ".join(spelled)))
    content = {w: snapshot.analyzer.stem(w) for w in asked if w not in stop_words()}
    terms = tuple(dict.fromkeys(content.values()))
    weights = {term: snapshot.idf(term) for term in terms}
    return Query(
        text=question,
        words=tuple(spelled),
        content=content,
        terms=terms,
        weights=weights,
        weight=sum(weights.values()),
        told_by={term: snapshot.relations.told_by(term) for term in terms},
        pairs=frozenset(pairwise(spelled)),
        names=frozenset(map(snapshot.analyzer.stem, _names(question))),
        kind=expected_kind(" ".join(spelled)),
        measure=measure_of(snapshot.analyzer.terms_of(counted_words(" ".join(spelled)))),
        missing=missing,
        corrections=tuple(corrections.items()),
    )


def _names(question: str) -> list[str]:
    """Words after the first that are capitalised, and numbers."""
    tokens = question.split()
    chosen = [t for i, t in enumerate(tokens) if t[:1].isdigit() or (i and t[:1].isupper())]
    return [word for word in words(" ".join(chosen)) if word not in stop_words()]
