"""How well "sources differ" is told: precision and recall over labelled cases.

    python -m tests.quality.differences            pairs.jsonl
    python -m tests.quality.differences FILE       another file of the same form
    python -m tests.quality.differences FILE -v    … with the cases that go wrong, by id

tests/data/differences/README.md says what the cases are and what counts as right. Each case is a
library of its own. A group of differing values counts as pairs of its first value with each other.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

from index.library import Library
from index.model import Answer

PAIRS = Path(__file__).parents[1] / "data" / "differences" / "pairs.jsonl"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values shown as differing, and whether what sets them apart is said."""

    first: str
    second: str
    labelled: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """A case with the pairs shown for it: how many are right, and how many there are."""

    case: str
    expected: str
    right: int
    shown: int
    labelled: int


@dataclass(frozen=True, slots=True)
class Report:
    """What was found over all cases."""

    verdicts: tuple[Verdict, ...]

    @property
    def shown(self) -> int:
        """How many pairs were shown."""
        return sum(verdict.shown for verdict in self.verdicts)

    @property
    def precision(self) -> float:
        """Right pairs among all pairs shown; 0 where none was."""
        return sum(verdict.right for verdict in self.verdicts) / max(1, self.shown)

    @property
    def recall(self) -> float:
        """Cases labelled "different" with a right pair, among all of them."""
        different = [verdict for verdict in self.verdicts if verdict.expected == "different"]
        return sum(verdict.right > 0 for verdict in different) / max(1, len(different))

    def lines(self) -> Iterable[str]:
        """The measures as they are printed."""
        yield f"{len(self.verdicts)} cases, {self.shown} pairs shown"
        yield f"precision {100 * self.precision:.1f} %, recall {100 * self.recall:.1f} %"
        for expected, count in Counter(each.expected for each in self.verdicts).items():
            own = [verdict for verdict in self.verdicts if verdict.expected == expected]
            shown, right, labelled = (
                sum(getattr(verdict, name) for verdict in own)
                for name in ("shown", "right", "labelled")
            )
            yield f"{expected}: {count} cases, {shown} pairs, {right} right, {labelled} labelled"


def measure(file: Path) -> Report:
    """Ask every case's question of a library of its articles alone."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return Report(tuple(judge(case, ask(case)) for case in map(json.loads, lines)))


def ask(case: dict[str, Any]) -> Answer:
    """The answer to the case's question from the case's articles."""
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder, "articles.jsonl")
        articles.write_text("\n".join(map(json.dumps, case["articles"])), encoding="utf-8")
        with Library.temporary(articles) as library:
            return library.ask(case["question"])


def judge(case: dict[str, Any], answer: Answer) -> Verdict:
    """Which of the answer's pairs are right for the case."""
    pairs = list(pairs_of(answer))
    return Verdict(
        case["id"],
        case["expected"],
        right=sum(is_right(case, pair) for pair in pairs),
        shown=len(pairs),
        labelled=sum(pair.labelled for pair in pairs),
    )


def pairs_of(answer: Answer) -> Iterable[Pair]:
    """The first value of each difference with each of the others."""
    for difference in answer.differences:
        first, *others = difference.said()
        for other in others:
            yield Pair(first.value, other.value, labelled=bool(first.label or other.label))


def is_right(case: dict[str, Any], pair: Pair) -> bool:
    """Whether both values are of the case, and differ or are labelled as it wants."""
    known = any(
        one != other and holds(pair.first, one) and holds(pair.second, other)
        for one, other in permutations(case["values"], 2)
    )
    return known and (
        case["expected"] == "different" or (case["expected"] == "apart" and pair.labelled)
    )


def holds(shown: str, value: str) -> bool:
    """Whether the value stands in what is shown, on whole words."""
    return bool(re.search(rf"(?<![\w.,]){re.escape(value)}(?![\w]|[.,]\d)", shown))


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description="Measure how differing sources are told.")
    parser.add_argument("file", nargs="?", type=Path, default=PAIRS)
    parser.add_argument("-v", "--verbose", action="store_true", help="name what goes wrong")
    options = parser.parse_args()
    report = measure(options.file)
    for line in report.lines():
        print(line)
    for verdict in report.verdicts if options.verbose else ():
        missed = verdict.expected == "different" and not verdict.right
        if missed or verdict.right < verdict.shown:
            print(f"  {verdict.case}: {'missed' if missed else 'wrong'}")


if __name__ == "__main__":
    main()
