"""The snapshots of several libraries as one, and what a filter leaves of it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache, reduce

from index.catalog import EVERYTHING, Catalog, Filter
from index.snapshot import Snapshot

_KEPT = 4  # filters whose snapshots are kept for the next question


class Joined:
    """The snapshots of libraries, whose articles `catalogs` list, and one over them all: `whole`.

    The snapshot of one library alone is `whole` itself.
    """

    def __init__(self, snapshots: tuple[Snapshot, ...], catalogs: Sequence[Catalog]) -> None:
        self.snapshots = snapshots
        self.whole = reduce(Snapshot.joined, snapshots)
        self._catalogs = catalogs
        self._filtering = threading.Lock()  # or two that ask the same would both make it
        self._filtered = lru_cache(maxsize=_KEPT)(self._only)

    def within(self, within: Filter) -> Snapshot:
        """The index over the articles that the filter leaves. The first time takes up to a second
        for a million sentences.
        """
        if within == EVERYTHING:
            return self.whole
        with self._filtering:
            return self._filtered(within)

    def numbers_of(self, versions: Sequence[Sequence[int]]) -> list[int]:
        """The numbers in `whole` of versions that count, those of each library by themselves."""
        found, before = [], 0
        for snapshot, own in zip(self.snapshots, versions, strict=True):
            found += [before + number for number in snapshot.numbers_of(own)]
            before += sum(part.segment.articles for part in snapshot.parts)
        return found

    def _only(self, within: Filter) -> Snapshot:
        versions = [catalog.versions_within(within) for catalog in self._catalogs]
        return self.whole.only(self.numbers_of(versions))
