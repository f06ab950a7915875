"""Questions: made from the sentences of a corpus, and real ones from files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.analysis import words
from tests.bench.corpora import Tokens
from tests.bench.words import is_content

# Function words around the words that count, as people ask.
_FRAMES = (
    "What did the {} do?",
    "How many {} were there?",
    "Who is the {}?",
    "When was the {} of it?",
    "Where does {} come from?",
    "Why did {} have to be?",
)


def made_terms(corpus: Tokens, count: int, seed: int = 1) -> list[list[str]]:
    """Three to six different content words out of one sentence each."""
    random = np.random.default_rng([seed, 2])
    found: list[list[str]] = []
    while len(found) < count:
        said = list(dict.fromkeys(corpus.sentence(int(random.integers(len(corpus))))))
        if len(said) >= 3:
            size = min(len(said), int(random.integers(3, 7)))
            picked = random.choice(len(said), size, replace=False)
            found.append([said[each] for each in picked])
    return found


def made_questions(terms: Sequence[Sequence[str]]) -> list[str]:
    """Questions in words around the terms."""
    frames = len(_FRAMES)
    return [_FRAMES[i % frames].format(_joined(each)) for i, each in enumerate(terms)]


def real_questions(paths: Sequence[Path], count: int, seed: int = 1) -> list[str]:
    """Questions of JSON lines files, at most `count`, drawn from all of them."""
    found = [
        json.loads(line)["question"]
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    order = np.random.default_rng([seed, 3]).permutation(len(found))[:count]
    return [found[each] for each in order]


def real_terms(questions: Sequence[str], known: set[str]) -> list[list[str]]:
    """The content words of questions; those without a known one are left out."""
    found = [[word for word in words(each) if is_content(word)] for each in questions]
    return [terms for terms in found if known.intersection(terms)]


def _joined(terms: Sequence[str]) -> str:
    """Some of the words parted by a preposition."""
    if len(terms) < 3:
        return " ".join(terms)
    return " ".join([*terms[:2], "of the", *terms[2:]])
