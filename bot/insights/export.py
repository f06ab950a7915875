"""The questions of a server as JSON lines that `verbatim eval` reads. Pure.

The file names nobody: its questions are numbered, since the id of a message leads to its author.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bot.insights.counting import History, downs, shown
from bot.records.model import Asked, Vote

FILE = "questions.jsonl"

_LARGEST = 8_000_000  # bytes of the file; Discord takes 10 MiB


@dataclass(frozen=True, slots=True)
class Export:
    """The bytes of a file, and how many questions were left out of it, by why.

    A question is of the kind "answered", "upvoted" (answered, with votes for it alone) or
    "not found"; the best quote is what answers it. `kinds` counts those in the file.
    """

    content: bytes
    kinds: Mapping[str, int]
    downvoted: int
    follow_ups: int
    unshown: int
    removed: int
    older: int

    @property
    def questions(self) -> int:
        """How many questions are in the file."""
        return sum(self.kinds.values())


def export(history: History, quotes: Mapping[int, str]) -> Export:
    """The export of the questions; `quotes` are the texts of sentences by id.

    Left out are answers with votes against them, those whose article was removed, questions that
    need the one before or were asked of some articles only, those whose words are not shown, and
    the oldest where the file would be larger than Discord takes.
    """
    public = shown(history)
    alone = [each for each in public if _stands_alone(each[0])]
    good = [each for each in alone if not downs(each[1])]
    kept = [each for each in good if not each[0].answered or _best(each[0], quotes)]
    lines = [_line(number, *each, quotes) for number, each in enumerate(kept, start=1)]
    older = len(lines) - _fitting(lines)
    return Export(
        content=b"".join(lines[older:]),
        kinds=Counter(_kind(*each) for each in kept[older:]),
        downvoted=len(alone) - len(good),
        follow_ups=len(public) - len(alone),
        unshown=len(history) - len(public),
        removed=len(good) - len(kept),
        older=older,
    )


def best_sentences(history: History) -> list[int]:
    """The ids of the sentences whose texts `export` needs."""
    return [asked.sentences[0] for asked, _ in history if asked.answered and asked.sentences]


def _stands_alone(asked: Asked) -> bool:
    """Whether its words are all of the question: it follows none, and no filter narrowed it."""
    narrowed = asked.source or asked.since or asked.until
    return asked.how != "follow-up" and asked.earlier is None and not narrowed


def _fitting(lines: Sequence[bytes]) -> int:
    """How many of the lines, from the last, fit into the file."""
    return sum(size <= _LARGEST for size in accumulate(map(len, reversed(lines))))


def _best(asked: Asked, quotes: Mapping[int, str]) -> str:
    return quotes.get(asked.sentences[0], "") if asked.sentences else ""


def _line(number: int, asked: Asked, votes: Sequence[Vote], quotes: Mapping[int, str]) -> bytes:
    line = {
        "id": str(number),
        "question": asked.question,
        "answers": [_best(asked, quotes)] if asked.answered else [],
        "kind": _kind(asked, votes),
    }
    return json.dumps(line, ensure_ascii=False).encode() + b"\n"


def _kind(asked: Asked, votes: Sequence[Vote]) -> str:
    return ("upvoted" if votes else "answered") if asked.answered else "not found"
