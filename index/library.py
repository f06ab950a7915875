"""The one facade: a library that is opened, asked, added to and closed."""

from __future__ import annotations

import hashlib
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from index.analysis import Analyzer
from index.answering import answer
from index.errors import ReadingError
from index.explaining import Explanation, explain
from index.model import AddReport, Answer, Article, Sentence, Summary
from index.query import make_query
from index.reading import paragraphs, read
from index.relations import Relations
from index.sentences import SentenceSplitter
from index.settings import Settings
from index.snapshot import Snapshot
from index.store import Place, Store, StoredArticle

Progress = Callable[[str], None]


class Library:
    """Articles on disk and the index over them. Every method may be called from any thread.

    Questions work on an immutable snapshot of the index; a change builds a new one and swaps it
    in by one assignment while questions go on.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._splitter = SentenceSplitter()
        self._analyzer = Analyzer()
        self._relations = Relations(self._analyzer)
        self._building = threading.Lock()
        self.refused: tuple[tuple[str, str], ...] = ()
        self._snapshot = self._build("", ())

    @classmethod
    def open(cls, settings: Settings) -> Library:
        """The library in the settings' data folder, with the configured articles read.

        Raises StoreError where the database cannot be used; configured articles that cannot be
        read are left out and listed in `refused`, each with its place and the reason.
        """
        library = cls(Store(settings.data / "library.sqlite3"))
        report = AddReport()
        for path in settings.articles:
            try:
                library._read_into(path, report, revive=False)
            except ReadingError as error:
                report.refused.append((str(path), str(error)))
        library.refused = tuple(report.refused)
        library.refresh()
        return library

    @classmethod
    @contextmanager
    def temporary(cls, path: str | Path) -> Iterator[Library]:
        """A library made of one file alone, gone when the block ends.

        Raises ReadingError where the file cannot be read or holds no article.
        """
        with (
            tempfile.TemporaryDirectory(prefix="verbatim-") as folder,
            cls(Store(Path(folder) / "library.sqlite3")) as library,
        ):
            report = library.add(path)
            if not report.added:
                why = report.refused[0][1] if report.refused else "it holds no article"
                raise ReadingError(f"{path}: no article could be read ({why})")
            yield library

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
        snapshot = self.snapshot()
        return answer(make_query(question, snapshot), snapshot, limit)

    def explain(self, question: str, limit: int = 3) -> Explanation:
        """Why `ask` leads with the quote that it leads with, or with that nearest passage."""
        snapshot = self.snapshot()
        return explain(make_query(question, snapshot), snapshot, limit)

    def add(self, path: str | Path, progress: Progress | None = None) -> AddReport:
        """Add the articles of a file or folder; `progress` hears the id of each as it is stored.

        Adding what is there already changes nothing; a changed article becomes a new version.
        Raises ReadingError where the path cannot be read at all.
        """
        report = AddReport()
        self._read_into(Path(path), report, revive=True, progress=progress)
        return report

    def remove(self, article_id: str) -> str:
        """Remove an article and return its title. Raises UnknownArticleError."""
        return self._store.remove(article_id)

    def articles(self) -> Sequence[Summary]:
        """What the library holds, oldest first."""
        return self._store.summaries()

    def snapshot(self) -> Snapshot:
        """The index over all that the library holds now."""
        self.refresh()
        return self._snapshot

    def stored(self) -> Iterator[StoredArticle]:
        """The current articles with their texts and sentences, oldest first."""
        return self._store.articles()

    def place(self, sentence_id: int) -> Place | None:
        """Where a quoted sentence stands; None where its article was removed."""
        return self._store.place(sentence_id)

    def refresh(self) -> bool:
        """Take in what this or another process changed; whether anything had."""
        if self._store.version() == self._snapshot.version:
            return False
        with self._building:
            version = self._store.version()
            if version == self._snapshot.version:
                return False
            self._snapshot = self._build(version, self._store.articles())
        return True

    def fact(self, name: str) -> str | None:
        """A fact that the program keeps between runs; None where it was never set."""
        return self._store.fact(name)

    def set_fact(self, name: str, value: str) -> None:
        """Keep a fact between runs."""
        self._store.set_fact(name, value)

    def _build(self, version: str, articles: Iterable[StoredArticle]) -> Snapshot:
        return Snapshot.build(version, articles, self._analyzer, self._relations)

    def _read_into(
        self, path: Path, report: AddReport, *, revive: bool, progress: Progress | None = None
    ) -> None:
        for article in read(path, lambda place, why: report.refused.append((place, why))):
            article = self._told_apart(article)
            outcome = self._store.put(article, self._sentences(article), revive=revive)
            if outcome != "removed":
                getattr(report, outcome).append(article.id)
            if progress:
                progress(article.id)

    def _told_apart(self, article: Article) -> Article:
        """Under an id of its own where another file's article has this one already.

        An id made of a file's name is only as unique as the name; an id that stands in a JSON
        line is the article's own, and its source (path:line) is no file.
        """
        if not Path(article.source).is_file():
            return article
        source = str(Path(article.source).absolute())
        if self._store.source_of(article.id) not in (None, source):
            mark = hashlib.sha256(source.encode()).hexdigest()[:6]
            article = replace(article, id=f"{article.id}-{mark}")
        return replace(article, source=source)

    def _sentences(self, article: Article) -> list[Sentence]:
        return [
            Sentence(start, end, number)
            for number, (first, last) in enumerate(paragraphs(article))
            for start, end in self._splitter.split(article.text, first, last)
        ]
