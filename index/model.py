"""The nouns of the library: articles, sentences, quotes, answers.

All are frozen. A sentence is a span of its article's stored text, so that a quote is verbatim by
construction: `quote.text == article.text[quote.start:quote.end]`. Offsets count characters
(Unicode code points).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.spans import Sentences

Span = tuple[int, int]

PAGE = "page"
"""The kind of cuts that hold what stands beside the article on its page."""

EXCERPT = "excerpt"
"""The note of an article of which its feed holds the beginning alone, or a summary."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A span of an article's text that is not the article's prose, and what it is instead."""

    start: int
    end: int
    kind: str  # "headline", "section label", "caption", "credit", "related links", …


@dataclass(frozen=True, slots=True)
class Article:
    """An article as stored: its text unchanged, what is known of it, and what was cut.

    `published` and `updated` are ISO 8601 dates or dates and times, or None where the text gives
    none. `author` is the byline as printed, `language` an IETF tag such as "en" or "pt-BR".
    `source` is the path or address that it was read from. `notes` name what a reader has to know
    of the text, such as "paywall": what was read is only its beginning. `made` says that the id was
    made of the address or the text, for want of one of its own; it is not stored. `sentences` are
    those of its prose where a reader has found them already.
    """

    id: str
    title: str
    text: str
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    published: str | None = None
    source: str = ""
    cuts: tuple[Cut, ...] = ()
    author: str | None = None
    updated: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    made: bool = field(default=False, compare=False)
    sentences: Sentences | None = field(default=None, compare=False, repr=False)

    def content_hash(self) -> str:
        """A digest of everything that a reader sees of the article; equal digests mean the same.

        What else stands on its page, such as links to the news of the day, does not count.
        """
        text = self._without_page()
        seen = [self.title, text, self.url, self.publisher, self.agency, self.published]
        more = [self.author, self.updated, self.language, *self.notes]
        if any(more):  # articles that were stored before these were known keep their digests
            seen += more
        return hashlib.sha256(json.dumps(seen).encode()).hexdigest()

    def _without_page(self) -> str:
        parts, start = [], 0
        for cut in self.cuts:
            if cut.kind == PAGE:
                parts.append(self.text[start : cut.start])
                start = cut.end
        return "".join((*parts, self.text[start:])).rstrip() if parts else self.text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: the span `text[start:end]` of its article, in paragraph number `paragraph`."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a listing says of an article."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    sentences: int
    version: int
    added: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence quoted word for word, with its source and its place in it.

    `score` is the ranking's, `confidence` lies between 0 and 1, `span` holds the answering words
    as offsets into `text`. `before` and `after` are the neighbouring sentences, or "".
    `number` and `of` say where it stands: the sentence number (from 1) and how many there are.
    `sentence_id` names the sentence in the store for as long as its article's version is kept.
    """

    text: str
    article: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    start: int
    end: int
    score: float = 0.0
    confidence: float = 0.0
    span: Span | None = None
    before: str = ""
    after: str = ""
    number: int = 1
    of: int = 1
    sentence_id: int = 0

    @classmethod
    def at(
        cls,
        position: int,
        article: Article,
        sentences: Sequence[Sentence],
        sentence_ids: Sequence[int],
        *,
        score: float = 0.0,
        confidence: float = 0.0,
        span: Span | None = None,
    ) -> Quote:
        """The quote of the sentence at that position (from 0): a slice of the stored text."""

        count, own = len(sentences), sentences[position]

        def text(index: int) -> str:
            if not 0 <= index < count:
                return ""
            sentence = sentences[index]
            return article.text[sentence.start : sentence.end]

        return cls(
            text=article.text[own.start : own.end],
            article=article.id,
            title=article.title,
            publisher=article.publisher,
            published=article.published,
            url=article.url,
            start=own.start,
            end=own.end,
            score=score,
            confidence=confidence,
            span=span,
            before=text(position - 1),
            after=text(position + 1),
            number=position + 1,
            of=count,
            sentence_id=sentence_ids[position],
        )

    @property
    def origin(self) -> tuple[str, int]:
        """What tells the quote's article from every other, for two libraries that are asked as one
        may hold two under one id: that id, and where its sentences' ids begin.
        """
        return self.article, self.sentence_id - self.number

    def to_json(self) -> dict[str, Any]:
        """The quote as the object that `ask --json` prints."""
        data = asdict(self)
        for name in ("number", "of", "sentence_id"):
            del data[name]
        return data


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as a source gives it, all in words of its quote: the `value`; the `label` that sets
    it apart from the others ("users", "downloads"); the `attribution`, who says it. The last two
    may be "".
    """

    value: str
    label: str = ""
    attribution: str = ""

    @property
    def remarks(self) -> list[str]:
        """What stands beside the value, fit for the middle of a sentence."""
        attribution = self.attribution.replace("According to", "according to", 1)
        return [part for part in (self.label, attribution) if part]


@dataclass(frozen=True, slots=True)
class Difference:
    """Quotes (as indexes into the answer's) whose sources give different figures, in order.

    `values` are words of the quotes, and so are `labels` and `attributions` beside them, which may
    be left out.
    """

    quotes: tuple[int, ...]
    values: tuple[str, ...]
    labels: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()

    def said(self) -> list[Said]:
        """What each of the quotes says."""
        blank = [""] * len(self.values)
        parts = (self.values, self.labels or blank, self.attributions or blank)
        return [Said(*part) for part in zip(*parts, strict=True)]

    def to_json(self) -> dict[str, Any]:
        """The difference as the object that `ask --json` prints."""
        return {"quotes": self.quotes, "values": self.values}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote as a person is shown it.

    `also_in` holds the same sentence, or nearly the same, in articles that print the same words.
    `independent` marks a quote that is set beside those before it since it is of another source.
    """

    quote: Quote
    also_in: tuple[Quote, ...] = ()
    independent: bool = False

    @property
    def sentence_ids(self) -> frozenset[int]:
        """The quote's sentence and the same one in the other articles."""
        return frozenset(quote.sentence_id for quote in (self.quote, *self.also_in))


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library says to a question.

    `quotes` and `nearest` are for programs, in the order of the ranking: `quotes` is empty where
    `answered` is false; then `nearest` holds the closest passages. `evidence` is what a person is
    shown of either, the best first; it answers for certain where the answer is `sure`.
    `corrections` pairs words as typed with the library's words that were searched for instead.
    `missing` are the words of the question that no article contains; `index_version` changes
    whenever the library's content does.
    """

    question: str
    answered: bool
    confidence: float
    quotes: tuple[Quote, ...] = ()
    nearest: tuple[Quote, ...] = ()
    differences: tuple[Difference, ...] = ()
    missing: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    index_version: str = ""
    evidence: tuple[Evidence, ...] = ()
    sure: bool = False

    def said(self, difference: Difference) -> dict[int, Said]:
        """What each evidence (by its number) says, of those that differ; a sentence that several
        articles share says it once.
        """
        number_of = {
            sentence: number
            for number, evidence in enumerate(self.evidence)
            for sentence in evidence.sentence_ids
        }
        found: dict[int, Said] = {}
        for index, said in zip(difference.quotes, difference.said(), strict=True):
            found.setdefault(number_of[self.quotes[index].sentence_id], said)
        return found

    def to_json(self) -> dict[str, Any]:
        """The answer as the object that `ask --json` prints."""
        return {
            "question": self.question,
            "answered": self.answered,
            "confidence": self.confidence,
            "quotes": [quote.to_json() for quote in self.quotes],
            "nearest": [quote.to_json() for quote in self.nearest],
            "differences": [difference.to_json() for difference in self.differences],
            "missing": list(self.missing),
            "index_version": self.index_version,
        }


@dataclass(slots=True)
class AddReport:
    """What adding did, by article id; `refused` pairs a place with the reason. `known_as` has the
    ids of articles that came with another one, `partial` those of which only a part was to be had,
    with their notes, and `passed_over` the files of a folder that are not named like what is read.
    """

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    known_as: dict[str, str] = field(default_factory=dict)
    partial: dict[str, tuple[str, ...]] = field(default_factory=dict)
    passed_over: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """How far adding is: `done` of `total` files, now at `file`, with so many `articles` read and
    so many `refused` places.
    """

    done: int
    total: int
    file: str
    articles: int
    refused: int
