"""One or two libraries asked as one: what a server added itself, and what it shares with all.

Everything that an answer tells comes of the collection's own libraries alone, for their indexes
are joined into one before anything is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from index.answering import answer
from index.asking import asked
from index.catalog import EVERYTHING, Filter
from index.explaining import Explanation, explain
from index.following import explain_follow_up, follow_up
from index.joining import Joined
from index.library import Library
from index.model import Answer, Summary
from index.query import make_query
from index.snapshot import Snapshot
from index.store import Place
from index.timeline import Timeline, timeline

__all__ = ["EVERYTHING", "OWN_SENTENCES", "Collection", "Filter"]

OWN_SENTENCES = 10**12
"""The first sentence of a server's own library, so that no id is one of the shared library, too."""

_Said = TypeVar("_Said")


class Collection:
    """Libraries asked as one, a server's own before the shared one. Every method may be called from
    any thread.

    Collections over one shared library take turns with it and with one another.
    """

    def __init__(self, libraries: Sequence[Library]) -> None:
        """One library or more; ValueError for none."""
        if not libraries:
            raise ValueError("a collection needs a library; name one or more")
        self._libraries = tuple(libraries)
        self._asking = libraries[-1].asking
        self._joined: Joined | None = None

    def ask(self, question: str, limit: int = 3, within: Filter = EVERYTHING) -> Answer:
        """What the articles that the filter leaves say to the question, with at most `limit` quotes
        by rank.
        """
        return self.asked(
            lambda snapshot: answer(make_query(question, snapshot), snapshot, limit), within
        )

    def follow_up(
        self, question: str, earlier: str, cited: Sequence[int], limit: int = 3
    ) -> Answer:
        """What the articles say to a question that follows another one, `earlier`, which was
        answered with the sentences of the ids `cited`: their articles are asked first.
        """
        return self._asked_of(
            cited, lambda numbers, whole: follow_up(question, earlier, numbers, whole, limit)
        )

    def explain(self, question: str, limit: int = 3, within: Filter = EVERYTHING) -> Explanation:
        """Why `ask` leads with the quote that it leads with, or with that nearest passage."""
        return self.asked(
            lambda snapshot: explain(make_query(question, snapshot), snapshot, limit), within
        )

    def explain_follow_up(
        self, question: str, earlier: str, cited: Sequence[int], limit: int = 3
    ) -> Explanation:
        """The same of `follow_up`."""
        return self._asked_of(
            cited,
            lambda numbers, whole: explain_follow_up(question, earlier, numbers, whole, limit),
        )

    def timeline(self, topic: str, limit: int) -> Timeline:
        """What the articles say of a topic, by date: its best sentences, at most `limit`."""
        return self.asked(lambda snapshot: timeline(topic, snapshot, limit))

    def asked(self, ask: Callable[[Snapshot], _Said], within: Filter = EVERYTHING) -> _Said:
        """What `ask` makes of the index over the articles that the filter leaves. It is called
        again where an article was removed while it was at it.
        """
        return asked(lambda wait: self._latest(wait).within(within), self._asking, ask)

    def _asked_of(
        self, cited: Sequence[int], ask: Callable[[Sequence[int], Snapshot], _Said]
    ) -> _Said:
        """What `ask` makes of the numbers of the articles with these sentences, and of the index
        over all articles; it is called again as in `asked`.
        """
        versions = [library.catalog.versions_of(cited) for library in self._libraries]
        return asked(
            self._latest,
            self._asking,
            lambda joined: ask(joined.numbers_of(versions), joined.whole),
        )

    def place(self, sentence_id: int) -> Place | None:
        """Where a quoted sentence stands; None where its article was removed."""
        places = (library.place(sentence_id) for library in self._libraries)
        return next((place for place in places if place), None)

    def is_empty(self) -> bool:
        """Whether there is no article."""
        return all(library.catalog.is_empty() for library in self._libraries)

    def size(self) -> tuple[int, int]:
        """How many articles and sentences there are."""
        sizes = self.sizes()
        return sum(articles for articles, _ in sizes), sum(sentences for _, sentences in sizes)

    def sizes(self) -> list[tuple[int, int]]:
        """The same for each library."""
        return [library.catalog.size() for library in self._libraries]

    def find(self, words: str, offset: int, limit: int) -> tuple[list[Summary], int]:
        """The articles with all words in title and publisher, without regard to case, and how many
        they are in all: from the one numbered `offset` (from 0) on, at most `limit`. The newest
        come first, by date of publication (those without one last), then as they were added.
        """
        found, total = self.listed(words, offset, limit)
        return [article for article, _ in found], total

    def listed(self, words: str, offset: int, limit: int) -> tuple[list[tuple[Summary, int]], int]:
        """The same, each article with the number of its library (from 0)."""
        catalogs = [library.catalog for library in self._libraries]
        found = [
            (article, number)
            for number, catalog in enumerate(catalogs)
            for article in catalog.newest(words, offset + limit)
        ]
        found.sort(key=lambda pair: (pair[0].published or "", pair[0].added), reverse=True)
        return found[offset : offset + limit], sum(catalog.titled(words) for catalog in catalogs)

    def titles(self, typed: str, limit: int) -> list[str]:
        """At most `limit` titles of articles with all words that were typed in title and publisher,
        without regard to case: the newest of each library. Made for suggestions while one types.
        """
        found = [title for each in self._libraries for title in each.catalog.titles(typed, limit)]
        return found[:limit]

    def publishers(self, typed: str, limit: int) -> list[str]:
        """At most `limit` publishers whose names have all words that were typed, without regard to
        case, those with the most articles first.
        """
        counts: Counter[str] = Counter()
        for library in self._libraries:
            counts.update(library.catalog.publishers(typed))
        return sorted(counts, key=lambda name: (-counts[name], name))[:limit]

    def counts(self, within: Filter) -> int:
        """How many articles the filter leaves."""
        return sum(library.catalog.count(within) for library in self._libraries)

    def _latest(self, wait: bool) -> Joined:
        """The libraries' snapshots as one, made anew where one of them is new."""
        snapshots = tuple(library.snapshot(wait=wait) for library in self._libraries)
        joined = self._joined
        if joined is None or joined.snapshots != snapshots:
            joined = Joined(snapshots, [library.catalog for library in self._libraries])
            self._joined = joined
        return joined
