"""Articles taken apart into words: the costly part of indexing, done once an article.

A draft is plain data, so that another process can make it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.analysis import Analyzer, found_words, stop_words, tidy
from index.model import Article, Sentence
from index.references import is_question
from index.segments.ragged import Ragged

FUNCTION = "·"
"""Before the stem of a stop word, so that it is no content word's term: "being" and "beings"."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of some articles.

    `words` are all that occur, each once, and `terms[n]` is the term of `words[n]`: its stem, with
    FUNCTION before it for a stop word. `tokens` holds the words of each sentence by their numbers,
    `titles` and `cuts` those of each article's title and of what was cut from it; `first[n]` is
    the first sentence of article n, and the last entry the number of all sentences;
    `paragraphs[r]` the paragraph of sentence r in its article, and `asks[r]` whether it is a
    question.
    """

    words: Sequence[str]
    terms: Sequence[str]
    tokens: Ragged
    titles: Ragged
    cuts: Ragged
    first: Sequence[int]
    paragraphs: Sequence[int]
    asks: Sequence[bool]


def draft(articles: Iterable[tuple[Article, Sequence[Sentence]]], analyzer: Analyzer) -> Draft:
    """The draft of these articles, in order."""
    numbers = _Numbers()

    def numbered(text: str) -> list[int]:
        return list(map(numbers.__getitem__, found_words(text)))

    tokens, titles, cuts = [], [], []
    first, paragraphs, asks = [0], [], []
    for article, sentences in articles:
        titles.append(numbered(article.title))
        cuts.append(
            [n for cut in article.cuts for n in numbered(article.text[cut.start : cut.end])]
        )
        for each in sentences:
            text = article.text[each.start : each.end]
            tokens.append(numbered(text))
            paragraphs.append(each.paragraph)
            asks.append(is_question(text))
        first.append(len(tokens))
    return Draft(
        words=tuple(numbers.words),
        terms=tuple(term_of(word, analyzer) for word in numbers.words),
        tokens=Ragged.of(tokens),
        titles=Ragged.of(titles),
        cuts=Ragged.of(cuts),
        first=tuple(first),
        paragraphs=tuple(paragraphs),
        asks=tuple(asks),
    )


class _Numbers(dict[str, int]):
    """The number of each word by how it is found in a text; `words` are in their numbers' order."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}

    def __missing__(self, found: str) -> int:
        number = self.words.setdefault(tidy(found), len(self.words))
        self[found] = number
        return number


def term_of(word: str, analyzer: Analyzer) -> str:
    """The term that stands for a word of a text."""
    stem = analyzer.stem(word)
    return FUNCTION + stem if word in stop_words() else stem
