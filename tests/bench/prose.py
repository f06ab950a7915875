"""Made articles: sentences of stop words and content words, in paragraphs, about a topic."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TextIO

import numpy as np
from numpy.typing import NDArray

from tests.bench.words import STOP_WORDS, Ints, Lexicon, ranks, share, stop_ranks

ARTICLES = 500  # articles a chunk
_SENTENCES = 20  # a sentence count of this mean an article
_TOPIC = 40  # words of an article's topic
_COMMON = 200  # words of a lower rank are no topic
_NAMES = 6  # the first topic words are names
_STOP, _ON_TOPIC, _FIGURE = 0.43, 0.3, 0.05  # shares of words, of content words, of content words
_PUBLISHERS = (
    "Harbour Post",
    "The Northern Sun",
    "Valley Times",
    "Radio Four Rivers",
    "The Ledger",
)
_MONTHS = "January March April June July August October December".split()


@dataclass(frozen=True, slots=True)
class Chunk:
    """500 articles. `words` holds content words as ranks and stop words as -1 - their number;
    sentence i is `words[starts[i]:starts[i + 1]]`, article j the sentences from `first[j]` to
    `first[j + 1]`; `topics` (articles, 40) are ranks; `place` is the number of a word in its topic,
    or -1.
    """

    words: NDArray[np.int32]
    starts: Ints
    first: Ints
    topics: Ints
    place: NDArray[np.int8]
    seed: tuple[int, int]

    def content(self) -> tuple[NDArray[np.int32], Ints]:
        """The ranks of all content words, and how many each sentence has."""
        said = self.words >= 0
        before = np.concatenate([[0], np.cumsum(said)])
        return self.words[said], np.diff(before[self.starts])


def chunk(seed: int, number: int) -> Chunk:
    """The chunk of that number; the same for the same seed, whatever was made before."""
    random = np.random.default_rng([seed, number])
    first = _bounds(np.maximum(random.poisson(_SENTENCES, ARTICLES), 5))
    lengths = np.clip(random.lognormal(np.log(18.3), 0.43, first[-1]), 4, 60).astype(np.int64)
    starts = _bounds(lengths)
    size = int(starts[-1])
    common = share(_COMMON)
    topics = ranks(common + (1 - common) * random.random((ARTICLES, _TOPIC)))
    article = np.repeat(np.arange(ARTICLES), np.diff(starts[first]))
    place = (_TOPIC * random.random(size, np.float32) ** 2).astype(np.int8)
    place[random.random(size, np.float32) >= _ON_TOPIC] = -1
    words = np.where(place >= 0, topics[article, place], ranks(random.random(size)))
    stop = random.random(size, np.float32) < _STOP
    words[stop] = -1 - stop_ranks(random.random(int(stop.sum())))
    place[stop] = -1
    return Chunk(words.astype(np.int32), starts, first, topics, place, (seed, number))


def write(made: Chunk, lexicon: Lexicon, before: int, limit: int, file: TextIO) -> int:
    """Writes articles of the chunk as JSON lines, at most `limit` sentences, and returns how many
    sentences were written. `before` articles stand before the chunk.
    """
    random = np.random.default_rng([*made.seed, 1])
    sentences = _sentences(made, lexicon, random)
    breaks = random.random(len(sentences)) < 0.4
    for number in range(ARTICLES):
        start, stop = int(made.first[number]), min(int(made.first[number + 1]), limit)
        if start >= stop:
            break
        topic = [lexicon.form(rank) for rank in made.topics[number, :_NAMES].tolist()]
        article = _about(before + number, topic)
        article["text"] = _text(sentences[start:stop], breaks[start:stop].tolist())
        file.write(json.dumps(article) + "\n")
    return min(len(sentences), limit)


def _bounds(counts: Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def _sentences(made: Chunk, lexicon: Lexicon, random: np.random.Generator) -> list[str]:
    forms = _forms(made, lexicon)
    names = np.flatnonzero((made.place >= 0) & (made.place < _NAMES))
    forms[names] = [form.capitalize() for form in forms[names]]
    said = np.flatnonzero((made.words >= 0) & (made.place < 0))
    figures = said[random.random(len(said)) < _FIGURE]
    pool = np.array(_figures(random), dtype=object)
    forms[figures] = pool[random.integers(0, len(pool), len(figures))]
    every, bounds = forms.tolist(), made.starts.tolist()
    lines = [" ".join(every[a:b]) for a, b in itertools.pairwise(bounds)]
    return [line[0].upper() + line[1:] + "." for line in lines]


def _forms(made: Chunk, lexicon: Lexicon) -> NDArray[Any]:
    """Each word of the chunk as it is written."""
    used, inverse = np.unique(made.words, return_inverse=True)
    shown = [lexicon.form(n) if n >= 0 else STOP_WORDS[-1 - n] for n in used.tolist()]
    return np.array(shown, dtype=object)[inverse]


def _figures(random: np.random.Generator) -> list[str]:
    """Figures and dates of several kinds, in the words of news."""
    found = []
    for small, large in random.integers(1, (100, 9999), (1000, 2)).tolist():
        year, month = 1950 + small * 3 // 4, _MONTHS[large % len(_MONTHS)]
        found += [str(small), f"{large:,}", f"{small / 10} million", f"{small} percent"]
        found += [f"${large / 100:.1f} billion", f"{large:,} euros", f"{small} kilometres"]
        found += [str(year), f"{month} {year}", f"{small % 28 + 1} {month} {year}"]
    return found


def _about(number: int, topic: list[str]) -> dict[str, str]:
    return {
        "id": f"made-{number}",
        "title": " ".join(topic[:5]).capitalize(),
        "publisher": _PUBLISHERS[number % len(_PUBLISHERS)],
        "published": (date(2012, 1, 1) + timedelta(days=number % 4000)).isoformat(),
        "url": f"https://news.example/{number}",
    }


def _text(sentences: list[str], breaks: list[bool]) -> str:
    parts = [sentences[0]]
    for sentence, parted in zip(sentences[1:], breaks[1:], strict=True):
        parts.append(("\n\n" if parted else " ") + sentence)
    return "".join(parts)
