"""The index: everything that a question needs, built once from the store and never changed.

A sentence is known by its row, counted over all articles in the order of their versions; rows of
one article are consecutive and in the order of its text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from index.analysis import Analyzer, words
from index.bm25 import SentenceBM25, idf
from index.duplicates import shingle_cache
from index.model import Sentence
from index.postings import Ints, Postings, Tokens, build
from index.relations import Relations
from index.spelling import Speller
from index.store import StoredArticle
from index.views import View, view_cache

# Weights of a sentence's bag, tuned on SQuAD with k1 and b: the sentence itself, its neighbours,
# the two sentences beyond them on each side, the headline.
OWN, ADJACENT, NEAR, HEADLINE = 11, 2, 1, 2
REACH = 3
K1, B = 5.0, 0.5


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An immutable index. `owner[row]` is the number of the row's article in `articles`,
    `first[owner]` the article's first row, `headlines[owner]` the terms of its title,
    `frequencies[term]` the number of sentences that hold the term themselves.
    """

    version: str
    articles: tuple[StoredArticle, ...]
    owner: tuple[int, ...]
    first: tuple[int, ...]
    headlines: tuple[frozenset[str], ...]
    frequencies: Counter[str]
    bm25: SentenceBM25
    speller: Speller
    relations: Relations = field(repr=False)
    analyzer: Analyzer = field(repr=False)
    view: Callable[[int], View] = field(repr=False)
    shingles: Callable[[int], Ints] = field(repr=False)

    @classmethod
    def build(
        cls,
        version: str,
        articles: Iterable[StoredArticle],
        analyzer: Analyzer,
        relations: Relations,
    ) -> Snapshot:
        """The index of these articles; takes about a second for 10,000 sentences."""
        stored = tuple(article for article in articles if article.sentences)
        rows = _Rows(stored)
        vocabulary: Counter[str] = Counter()
        terms: list[list[str]] = []
        for row in range(len(rows)):
            found = words(rows.text(row))
            vocabulary.update(found)
            terms.append(analyzer.terms_of(found))
        for article in stored:  # what was cut is not quoted, yet its words are not missing
            for cut in article.article.cuts:
                vocabulary.update(words(article.article.text[cut.start : cut.end]))
        titles = [words(article.article.title) for article in stored]
        for title in titles:
            vocabulary.update(title)
        headlines = [analyzer.terms_of(title) for title in titles]
        frequencies = Counter(term for own in terms for term in set(own))
        bags = _bags(terms, rows.owner, headlines)
        return cls(
            version=version,
            articles=stored,
            owner=tuple(rows.owner),
            first=tuple(rows.first),
            headlines=tuple(map(frozenset, headlines)),
            frequencies=frequencies,
            bm25=SentenceBM25(bags, frequencies, k1=K1, b=B),
            speller=Speller(vocabulary, analyzer, relations),
            relations=relations,
            analyzer=analyzer,
            view=view_cache(rows.text, analyzer),
            shingles=shingle_cache(stored),
        )

    def __len__(self) -> int:
        return len(self.owner)

    def idf(self, term: str) -> float:
        """How telling a term is; the highest for a term that no sentence holds."""
        return idf(self.frequencies.get(term, 0), max(len(self), 1))

    def occurrences(self, term: str, rows: range) -> float:
        """About how often the term stands in those sentences, taken from their bags."""
        return self.bm25.frequency(term, rows) / (OWN + 2 * ADJACENT + 2 * (REACH - 1) * NEAR)

    def window(self, row: int, reach: int = REACH) -> range:
        """The rows of the same article at most `reach` sentences away, the row included."""
        number = self.owner[row]
        start = self.first[number]
        end = start + len(self.articles[number].sentences)
        return range(max(start, row - reach), min(end, row + reach + 1))

    def paragraph(self, row: int) -> range:
        """The rows of the same paragraph, the row included."""
        number = self.sentence(row).paragraph
        start, end = row, row + 1
        window = self.window(row, len(self))
        while start > window.start and self.sentence(start - 1).paragraph == number:
            start -= 1
        while end < window.stop and self.sentence(end).paragraph == number:
            end += 1
        return range(start, end)

    def sentence(self, row: int) -> Sentence:
        """The span of the row in its article's text."""
        number = self.owner[row]
        return self.articles[number].sentences[row - self.first[number]]

    def text(self, row: int) -> str:
        """The sentence, a slice of its article's stored text."""
        sentence = self.sentence(row)
        return self.articles[self.owner[row]].article.text[sentence.start : sentence.end]


class _Rows:
    """The sentences of articles, counted through."""

    def __init__(self, articles: Sequence[StoredArticle]) -> None:
        self._articles = articles
        self.owner: list[int] = []
        self.first: list[int] = []
        for number, article in enumerate(articles):
            self.first.append(len(self.owner))
            self.owner += [number] * len(article.sentences)

    def __len__(self) -> int:
        return len(self.owner)

    def text(self, row: int) -> str:
        number = self.owner[row]
        sentence = self._articles[number].sentences[row - self.first[number]]
        return self._articles[number].article.text[sentence.start : sentence.end]


def _bags(
    terms: Sequence[Sequence[str]], owner: Sequence[int], headlines: Sequence[Sequence[str]]
) -> Postings:
    """The sentences' bags: each sentence's terms and those around it, weighted."""
    numbers: dict[str, int] = {}
    own = Tokens.of(terms, numbers)
    titles = Tokens.of([headlines[number] for number in owner], numbers)
    owners = np.array(owner, np.int64)
    parts = [(own, OWN), (titles, HEADLINE)]
    for distance in range(1, REACH + 1):
        weight = ADJACENT if distance == 1 else NEAR
        parts += [(_shifted(own, by, owners), weight) for by in (-distance, distance)]
    return build(numbers, parts, len(terms))


def _shifted(tokens: Tokens, by: int, owners: Ints) -> Tokens:
    """The tokens placed `by` rows further on, where that is the same article."""
    row = tokens.row + by
    inside = (row >= 0) & (row < len(owners))
    same = inside & (owners[np.where(inside, row, 0)] == owners[tokens.row])
    return Tokens(tokens.ids[same], row[same])
