"""Verbatim's scorer as an engine: flat postings with numpy alone, and with numba."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.bench.corpora import Tokens
from tests.bench.engines import K1, B, Engine, sources


class VerbatimPlain(Engine):
    """Flat postings, numpy alone."""

    name = "verbatim-plain"
    shares = "verbatim"

    @classmethod
    def version(cls) -> str:
        """Changes with the scorer's sources."""
        return sources()

    def build(self, corpus: Tokens, folder: Path) -> None:
        """Each array in a file."""
        from index.scoring.postings import build
        from index.segments.vocabulary import numbered

        vocabulary, numbers = numbered(corpus.forms)
        postings = build(
            numbers.astype(np.int32)[corpus.ids],
            corpus.documents(),
            None,
            vocabulary=len(corpus.forms),
            size=len(corpus),
        )
        _save(folder / "postings", postings.arrays())
        words = {"letters": vocabulary.letters, "starts": vocabulary.starts}
        _save(folder / "vocabulary", words)

    def open(self, folder: Path) -> None:
        """Memory-mapped."""
        from index.scoring.impacts import impacts
        from index.scoring.postings import Postings
        from index.segments.vocabulary import Vocabulary

        vocabulary = Vocabulary(**_loaded(folder / "vocabulary"))
        self._number = vocabulary.number
        self._postings = Postings.of(_loaded(folder / "postings"))
        mean = self._postings.total / self._postings.size
        self._impacts = impacts(self._postings, mean, K1, B)
        self._kernel()

    def top(self, terms: Sequence[str], count: int) -> list[int]:
        """With the idf of Lucene, as the library has it."""
        found = map(self._number, dict.fromkeys(terms))
        numbers = [number for number in found if number >= 0]
        factors = [self._idf(number) for number in numbers]
        return self._top(self._postings, self._impacts, numbers, factors, count)[0].tolist()

    def _idf(self, number: int) -> float:
        starts = self._postings.starts
        frequency = int(starts[number + 1]) - int(starts[number])
        size = self._postings.size
        return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))

    def _kernel(self) -> None:
        from index.scoring import plain

        self._top = plain.top


class Verbatim(VerbatimPlain):
    """Flat postings, numba: the extra `fast`."""

    name = "verbatim"
    needs = ("numba",)
    shares = None
    threads = True

    def _kernel(self) -> None:
        from index.scoring import compiled

        self._top = compiled.top


def _save(folder: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    folder.mkdir()
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)


def _loaded(folder: Path) -> dict[str, NDArray[Any]]:
    return {path.stem: np.load(path, mmap_mode="r") for path in folder.glob("*.npy")}
