"""Entries of a feed → articles of the library: each once, and again when it has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.feeds.followed import Feed, Known
from index.feeds.pages import Pages
from index.model import EXCERPT, AddReport, Article

if TYPE_CHECKING:
    from index.fetching import Fetcher
    from index.library import Library

Progress = Callable[[int, int], None]
"""Hears how many of how many new entries are done."""

_AT_ONCE = 20  # entries that are added together
_TRIES = 5  # of a page that cannot be fetched for the moment


@dataclass(slots=True)
class Intake:
    """What takes the entries of a feed in, and what came of it.

    `is_over` tells when to leave further entries for another time. `report` says what was added,
    `excerpts` of which addresses an excerpt had to do, or nothing could be had, and why.
    """

    library: Library
    fetcher: Fetcher
    is_over: Callable[[], bool]
    report: AddReport = field(default_factory=AddReport)
    excerpts: list[tuple[str, str]] = field(default_factory=list)

    def add(self, feed: Feed, entries: Sequence[Article], progress: Progress | None) -> bool:
        """Add what is new or changed; whether nothing is left for another time."""
        known = self.library.feeds.known(feed)
        new = [entry for entry in entries if _is_new(entry, known.get(entry.id))]
        learnt: dict[str, Known] = {}
        for done in range(0, len(new), _AT_ONCE):
            if progress:
                progress(done, len(new))
            found = dict(self._some(new[done : done + _AT_ONCE], known))
            self.library.feeds.learn(feed, found)
            learnt |= found
        return len(learnt) == len(new) and not any(each.tries for each in learnt.values())

    def _some(
        self, entries: Sequence[Article], known: Mapping[str, Known]
    ) -> Iterator[tuple[str, Known]]:
        """Add these entries, as far as there is time; what is then known of them, by their ids."""
        excerpts = (each.url for each in entries if EXCERPT in each.notes)
        wanted = dict.fromkeys(filter(None, excerpts))
        pages = Pages.of(wanted, self.fetcher, self.is_over)
        done = [each for each in entries if each.url not in wanted or each.url in pages.asked]
        best = {each.id: pages.best(each) for each in done}
        kept = {name for name in best if self._has_more(known.get(name), best[name])}
        taken = {name: each for name, each in best.items() if each and name not in kept}
        known_as = self._put(list(taken.values()))
        names = {name: known[name].article for name in kept}
        names |= {name: known_as.get(name, name) for name in taken}
        self.excerpts += pages.faults.items()
        for entry in done:
            tries = _tries(known.get(entry.id)) + 1 if entry.url in pages.later else 0
            yield entry.id, Known(_digest(entry), names.get(entry.id), tries % _TRIES)

    def _has_more(self, known: Known | None, best: Article | None) -> bool:
        """Whether an excerpt is all that is to be had now of an article that was had whole."""
        if known is None or known.article is None or (best and EXCERPT not in best.notes):
            return False
        held = self.library.article(known.article)
        return held is not None and EXCERPT not in held.stored.article.notes

    def _put(self, articles: Sequence[Article]) -> dict[str, str]:
        """Add articles; the ids of those that are known by another one."""
        report = self.library.put(articles)
        for name in ("added", "updated", "unchanged", "refused"):
            getattr(self.report, name).extend(getattr(report, name))
        return report.known_as


def _is_new(entry: Article, known: Known | None) -> bool:
    return known is None or known.tries > 0 or known.digest != _digest(entry)


def _tries(known: Known | None) -> int:
    return known.tries if known else 0


def _digest(entry: Article) -> bytes:
    return bytes.fromhex(entry.content_hash())
