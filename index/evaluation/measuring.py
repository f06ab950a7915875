"""How well a library answers: questions with accepted answers, and the measures over them.

A hit is a quote that contains an accepted string, compared without case and punctuation, in the
given article and passage where given (hit rate after Rajpurkar et al., "SQuAD", 2016; mean
reciprocal rank after Voorhees, "TREC-8 Question Answering", 1999).
"""

from __future__ import annotations

import json
import statistics
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.confidence import SURE
from index.errors import ReadingError
from index.evaluation.calibration import Calibration, auroc, calibration
from index.evaluation.highlighting import Highlights, highlights
from index.evaluation.rounding import decimal, percent, rounded
from index.kinds import Kind
from index.library import Library
from index.model import Answer, Quote
from index.query import make_query

_DEPTH = 10  # ranks that are looked at
_CUTOFFS = (1, 3, 5)
_HEADER = (
    *("kind", "questions", "hit@1", "hit@3", "hit@5", "MRR@10"),
    *("answered", "falsely answered", "p50 ms", "p95 ms"),
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what answers it; no `answers`: the library does not answer it."""

    id: str
    text: str
    answers: tuple[str, ...]
    kind: str = ""
    article: str | None = None
    passage: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What one question got.

    `rank` is that of the first hit, from 1; None without one. `first` is what was quoted first,
    or the closest passage where the question was not answered; None where nothing was. `expected`
    is the kind of answer that the library took the question to ask for.
    """

    question: Question
    rank: int | None
    answered: bool
    confidence: float
    milliseconds: float
    first: Quote | None = None
    expected: Kind = Kind.OTHER

    @property
    def highlighted(self) -> str | None:
        """The words that are highlighted in the first quote; None where none are."""
        if self.first is None or self.first.span is None:
            return None
        return self.first.text[slice(*self.first.span)]

    @property
    def right(self) -> bool:
        """Whether the first quote hits."""
        return self.rank == 1

    @property
    def answerable(self) -> bool:
        """Whether the library holds an answer at all."""
        return bool(self.question.answers)

    def to_json(self) -> dict[str, Any]:
        """The result as an object of the report."""
        return {
            "id": self.question.id,
            "question": self.question.text,
            "kind": self.question.kind,
            "rank": self.rank,
            "right": self.right,
            "answered": self.answered,
            "confidence": rounded(self.confidence),
            "milliseconds": round(self.milliseconds, 3),
            "expected": self.expected.value,
            "highlighted": self.highlighted,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The results of all questions, and the measures over them. Shares lie between 0 and 1."""

    results: tuple[Result, ...]

    def to_json(self) -> dict[str, Any]:
        """The measures over all questions, per kind of question, and every result."""
        kinds = sorted({result.question.kind for result in self.results} - {""})
        return {
            **measures(self.results),
            "highlighted": self.highlights().total.share,
            "highlights": self.highlights().to_json(),
            "auroc": rounded(self.auroc()),
            "calibration": self.calibration().to_json(),
            "kinds": {
                kind: measures([r for r in self.results if r.question.kind == kind])
                for kind in kinds
            },
            "results": [result.to_json() for result in self.results],
        }

    def calibration(self) -> Calibration:
        """The calibration of the confidence among the answers shown; right: the first one hits."""
        shown = [result for result in self.results if result.answered]
        return calibration([r.confidence for r in shown], [r.right for r in shown])

    def highlights(self) -> Highlights:
        """How often the words highlighted in the first quote are right."""
        return highlights(self.results)

    def auroc(self) -> float | None:
        """How well the confidence tells the answerable questions from the others."""
        return auroc(self.confidences(answerable=True), self.confidences(answerable=False))

    def confidences(self, *, answerable: bool) -> list[float]:
        """The confidence of each question that is answerable, or of each that is not."""
        return [r.confidence for r in self.results if r.answerable == answerable]

    def rows(self) -> list[tuple[str, ...]]:
        """The measures as a table, its header first: one row a kind, the last for all."""
        report = self.to_json()
        named = [*report["kinds"].items(), ("all", report)]
        return [_HEADER, *(_row(name, values) for name, values in named)]

    def about_confidence(self) -> str:
        """One line on how far the confidence can be believed."""
        shown, found = sum(result.answered for result in self.results), measures(self.results)
        return (
            f"confidence: calibration error (ECE) {decimal(self.calibration().ece)}"
            f" over {shown} answers shown, AUROC {decimal(self.auroc())} answerable against not"
            f"; shown with no remark: {percent(found['sure'])} of the answerable,"
            f" {percent(found['falsely_sure'])} of the others"
        )


def measures(results: Sequence[Result]) -> dict[str, Any]:
    """The measures over some results; None where there is nothing to measure.

    `answered` is the share of the answerable questions that got an answer, `falsely_answered`
    that of the others; `sure` and `falsely_sure` count those shown with no remark that they may be
    none.
    """
    answerable = [result for result in results if result.answerable]
    others = [result for result in results if not result.answerable]
    times = [result.milliseconds for result in results]
    return {
        "questions": len(results),
        "answerable": len(answerable),
        **{f"hit@{k}": _share(answerable, _hit_within(k)) for k in _CUTOFFS},
        "mrr@10": _mean([1 / r.rank if r.rank else 0.0 for r in answerable]),
        "answered": _share(answerable, lambda result: result.answered),
        "falsely_answered": _share(others, lambda result: result.answered),
        "sure": _share(answerable, lambda result: result.confidence >= SURE),
        "falsely_sure": _share(others, lambda result: result.confidence >= SURE),
        "latency_ms": {
            f"p{share}": round(float(np.percentile(times, share)), 3) if times else None
            for share in (50, 95)
        },
    }


def load_questions(path: Path) -> list[Question]:
    """The questions of a JSON-lines file. Raises ReadingError naming the faulty line."""
    lines = read_text(path, "a JSON-lines file").split("\n")
    return [
        _question(line, f"{path}:{number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]


def read_text(path: Path, wanted: str) -> str:
    """The text of a file in UTF-8. Raises ReadingError, which says to name what is `wanted`."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        fault = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise ReadingError(f"{path}: cannot be read ({fault}); name {wanted}") from error


def evaluate(
    library: Library, questions: Iterable[Question], progress: Callable[[], None] = lambda: None
) -> Report:
    """Ask every question and see which quotes hit; `progress` is called after each."""
    results = []
    for question in questions:
        start = time.perf_counter()
        answer = library.ask(question.text, limit=_DEPTH)
        milliseconds = 1000 * (time.perf_counter() - start)
        rank = first_hit(question, answer)
        first = next(iter(answer.quotes or answer.nearest), None)
        kind = make_query(question.text, library.snapshot()).kind
        results.append(
            Result(question, rank, answer.answered, answer.confidence, milliseconds, first, kind)
        )
        progress()
    return Report(tuple(results))


def first_hit(question: Question, answer: Answer) -> int | None:
    """The rank of the first quote that hits, from 1; None where none of the first ten does."""
    accepted = [fold(string) for string in question.answers]
    quotes = (answer.quotes or answer.nearest)[:_DEPTH]
    return next(
        (n for n, quote in enumerate(quotes, start=1) if _hits(question, accepted, quote)), None
    )


def fold(text: str) -> str:
    """The text without case and punctuation, its white space single."""
    kept = "".join(
        character if unicodedata.category(character)[0] not in "PS" else " "
        for character in unicodedata.normalize("NFKC", text).casefold()
    )
    return " ".join(kept.split())


def _hits(question: Question, accepted: Sequence[str], quote: Quote) -> bool:
    if question.article is not None and quote.article != question.article:
        return False
    if question.passage is not None:
        start, end = question.passage
        if quote.start < start or quote.end > end:
            return False
    folded = f" {fold(quote.text)} "
    return any(f" {string} " in folded for string in accepted)


def _question(line: str, place: str) -> Question:
    try:
        data = json.loads(line)
        json.dumps(data, ensure_ascii=False).encode()  # fails on a lone surrogate
        if not isinstance(data["answers"], list):
            raise TypeError("answers is no list")
        start, end = data.get("passage_start"), data.get("passage_end")
        passage = (int(start), int(end)) if start is not None and end is not None else None
        return Question(
            str(data["id"]),
            str(data["question"]),
            tuple(map(str, data["answers"])),
            str(data.get("kind", "")),
            data.get("article_id"),
            passage,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ReadingError(
            f"{place}: not a question ({_fault(error)});"
            " give id, question and answers as one object"
        ) from error


def _fault(error: Exception) -> str:
    """What a line lacks that fails as a question in this way."""
    if isinstance(error, json.JSONDecodeError):
        return "it is no JSON object"
    return f"it has no {error}" if isinstance(error, KeyError) else str(error)


def _hit_within(k: int) -> Callable[[Result], bool]:
    return lambda result: result.rank is not None and result.rank <= k


def _share(results: Sequence[Result], holds: Callable[[Result], bool]) -> float | None:
    return _mean([float(holds(result)) for result in results])


def _mean(values: Sequence[float]) -> float | None:
    return round(statistics.fmean(values), 4) if values else None


def _row(name: str, values: dict[str, Any]) -> tuple[str, ...]:
    return (name, str(values["questions"]), *_cells(values))


def _cells(values: dict[str, Any]) -> Iterator[str]:
    for key in ("hit@1", "hit@3", "hit@5", "mrr@10", "answered", "falsely_answered"):
        yield percent(values[key])
    yield from (f"{value:.1f}" for value in values["latency_ms"].values())
