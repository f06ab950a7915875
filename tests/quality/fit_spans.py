"""Fit the weights of the cues for answering words, and report what they reach on articles unseen.

    python -m tests.quality.fit_spans QUESTIONS.jsonl --articles ARTICLES.jsonl

Taken are the answerable questions of a known kind whose right sentence is among the first ten,
each with that sentence's mentions. Listwise logistic regression: the probability of a mention is
the softmax of its score, and the loss is the negative log probability of the right ones. Printed
are, by kind of answer, how many questions there are, in how many a right mention stands in the
sentence at all, and in how many it is chosen: by the weights in use, and by weights fitted on the
questions of the other articles.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.evaluation.highlighting import is_right
from index.evaluation.measuring import Question, first_hit, load_questions
from index.highlights.choosing import Choosing
from index.highlights.cues import CUES
from index.kinds import Kind
from index.library import Library
from index.model import Answer
from index.query import make_query
from index.ranking import rank
from tests.quality.quoting import bare_quote

Array = NDArray[np.float64]
_DEPTH = 10
_STEPS, _RATE, _L2 = 400, 0.05, 0.02


@dataclass(frozen=True, slots=True)
class Example:
    """A question's right sentence: `cues` (mentions, cues), `right` (mentions,) as 0 and 1."""

    kind: str
    article: str
    cues: Array
    right: Array

    def chosen(self, weights: Array) -> bool:
        """Whether the mention with the highest score is right."""
        return bool(len(self.right)) and bool(self.right[np.argmax(self.cues @ weights)])


def examples(library: Library, questions: Sequence[Question]) -> Iterator[Example]:
    """One for each answerable question of a known kind whose right sentence is found."""
    snapshot = library.snapshot()
    for question in questions:
        query = make_query(question.text, snapshot)
        if not question.answers or query.kind is Kind.OTHER:
            continue
        hits = rank(query, snapshot, _DEPTH)
        quotes = [bare_quote(snapshot, hit.row) for hit in hits]
        found = Answer(question.text, answered=True, confidence=1.0, quotes=tuple(quotes))
        if right_rank := first_hit(question, found):
            reading, mentions = Choosing(query, snapshot).read(hits[right_rank - 1].row)
            values = [[cue.measure(reading, mention) for cue in CUES] for mention in mentions]
            right = [is_right(mention.text, question.answers) for mention in mentions]
            yield Example(
                query.kind.value,
                question.article or "",
                np.array(values, float).reshape(len(mentions), len(CUES)),
                np.array(right, float),
            )


def fit(data: Sequence[Example]) -> Array:
    """Weights (cues,) by Adam, from zero; deterministic."""
    usable = [example for example in data if 0 < example.right.sum() < len(example.right)]
    weights = first = second = np.zeros(len(CUES))
    for step in range(1, _STEPS + 1):
        pulls = [_gradient(example, weights) for example in usable]
        gradient = np.mean(pulls, axis=0) + _L2 * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        update = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights = weights - _RATE * update
    return weights


def _gradient(example: Example, weights: Array) -> Array:
    scores = example.cues @ weights
    likely = np.exp(scores - scores.max())
    right = likely * example.right
    gradient: Array = (likely / likely.sum() - right / right.sum()) @ example.cues
    return gradient


def left_out(data: Sequence[Example]) -> Counter[str]:
    """The right choices by kind, each article judged by weights fitted on the others."""
    found: Counter[str] = Counter()
    for article in sorted({example.article for example in data}):
        weights = fit([example for example in data if example.article != article])
        found.update(
            example.kind
            for example in data
            if example.article == article and example.chosen(weights)
        )
    return found


def main() -> None:
    """Print the figures and the weights."""
    parser = argparse.ArgumentParser(description="Fit the weights of the cues.")
    parser.add_argument("questions", type=Path)
    parser.add_argument("--articles", type=Path, required=True)
    options = parser.parse_args()
    with Library.temporary(options.articles) as library:
        data = list(examples(library, load_questions(options.questions)))
    used = np.array([cue.weight for cue in CUES])
    columns = (
        Counter(example.kind for example in data),
        Counter(example.kind for example in data if example.right.any()),
        Counter(example.kind for example in data if example.chosen(used)),
        left_out(data),
    )
    print(f"{'':10} questions  possible  in use  article left out")
    for kind in [*columns[0], "all"]:
        counts = [column.total() if kind == "all" else column[kind] for column in columns]
        print(f"{kind:10} {counts[0]:9}  {counts[1]:8}  {counts[2]:6}  {counts[3]:16}")
    for cue, weight in zip(CUES, fit(data), strict=True):
        print(f"  {cue.name:12} in use {cue.weight:6.2f}   fitted {weight:6.2f}")


if __name__ == "__main__":
    main()
