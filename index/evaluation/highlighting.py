"""Whether the words highlighted in the first quote answer, measured end to end.

A question counts where the library answers it and the kind of its answer is known. It is right
where its first quote hits and the words highlighted there are right; one whose first quote does
not hit, or has nothing highlighted, is not. Where the kind is not known nothing is highlighted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from index.analysis import words
from index.evaluation.rounding import percent, rounded
from index.kinds import Kind

if TYPE_CHECKING:
    from index.evaluation.measuring import Result

_ALIKE = 0.5  # F1 of words above which two texts say the same
_HEADER = ("asked for", "questions", "hit@1", "highlighted", "right", "share")


@dataclass(frozen=True, slots=True)
class Count:
    """How many answerable questions there are, how many of their first quotes hit, how many have
    words highlighted, and how many are right.
    """

    questions: int
    hits: int
    highlighted: int
    right: int

    @property
    def share(self) -> float | None:
        """The share of the questions that are right; None without questions."""
        return rounded(self.right / self.questions) if self.questions else None

    def to_json(self) -> dict[str, Any]:
        """The count as an object of the report."""
        return {**asdict(self), "share": self.share}


@dataclass(frozen=True, slots=True)
class Highlights:
    """The counts by kind of answer, and over all kinds that are known. `unknown` is the number of
    questions, answerable or not, whose kind of answer is not known, and `unasked` how many of
    their first quotes have words highlighted all the same.
    """

    kinds: dict[str, Count]
    total: Count
    unknown: int
    unasked: int

    def to_json(self) -> dict[str, Any]:
        """The counts as the object under `highlights` of the report."""
        return {
            **{name: count.to_json() for name, count in self._named()},
            "unknown": {"questions": self.unknown, "highlighted": self.unasked},
        }

    def rows(self) -> list[tuple[str, ...]]:
        """The counts as a table, its header first: one row a kind, the last for all."""
        return [
            _HEADER,
            *(
                (name, str(c.questions), str(c.hits), str(c.highlighted), str(c.right))
                + (percent(c.share),)
                for name, c in self._named()
            ),
        ]

    def line(self) -> str:
        """One line on how often the highlighted words are right."""
        kinds = ", ".join(f"{name} {percent(count.share)}" for name, count in self.kinds.items())
        return (
            f"highlighted words: {percent(self.total.share)} right over {self.total.questions}"
            f" questions of a known kind ({kinds}), {self.unasked} highlights over"
            f" {self.unknown} others"
        )

    def _named(self) -> Iterator[tuple[str, Count]]:
        yield from self.kinds.items()
        yield "all", self.total


def highlights(results: Sequence[Result]) -> Highlights:
    """The counts over some results."""
    known = [r for r in results if r.expected is not Kind.OTHER and r.answerable]
    others = [r for r in results if r.expected is Kind.OTHER]
    kinds = [kind for kind in Kind if kind is not Kind.OTHER]
    return Highlights(
        {kind.value: _count([r for r in known if r.expected is kind]) for kind in kinds},
        _count(known),
        unknown=len(others),
        unasked=sum(r.highlighted is not None for r in others),
    )


def is_right(highlighted: str, accepted: Iterable[str]) -> bool:
    """Whether highlighted words are an accepted answer: one holds the other word for word, or the
    F1 of their words (Rajpurkar et al., "SQuAD", 2016) is more than a half, so that of two names
    with one word in common neither is right for the other. Case and punctuation do not count.
    """
    own = words(highlighted)
    others = [words(answer) for answer in accepted]
    return any(_holds(own, o) or _holds(o, own) or _f1(own, o) > _ALIKE for o in others)


def _count(results: Sequence[Result]) -> Count:
    shown = [r for r in results if r.highlighted is not None]
    right = [r for r in shown if r.right and is_right(r.highlighted or "", r.question.answers)]
    return Count(len(results), sum(r.right for r in results), len(shown), len(right))


def _holds(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Whether the words of the second, at least one, stand in the first in a row."""
    size = len(shorter)
    starts = range(len(longer) - size + 1)
    return size > 0 and any(longer[start : start + size] == shorter for start in starts)


def _f1(one: Sequence[str], other: Sequence[str]) -> float:
    shared = (Counter(one) & Counter(other)).total()
    return 2 * shared / (len(one) + len(other)) if shared else 0.0
