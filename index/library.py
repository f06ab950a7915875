"""The one facade: a library that is opened, asked, added to and closed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from index.answering import answer
from index.asking import asked
from index.errors import ReadingError
from index.indexing import Indexer
from index.model import AddReport, Answer, Article, Summary
from index.patterns import compile_all
from index.query import make_query
from index.scoring.kernel import prepare
from index.settings import Settings
from index.snapshot import Snapshot
from index.stamps import stamp_of
from index.store import Details, Place, Store, StoredArticle

if TYPE_CHECKING:
    from index.adding.adding import Adding, AtFile, Progress
    from index.adding.importing import TakenApart
    from index.explaining import Explanation

_Said = TypeVar("_Said")
_WARM = 100  # characters of a sentence that is asked for nothing
_ASKED = ("How many", "When", "Where", "Who")
_MISSPELLED = "zywjaggled"  # asks for a stem that no list has, and for words spelled alike
_FIGURES = "On 5 May 3 million people paid $5 for 20 km."


class Library:
    """Articles on disk and the index over them. Every method may be called from any thread.

    Questions work on an immutable snapshot of the index; a change builds a new one and swaps it
    in by one assignment while questions go on. `catalog` lists the articles, `feeds` those feeds
    that are followed; who asks a snapshot holds `asking`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.catalog, self.feeds = store.catalog, store.feeds
        self._indexer = Indexer(store, store.path.parent / "index")
        self.asking = threading.Lock()
        self.refused: tuple[tuple[str, str], ...] = ()
        self.contact: str | None = None

    @classmethod
    def open(cls, settings: Settings, *, first_sentence: int = 1) -> Library:
        """The library in the settings' data folder, with the configured articles read. A new one
        numbers its sentences from `first_sentence`.

        Raises StoreError where the database cannot be used; configured articles that cannot be
        read are left out and listed in `refused`, each with its place and the reason.
        """
        library = cls(Store(settings.data / "library.sqlite3", first_sentence))
        library.contact = settings.contact
        report = AddReport()
        for path in settings.articles:
            library._read_configured(path, report)
        library.refused = tuple(report.refused)
        library.snapshot()
        library._indexer.save()
        return library

    @classmethod
    @contextmanager
    def temporary(cls, path: str | Path) -> Iterator[Library]:
        """A library made of one file alone, gone when the block ends.

        Raises ReadingError where the file cannot be read or holds no article.
        """
        import tempfile

        with (
            tempfile.TemporaryDirectory(prefix="verbatim-") as folder,
            cls(Store(Path(folder) / "library.sqlite3")) as library,
        ):
            report = library.add(path)
            if not report.added:
                why = report.refused[0][1] if report.refused else "it holds no article"
                raise ReadingError(f"{path}: no article could be read ({why})")
            yield library

    @property
    def folder(self) -> Path:
        """Where the database and the index are kept."""
        return self._store.path.parent

    def close(self) -> None:
        """Close the database."""
        self._store.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def ask(self, question: str, limit: int = 3) -> Answer:
        """What the library says to the question, with at most `limit` quotes by rank."""
        return self._asked(lambda snapshot: answer(make_query(question, snapshot), snapshot, limit))

    def explain(self, question: str, limit: int = 3) -> Explanation:
        """Why `ask` leads with the quote that it leads with, or with that nearest passage."""
        from index.explaining import explain

        return self._asked(
            lambda snapshot: explain(make_query(question, snapshot), snapshot, limit)
        )

    def _asked(self, ask: Callable[[Snapshot], _Said]) -> _Said:
        return asked(lambda wait: self.snapshot(wait=wait), self.asking, ask)

    def warm_up(self) -> None:
        """Get ready for many questions: what makes them fast, and what only some of them need, is
        imported, read and compiled, at the cost of a tenth of a second, and of a third more for a
        large library (and of some ten the first time).
        """
        import index.times.telling  # noqa: F401  (for questions that name a date)

        snapshot = self.snapshot()
        prepare(snapshot.bm25.size)
        compile_all()
        snapshot.slots(sorted(snapshot.relations.terms()))  # found once, remembered from then on
        snapshot.figures(_FIGURES)
        row = next(snapshot.rows(), None)
        if row is not None:
            for asked in _ASKED:
                self.ask(f"{asked} {_MISSPELLED} {snapshot.text(row)[:_WARM]}?")

    def add(
        self,
        path: str | Path,
        progress: Progress | None = None,
        *,
        workers: int = 1,
        at: AtFile | None = None,
    ) -> AddReport:
        """Add the articles of a file or folder; `progress` hears the id of each as it is stored,
        `at` of each file as its turn comes.

        Adding what is there already changes nothing; a changed article becomes a new version. With
        more than one of `workers`, so many processes read documents, and as many take articles
        apart where there are many. Raises ReadingError where the path cannot be read at all.
        """
        report = AddReport()
        self._adding(report, progress, workers=workers).read(Path(path), at)
        self._indexer.save()
        return report

    def rehearse(
        self,
        path: str | Path,
        progress: Progress | None = None,
        *,
        workers: int = 1,
        at: AtFile | None = None,
    ) -> AddReport:
        """What `add` would report; everything is read and nothing changed."""
        report = AddReport()
        self._adding(report, progress, workers=workers).rehearse_reading(Path(path), at)
        return report

    def put(
        self,
        articles: Iterable[Article],
        progress: Progress | None = None,
        *,
        revive: bool = False,
    ) -> AddReport:
        """Add articles that were read already, without `revive` but for those that were removed."""
        report = AddReport()
        self._adding(report, progress, revive=revive).put(articles)
        self._indexer.save()
        return report

    def rehearse_put(
        self, articles: Iterable[Article], progress: Progress | None = None
    ) -> AddReport:
        """What `put` would report; nothing is changed."""
        report = AddReport()
        self._adding(report, progress).rehearse(articles)
        return report

    def remove(self, article_id: str) -> str:
        """Remove an article and return its title. Raises UnknownArticleError."""
        return self._store.remove(article_id)

    def articles(self) -> Sequence[Summary]:
        """What the library holds, oldest first."""
        return self._store.summaries()

    def article(self, article_id: str, number: int | None = None) -> Details | None:
        """An article with its versions, as it is now or as version `number` (from 1) has it; None
        for an unknown id or number.
        """
        return self._store.article(article_id, number)

    def snapshot(self, *, wait: bool = True) -> Snapshot:
        """The index over all that the library holds now. Without `wait`, while another thread is
        making it, the one over what it held before.
        """
        return self._indexer.snapshot(wait=wait)

    def stored(self) -> Iterator[StoredArticle]:
        """The current articles with their texts and sentences, oldest first."""
        return self._store.articles()

    def altered(self) -> list[str]:
        """The ids of articles whose stored text is not the one that was added: the file was changed
        by something else. Reads the whole library.
        """
        return self._store.altered()

    def place(self, sentence_id: int) -> Place | None:
        """Where a quoted sentence stands; None where its article was removed."""
        return self._store.place(sentence_id)

    def fact(self, name: str) -> str | None:
        """A fact that the program keeps between runs; None where it was never set."""
        return self._store.fact(name)

    def set_fact(self, name: str, value: str) -> None:
        """Keep a fact between runs."""
        self._store.set_fact(name, value)

    def _read_configured(self, path: Path, report: AddReport) -> None:
        """Read the articles of a configured path, unless its files are as they were when all of
        them were read.
        """
        place, stamp = str(path.absolute()), stamp_of(path)
        if stamp is not None and stamp == self._store.file_stamp(place):
            return
        refused = len(report.refused)
        try:
            self._adding(report, revive=False).read(path)
        except ReadingError as error:
            report.refused.append((str(path), str(error)))
        if stamp is not None and len(report.refused) == refused:
            self._store.set_file_stamp(place, stamp)

    @cached_property
    def _take_apart(self) -> TakenApart:
        from index.adding.importing import TakenApart

        return TakenApart(self._indexer.analyzer)

    def _adding(
        self,
        report: AddReport,
        progress: Progress | None = None,
        *,
        revive: bool = True,
        workers: int = 1,
    ) -> Adding:
        from index.adding.adding import Adding  # a question needs nothing of it

        return Adding(
            self._store, self._indexer, self._take_apart, report, progress, revive, workers
        )
