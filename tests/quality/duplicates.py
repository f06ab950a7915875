"""How well copies of articles are told from articles of their own, on labelled pairs.

    python -m tests.quality.duplicates

The pairs are made of invented stories (tests/data/duplicates) as newsrooms make them: edited, cut,
corrected, brought up to date, with another beginning; and as they make what only looks alike:
rewritten, followed up, filled into a form, printed above the same lines about the paper.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from index.identity.likeness import Print, is_copy, is_same
from index.identity.matching import SHARED
from index.identity.sketches import sketch, words_of
from index.model import Article, Sentence
from index.prose.assembly import paragraphs
from index.reading.document import Draft
from index.sentences import SentenceSplitter

DATA = Path(__file__).parents[1] / "data" / "duplicates"
SAME, COPY, OTHER = "same", "copy", "other"

# What an editor writes for what another has written.
_WORDS = {
    "said": "told reporters",
    "announced": "made known",
    "decided": "resolved",
    "about": "around",
    "will": "is to",
    "because": "since",
    "also": "too",
    "more than": "over",
    "at least": "no fewer than",
    "according to": "say",
    "people": "persons",
    "company": "firm",
    "cost": "run to",
    "first": "very first",
    "had": "has",
    "which": "that",
    "from": "starting",
    "years": "long years",
    "can": "may",
    "only": "just",
    "until": "till",
    "has": "now has",
    "The": "Now the",
    "with": "and with",
    "and": "as well as",
    "of": "out of",
    "on": "this",
    "in": "within",
}
_NOTE = "Correction: An earlier version of this article gave a wrong figure."


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles, how one was made of the other, and what they are: SAME, COPY or OTHER."""

    made: str
    label: str
    one: Article
    other: Article


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a pair; `found` whether the one is found by the sketch of the other."""

    pair: Pair
    found: bool
    said: str

    @property
    def right(self) -> bool:
        """Whether the pair is found, where it has to be, and told for what it is."""
        return (self.said if self.found else OTHER) == self.pair.label


def pairs() -> list[Pair]:
    """All labelled pairs; the same at every call."""
    return [*_of_stories(), *_of_forms(), *_above_the_same_lines()]


def verdicts() -> list[Verdict]:
    """What is said of all pairs."""
    splitter = SentenceSplitter()
    return [_verdict(pair, splitter) for pair in pairs()]


def main() -> None:
    """Print a row for each way in which pairs are made, then precision and recall."""
    judged = verdicts()
    rows: defaultdict[str, list[Verdict]] = defaultdict(list)
    for verdict in judged:
        rows[f"{verdict.pair.made:28}{verdict.pair.label:8}"].append(verdict)
    print(f"{'made':28}{'label':8}{'pairs':>6}{'found':>7}{'right':>7}  said")
    for name, group in rows.items():
        said = Counter(verdict.said if verdict.found else OTHER for verdict in group)
        found, right = (sum(getattr(v, what) for v in group) for what in ("found", "right"))
        told = ", ".join(f"{what} {count}" for what, count in said.items())
        print(f"{name}{len(group):6}{found:7}{right:7}  {told}")
    for label in (SAME, COPY):
        precision, recall = measured(judged, label)
        print(f"{label}: precision {100 * precision:.1f} %, recall {100 * recall:.1f} %")


def measured(judged: list[Verdict], label: str) -> tuple[float, float]:
    """Precision and recall of a label."""
    said = [v for v in judged if v.found and v.said == label]
    are = [v for v in judged if v.pair.label == label]
    hits = sum(verdict.right for verdict in said)
    return hits / max(1, len(said)), hits / len(are)


def _verdict(pair: Pair, splitter: SentenceSplitter) -> Verdict:
    one, other = (_print(each, splitter) for each in (pair.one, pair.other))
    shared = len({*sketch(one.words).tolist()} & {*sketch(other.words).tolist()})
    said = SAME if is_same(one, other) else COPY if is_copy(one, other) else OTHER
    return Verdict(pair, shared >= SHARED, said)


def _print(article: Article, splitter: SentenceSplitter) -> Print:
    spans = [
        Sentence(start, end, number)
        for number, paragraph in enumerate(paragraphs(article))
        for start, end in splitter.split(article.text, *paragraph)
    ]
    return Print(article, words_of(article, spans))


def _of_stories() -> Iterator[Pair]:
    stories = _read("stories")
    for number, story in enumerate(stories):
        one = _article(story, story["text"])
        first, *rest = story["text"].split("\n\n")
        lines = _read("boilerplate")[number % 2]["text"]
        before = stories[number - 1]
        own, foreign = edited(story["text"], 0.15, number), edited(story["text"], 0.5, number)
        texts = (
            ("lightly edited", SAME, own),
            ("figure corrected", SAME, f"{_corrected(story['text'])}\n\n{_NOTE}"),
            ("brought up to date", SAME, f"{story['update']}\n\n{story['text']}"),
            ("other headline", COPY, story["text"]),
            ("other headline, beginning", COPY, "\n\n".join([story["lead"], *rest])),
            ("edited elsewhere", COPY, foreign),
            ("cut to two paragraphs", COPY, f"{first}\n\n{rest[0]}"),
            ("cut and edited", COPY, "\n\n".join(own.split("\n\n")[:3])),
            ("within other lines", COPY, f"{story['text']}\n\n{lines}"),
            ("rewritten", OTHER, story["rewritten"]),
            ("followed up", OTHER, story["follow"]),
        )
        elsewhere = replace(one, publisher="The Hollin Post", title=story["headline"])
        for made, label, text in texts:
            yield Pair(made, label, one, replace(one if label == SAME else elsewhere, text=text))
        longer = replace(one, title=f"{one.title}, officials say")
        yield Pair("with a longer title", SAME, one, longer)
        later = replace(one, text=story["follow"], published="2025-01-09")
        yield Pair("followed up at home", OTHER, one, later)
        yield Pair("another story", OTHER, one, _article(before, before["text"]))
        turned = replace(elsewhere, text=edited(story["text"], 0.9, number), agency="Norwire")
        yield Pair("turned round, agency named", COPY, replace(one, agency="Norwire"), turned)


def _of_forms() -> Iterator[Pair]:
    for form in _read("templates"):
        filled = [
            _article(
                {"title": form["title"].format(*row), "published": f"2024-03-1{number}"},
                form["text"].format(*row),
            )
            for number, row in enumerate(form["rows"])
        ]
        for one, other in combinations(filled, 2):
            yield Pair("one form", OTHER, one, other)
            yield Pair(
                "one form, two outlets", OTHER, one, replace(other, publisher="The Velle News")
            )


def _above_the_same_lines() -> Iterator[Pair]:
    stories, lines = _read("stories"), _read("boilerplate")[0]["text"]
    for one, other in zip(stories, stories[1:] + stories[:1], strict=True):
        articles = [_article(each, f"{each['text']}\n\n{lines}") for each in (one, other)]
        yield Pair("above the same lines", OTHER, *articles)


def edited(text: str, share: float, seed: int) -> str:
    """The text with so many of the words that an editor may change changed."""
    chance = random.Random(seed)
    shape = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in _WORDS))
    return shape.sub(lambda found: _WORDS[found[0]] if chance.random() < share else found[0], text)


def _corrected(text: str) -> str:
    """The text with its last figure changed."""
    *_, last = re.finditer(r"\b\d+\b", text)
    return f"{text[: last.start()]}{int(last[0]) + 3}{text[last.end() :]}"


def _article(story: dict[str, Any], text: str) -> Article:
    about = {"title": story["title"], "published": story["published"]}
    publisher = "The Northern Courier"
    return Draft(text, source="pairs", publisher=publisher, settled=True, **about).article()


def _read(name: str) -> list[dict[str, Any]]:
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main()
