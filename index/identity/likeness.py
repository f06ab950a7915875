"""Whether two articles are one, or one a copy of the other. Pure.

All figures were tried out on the pairs of tests/quality/duplicates.py, which prints what they do.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from index.analysis import words
from index.duplicates import Hashes, containment, overlap, resemblance, shingles
from index.identity.addresses import key
from index.model import Article

# Shared shingles from which on two articles are one story. Two desks that edit lightly leave half
# of them, and a third where they turn every sentence round, which counts where both name the same
# agency. A later report that repeats a paragraph holds an eighth; stories of their own on one
# event, with a quotation in common, hold less than a tenth (the texts are in the tests).
_COPIED, _COPIED_FROM_AGENCY = 0.4, 0.25

_ALIKE = 0.5  # shingles of both texts that both hold, where one publisher has changed a few words
_FIGURES = 0.6  # figures of the one with fewer that a copy holds; forms are filled with others
_CORRECTED = 0.2  # figures that one outlet may have put right, one at least, in an article of a day
_TITLE_ALIKE = 0.6  # words of both titles that both hold
_DAYS = 3  # between the dates of two prints of one article


@dataclass(frozen=True)
class Print:
    """An article with the words of its prose, as hashes."""

    article: Article
    words: Hashes

    @cached_property
    def shingles(self) -> Hashes:
        """The shingles of the prose."""
        return shingles(self.words)

    @cached_property
    def title(self) -> frozenset[str]:
        """The words of the title."""
        return frozenset(words(self.article.title))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The words of the text that are figures."""
        return frozenset(filter(_has_digit, words(self.article.text)))


def is_story(shared: float, one: Article, other: Article) -> bool:
    """Whether two articles that share so many shingles tell one story in the same words."""
    from_agency = same_name(one.agency, other.agency)
    return shared >= (_COPIED_FROM_AGENCY if from_agency else _COPIED)


def is_copy(one: Print, other: Print) -> bool:
    """Whether two outlets print one story, or one of them does and it is not known which."""
    if same_name(one.article.publisher, other.article.publisher):
        return False
    shared = containment(one.shingles, other.shingles)
    figures = len(one.figures & other.figures)
    from_other = figures >= _FIGURES * min(len(one.figures), len(other.figures))
    return from_other and is_story(shared, one.article, other.article)


def is_same(one: Print, other: Print) -> bool:
    """Whether one outlet has put an article at two addresses, with small edits at most.

    In doubt they are two articles: of two that are taken for one, only the later is quoted.
    """
    return (
        _one_outlet(one.article, other.article)
        and _days_apart(one.article, other.article) <= _DAYS
        and _same_title(one.title, other.title)
        and resemblance(one.shingles, other.shingles) >= _ALIKE
        and _same_figures(one, other)
    )


def same_name(one: str | None, other: str | None) -> bool:
    """Whether both are known and the same but for case, accents, punctuation and "the"."""
    return bool(one and other) and _folded(one) == _folded(other)


def _folded(name: str | None) -> list[str]:
    return [word for word in words(name or "") if word != "the"]


def _one_outlet(one: Article, other: Article) -> bool:
    """Whether both have one publisher; where neither is known, whether they have one host."""
    if one.publisher or other.publisher:
        return same_name(one.publisher, other.publisher)
    keys = [key(article.url or "") for article in (one, other)]
    hosts = {told and told.partition("/")[0] for told in keys}
    return len(hosts) == 1 and None not in hosts


def _days_apart(one: Article, other: Article) -> int:
    """The days between their dates; 0 where one is not known."""
    days = [_day(each.published) for each in (one, other)]
    return abs(days[0] - days[1]) if days[0] and days[1] else 0


def _day(iso: str | None) -> int | None:
    try:
        return dt.datetime.fromisoformat(iso or "").toordinal()
    except ValueError:
        return None


def _same_title(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the titles share most of their words, and all that hold digits."""
    apart = one ^ other
    return overlap(one, other) >= _TITLE_ALIKE and not any(map(_has_digit, apart))


def _same_figures(one: Print, other: Print) -> bool:
    """Whether the one with fewer figures has them from the other: of the next day's form all,
    of the same day's print all but those that may have been put right.
    """
    fewest = min(len(one.figures), len(other.figures))
    missing = fewest - len(one.figures & other.figures)
    later = _days_apart(one.article, other.article) > 0
    return missing <= (0 if later else max(1, int(_CORRECTED * fewest)))


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))
