"""The questions of a server as JSON lines that `verbatim eval` reads. Pure.

The file names nobody: its questions are numbered, since the id of a message leads to its author.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from bot.insights.counting import History, downs, shown
from bot.records.model import Asked, Vote

FILE = "questions.jsonl"

_LARGEST = 8_000_000  # bytes of the file; Discord takes 10 MiB


@dataclass(frozen=True, slots=True)
class Export:
    """The lines of a file, and how many questions were left out of it, by why.

    A question is of the kind "answered", "upvoted" (answered, with votes for it alone) or
    "not found"; the best quote is what answers it.
    """

    lines: tuple[Mapping[str, Any], ...]
    downvoted: int
    follow_ups: int
    private: int
    removed: int
    older: int

    @property
    def content(self) -> bytes:
        """The file."""
        return b"".join(map(_encoded, self.lines))

    def count(self, kind: str) -> int:
        """How many questions of a kind there are."""
        return sum(line["kind"] == kind for line in self.lines)


def export(history: History, quotes: Mapping[int, str]) -> Export:
    """The export of the questions; `quotes` are the texts of sentences by id.

    Left out are answers with votes against them, those whose article was removed, questions that
    need the one before, those that were asked in private, and the oldest where the file would be
    larger than Discord takes.
    """
    public = shown(history)
    alone = [(asked, votes) for asked, votes in public if asked.how != "follow-up"]
    good = [(asked, votes) for asked, votes in alone if not downs(votes)]
    kept = [(asked, votes) for asked, votes in good if not asked.answered or _best(asked, quotes)]
    lines = [_line(number, *each, quotes) for number, each in enumerate(kept, start=1)]
    fitting = _fitting(lines)
    return Export(
        lines=tuple(lines[len(lines) - fitting :]),
        downvoted=len(alone) - len(good),
        follow_ups=len(public) - len(alone),
        private=len(history) - len(public),
        removed=len(good) - len(kept),
        older=len(lines) - fitting,
    )


def best_sentences(history: History) -> list[int]:
    """The ids of the sentences whose texts `export` needs."""
    return [asked.sentences[0] for asked, _ in history if asked.answered and asked.sentences]


def _fitting(lines: Sequence[Mapping[str, Any]]) -> int:
    """How many of the lines, from the last, fit into the file."""
    sizes = accumulate(len(_encoded(line)) for line in reversed(lines))
    return sum(size <= _LARGEST for size in sizes)


def _encoded(line: Mapping[str, Any]) -> bytes:
    return json.dumps(line, ensure_ascii=False).encode() + b"\n"


def _best(asked: Asked, quotes: Mapping[int, str]) -> str:
    return quotes.get(asked.sentences[0], "") if asked.sentences else ""


def _line(
    number: int, asked: Asked, votes: Sequence[Vote], quotes: Mapping[int, str]
) -> dict[str, Any]:
    answers = [_best(asked, quotes)] if asked.answered else []
    kind = ("upvoted" if votes else "answered") if asked.answered else "not found"
    return {"id": str(number), "question": asked.question, "answers": answers, "kind": kind}
