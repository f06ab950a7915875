"""What a store lists: articles by title, publisher or date, and their numbers. Reads no text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, starmap

from index.database import Read
from index.model import Summary

_DAY = 10  # characters of an ISO date

_SUMMARIES = (
    "SELECT article, title, publisher, published, url, count, number, added"
    " FROM versions WHERE current"
)
_NEWEST = "coalesce(published, '') DESC, added DESC, version DESC"
_TITLED = "holds(title || ' ' || coalesce(publisher, ''), ?)"

# The current version of the article that a sentence belongs to, be it to another version of it.
_CITED = (
    "SELECT version FROM versions WHERE current AND article = (SELECT article FROM"
    " (SELECT article, first, count FROM versions WHERE first <= ? AND count > 0"
    " ORDER BY first DESC LIMIT 1) WHERE ? < first + count)"
)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles count; every field that is not None has to fit.

    `source` is an article's id, its title or its publisher, without regard to case. `since` and
    `until` are ISO dates, the first and the last day of publication; an article without a date
    fits neither.
    """

    source: str | None = None
    since: str | None = None
    until: str | None = None


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an article: its number (from 1), when it was added (ISO 8601, UTC), how many
    sentences it has, and whether it is the current one.
    """

    number: int
    added: str
    sentences: int
    current: bool


@dataclass(frozen=True, slots=True)
class _Names:
    """What a library of that version is searched for while somebody types: titles, the newest
    first, each behind what it is found by; publishers with how many articles are theirs.
    """

    version: str
    titles: tuple[tuple[str, str], ...]
    publishers: Counter[str]


class Catalog:
    """The articles of one database. `read` runs a SELECT on it and returns all rows."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._kept = _Names("", (), Counter())

    def summaries(self) -> list[Summary]:
        """The current articles in the order in which they were first added."""
        return list(starmap(Summary, self._read(f"{_SUMMARIES} ORDER BY version", ())))

    def is_empty(self) -> bool:
        """Whether there is no article."""
        return not self._read("SELECT 1 FROM versions WHERE current LIMIT 1", ())

    def size(self) -> tuple[int, int]:
        """How many articles and sentences there are."""
        query = "SELECT count(*), coalesce(sum(count), 0) FROM versions WHERE current"
        articles, sentences = self._read(query, ())[0]
        return articles, sentences

    def newest(self, words: str, limit: int) -> list[Summary]:
        """The newest articles with all words in title and publisher, without regard to case: by
        date of publication, those without one last, then by the time when they were added.
        """
        query = f"{_SUMMARIES} AND {_TITLED} ORDER BY {_NEWEST} LIMIT ?"
        return list(starmap(Summary, self._read(query, (words, limit))))

    def titled(self, words: str) -> int:
        """How many articles have all words in title and publisher, without regard to case."""
        query = f"SELECT count(*) FROM versions WHERE current AND {_TITLED}"
        return int(self._read(query, (words,))[0][0])

    def titles(self, words: str, limit: int) -> list[str]:
        """The titles of the newest articles with all words in title and publisher, without regard
        to case. After a change the first call reads all titles; the others take next to no time.
        """
        wanted = words.casefold().split()
        found = (
            title
            for folded, title in self._names().titles
            if all(word in folded for word in wanted)
        )
        return list(islice(found, limit))

    def publishers(self, words: str) -> dict[str, int]:
        """The publishers whose names have all words, without regard to case, and how many articles
        are theirs. As quick as `titles`.
        """
        wanted = words.casefold().split()
        return {
            name: count
            for name, count in self._names().publishers.items()
            if all(word in name.casefold() for word in wanted)
        }

    def _names(self) -> _Names:
        """The titles and publishers as they are now."""
        version = self._read("SELECT value FROM facts WHERE name = 'version'", ())[0][0]
        names = self._kept
        if names.version != version:
            query = f"SELECT title, publisher FROM versions WHERE current ORDER BY {_NEWEST}"
            rows = self._read(query, ())
            titles = tuple((f"{title} {by or ''}".casefold(), title) for title, by in rows)
            names = _Names(version, titles, Counter(by for _, by in rows if by is not None))
            self._kept = names
        return names

    def count(self, within: Filter) -> int:
        """How many articles the filter leaves."""
        test, values = _test(within)
        query = f"SELECT count(*) FROM versions WHERE current AND {test}"
        return int(self._read(query, values)[0][0])

    def versions_within(self, within: Filter) -> list[int]:
        """The versions that the filter leaves, current or not, so that they hold for a snapshot
        over an earlier state, too.
        """
        test, values = _test(within)
        rows = self._read(f"SELECT version FROM versions WHERE {test}", values)
        return [version for (version,) in rows]

    def versions_of(self, sentence_ids: Sequence[int]) -> list[int]:
        """The current versions of the articles that sentences belong to, each once; an id that no
        article has gives nothing.
        """
        found = (self._read(_CITED, (id_, id_)) for id_ in sentence_ids)
        return list(dict.fromkeys(version for rows in found for (version,) in rows))

    def history(self, article_id: str) -> tuple[Version, ...]:
        """The versions of an article, the oldest first; none for an unknown id."""
        rows = self._read(
            "SELECT number, added, count, current FROM versions WHERE article = ? ORDER BY number",
            (article_id,),
        )
        return tuple(
            Version(number, added, sentences, bool(current))
            for number, added, sentences, current in rows
        )

    def copies(self, article_id: str) -> tuple[Summary, ...]:
        """The articles that print the same story as this one, or part of it, oldest first."""
        of = "SELECT copy FROM copies JOIN versions USING (version) WHERE article = ? AND current"
        query = f"{_SUMMARIES} AND version IN ({of}) ORDER BY version"
        return tuple(starmap(Summary, self._read(query, (article_id,))))


def _test(within: Filter) -> tuple[str, list[str]]:
    """The filter as an SQL expression, and its values."""
    tests: list[str] = ["1"]
    values: list[str] = []
    if within.source is not None:
        tests.append("folded(?) IN (folded(article), folded(title), folded(publisher))")
        values.append(within.source)
    for date, sign in ((within.since, ">="), (within.until, "<=")):
        if date is not None:
            tests.append(f"substr(published, 1, {_DAY}) {sign} ?")
            values.append(date[:_DAY])
    return " AND ".join(tests), values
