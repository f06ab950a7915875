"""Correcting a question: which of the words that are spelled alike was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

from index.analysis import stems, words
from index.kinds import MEASURES, follows_asking
from index.snapshot import Snapshot
from index.spelling import OPENING

# How much a correction counts with which the passages fit, one that stands beside a word of the
# question there, and one that asks where that is likely (fitted to questions with a random slip,
# about SQuAD's articles and others).
_FITS = 6
_BESIDE = 5.0
_ASKS = 20.0
_MEASURING = frozenset(MEASURES.split("|"))
_LETTERS = re.compile(r"[^\W\d_]+\d*")


def likeliest(
    question: str, missing: Sequence[str], names: frozenset[str], snapshot: Snapshot
) -> dict[str, str]:
    """For each of the question's words that are missing and may be misspelled the likeliest
    correction: of a likely slip, where that is said often and a passage covers much of the question
    with it. `names` are the words that were typed as names are, and numbers.
    """
    chosen: dict[str, str] = {}
    typed = words(question)
    for word in filter(typed.__contains__, missing):  # "how'll" of "how long'll" is not
        at = typed.index(word)
        asks = at == 0 and any(map(follows_asking, typed[1:2]))
        if asks and (asking := snapshot.speller.asking(word)):
            choices = {asking: 1.0}
        else:
            choices = snapshot.speller.corrections(word, name=word in names)
        if len(choices) > 1:
            known = [chosen.get(each, "" if each in missing else each) for each in typed]
            for choice in choices:
                choices[choice] *= _suits(choice, at, known, snapshot)
        if choices:
            chosen[word] = max(choices, key=choices.__getitem__)
    return chosen


def _suits(choice: str, at: int, known: Sequence[str], snapshot: Snapshot) -> float:
    """How well the word suits at that place of a question's known words, "" for any other: how much
    of them the best passage covers, whether it says it beside its neighbours, and whether that is
    what asks there.
    """
    ahead, behind = ["", *known][at], [*known, ""][at + 1]
    fit, said = _best([*filter(None, known), choice], snapshot)
    beside = said & {(ahead, choice), (choice, behind)}
    asks = choice in (OPENING if at == 0 else _MEASURING if ahead == "how" else ())
    return float(fit**_FITS * _BESIDE ** len(beside) * (_ASKS if asks else 1.0))


def mended(question: str, corrections: Mapping[str, str]) -> str:
    """The question with these words corrected where they stand; a word with a capital in it keeps
    its own, and one that lost its first letter may have lost a capital. Where one is written so
    that it cannot be found, as in pieces, the words alone.
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

    whole = _LETTERS.sub(right, question)
    spelled = [corrections.get(word, word) for word in words(question)]
    return whole if words(whole) == spelled else " ".join(spelled)


def _best(spelled: Sequence[str], snapshot: Snapshot) -> tuple[float, set[tuple[str, str]]]:
    """The highest score that a passage reaches with these words, as a share of their terms'
    weights, and which words it says side by side.
    """
    terms = list(dict.fromkeys(snapshot.analyzer.terms_of(spelled)))
    if not terms:
        return 1.0, set()
    numbers = [part.tolist() for part in snapshot.slots(terms).numbers]
    weights = list(map(snapshot.idf, terms))
    best, scores = snapshot.bm25.top(numbers, weights, 1)
    rows = chain.from_iterable(map(range, *snapshot.rows_of_passages(best)))
    said = {pair for row in rows for pair in pairwise(words(snapshot.text(row)))}
    return float(scores.max(initial=0.0)) / sum(weights), said
