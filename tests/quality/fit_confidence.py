"""Fit the weights of the confidence's signs, and report what they reach on articles unseen.

    python -m tests.quality.fit_confidence QUESTIONS.jsonl --articles ARTICLES.jsonl

The questions are asked of three libraries: the whole one, the one without the question's article,
and the article alone (others' questions then have no answer). The model is the product of two
logistic regressions (index/signs.py), fitted by gradient descent on the log loss of "has an
answer here", and then scaled to "the first quote is right" (Platt, 1999). Everything is reported
with each article's questions judged by weights that were fitted without them. The questions that
ship in tests/data take part in the fit; they are asked in full and without their article.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.confidence import rival_of
from index.evaluation.calibration import auroc, calibration
from index.evaluation.measuring import Question, first_hit, load_questions
from index.library import Library
from index.model import Answer
from index.query import make_query
from index.ranking import ranking
from index.signs import FOUND, FOUND_BIAS, TOLD, TOLD_BIAS, look_at
from index.snapshot import Snapshot
from tests.quality.quoting import bare_quote

Array = NDArray[np.float64]
DATA = Path(__file__).parents[1] / "data"
SHIPPED = Path(__file__).parents[2] / "index" / "articles"
_STEPS, _RATE, _L2 = 3000, 0.02, 0.002
_KEPT = 0.93  # of the answerable questions keep their answer at the threshold that is reported

# Held: in a library of two articles these tell more than the fit over a large one makes of them.
_HELD = {"unknown": -2.2, "no figure": -2.0}

# How much a question counts in the fit, by the library that it is asked of.
_WEIGHTS = {
    "answerable": 6.0,
    "removed": 6.0,
    "unanswerable": 2.0,
    "alone": 0.4,
    "alone, others'": 0.4,
    "own": 1.0,
    "own, not": 1.0,
    "own, removed": 1.0,
}


@dataclass(frozen=True, slots=True)
class Example:
    """A question asked of a library: the signs of its best sentence, whether an answer is there,
    whether the best sentence is right, and the article that it belongs to.
    """

    group: str
    article: str
    signs: Array
    answerable: bool
    right: bool


def example(group: str, question: Question, snapshot: Snapshot, *, there: bool) -> Example:
    """The example of one question; all signs are 0 where nothing is found."""
    query = make_query(question.text, snapshot)
    hits = ranking(query, snapshot)
    signs, right = np.zeros(len(FOUND) + len(TOLD)), False
    if hits:
        look = look_at(query, snapshot, hits[0], rival_of(0, hits, snapshot))
        signs = np.array([sign.measure(look) for sign in (*FOUND, *TOLD)])
        quotes = (bare_quote(snapshot, hits[0].row),)
        answer = Answer(question.text, answered=True, confidence=1.0, quotes=quotes)
        right = there and first_hit(question, answer) == 1
    return Example(group, question.article or "", signs, there, right)


def whole(snapshot: Snapshot, questions: list[Question], names: tuple[str, str]) -> list[Example]:
    """All questions asked of the library as it is; `names` of the groups: answerable and not."""
    return [example(names[not q.answers], q, snapshot, there=bool(q.answers)) for q in questions]


def parted(snapshot: Snapshot, questions: list[Question]) -> Iterator[Example]:
    """Every answerable question asked without its article, of its article, and of another one."""
    numbers = {snapshot.article(number).article.id: number for number in snapshot.articles()}
    chance = random.Random(1)
    for article in sorted({q.article for q in questions if q.answers and q.article}):
        own = [q for q in questions if q.article == article and q.answers]
        others = sorted(numbers.keys() - {article})
        rest = snapshot.only([numbers[other] for other in others])
        alone = snapshot.only([numbers[article]])
        other = snapshot.only([numbers[chance.choice(others)]])
        for question in own:
            yield example("removed", question, rest, there=False)
            yield example("alone", question, alone, there=True)
            yield example("alone, others'", question, other, there=False)


def shipped() -> Iterator[Example]:
    """The questions that ship in tests/data, in full and without their article."""
    for name in ("small", "news", "press", "desk", "gist", "topics"):
        questions = load_questions(DATA / name / "questions.jsonl")
        with Library.temporary(DATA / name / "articles.jsonl") as library:
            found = whole(library.snapshot(), questions, ("own", "own, not"))
            gone = [e for e in parted(library.snapshot(), questions) if e.group == "removed"]
        yield from (replace(e, article=name) for e in found)
        yield from (replace(e, article=name, group="own, removed") for e in gone)
    with Library.temporary(SHIPPED) as library:
        for file in ("everyday", "questions"):
            questions = load_questions(DATA / "shipped" / f"{file}.jsonl")
            found = whole(library.snapshot(), questions, ("own", "own, not"))
            yield from (replace(e, article=file) for e in found)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the signs with the two biases, and the scale that makes a probability of it."""

    weights: Array
    biases: tuple[float, float]
    scale: float = 1.0
    shift: float = 0.0

    def __call__(self, signs: Array) -> Array:
        """The confidence of each row of signs."""
        likely = np.clip(self.likely(signs), 1e-6, 1 - 1e-6)
        return _logistic(self.scale * np.log(likely / (1 - likely)) + self.shift)

    def likely(self, signs: Array) -> Array:
        """The product of the two regressions."""
        n = len(FOUND)
        found = _logistic(signs[:, :n] @ self.weights[:n] + self.biases[0])
        return found * _logistic(signs[:, n:] @ self.weights[n:] + self.biases[1])


def fit(examples: list[Example]) -> Model:
    """The model of these examples."""
    signs = np.array([e.signs for e in examples])
    there = np.array([e.answerable for e in examples], float)
    weights = np.array([_WEIGHTS[e.group] for e in examples])
    deviation = signs.std(axis=0) + 1e-9
    x, n = np.c_[signs / deviation, np.ones(len(signs)), np.ones(len(signs))], len(FOUND)
    first, second = [*range(n), x.shape[1] - 2], [*range(n, x.shape[1] - 2), x.shape[1] - 1]
    held = {
        i: _HELD[s.name] * deviation[i] for i, s in enumerate((*FOUND, *TOLD)) if s.name in _HELD
    }
    values = _descend(x, there, weights / weights.sum(), (first, second), held)
    return _scaled(Model(values[:-2] / deviation, (float(values[-2]), float(values[-1]))), examples)


def _descend(
    x: Array, y: Array, w: Array, parts: tuple[list[int], list[int]], held: dict[int, float]
) -> Array:
    """The values that minimise the log loss of σ(first) · σ(second), those held as they are; by
    Adam, from fixed values.
    """
    first, second = parts
    values = np.zeros(x.shape[1])
    values[-2:] = 1.0
    values[list(held)] = list(held.values())
    mean = square = np.zeros(x.shape[1])
    for step in range(1, _STEPS + 1):
        a, b = _logistic(x[:, first] @ values[first]), _logistic(x[:, second] @ values[second])
        p = np.clip(a * b, 1e-9, 1 - 1e-9)
        pull = w * (p - y) / (1 - p)
        gradient = np.zeros(x.shape[1])
        gradient[first] = x[:, first].T @ (pull * (1 - a))
        gradient[second] = x[:, second].T @ (pull * (1 - b))
        gradient[:-2] += 2 * _L2 * values[:-2]
        gradient[list(held)] = 0.0
        mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
        update = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
        values = values - _RATE * update
    return values


def _scaled(model: Model, examples: list[Example]) -> Model:
    """The model with the scale that fits "right" over the questions asked in full."""
    asked = [e for e in examples if e.group in ("answerable", "unanswerable")]
    likely = np.clip(model.likely(np.array([e.signs for e in asked])), 1e-6, 1 - 1e-6)
    x = np.c_[np.log(likely / (1 - likely)), np.ones(len(asked))]
    right = np.array([e.right for e in asked], float)
    values = np.zeros(2)
    for _ in range(30):  # Newton's method
        p = _logistic(x @ values)
        curve = (x * (p * (1 - p))[:, None]).T @ x
        values = values - np.linalg.solve(curve, x.T @ (p - right))
    return replace(model, scale=float(values[0]), shift=float(values[1]))


def left_out(examples: list[Example]) -> Array:
    """Confidences where each article's are of a model that was fitted without them."""
    articles = np.array([e.article for e in examples])
    found = np.zeros(len(examples))
    for article in np.unique(articles):
        out = articles == article
        model = fit([e for e, gone in zip(examples, out, strict=True) if not gone])
        found[out] = model(
            np.array([e.signs for e, gone in zip(examples, out, strict=True) if gone])
        )
    return found


def in_use() -> Model:
    """The model as index/signs.py and index/confidence.py have it."""
    from index import confidence  # the constants are nobody else's business

    weights = np.array([sign.weight for sign in (*FOUND, *TOLD)])
    return Model(weights, (FOUND_BIAS, TOLD_BIAS), confidence._SCALE, confidence._SHIFT)


def report(name: str, examples: list[Example], confidences: Array, limit: float | None) -> None:
    """Print the measures; `limit` is the threshold, or None for the one that keeps 93 %."""
    groups = np.array([e.group for e in examples])
    of = {group: confidences[groups == group] for group in _WEIGHTS}
    limit = float(np.quantile(of["answerable"], 1 - _KEPT)) if limit is None else limit
    shown = confidences >= limit
    right = np.array([e.right for e in examples])
    print(f"\n{name} (threshold {limit:.3f})")
    for group, values in of.items():
        if len(values):
            print(f"  {group:16} {len(values):5}  answered {100 * (values >= limit).mean():5.1f} %")
    for first, second in (
        ("answerable", "removed"),
        ("alone", "alone, others'"),
        ("answerable", "unanswerable"),
        ("own", "own, not"),
        ("own", "own, removed"),
    ):
        value = auroc(list(of[first]), list(of[second]))
        print(f"  AUROC {first} against {second}: {value:.3f}")
    for title, kinds in (
        ("all of it", ("answerable", "unanswerable")),
        ("own", ("own", "own, not")),
    ):
        part = shown & np.isin(groups, kinds)
        ece = calibration(list(confidences[part]), list(right[part])).ece
        print(f"  calibration error over {title}: {ece:.3f}")
    by_set(examples, confidences, limit)


def by_set(examples: list[Example], confidences: Array, limit: float) -> None:
    """Print the shares answered in each set that ships."""
    for name in ("small", "news", "press", "desk", "gist", "topics", "everyday", "questions"):
        shares = []
        for group in ("own", "own, not", "own, removed"):
            part = [
                c
                for e, c in zip(examples, confidences, strict=True)
                if (e.article, e.group) == (name, group)
            ]
            shares.append(
                f"{group} {100 * np.mean(np.array(part) >= limit):5.1f} %" if part else ""
            )
        print(f"  {name:10} answered: {'  '.join(shares)}")


def main() -> None:
    """Print the figures and the weights."""
    parser = argparse.ArgumentParser(description="Fit the weights of the confidence's signs.")
    parser.add_argument("questions", type=Path)
    parser.add_argument("--articles", type=Path, required=True)
    options = parser.parse_args()
    questions = load_questions(options.questions)
    with Library.temporary(options.articles) as library:
        snapshot = library.snapshot()
        examples = whole(snapshot, questions, ("answerable", "unanswerable"))
        examples += parted(snapshot, questions)
    examples += shipped()
    signs = np.array([e.signs for e in examples])
    report("in use", examples, in_use()(signs), None)
    report("fitted, the question's article left out", examples, left_out(examples), None)
    model = fit(examples)
    print(
        f"\nfitted on all: biases {model.biases}, scale {model.scale:.3f}, shift {model.shift:.3f}"
    )
    for sign, weight in zip((*FOUND, *TOLD), model.weights, strict=True):
        print(f"  {sign.name:14} in use {sign.weight:6.2f}   fitted {weight:6.2f}")


def _logistic(values: Array) -> Array:
    result: Array = 1 / (1 + np.exp(-np.clip(values, -30, 30)))
    return result


if __name__ == "__main__":
    main()
