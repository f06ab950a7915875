"""Article → sentences."""

from __future__ import annotations

from functools import cache

from index.model import Article
from index.prose.assembly import paragraphs
from index.sentences import SentenceSplitter
from index.spans import Sentences


def sentences_of(article: Article) -> Sentences:
    """The sentences of the article's prose."""
    split, text = _splitter().split, article.text
    return Sentences.of(
        (start, end, number)
        for number, (first, last) in enumerate(paragraphs(article))
        for start, end in split(text, first, last)
    )


@cache
def _splitter() -> SentenceSplitter:
    """One serves many threads."""
    return SentenceSplitter()
