"""Small invented articles, and indexes over them made by hand."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

import numpy as np
from hypothesis import strategies as st

from index.analysis import Analyzer
from index.lexicon import Lexicon
from index.model import Article, Cut, Sentence
from index.parts import parts_of
from index.relations import Relations
from index.segments.bags import ADJACENT, HEADLINE, NEAR, OWN, REACH
from index.segments.building import segment_of
from index.segments.draft import draft
from index.segments.segment import Segment
from index.snapshot import Snapshot
from index.spans import Sentences
from index.store import StoredArticle

WORDS = (
    *("kiln", "kilns", "jug", "jugs", "potter", "pottery", "lamp", "mayor", "12", "Éire", "船"),
    *("the", "of", "it", "being", "beings", "not"),
)
"""Forms of one stem, stop words, a number, and words of letters of several bytes."""

ANALYZER = Analyzer()

Item = tuple[Article, list[Sentence]]


@dataclass(frozen=True)
class Written:
    """An article as lists of words: its title, its paragraphs, each a list of sentences, and what
    was cut from its end.
    """

    title: tuple[str, ...]
    paragraphs: tuple[tuple[tuple[str, ...], ...], ...]
    cut: tuple[str, ...] = ()

    @property
    def sentences(self) -> list[tuple[str, ...]]:
        """The sentences of all paragraphs."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]

    def item(self, number: int) -> Item:
        """The article under the id "a" + number, with the spans of its sentences."""
        text, spans = "", []
        for place, paragraph in enumerate(self.paragraphs):
            for sentence in paragraph:
                start = len(text)
                text += " ".join(sentence) + "."
                spans.append(Sentence(start, len(text), place))
                text += " "
        cut = Cut(len(text), len(text) + len(" ".join(self.cut)), "caption")
        text += " ".join(self.cut)
        title = " ".join(self.title)
        return Article(f"a{number}", title, text, source="made", cuts=(cut,)), spans

    def bag(self, position: int) -> Counter[str]:
        """The bag of a sentence, counted term by term: weights of the module bags."""
        found: Counter[str] = Counter()
        sentences = self.sentences
        for other, sentence in enumerate(sentences):
            away = abs(other - position)
            weight = (OWN, ADJACENT, *[NEAR] * (REACH - 1))[away] if away <= REACH else 0
            for term in ANALYZER.terms(" ".join(sentence)):
                found[term] += weight
        for term in ANALYZER.terms(" ".join(self.title)):
            found[term] += HEADLINE
        return +found


def plain_article(number: int, words: Sequence[str]) -> Item:
    """An article of one sentence and no title."""
    return Written((), ((tuple(words),),)).item(number)


_sentences = st.lists(st.sampled_from(WORDS), max_size=6).map(tuple)
_paragraphs = st.lists(_sentences, min_size=1, max_size=12).map(tuple)
written = st.builds(
    Written,
    st.lists(st.sampled_from(WORDS), max_size=3).map(tuple),
    st.lists(_paragraphs, max_size=3).map(tuple),
    st.lists(st.sampled_from(WORDS), max_size=2).map(tuple),
)
"""Articles of up to 36 sentences; one may have none, and a sentence no words."""

Kept = list[list[tuple[Written, bool]]]
libraries = st.lists(st.lists(st.tuples(written, st.booleans()), max_size=4), max_size=4)
"""Articles by segment, each with whether it is still there."""


def segments_of(library: Kept) -> list[tuple[Segment, np.ndarray]]:
    """The segments over such articles, versions counted from 1, and what of them is kept."""
    found, version = [], 1
    for part in library:
        items = [article.item(version + n) for n, (article, _) in enumerate(part)]
        versions = range(version, version + len(part))
        keep = np.array([kept for _, kept in part], np.bool_)
        found.append((segment_of(draft(items, ANALYZER), versions), keep))
        version += len(part)
    return found


def kept_of(library: Kept) -> list[tuple[int, Written]]:
    """The articles that are still there, with their versions."""
    every = [each for part in library for each in part]
    return [(number, each) for number, (each, kept) in enumerate(every, 1) if kept]


def snapshot_of(library: Kept) -> Snapshot:
    """The index over such articles."""
    relations = Relations(ANALYZER)
    stored = {number: _stored(number, each) for number, each in kept_of(library)}
    lexicon = Lexicon(ANALYZER, relations)
    parts = parts_of(segments_of(library), stored.get)
    return Snapshot("made", parts, ANALYZER, relations, lexicon)


def _stored(number: int, article: Written) -> StoredArticle:
    made, sentences = article.item(number)
    ids = range(number * 1000, number * 1000 + len(sentences))
    return StoredArticle(made, number, Sentences.pack(sentences), ids)


def arrays_of(thing: object, name: str = "") -> Iterator[tuple[str, np.ndarray]]:
    """Every array of a segment, of its parts too, by name."""
    for field in fields(thing):
        value = getattr(thing, field.name)
        if is_dataclass(value):
            yield from arrays_of(value, f"{name}{field.name}.")
        elif isinstance(value, np.ndarray):
            yield f"{name}{field.name}", value


def differing(one: Segment, other: Segment, but: Collection[str] = ()) -> list[str]:
    """The names of the arrays that are not the same, type and all."""
    ours, theirs = dict(arrays_of(one)), dict(arrays_of(other))
    assert ours.keys() == theirs.keys()
    return [
        name
        for name, array in ours.items()
        if name not in but
        and (array.dtype != theirs[name].dtype or not np.array_equal(array, theirs[name]))
    ]
