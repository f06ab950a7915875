"""The index at one moment: segments, what of them counts, and the way to the texts.

A row is a sentence, a number an article, both counted through all segments in the order of the
store's versions; those of removed articles are skipped, and no row moves while a snapshot lives.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from index.analysis import Analyzer
from index.arrays import distinct_places
from index.duplicates import Hashes, shingle_cache
from index.errors import LibraryChangedError
from index.figures import Figure, figures
from index.holders import Holders
from index.lexicon import Lexicon
from index.model import Sentence
from index.occurrences import APART, Ground
from index.parts import Part, in_a_row
from index.passages import PassageBM25, Shard, idf
from index.relations import Relations
from index.rows import Rows
from index.segments.building import kept_passages, kept_rows
from index.segments.draft import FUNCTION
from index.segments.vocabulary import Ints
from index.spelling import Speller
from index.store import StoredArticle
from index.views import Numbered, Said, View, view_cache

_KEPT_TERMS = 20_000
_KEPT_GROUNDS = 8  # .3 MB each at most; a small library has hardly more
_KEPT_FIGURES = 1_000  # sentences
_KEPT_TEXTS = 4_000  # sentences; a question reads some fifty of them again and again


@dataclass(frozen=True, slots=True)
class Slots:
    """Terms, or words, that a question looks for, each once; `numbers` has for each part of the
    snapshot those that they have there, -1 for one that the part lacks.
    """

    terms: tuple[str, ...]
    numbers: tuple[Ints, ...]


class Snapshot(Rows):
    """An immutable index; every method may be called from any thread."""

    def __init__(
        self,
        version: str,
        parts: Sequence[Part],
        analyzer: Analyzer,
        relations: Relations,
        lexicon: Lexicon,
    ) -> None:
        self.version = version
        super().__init__(parts)
        self.analyzer = analyzer.knowing(self._stem)
        self._analyzer = analyzer
        self.relations = relations
        self._lexicon = lexicon
        rows = [kept_rows(part.segment, part.keep) for part in parts if not part.keep.all()]
        lost = sum(int((~kept).sum()) for kept in rows)
        self.sentences = sum(part.segment.rows for part in parts) - lost
        self.mean_bag = _mean_bag(parts, self.sentences)
        self.held = sum(int(part.keep.sum()) for part in parts)
        self.frequency = lru_cache(maxsize=_KEPT_TERMS)(self._frequency)
        self.idf = lru_cache(maxsize=_KEPT_TERMS)(self._idf)
        self.holders = lru_cache(maxsize=_KEPT_TERMS)(Holders(self.parts).count)
        self.bm25 = PassageBM25([_shard(part) for part in parts], self.idf)
        self.speller = Speller(self.parts, analyzer, lexicon)
        self.text = lru_cache(maxsize=_KEPT_TEXTS)(self._text)
        self.figures = lru_cache(maxsize=_KEPT_FIGURES)(self._figures)
        self.view: Callable[[int], View] = view_cache(self._words)
        self._numbered: Callable[[int], Numbered] = lru_cache(maxsize=_KEPT_TEXTS)(self._numbers_at)
        self.ground = lru_cache(maxsize=_KEPT_GROUNDS)(self._ground)
        self.shingles = shingle_cache(self._prose)

    def __len__(self) -> int:
        return self.sentences

    def only(self, numbers: Collection[int]) -> Snapshot:
        """The same index over these articles alone."""
        parts = in_a_row(
            part.only(np.isin(np.arange(len(part.keep)) + part.number, [*numbers]))
            for part in self.parts
        )
        return self._over(self.version, parts)

    def joined(self, other: Snapshot) -> Snapshot:
        """The index over the articles of both, this one's first."""
        version = f"{self.version}+{other.version}"
        return other._over(version, in_a_row([*self.parts, *other.parts]))

    def _over(self, version: str, parts: Sequence[Part]) -> Snapshot:
        return Snapshot(version, parts, self._analyzer, self.relations, self._lexicon)

    def slots(self, terms: Sequence[str]) -> Slots:
        """Slots for distinct terms."""
        numbers = tuple(_numbers(part.term, terms) for part in self.parts)
        return Slots(tuple(terms), numbers)

    def word_slots(self, words: Sequence[str]) -> Slots:
        """Slots for distinct words."""
        return Slots(tuple(words), tuple(_numbers(part.word, words) for part in self.parts))

    def spoken(self, number: int, slots: Slots, count: int) -> list[int]:
        """How often the passages of an article hold the first `count` of the terms, their titles
        included.
        """
        place = bisect(self._numbers, number) - 1
        postings, bounds = self.parts[place].segment.postings, self._bounds(place, number).tolist()
        numbers = slots.numbers[place][:count].tolist()
        return [postings.frequency(n, *bounds) if n >= 0 else 0 for n in numbers]

    def passages_of(self, numbers: Sequence[int]) -> Ints:
        """The passages of articles, ascending."""
        found = [np.zeros(0, np.int64)]
        for number in sorted(numbers):
            place = bisect(self._numbers, number) - 1
            first, end = self._bounds(place, number) + self.bm25.starts[place]
            found.append(np.arange(first, end))
        return np.concatenate(found)

    def _bounds(self, place: int, number: int) -> Ints:
        """The first passage of an article, and the one behind its last, as the part at that place
        counts them.
        """
        segment, own = self.parts[place].segment, number - self.parts[place].number
        bounds: Ints = segment.passages.searchsorted(segment.first[own : own + 2])
        return bounds

    def _idf(self, term: str) -> float:
        """How telling a term is; the highest for a term that no sentence holds."""
        return idf(self.frequency(term), max(self.sentences, 1))

    def _frequency(self, term: str) -> int:
        """The number of sentences that hold the term."""
        found = ((part, part.term(term)) for part in self.parts)
        return sum(int(part.frequencies[number]) for part, number in found if number >= 0)

    def rows_of_passages(self, passages: Ints) -> tuple[Ints, Ints]:
        """The first rows of passages, and those behind their last; the passages are ascending."""
        found = [np.zeros((2, 0), np.int64)]
        for part, before in zip(self.parts, self.bm25.starts.tolist(), strict=False):
            bounds = part.segment.passages
            first, end = passages.searchsorted((before, before + len(bounds) - 1))
            own = passages[first:end] - before
            found.append(np.stack((bounds[own], bounds[own + 1])) + part.row)
        starts, ends = np.concatenate(found, axis=1)
        return starts, ends

    def _ground(self, passages: bytes) -> Ground:
        """The ground of passages: their numbers, ascending, as bytes of int64."""
        starts, ends = self.rows_of_passages(np.frombuffer(passages, np.int64))
        return Ground.of(self, starts, ends, APART)

    def article(self, number: int) -> StoredArticle:
        """The article of that number. Raises LibraryChangedError where it was removed since."""
        part = self.parts[bisect(self._numbers, number) - 1]
        stored = part.load(int(part.segment.versions[number - part.number]))
        if stored is None:
            raise LibraryChangedError("the article was removed; ask again")
        return stored

    def sentence(self, row: int) -> Sentence:
        """The span of the row in its article's text."""
        stored, position = self.at(row)
        return stored.sentences[position]

    def _text(self, row: int) -> str:
        """The sentence, a slice of its article's stored text."""
        stored, position = self.at(row)
        sentence = stored.sentences[position]
        return stored.article.text[sentence.start : sentence.end]

    def _figures(self, text: str) -> tuple[Figure, ...]:
        """The figures of a sentence; ranking, evidence and differences ask for the same."""
        return tuple(figures(text, self.analyzer))

    def at(self, row: int) -> tuple[StoredArticle, int]:
        """The row's article, and the position of the sentence in it (from 0)."""
        number = self.owner(row)
        return self.article(number), row - self.span(number).start

    def said(self, row: int, other: int) -> tuple[Said, Said]:
        """What two rows say, so that their words and terms compare: as the numbers that they have
        in one segment, which costs a tenth of the words themselves, else as these.
        """
        same = self.part_of(row) is self.part_of(other)
        said: Callable[[int], Said] = self._numbered if same else self.view
        return said(row), said(other)

    def words_of(self, rows: Sequence[int]) -> list[frozenset[Any]]:
        """The words of each of the rows, so that they compare with one another."""
        part, own = self.part_of(rows[0]), np.array(rows)
        own -= part.row
        if own.min() < 0 or own.max() >= part.segment.rows:
            return [self.view(row).words for row in rows]
        found = part.segment.tokens.taken(own)
        words, starts = found.values.tolist(), found.starts.tolist()
        return [frozenset(words[start:end]) for start, end in pairwise(starts)]

    def _numbers_at(self, row: int) -> Numbered:
        part = self.part_of(row)
        segment, own = part.segment, row - part.row
        words = segment.tokens.at(own, own + 1)
        terms = segment.term_of.take(words)
        content = terms[~segment.function.take(terms)]
        return Numbered(frozenset(words.tolist()), frozenset(content.tolist()))

    def _stem(self, word: str) -> str | None:
        """The stem of a word as the index has it; None for a word that it lacks."""
        for part in self.parts:
            number = part.word(word)
            if number >= 0:
                term = part.segment.terms.word(int(part.segment.term_of[number]))
                return term.removeprefix(FUNCTION)
        return None

    def _words(self, row: int) -> tuple[list[str], list[str]]:
        """The words of a row in order, and their terms."""
        part = self.part_of(row)
        segment, own = part.segment, row - part.row
        tokens = segment.tokens.at(own, own + 1)
        terms = segment.terms.spell(segment.term_of[tokens].astype(np.int64))
        return segment.words.spell(tokens.astype(np.int64)), terms

    def _prose(self, number: int) -> Hashes:
        """The words of an article's sentences as hashes, in order."""
        part = self.parts[bisect(self._numbers, number) - 1]
        own = number - part.number
        tokens = part.segment.tokens.at(*part.segment.first[own : own + 2].tolist())
        said, places = distinct_places(tokens)
        return part.segment.words.hashes(said.astype(np.int64))[places]


def _numbers(number: Callable[[str], int], texts: Sequence[str]) -> Ints:
    return np.array([number(text) for text in texts], np.int64)


def _shard(part: Part) -> Shard:
    return Shard(part.segment.postings, kept_passages(part.segment, part.keep), part.term)


def _mean_bag(parts: Sequence[Part], sentences: int) -> float:
    """The mean length of the sentences' bags."""
    total = 0
    for part in parts:
        lengths = part.segment.bag_lengths
        if not part.keep.all():
            lengths = lengths[kept_rows(part.segment, part.keep)]
        total += int(lengths.sum(dtype=np.int64))
    return total / sentences if total else 1.0
