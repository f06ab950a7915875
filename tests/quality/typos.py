"""What it costs that people mistype: hit@1 with random slips in every question, and in lower case.

    python -m tests.quality.typos [QUESTIONS --articles ARTICLES] [--seeds N]

Without a file, the questions of tests/data/topics are asked. A slip is one letter of a longer word
left out, put in, changed, or swapped with the next, wherever chance has it; the second may well
fall on the word of the first.
"""

from __future__ import annotations

import argparse
import random
import re
import string
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from index.evaluation.measuring import Question, first_hit, load_questions
from index.library import Library
from tests.quality.gate import ROOT

TOPICS = ROOT / "tests" / "data" / "topics"
_WORD = re.compile(r"[A-Za-z]{4,}")  # shorter ones get no slip
_SEEDS = 8


def with_typo(text: str, chance: random.Random) -> str:
    """The text with one slip; as it is where no word is long enough."""
    found = list(_WORD.finditer(text))
    if not found:
        return text
    match = chance.choice(found)
    begin, end = text[: match.start()], text[match.end() :]
    return begin + chance.choice((_less, _more, _other, _swapped))(match[0], chance) + end


def _less(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _more(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) + 1)
    return word[:at] + chance.choice(string.ascii_lowercase) + word[at:]


def _other(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    others = string.ascii_lowercase.replace(word[at].lower(), "")
    return word[:at] + chance.choice(others) + word[at + 1 :]


def _swapped(word: str, chance: random.Random) -> str:
    pairs = [at for at in range(len(word) - 1) if word[at] != word[at + 1]]
    if not pairs:
        return _less(word, chance)
    at = chance.choice(pairs)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def measure(
    questions: Sequence[Question], library: Library, seeds: Sequence[int]
) -> dict[str, list[float]]:
    """hit@1 in percent over the answerable questions: as they stand, in lower case, and with one
    and with two slips for each of the seeds.
    """
    asked = [question for question in questions if question.answers]

    def share(change: Callable[[str], str]) -> float:
        led = [first_hit(each, library.ask(change(each.text), 1)) == 1 for each in asked]
        return 100 * sum(led) / len(led)

    found = {"as they stand": [share(str)], "in lower case": [share(str.lower)]}
    for seed in seeds:
        once, twice = random.Random(seed), random.Random(seed)
        found.setdefault("one typo", []).append(share(lambda t, r=once: with_typo(t, r)))
        found.setdefault("two typos", []).append(
            share(lambda t, r=twice: with_typo(with_typo(t, r), r))
        )
    return found


def lines(found: dict[str, list[float]]) -> Iterator[str]:
    """What the command prints: for each change the mean, what it costs, and the least and most."""
    (plain,) = found["as they stand"]
    yield "                hit@1    cost   (least to most)"
    for name, shares in found.items():
        costs = sorted(plain - share for share in shares)
        span = f"   ({costs[0]:.2f} to {costs[-1]:.2f})" if len(costs) > 1 else ""
        mean = sum(shares) / len(shares)
        yield f"{name:<15} {mean:6.2f}  {plain - mean:6.2f}{span}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure what slips cost.")
    parser.add_argument("questions", type=Path, nargs="?", default=TOPICS / "questions.jsonl")
    parser.add_argument("--articles", type=Path, default=TOPICS / "articles.jsonl")
    parser.add_argument("--seeds", type=int, default=_SEEDS, metavar="N", help="8 if not given")
    options = parser.parse_args()
    with Library.temporary(options.articles) as library:
        found = measure(load_questions(options.questions), library, range(options.seeds))
    print("\n".join(lines(found)))


if __name__ == "__main__":
    main()
