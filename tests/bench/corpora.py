"""Corpora of any size: real articles where given, then made ones; cached in the out folder.

A corpus is made in chunks of 500 articles, each from its own seed, so that a smaller corpus is
the beginning of a larger one and memory stays bounded.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.analysis import words
from index.sentences import SentenceSplitter
from tests.bench.isolation import say
from tests.bench.prose import ARTICLES, Chunk, chunk, write
from tests.bench.words import Ints, Lexicon, is_content

_FORMAT = "1"  # raise it when corpora are made in another way


@dataclass(frozen=True, slots=True)
class Tokens:
    """Sentences as content words: those of sentence i are `ids[starts[i]:starts[i + 1]]` (int32),
    numbers into `forms`.
    """

    ids: NDArray[np.int32]
    starts: Ints
    forms: list[str]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def sentence(self, number: int) -> list[str]:
        """The words of one sentence."""
        return [
            self.forms[each] for each in self.ids[self.starts[number] : self.starts[number + 1]]
        ]

    def sentences(self) -> Iterator[list[str]]:
        """The words of every sentence, without all of them in memory."""
        for first in range(0, len(self), 50_000):
            bounds = self.starts[first : first + 50_001].tolist()
            forms = [self.forms[each] for each in self.ids[bounds[0] : bounds[-1]]]
            for start, stop in itertools.pairwise(bounds):
                yield forms[start - bounds[0] : stop - bounds[0]]

    def documents(self) -> NDArray[np.int32]:
        """The sentence in which each of `ids` stands."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))


class Corpora:
    """The corpora of one text (or none) and seed, in a folder of their own."""

    def __init__(self, out: Path, text: tuple[Path, ...] = (), seed: int = 1) -> None:
        self._text = text
        self._seed = seed
        self._folder = out / "corpora" / self.key

    @cached_property
    def key(self) -> str:
        """Names the corpora: another text or seed makes another key."""
        digest = hashlib.sha256(f"{_FORMAT} {self._seed}".encode())
        for path in self._text:
            digest.update(path.read_bytes())
        return digest.hexdigest()[:8]

    @cached_property
    def _articles(self) -> list[dict[str, str]]:
        return [
            json.loads(line)
            for path in self._text
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.strip()
        ]

    @cached_property
    def _real(self) -> list[list[list[str]]]:
        """The words of the real articles' sentences."""
        splitter = SentenceSplitter()
        texts = [article["text"] for article in self._articles]
        return [[words(text[a:b]) for a, b in splitter.split(text)] for text in texts]

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words that the made articles are written with."""
        return Lexicon(sentence for article in self._real for sentence in article)

    def tokens(self, size: int) -> Tokens:
        """The first `size` sentences as content words."""
        folder = self._folder / f"tokens-{size}"
        _made(folder, lambda place: self._save_tokens(size, place))
        return Tokens(
            np.load(folder / "ids.npy", mmap_mode="r"),
            np.load(folder / "starts.npy"),
            (folder / "forms.txt").read_text(encoding="utf-8").split("\n"),
        )

    def articles(self, size: int, start: int = 0) -> Path:
        """A file of JSON lines with `size` sentences; `start` is the first chunk of made articles
        (from 0: the real articles come first; beyond: other articles than any corpus holds).
        """
        folder = self._folder / f"articles-{size}-{start}"
        _made(folder, lambda place: self._save_articles(size, start, place))
        return folder / "articles.jsonl"

    def _save_tokens(self, size: int, folder: Path) -> None:
        parts, lengths = [], []
        for ranks, counts in self._content(size):
            parts.append(ranks)
            lengths.append(counts)
        every = np.concatenate(parts)
        seen = np.zeros(int(every.max()) + 1, np.bool_)
        seen[every] = True
        starts = np.zeros(size + 1, np.int64)
        np.cumsum(np.concatenate(lengths), out=starts[1:])
        np.save(folder / "ids.npy", (np.cumsum(seen, dtype=np.int32) - 1)[every])
        np.save(folder / "starts.npy", starts)
        forms = "\n".join(map(self.lexicon.form, np.flatnonzero(seen).tolist()))
        (folder / "forms.txt").write_text(forms, encoding="utf-8")

    def _content(self, size: int) -> Iterator[tuple[NDArray[np.int32], Ints]]:
        """The ranks of content words and their number a sentence, chunk by chunk."""
        left = size
        for ranks, counts in self._unbounded():
            counts = counts[:left]
            yield ranks[: counts.sum()], counts
            left -= len(counts)
            if not left:
                return

    def _unbounded(self) -> Iterator[tuple[NDArray[np.int32], Ints]]:
        real = [sentence for article in self._real for sentence in article]
        found = [[self.lexicon.rank(w) for w in words if is_content(w)] for words in real]
        if found:
            flat = np.array([rank for ranks in found for rank in ranks], np.int32)
            yield flat, np.array([len(ranks) for ranks in found], np.int64)
        for made in self._chunks(0):
            yield made.content()

    def _chunks(self, start: int) -> Iterator[Chunk]:
        number = start
        while True:
            yield chunk(self._seed, number)
            number += 1

    def _save_articles(self, size: int, start: int, folder: Path) -> None:
        with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
            left = size
            for article, sentences in zip(self._articles, self._real, strict=True):
                if start == 0 and left > 0:
                    file.write(json.dumps(article, ensure_ascii=False) + "\n")
                    left -= len(sentences)
            number = start
            while left > 0:
                made = chunk(self._seed, number)
                left -= write(made, self.lexicon, number * ARTICLES, left, file)
                number += 1


def _made(folder: Path, make: Callable[[Path], None]) -> None:
    """Makes the folder where it is missing; a torn one is never left under its name."""
    if folder.exists():
        return
    say(f"making {folder.name}")
    draft = folder.with_name(f"{folder.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    make(draft)
    draft.rename(folder)
