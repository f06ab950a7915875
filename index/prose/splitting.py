"""Article → sentences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from index.model import Article, Sentence
from index.prose.assembly import paragraphs
from index.sentences import SentenceSplitter
from index.spans import Sentences


def sentences_of(article: Article) -> Sentences:
    """The sentences of the article's prose."""
    return Sentences.pack(_found(article))


def _found(article: Article) -> Iterator[Sentence]:
    for number, (first, last) in enumerate(paragraphs(article)):
        for start, end in _splitter().split(article.text, first, last):
            yield Sentence(start, end, number)


@cache
def _splitter() -> SentenceSplitter:
    """One serves many threads."""
    return SentenceSplitter()
