"""One adding: articles of files, or read already, into the store and the index."""

from __future__ import annotations

import hashlib
import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path, PurePath

from index.adding.importing import Piece, TakenApart, batches, groups, merged, pieces
from index.changes import Put
from index.indexing import Indexer
from index.model import AddReport, Article, Step
from index.store import Store

Progress = Callable[[str], None]
"""Hears the id of each article as it is stored, or found to be there."""
AtFile = Callable[[Step], None]
"""Hears of each file as its turn comes."""

_WAITING = 1  # batches that wait for the one that is being stored
_LINE = re.compile(r":\d+$")


@dataclass(frozen=True, slots=True)
class Adding:
    """Adds to what `store` and `indexer` hold, and writes what came of it to the `report`.

    Without `revive`, articles that were removed stay away. More than one of `workers` read
    documents in so many processes, and many articles are taken apart by as many.
    """

    store: Store
    indexer: Indexer
    take_apart: TakenApart
    report: AddReport
    progress: Progress | None
    revive: bool
    workers: int

    def read(self, path: Path, at: AtFile | None = None) -> None:
        """Add the articles of a file or folder. Raises ReadingError where it cannot be read."""
        from index.adding.intake import Intake  # it takes its time, and a question needs none

        intake = Intake(self.store, self.report, at, self.workers)
        with closing(intake.articles(path)) as found:  # or its processes would go on for a while
            self.put(found, intake.settle)
        intake.settle()

    def put(self, articles: Iterable[Article], stored: Callable[[], None] = lambda: None) -> None:
        """Store what is new of the articles; `stored` is called after each batch of them."""
        fresh = self._fresh(groups(self._told_apart(articles)))
        storing: deque[Future[list[Put]]] = deque()
        with ThreadPoolExecutor(1) as thread:  # stores a batch while the next one is made
            try:
                for batch in batches(pieces(fresh, self.take_apart, self.workers)):
                    if len(storing) > _WAITING:
                        self._tell_next(storing, stored)
                    storing.append(thread.submit(self._store, batch))
            finally:
                while storing:
                    self._tell_next(storing, stored)

    def rehearse_reading(self, path: Path, at: AtFile | None = None) -> None:
        """Report what `read` would do, and change nothing."""
        from index.adding.intake import Intake

        with closing(Intake(self.store, self.report, at, self.workers).articles(path)) as found:
            self.rehearse(found)

    def rehearse(self, articles: Iterable[Article]) -> None:
        """Report what `put` would do, and change nothing."""
        from index.adding.intake import Rehearsal

        rehearsal = Rehearsal(self.store)
        for article in self._told_apart(articles):
            self._note(article)
            self._tell(rehearsal.put(article))

    def _fresh(self, grouped: Iterable[Sequence[Article]]) -> Iterator[list[Article]]:
        """The articles that the store does not know, so that no others are taken apart."""
        for group in grouped:
            fresh = []
            known = self.store.holdings.known(group, revive=self.revive)
            for article, put in zip(group, known, strict=True):
                if put:
                    self._tell(put)
                    continue
                self._note(article)
                fresh.append(article)
            if fresh:
                yield fresh

    def _told_apart(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Each under an id of its own where another file's article has its id already.

        An id made of a file's name is only as unique as the name; one made of the article itself
        is found to be another's when it is stored, and an id that stands in a JSON line is the
        article's own.
        """
        sources: dict[str, str] = {}
        for article in articles:
            if article.made or not _is_of_file(article.source):
                yield article
                continue
            source = str(Path(article.source).absolute())
            other = sources.get(article.id) or self.store.holdings.source_of(article.id)
            if other not in (None, source):
                mark = hashlib.sha256(source.encode()).hexdigest()[:6]
                article = replace(article, id=f"{article.id}-{mark}")
            sources[article.id] = source
            yield replace(article, source=source)

    def _store(self, batch: Sequence[Piece]) -> list[Put]:
        items = [each for piece in batch for each in piece.stored()]
        sketches = chain.from_iterable(piece.sketches for piece in batch)
        return self.indexer.put(items, partial(merged, batch), sketches, revive=self.revive)

    def _tell_next(self, storing: deque[Future[list[Put]]], stored: Callable[[], None]) -> None:
        """Tell of the batch that is stored next, once it is."""
        for put in storing.popleft().result():
            self._tell(put)
        stored()

    def _note(self, article: Article) -> None:
        """Remember what is to be told of the article once it is known what it is."""
        if article.notes:
            self.report.partial[article.id] = article.notes

    def _tell(self, put: Put) -> None:
        notes = self.report.partial.pop(put.came_as, None)
        if notes and put.outcome in ("added", "updated"):
            self.report.partial[put.article] = notes
        if put.outcome != "removed":
            getattr(self.report, put.outcome).append(put.article)
        if put.article != put.came_as:
            self.report.known_as[put.came_as] = put.article
        if self.progress:
            self.progress(put.article)


def _is_of_file(source: str) -> bool:
    """Whether that is a file, or what lies in one ("news.zip/notes.txt") but a line of JSON in it
    ("news.zip/feed.jsonl:3").
    """
    if os.path.isfile(source):
        return True
    if _LINE.search(source):
        return False
    there = next(filter(os.path.exists, PurePath(source).parents), "")
    return os.path.isfile(there)
