"""What a change gained and lost: a report against an earlier one over the same questions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import ReadingError
from index.evaluation.measuring import Question, Report, Result, read_text
from index.evaluation.rounding import decimal, percent

_SHARES = ("hit@1", "hit@3", "hit@5", "mrr@10", "answered", "falsely_answered", "highlighted")
_DECIMALS = ("auroc", "ece")
_TIMES = ("p50 ms", "p95 ms")
_NAMES = {
    "mrr@10": "MRR@10",
    "falsely_answered": "falsely answered",
    "auroc": "AUROC",
    "ece": "ECE",
}
_TITLES = {
    "gained": "Gained at rank 1",
    "lost": "Lost at rank 1",
    "newly_answered": "Now answered",
    "no_longer_answered": "No longer answered",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One question's result now, its rank and confidence in the earlier report, and the sorts of
    change, which are keys of _TITLES.
    """

    result: Result
    rank: int | None
    confidence: float
    sorts: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The change as an object of the report."""
        now = self.result
        return {
            "id": now.question.id,
            "question": now.question.text,
            "kind": now.question.kind,
            "answerable": now.answerable,
            "rank": {"before": self.rank, "now": now.rank},
            "confidence": {"before": self.confidence, "now": round(now.confidence, 4)},
        }

    def title(self) -> str:
        """What happened, in words."""
        first, *others = (_TITLES[sort] for sort in self.sorts)
        return ", ".join([first, *(title.lower() for title in others)])

    def cells(self) -> tuple[str, str]:
        """The rank and the confidence, each before and now."""
        ranks = ("–" if rank is None else str(rank) for rank in (self.rank, self.result.rank))
        return " → ".join(ranks), f"{self.confidence:.2f} → {self.result.confidence:.2f}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The measures before and now, by name, and the questions that changed."""

    measures: dict[str, tuple[float | None, float | None]]
    changes: tuple[Change, ...]

    def to_json(self) -> dict[str, Any]:
        """The comparison as the object under `compare`; `change` is None where either is."""
        return {
            "measures": {
                name: {"before": before, "now": now, "change": _difference(before, now)}
                for name, (before, now) in self.measures.items()
            },
            **{sort: [c.to_json() for c in self.changes if sort in c.sorts] for sort in _TITLES},
        }

    def measure_rows(self) -> list[tuple[str, ...]]:
        """The measures as a table, its header first."""
        rows = [
            (_NAMES.get(name, name), *_cells(name, before, now))
            for name, (before, now) in self.measures.items()
        ]
        return [("measure", "before", "now", "change"), *rows]

    def question_rows(self) -> list[tuple[str, ...]]:
        """The questions that changed as a table, its header first; empty where none did."""
        rows = [
            (title, *change.cells(), change.result.question.text)
            for title, changes in self.titled().items()
            for change in changes
        ]
        return [("change", "rank", "confidence", "question"), *rows] if rows else []

    def titled(self) -> dict[str, list[Change]]:
        """The questions that changed, each once, by the title of their sorts of change."""
        found: dict[str, list[Change]] = {title: [] for title in _TITLES.values()}
        for change in self.changes:
            found.setdefault(change.title(), []).append(change)
        return found


def load_report(path: Path, questions: Sequence[Question]) -> dict[str, Any]:
    """A report that `eval --json` wrote over these questions.

    Raises ReadingError where the file cannot be read, is no such report or has other questions.
    """
    text = read_text(path, "a file that `eval --json` wrote")
    try:
        report = json.loads(text)
        _check(report)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ReadingError(
            f"{path}: not a report ({_fault(error)}); make one with `eval --json`"
        ) from error
    asked = [(question.id, question.text) for question in questions]
    if [(result["id"], result["question"]) for result in report["results"]] != asked:
        raise ReadingError(
            f"{path}: has other questions, or in another order;"
            " name a report on the same file of questions"
        )
    return dict(report)


def compare(report: Report, earlier: dict[str, Any]) -> Comparison:
    """What changed since an earlier report, as `load_report` gives it."""
    before, now = _measures(earlier), _measures(report.to_json())
    changes = (
        Change(result, old["rank"], old["confidence"], tuple(_sorts(result, old)))
        for result, old in zip(report.results, earlier["results"], strict=True)
    )
    return Comparison(
        {name: (before[name], now[name]) for name in now},
        tuple(change for change in changes if change.sorts),
    )


def _sorts(result: Result, old: dict[str, Any]) -> Iterator[str]:
    """How a result differs from the earlier one."""
    was_right = old["rank"] == 1
    if result.right != was_right:
        yield "lost" if was_right else "gained"
    if result.answered != old["answered"]:
        yield "newly_answered" if result.answered else "no_longer_answered"


def _measures(report: dict[str, Any]) -> dict[str, float | None]:
    values = [
        *(report[name] for name in _SHARES[:-1]),
        report.get(_SHARES[-1]),  # earlier reports have no highlights
        report["auroc"],
        report["calibration"]["ece"],
        *(report["latency_ms"][name] for name in ("p50", "p95")),
    ]
    return dict(zip((*_SHARES, *_DECIMALS, *_TIMES), values, strict=True))


def _check(report: Any) -> None:
    """Raises KeyError or TypeError where a part is missing or of another type."""
    for value in _measures(report).values():
        _expect(value, (int, float, type(None)))
    for result in report["results"]:
        _expect(result["id"], (str,))
        _expect(result["question"], (str,))
        _expect(result["rank"], (int, type(None)))
        _expect(result["answered"], (bool,))
        _expect(result["confidence"], (int, float))


def _fault(error: Exception) -> str:
    """What a file lacks that fails as a report in this way."""
    if isinstance(error, KeyError):
        return f"it has no {error}"
    if isinstance(error, TypeError):
        return "a part of it is of another type"
    return "it is no JSON object"


def _expect(value: object, types: tuple[type, ...]) -> None:
    if not isinstance(value, types):
        raise TypeError(f"{value!r} where {' or '.join(t.__name__ for t in types)} belongs")


def _cells(name: str, before: float | None, now: float | None) -> tuple[str, str, str]:
    change = _difference(before, now)
    if name in _SHARES:
        points = "–" if change is None else f"{100 * change:+.1f} pts"
        return percent(before), percent(now), points
    if name in _DECIMALS:
        return decimal(before), decimal(now), "–" if change is None else f"{change:+.3f}"
    shown = ["–" if value is None else f"{value:.1f}" for value in (before, now)]
    return shown[0], shown[1], "–" if change is None else f"{change:+.1f}"


def _difference(before: float | None, now: float | None) -> float | None:
    return None if before is None or now is None else round(now - before, 4)
