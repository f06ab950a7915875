"""The signals that order the candidates: small, named, each with its weight.

A sentence's score is the sum of weight × signal. The weights were fitted by listwise logistic
regression (Cao et al., "Learning to rank: from pairwise approach to listwise approach", 2007) on
SQuAD's questions and those of the sets that ship, and rounded; `Signal.help` says what each
measures, mostly as a share.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from index.candidates import Bools, Candidates
from index.kinds import Kind
from index.readings import (
    Values,
    cause,
    date,
    definition,
    denial,
    kind,
    measure,
    mention,
    most_of_cause,
    most_of_date,
    most_of_definition,
    most_of_denial,
    most_of_kind,
    most_of_measure,
    most_of_mention,
    most_of_role,
    most_of_surname,
    role,
    surname,
)
from index.segments.bags import K1

_ALIKE = 0.25  # words that share fewer 4-grams than this (Dice) are not alike

_MOSTLY = 0.6  # share of the terms from which on a question in a text is the one that is asked


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal: its weight in the score and how to measure it, one value a candidate (n,).

    A signal that reads the text of sentences has `reads`, which measures one candidate, and
    `most`, what it gives at most to each; it is 0 where that is 0.
    """

    name: str
    weight: float
    measure: Callable[[Candidates], Values]
    help: str
    reads: Callable[[Candidates, int], float] | None = None
    most: Callable[[Candidates], Values] | None = None

    def measure_one(self, candidates: Candidates, index: int) -> float:
        """The value of one candidate."""
        if self.reads and self.most:
            return self.reads(candidates, index) if self.most(candidates)[index] else 0.0
        return float(self.measure(candidates)[index])


def bag(candidates: Candidates) -> Values:
    """BM25 over the sentence with its context, as a share of the highest possible."""
    return candidates.bm25 / (candidates.query.weight * (K1 + 1))


def before(candidates: Candidates) -> Values:
    """Share of the question's terms in the sentence before it but not in it, by idf: what is
    spoken of is named first, and told more of in the next sentence.
    """
    return _share(candidates, _terms(candidates, candidates.before & ~candidates.here))


def alike(candidates: Candidates) -> Values:
    """Words of the question with a word in the sentence that is spelled alike, by idf and Dice:
    "Norman" and "Normandy", "invade" and "invasion".
    """
    query = candidates.query
    slot = {term: number for number, term in enumerate(query.terms)}
    of = [slot[term] for term in query.content.values()]
    best = candidates.wording.alike
    weighed = np.where((best > _ALIKE) & ~candidates.here[of], best, 0.0)
    total: Values = candidates.weights[of] @ weighed
    return total / query.weight


def related(candidates: Candidates) -> Values:
    """What words that may tell the question's words add to the bag, as a share of the highest
    possible: "director" where the question asks "Who leads …?".
    """
    added: Values = candidates.related.sum(axis=0)
    return added / (candidates.query.weight * (K1 + 1))


def exact(candidates: Candidates) -> Values:
    """Share of the question's words that stand in the sentence in the same form."""
    words = candidates.wording.exact
    share: Values = words.sum(axis=0) / max(1, len(words))
    return share


def pairs(candidates: Candidates) -> Values:
    """Share of the question's neighbouring words that are neighbours in the sentence too."""
    return candidates.wording.pairs / max(1, len(candidates.query.pairs))


def article(candidates: Candidates) -> Values:
    """Share of the question's terms, by idf, that the article says near by or in its title, or
    tells by another word near by: what a story is about need not stand in each of its sentences.
    """
    nearby = _terms(candidates, candidates.nearby) | candidates.told_nearby
    return _share(candidates, nearby)


def early(candidates: Candidates) -> Values:
    """1 for the first sentence of a story, a half for the second and so on: its opening says all
    that the story is about, and what is asked is told further down. But the figures of the story
    stand there, and where the title only names a topic, what that is.
    """
    if candidates.query.kind in (Kind.NUMBER, Kind.MONEY):
        return np.zeros(len(candidates))
    return candidates.headlined / (1.0 + candidates.positions)


def subject(candidates: Candidates) -> Values:
    """1 where the article says all names of the question near by or in its title: that is what it
    is about.
    """
    names = candidates.named
    told = _terms(candidates, candidates.nearby)[names].all(axis=0)
    return np.asarray(told & names.any(), np.float64)


def naming(candidates: Candidates) -> Values:
    """What names add to the bag, as a share of the highest possible: a story says them again and
    again, and what is asked of them stands elsewhere as well. 0 where nothing else is asked.
    """
    names = candidates.named
    if names.all():
        return np.zeros(len(candidates))
    added: Values = candidates.contributions[names].sum(axis=0)
    return added / (candidates.query.weight * (K1 + 1))


def names(candidates: Candidates) -> Values:
    """Share of the question's names and numbers that stand in the paragraph, or in a title that
    names the topic: nothing else of the article need say that again.
    """
    names = candidates.query.names
    if not names:
        return np.zeros(len(candidates))
    slots = [slot for slot, term in enumerate(candidates.query.slots.terms) if term in names]
    topic = candidates.headline & ~candidates.headlined
    found: Values = (candidates.paragraph | topic)[slots].sum(axis=0) / len(names)
    return found


def headline(candidates: Candidates) -> Values:
    """Share of the question's terms that stand in the title."""
    terms = _terms(candidates, candidates.headline)
    share: Values = terms.sum(axis=0) / max(1, len(terms))
    return share


def repeated(candidates: Candidates) -> Values:
    """Share of the question's terms, by idf, that stand in the title and in the sentence again:
    all of the article speaks of them, so that they tell little of where in it the answer stands.
    """
    terms = _terms(candidates, candidates.headline) & _terms(candidates, candidates.here)
    return _share(candidates, terms)


def pronoun(candidates: Candidates) -> Values:
    """1 where the sentence opens with a pronoun: what it speaks of stands before it."""
    return candidates.wording.pronoun.astype(np.float64)


def referent(candidates: Candidates) -> Values:
    """Share of the question's terms, by idf, that stand before it in the paragraph and not in it,
    where it opens with a pronoun and holds all others.
    """
    here = _terms(candidates, candidates.here) | candidates.told
    missing = _terms(candidates, candidates.earlier) & ~here
    whole = _share(candidates, missing | here) > 0.9
    return _share(candidates, missing) * candidates.wording.pronoun * here.any(axis=0) * whole


def asks(candidates: Candidates) -> Values:
    """1 where the sentence is a question itself, which answers none."""
    return candidates.asks.astype(np.float64)


def reply(candidates: Candidates) -> Values:
    """Share of the question's terms, by idf, in a question that stands before the sentence and
    holds most of them: it replies to it. Half of it in one paragraph with it, where as often it
    is only talk of the question.
    """
    replies = candidates.asked_before & ~candidates.asks
    if not replies.any():
        return np.zeros(len(candidates))
    told = _share(candidates, _terms(candidates, candidates.preceding))
    return np.where(replies & (told > _MOSTLY), told, 0.0) * np.where(candidates.opens, 1.0, 0.5)


def _reading(
    name: str,
    weight: float,
    reads: Callable[[Candidates, int], float],
    most: Callable[[Candidates], Values],
    help: str,
) -> Signal:
    def measure(candidates: Candidates) -> Values:
        possible = most(candidates).tolist()
        return np.array([n and reads(candidates, index) for index, n in enumerate(possible)])

    return Signal(name, weight, measure, help, reads, most)


SIGNALS = (
    Signal("bag", 16.0, bag, "BM25 over the sentence with its context"),
    Signal("before", 1.6, before, "terms in the sentence before"),
    Signal("article", 3.6, article, "terms in the article"),
    Signal("subject", 2.5, subject, "all names in the article"),
    Signal("naming", -6.6, naming, "names in the sentence with its context"),
    Signal("alike", 4.8, alike, "words spelled alike"),
    Signal("related", 14.0, related, "words told by related words"),
    Signal("exact", 2.0, exact, "words in the same form"),
    Signal("pairs", 1.8, pairs, "neighbouring words"),
    Signal("names", 0.8, names, "names and numbers in the paragraph or the topic"),
    Signal("headline", 5.0, headline, "terms in the headline"),
    Signal("repeated", -2.9, repeated, "terms of the title once more in the sentence"),
    Signal("early", -1.2, early, "opens the story"),
    _reading("kind", 1.45, kind, most_of_kind, "words of the expected kind"),
    _reading("mention", 1.0, mention, most_of_mention, "how well a figure or name in it suits"),
    _reading("cause", 2.2, cause, most_of_cause, "a cause where why is asked"),
    _reading("role", 1.6, role, most_of_role, "names who holds the role that is asked for"),
    _reading("denial", 2.0, denial, most_of_denial, "a denial where yes or no is asked for"),
    _reading("measure", 1.2, measure, most_of_measure, "a figure of what is counted"),
    _reading("definition", 6.0, definition, most_of_definition, "says what the thing is"),
    _reading("date", 2.0, date, most_of_date, "a date told by the day of publication"),
    Signal("pronoun", 0.3, pronoun, "opens with a pronoun"),
    _reading(
        "surname", 3.0, surname, most_of_surname, "first names of whom it names by the surname"
    ),
    Signal("referent", 2.0, referent, "terms before it, where it opens with a pronoun"),
    Signal("asks", -8.0, asks, "is a question itself"),
    Signal("reply", 6.0, reply, "terms of the question that it replies to"),
)

ORDERING = frozenset(
    ["article", "subject", "naming", "early", "mention", "cause", "role", "denial"]
)
"""Signals that say which of several sentences is the likelier one, and nothing of whether it
answers.
"""


def _terms(candidates: Candidates, slots: Bools) -> Bools:
    """The part of the slots that is the query's own terms."""
    return slots[: len(candidates.query.terms)]


def _share(candidates: Candidates, terms: Bools) -> Values:
    share: Values = candidates.weights @ terms / candidates.query.weight
    return share
