"""What a button does, written into its custom_id: the state of answers lives nowhere else. Pure.

A custom_id names a sentence of the store, which stays as long as the version of its article is
kept, so that the buttons work across restarts of the bot. Discord allows 100 characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.model import Quote, Span

LIMIT = 100
Role = Literal["back", "next", "home"]

WALK = re.compile(
    r"walk:(?P<role>back|next|home):(?P<sentence>\d{1,18}):(?P<number>\d{1,9})"
    r":(?P<start>\d{1,9})-(?P<end>\d{1,9}):(?P<language>[a-z]{2})"
)
MORE = re.compile(r"more(?P<quotes>(?::\d{1,18}\.\d{1,9}-\d{1,9})+):(?P<language>[a-z]{2})")


@dataclass(frozen=True, slots=True)
class Walk:
    """Show sentence `number` of the article in place of what is shown now.

    `sentence` is the id of the quote's sentence and `span` holds its answering words. `role` only
    keeps two buttons apart that lead to the same sentence.
    """

    role: Role
    sentence: int
    number: int
    span: Span | None
    language: str

    def __str__(self) -> str:
        start, end = self.span or (0, 0)
        return f"walk:{self.role}:{self.sentence}:{self.number}:{start}-{end}:{self.language}"

    def to(self, role: Role, number: int) -> Walk:
        """The same walk with sentence `number` (from 1) shown."""
        return replace(self, role=role, number=max(0, number))

    @classmethod
    def parse(cls, match: re.Match[str]) -> Walk:
        """The state in a match of WALK."""
        role: Role = match["role"]  # type: ignore[assignment]
        span = _span(match["start"], match["end"])
        return cls(role, int(match["sentence"]), int(match["number"]), span, match["language"])


@dataclass(frozen=True, slots=True)
class More:
    """Show these quotes: the id of each one's sentence and its answering words."""

    quotes: tuple[tuple[int, Span | None], ...]
    language: str

    def __str__(self) -> str:
        quotes = "".join(
            ":{}.{}-{}".format(sentence, *(span or (0, 0))) for sentence, span in self.quotes
        )
        return f"more{quotes}:{self.language}"

    @classmethod
    def of(cls, quotes: Sequence[Quote], language: str) -> More:
        """As many of the quotes, from the first, as a custom_id can hold."""
        more = cls(tuple((quote.sentence_id, quote.span) for quote in quotes), language)
        return more if len(str(more)) <= LIMIT else cls.of(quotes[:-1], language)

    @classmethod
    def parse(cls, match: re.Match[str]) -> More:
        """The state in a match of MORE."""
        found = re.findall(r":(\d+)\.(\d+)-(\d+)", match["quotes"])
        quotes = ((int(sentence), _span(start, end)) for sentence, start, end in found)
        return cls(tuple(quotes), match["language"])


def _span(start: str, end: str) -> Span | None:
    return (int(start), int(end)) if int(start) < int(end) else None
