"""The engines behind one interface: all get the same words, k1 = 1.5 and b = 0.75, one thread.

tantivy and SQLite FTS5 have k1 = 1.2 built in; that changes their scores a little and the time
not at all.
"""

from __future__ import annotations

import hashlib
import itertools
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.corpora import Tokens

K1, B = 1.5, 0.75
UNBOUNDED = 1 << 62
ROOT = Path(__file__).parents[2]


class Engine(ABC):
    """An index over sentences that are lists of words; documents are numbers from 0."""

    name: str
    needs: tuple[str, ...] = ()  # distributions
    largest: int = UNBOUNDED  # sentences beyond which it takes too long
    shares: str | None = None  # the engine whose files it reads
    numbers: bool = True  # whether it gives the corpus's numbers back
    threads: bool = False  # whether what a second thread brings is measured

    @classmethod
    def lacks(cls) -> str | None:
        """What must be installed first; None where nothing is missing."""
        modules = {"rank-bm25": "rank_bm25"}
        missing = [need for need in cls.needs if not find_spec(modules.get(need, need))]
        return ", ".join(missing) or None

    @classmethod
    def version(cls) -> str:
        """Another version builds anew."""
        return "-".join(metadata.version(need) for need in cls.needs)

    @abstractmethod
    def build(self, corpus: Tokens, folder: Path) -> None:
        """Index the corpus and write the index into the empty folder."""

    @abstractmethod
    def open(self, folder: Path) -> None:
        """Make ready for questions."""

    @abstractmethod
    def top(self, terms: Sequence[str], count: int) -> list[int]:
        """The numbers of the best documents, the best first."""

    def append(self, documents: Sequence[Sequence[str]]) -> None:
        """Take in more documents, durably, so that the next question sees them.

        Raises NotImplementedError where the engine has to be built anew for that.
        """
        raise NotImplementedError


class RankBM25(Engine):
    """rank_bm25: a dictionary a document, every document scored for every question."""

    name = "rank-bm25"
    needs = ("rank-bm25",)
    largest = 1_000_000

    def build(self, corpus: Tokens, folder: Path) -> None:
        """It has no format on disk: pickled."""
        import pickle

        from rank_bm25 import BM25Okapi

        self._scorer = BM25Okapi(corpus.sentences(), k1=K1, b=B)
        with (folder / "scorer.pickle").open("wb") as file:
            pickle.dump(self._scorer, file, protocol=5)

    def open(self, folder: Path) -> None:
        """Unpickle it."""
        import pickle

        with (folder / "scorer.pickle").open("rb") as file:
            self._scorer = pickle.load(file)

    def top(self, terms: Sequence[str], count: int) -> list[int]:
        """By `get_scores`; a partition in place of its own full sort, which is slower."""
        scores = self._scorer.get_scores(terms)
        best = np.argpartition(scores, -count)[-count:]
        return best[np.argsort(-scores[best])].tolist()


class BM25S(Engine):
    """bm25s with numpy."""

    name = "bm25s"
    needs = ("bm25s",)
    backend = "numpy"

    def build(self, corpus: Tokens, folder: Path) -> None:
        """From numbers, the fastest way in."""
        import bm25s

        scorer = bm25s.BM25(k1=K1, b=B, method="lucene")
        bounds = corpus.starts.tolist()
        numbers = [corpus.ids[start:stop].tolist() for start, stop in itertools.pairwise(bounds)]
        vocabulary = {form: number for number, form in enumerate(corpus.forms)}
        scorer.index((numbers, vocabulary), show_progress=False)
        scorer.save(folder, show_progress=False)

    def open(self, folder: Path) -> None:
        """Memory-mapped."""
        import bm25s

        self._scorer = bm25s.BM25.load(folder, mmap=True, show_progress=False)
        self._scorer.backend = self.backend
        if self.backend == "numba":
            self._scorer.activate_numba_scorer()

    def top(self, terms: Sequence[str], count: int) -> list[int]:
        """By `retrieve`, sequentially."""
        found = self._scorer.retrieve([list(terms)], k=count, show_progress=False, n_threads=0)
        return found.documents[0].tolist()


class BM25SNumba(BM25S):
    """bm25s with numba; it compiles at every start."""

    name = "bm25s-numba"
    needs = ("bm25s", "numba")
    backend = "numba"
    shares = "bm25s"


class Tantivy(Engine):
    """tantivy, with one indexing thread."""

    name = "tantivy"
    needs = ("tantivy",)
    numbers = False  # documents are numbered within segments

    def build(self, corpus: Tokens, folder: Path) -> None:
        """Written as it goes."""
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field(
            "text", stored=False, tokenizer_name="whitespace", index_option="freq"
        )
        self._index = tantivy.Index(builder.build(), path=str(folder))
        self._write(corpus.sentences()).wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Memory-mapped."""
        import tantivy

        self._index = tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()

    def top(self, terms: Sequence[str], count: int) -> list[int]:
        """A boolean query of optional terms."""
        from tantivy import Occur, Query

        schema = self._index.schema
        parts = [
            (Occur.Should, Query.term_query(schema, "text", term, index_option="freq"))
            for term in terms
        ]
        hits = self._searcher.search(Query.boolean_query(parts), count, count=False).hits
        return [address.doc for _, address in hits]

    def append(self, documents: Sequence[Sequence[str]]) -> None:
        """Another commit."""
        self._write(documents)
        self._index.reload()
        self._searcher = self._index.searcher()

    def _write(self, documents: Iterator[list[str]] | Sequence[Sequence[str]]) -> Any:
        from tantivy import Document

        writer = self._index.writer(300_000_000, 1)
        for words in documents:
            writer.add_document(Document(text=" ".join(words)))
        writer.commit()
        return writer


class SQLite(Engine):
    """SQLite's FTS5."""

    name = "sqlite-fts5"

    @classmethod
    def version(cls) -> str:
        """SQLite's."""
        import sqlite3

        return sqlite3.sqlite_version

    def build(self, corpus: Tokens, folder: Path) -> None:
        """Without the texts, merged into one segment."""
        self._connect(folder)
        self._database.execute(
            "CREATE VIRTUAL TABLE sentences USING fts5(text, content='', tokenize='ascii')"
        )
        self._insert(corpus.sentences())
        self._database.execute("INSERT INTO sentences(sentences) VALUES('optimize')")
        self._database.commit()
        self._database.close()

    def open(self, folder: Path) -> None:
        """Connect."""
        self._connect(folder)

    def top(self, terms: Sequence[str], count: int) -> list[int]:
        """By rank."""
        match = " OR ".join(f'"{term}"' for term in terms)
        rows = self._database.execute(
            "SELECT rowid FROM sentences WHERE text MATCH ? ORDER BY rank LIMIT ?", (match, count)
        )
        return [row - 1 for (row,) in rows]

    def append(self, documents: Sequence[Sequence[str]]) -> None:
        """One transaction."""
        self._insert(documents)

    def _connect(self, folder: Path) -> None:
        import sqlite3

        self._database = sqlite3.connect(folder / "index.sqlite3")

    def _insert(self, documents: Iterator[list[str]] | Sequence[Sequence[str]]) -> None:
        with self._database:
            self._database.executemany(
                "INSERT INTO sentences(text) VALUES(?)", ((" ".join(each),) for each in documents)
            )


def sources() -> str:
    """Names the state of the scorer's own sources."""
    digest = hashlib.sha256()
    words = ROOT / "index" / "segments" / "vocabulary.py"
    for path in (*sorted((ROOT / "index" / "scoring").glob("*.py")), words):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
