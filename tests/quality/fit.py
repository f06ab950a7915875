"""Fit the weights of the signals, and report what they reach on articles that they did not see.

    python -m tests.quality.fit QUESTIONS.jsonl --articles ARTICLES.jsonl

Listwise logistic regression: the probability of a candidate is the softmax of its score, and the
loss is the negative log probability of the right ones. The questions are asked of the whole library
("asked") and of their paragraph alone ("alone"); those that ship in tests/data take part. Printed
are the hit rates of each set with the questions of an article (of a set that ships: of all its
articles) left out of the fit in turn, and the weights fitted on all, beside those in use.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from index.evaluation.measuring import Question, first_hit, load_questions
from index.library import Library
from index.model import Answer
from index.query import make_query
from index.ranking import DEPTH
from index.searching import find
from index.signals import SIGNALS
from index.snapshot import Snapshot
from tests.quality.quoting import bare_quote

Array = NDArray[np.float64]
DATA = Path(__file__).parents[1] / "data"
SHIPPED = Path(__file__).parents[2] / "index" / "articles"
_STEPS, _RATE, _L2 = 600, 0.05, 0.01


@dataclass(frozen=True, slots=True)
class Examples:
    """`signals` (questions, DEPTH, signals), `right` (questions, DEPTH) as 0 and 1, and for each
    question its set and its article.
    """

    signals: Array
    right: Array
    sets: NDArray[np.str_]
    articles: NDArray[np.str_]

    def of(self, name: str) -> NDArray[np.bool_]:
        """Which questions are of that set."""
        chosen: NDArray[np.bool_] = self.sets == name
        return chosen


def examples(
    name: str, snapshot: Snapshot, questions: list[Question], article: str | None = None
) -> Examples:
    """The candidates of every answerable question; rows beyond the last candidate are zero. With
    `article` all are taken to be of that one.
    """
    asked = [question for question in questions if question.answers]
    signals = np.zeros((len(asked), DEPTH, len(SIGNALS)))
    right = np.zeros((len(asked), DEPTH))
    for number, question in enumerate(asked):
        query = make_query(question.text, snapshot)
        found = find(query, snapshot, DEPTH)
        if len(found):
            values = [signal.measure(found) for signal in SIGNALS]
            signals[number, : len(found)] = np.stack(values, axis=1)
        for rank, row in enumerate(found.rows.tolist()):
            quotes = (bare_quote(snapshot, row),)
            answer = Answer(question.text, answered=True, confidence=1.0, quotes=quotes)
            right[number, rank] = first_hit(question, answer) is not None
    articles = np.array([article or question.article for question in asked])
    return Examples(signals, right, np.full(len(asked), name), articles)


def alone(articles: Path, questions: list[Question]) -> Iterator[Examples]:
    """The examples of each paragraph that answers questions, as if the library held it alone."""
    asked: defaultdict[tuple[str, int, int], list[Question]] = defaultdict(list)
    for question in questions:
        if question.answers and question.article and question.passage:
            own = replace(question, article=None, passage=None)
            asked[question.article, *question.passage].append(own)
    texts = {each["id"]: each for each in map(json.loads, articles.open(encoding="utf-8"))}
    with TemporaryDirectory() as folder:
        for number, ((article, start, end), own) in enumerate(asked.items()):
            file = Path(folder) / f"{number}.jsonl"
            piece = {**texts[article], "text": texts[article]["text"][start:end]}
            file.write_text(json.dumps(piece), encoding="utf-8")
            with Library.temporary(file) as library:
                yield examples("alone", library.snapshot(), own, article)


def shipped() -> Iterator[Examples]:
    """The examples of the sets that ship."""
    for name in ("small", "news", "press", "desk", "gist", "topics"):
        with Library.temporary(DATA / name / "articles.jsonl") as library:
            questions = load_questions(DATA / name / "questions.jsonl")
            yield examples(name, library.snapshot(), questions, name)
    with Library.temporary(SHIPPED) as library:
        for name in ("everyday", "questions"):
            questions = load_questions(DATA / "shipped" / f"{name}.jsonl")
            yield examples(name, library.snapshot(), questions, "shipped")


def together(parts: Sequence[Examples]) -> Examples:
    """All the examples as one."""
    return Examples(
        np.concatenate([part.signals for part in parts]),
        np.concatenate([part.right for part in parts]),
        np.concatenate([part.sets for part in parts]),
        np.concatenate([part.articles for part in parts]),
    )


def fit(signals: Array, right: Array) -> Array:
    """Weights (signals,) by Adam on the standardised signals, from zero; deterministic."""
    usable = right.any(axis=1)
    deviation = signals.reshape(-1, signals.shape[2]).std(axis=0) + 1e-9
    x, y = signals[usable] / deviation, right[usable]
    weights = first = second = np.zeros(x.shape[2])
    for step in range(1, _STEPS + 1):
        gradient = _gradient(x, y, weights) + _L2 * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        update = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights = weights - _RATE * update
    return weights / deviation


def _gradient(x: Array, y: Array, weights: Array) -> Array:
    scores = x @ weights
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    found = likely * y
    pull = likely / likely.sum(axis=1, keepdims=True) - found / found.sum(axis=1, keepdims=True)
    gradient: Array = np.einsum("qd,qds->s", pull, x) / len(x)
    return gradient


def ranks(signals: Array, right: Array, weights: Array) -> NDArray[np.int64]:
    """The rank of the first right candidate a question, from 1; 999 without one."""
    order = np.argsort(-(signals @ weights), axis=1, kind="stable")
    ordered = np.take_along_axis(right, order, axis=1)
    return np.where(ordered.any(axis=1), ordered.argmax(axis=1) + 1, 999)


def left_out(data: Examples) -> NDArray[np.int64]:
    """Ranks where each article's questions are judged by weights fitted on the others."""
    found = np.zeros(len(data.articles), np.int64)
    for article in np.unique(data.articles):
        out = data.articles == article
        weights = fit(data.signals[~out], data.right[~out])
        found[out] = ranks(data.signals[out], data.right[out], weights)
    return found


def report(name: str, data: Examples, found: NDArray[np.int64]) -> None:
    """Print the hit rates of each set."""
    print(f"\n{name:32}  hit@1  hit@3  hit@5")
    for each in dict.fromkeys(data.sets):
        shares = "  ".join(f"{100 * (found[data.of(each)] <= k).mean():5.1f}" for k in (1, 3, 5))
        print(f"  {each:30}  {shares}")


def main() -> None:
    """Print the figures and the weights."""
    parser = argparse.ArgumentParser(description="Fit the weights of the ranking's signals.")
    parser.add_argument("questions", type=Path)
    parser.add_argument("--articles", type=Path, required=True)
    options = parser.parse_args()
    questions = load_questions(options.questions)
    with Library.temporary(options.articles) as library:
        asked = examples("asked", library.snapshot(), questions)
    data = together([asked, *alone(options.articles, questions), *shipped()])
    used = np.array([signal.weight for signal in SIGNALS])
    report("weights in use", data, ranks(data.signals, data.right, used))
    report("fitted, article left out", data, left_out(data))
    weights = fit(data.signals, data.right)
    report("fitted on all", data, ranks(data.signals, data.right, weights))
    for signal, weight in zip(SIGNALS, weights, strict=True):
        print(f"  {signal.name:12} in use {signal.weight:6.2f}   fitted {weight:6.2f}")


if __name__ == "__main__":
    main()
