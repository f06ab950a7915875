"""The quality gate: measures every set of questions and fails below a committed floor.

    python -m tests.quality.gate              measure, compare with floors.json
    python -m tests.quality.gate --update     take what was measured as the new floors
    python -m tests.quality.gate --update --lower    … even where that lowers a floor

Fails too where the data of a set is not that of its floors: a floor speaks of one set only. A set
marked optional is passed over where its files are not at hand.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.evaluation.measuring import evaluate, load_questions
from index.library import Library

ROOT = Path(__file__).parents[2]
FLOORS = Path(__file__).parent / "floors.json"
HIGHER_IS_BETTER = {
    "hit@1": True,
    "hit@3": True,
    "hit@5": True,
    "answered": True,
    "falsely_answered": False,
    "sure": True,
    "falsely_sure": False,
    "highlighted": True,
}
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of one set: the measures, the digest of its data, what is wrong with them."""

    name: str
    measured: dict[str, float]
    digest: str
    faults: tuple[str, ...]


def digest(paths: list[Path]) -> str:
    """A digest of the files, and of the files in the folders, by name and content."""
    files = sorted(f for path in paths for f in ([path] if path.is_file() else path.iterdir()))
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file.name}\n{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def measure(entry: dict[str, Any], root: Path) -> Verdict:
    """Measure one set and hold it against its floors."""
    questions, articles = root / entry["questions"], root / entry["articles"]
    with Library.temporary(articles) as library:
        report = evaluate(library, load_questions(questions)).to_json()
    found = {name: report[name] for name in HIGHER_IS_BETTER if report[name] is not None}
    data = digest([questions, articles])
    faults = list(below(found, entry["floors"]))
    if not entry["floors"]:
        faults.insert(0, "it has no floors; run with --update")
    if data != entry["data"]:
        faults.insert(0, "the data has changed; look at the figures, then run with --update")
    return Verdict(entry["name"], found, data, tuple(faults))


def below(measured: dict[str, float], floors: dict[str, float]) -> list[str]:
    """One line for each measure that is worse than its floor."""
    lost = [f"{name} is no longer measured" for name in floors if name not in measured]
    return lost + [
        f"{name} is {100 * measured[name]:.1f} %, its floor is {100 * floor:.1f} %"
        for name, floor in floors.items()
        if name in measured and worse(name, measured[name], floor)
    ]


def worse(name: str, value: float, floor: float) -> bool:
    """Whether the value of a measure is worse than its floor."""
    loss = floor - value if HIGHER_IS_BETTER[name] else value - floor
    return loss > _TOLERANCE


def updated(entry: dict[str, Any], verdict: Verdict, lower: bool) -> dict[str, Any]:
    """The entry with the measured floors. Raises ValueError where that lowers one unasked."""
    lowered = below(verdict.measured, entry["floors"])
    if lowered and not lower:
        raise ValueError(f"{verdict.name}: {'; '.join(lowered)}; to lower it, say --lower")
    return {**entry, "data": verdict.digest, "floors": verdict.measured}


def run(file: Path, root: Path, *, update: bool, lower: bool) -> list[str]:
    """Measure every set of the floors file; the faults, or with `update` those that remain."""
    entries, faults, kept = json.loads(file.read_text(encoding="utf-8")), [], []
    for entry in entries:
        if entry.get("optional") and not (root / entry["questions"]).exists():
            print(f"{entry['name']}: not at hand, passed over")
            kept.append(entry)
            continue
        verdict = measure(entry, root)
        figures = "  ".join(f"{n} {100 * v:.1f} %" for n, v in verdict.measured.items())
        print(f"{verdict.name}: {figures}", flush=True)
        if update:
            kept.append(updated(entry, verdict, lower))
        else:
            faults += [f"{verdict.name}: {fault}" for fault in verdict.faults]
    if update:
        file.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    return faults


def main() -> None:
    """Exit with 1 where a floor is missed, each on a line of its own."""
    parser = argparse.ArgumentParser(description="Hold the quality of answers to its floors.")
    parser.add_argument("--update", action="store_true", help="take the measured as new floors")
    parser.add_argument("--lower", action="store_true", help="let --update lower a floor")
    options = parser.parse_args()
    try:
        faults = run(FLOORS, ROOT, update=options.update, lower=options.lower)
    except ValueError as error:
        faults = [str(error)]
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
