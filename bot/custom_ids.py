"""What a button does, written into its custom_id, so that it works after a restart. Pure.

A custom_id names a sentence of the store, which stays as long as the version of its article is
kept, or a question in the records of the place. Discord allows 100 characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.rendering import markdown
from index.model import Quote, Span

LIMIT = 100
TEXT = 80
"""As much of a text as a custom_id carries, in UTF-16 code units."""
Role = Literal["back", "next", "home"]

WALK = re.compile(
    r"walk:(?P<role>back|next|home):(?P<sentence>\d{1,18}):(?P<number>\d{1,9})"
    r":(?P<start>\d{1,9})-(?P<end>\d{1,9}):(?P<language>[a-z]{2})"
)
MORE = re.compile(r"more(?P<quotes>(?::\d{1,18}\.\d{1,9}-\d{1,9})+):(?P<language>[a-z]{2})")

_QUESTION = r"(?P<question>\d{1,19})"  # a question's id in the records, a snowflake of Discord's
WHY = re.compile(f"why:{_QUESTION}")
VOTE = re.compile(f"vote:(?P<vote>up|down):{_QUESTION}")
NOTE = re.compile(f"note:{_QUESTION}")
FOLLOW = re.compile(f"follow:{_QUESTION}")
SETTING = re.compile(r"set:(?P<name>[a-z_]{1,40})(?::(?P<channel>\d{1,19}))?")

_PAGE = r"(?P<page>\d{1,6}):(?P<language>[a-z]{2})"  # from 0
TIMELINE = re.compile(f"timeline:{_PAGE}:(?P<text>.+)")
SOURCES = re.compile(f"sources:{_PAGE}:(?P<text>.*)")

ADD_ARTICLE = re.compile("articles:add")  # a form
ARTICLES = re.compile(r"articles:list:(?P<page>\d{1,6})")
REMOVE_ARTICLE = re.compile(r"articles:remove:(?P<user>\d{1,19}):(?P<key>[0-9a-f]{16})")
FORGET = re.compile(r"privacy:forget:(?P<user>\d{1,19})")


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


def why(question: int) -> str:
    """Explain the answer to a question."""
    return f"why:{question}"


def vote(question: int, *, up: bool) -> str:
    """Vote on the answer to a question."""
    return f"vote:{'up' if up else 'down'}:{question}"


def note(question: int) -> str:
    """Add a note to the vote on the answer to a question: a button, and the form behind it."""
    return f"note:{question}"


def follow(question: int) -> str:
    """Follow a question up with another: a button, and the form behind it."""
    return f"follow:{question}"


def setting(name: str, channel: int = 0) -> str:
    """What changes a setting, or that of a channel."""
    return f"set:{name}:{channel}" if channel else f"set:{name}"


def carried(text: str) -> str:
    """The text as a custom_id carries it: on one line, cut to TEXT."""
    line = markdown.one_line(text)
    return markdown.fitted(line, TEXT, lambda span: line[slice(*span)])


def timeline(page: int, topic: str, language: str) -> str:
    """Show a page (from 0) of the timeline of a topic; the topic is `carried`."""
    return f"timeline:{max(0, page)}:{language}:{topic}"


def sources(page: int, words: str, language: str) -> str:
    """Show a page (from 0) of the articles with these words; the words are `carried`."""
    return f"sources:{max(0, page)}:{language}:{words}"


def articles(page: int) -> str:
    """Show a page (from 0) of a server's own articles."""
    return f"articles:list:{max(0, page)}"


def remove_article(user: int, key: str) -> str:
    """Remove the article with this key, where this user presses."""
    return f"articles:remove:{user}:{key}"


def forget(user: int) -> str:
    """Delete all that is kept of this user, where this user presses."""
    return f"privacy:forget:{user}"


def _span(start: str, end: str) -> Span | None:
    return (int(start), int(end)) if int(start) < int(end) else None
