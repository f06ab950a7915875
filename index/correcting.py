"""Correcting a question: which of the words that are spelled alike was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.analysis import stems, words
from index.kinds import MEASURES, follows_asking
from index.snapshot import Snapshot
from index.spelling import OPENING

# How much a correction counts with which the passages fit, and one that asks where that is likely
# (fitted to questions with a random slip, about SQuAD's articles and others).
_FITS = 8
_ASKS = 20.0
_ASKING = {"": OPENING, "how": MEASURES.split("|")}  # behind what: nothing opens a question
_LETTERS = re.compile(r"[^\W_]+")


def likeliest(
    question: str, missing: Sequence[str], names: frozenset[str], snapshot: Snapshot
) -> dict[str, str]:
    """For each of the question's words that are missing and may be misspelled the likeliest
    correction: of a likely slip, where that is said often and a passage covers much of the question
    with it. `names` are the words that were typed as names are.
    """
    chosen: dict[str, str] = {}
    typed = words(question)
    before = dict(zip(typed, ["", *typed], strict=False))
    for word in missing:
        asks = word == typed[0] and any(map(follows_asking, typed[1:2]))
        if asks and (asking := snapshot.speller.asking(word)):
            chosen[word] = asking
            continue
        choices = snapshot.speller.corrections(word, name=word in names)
        if len(choices) > 1:
            ahead = chosen.get(before[word], before[word])
            left = [other for other in typed if other not in missing or other in chosen]
            rest = [chosen.get(other, other) for other in left]
            for choice in choices:
                choices[choice] *= _fit([*rest, choice], snapshot) ** _FITS
                choices[choice] *= _ASKS if choice in _ASKING.get(ahead, ()) else 1.0
        if choices:
            chosen[word] = max(choices, key=choices.__getitem__)
    return chosen


def mended(question: str, corrections: Mapping[str, str]) -> str:
    """The question with these words corrected where they stand; a word with a capital in it keeps
    its own, and one that lost its first letter may have lost a capital.
    """
    lower = question.islower()

    def right(match: re.Match[str]) -> str:
        typed = match[0]
        word = corrections.get("".join(words(typed)), typed)
        if word == typed:
            return typed
        if typed.isupper() and len(typed) > 1:
            return word.upper()
        lost = not lower and word[0] != typed[0] and word not in stems()
        return word.capitalize() if lost or not typed.islower() else word

    return _LETTERS.sub(right, question)


def _fit(spelled: list[str], snapshot: Snapshot) -> float:
    """The highest score that a passage reaches, as a share of the terms' weights."""
    terms = list(dict.fromkeys(snapshot.analyzer.terms_of(spelled)))
    slots = snapshot.slots(terms)
    weights = list(map(snapshot.idf, terms))
    _, scores = snapshot.bm25.top([part.tolist() for part in slots.numbers], weights, 1)
    return float(scores.max(initial=0.0)) / sum(weights) if terms else 1.0
