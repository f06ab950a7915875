"""Signs of how far the best sentence can be believed: small, named, each with its weight.

Two things are asked apart. Is what the question is about in the library at all (FOUND)? Does the
sentence tell what is asked, or something near it (TOLD)? Each is a logistic regression over the
signs below; `python -m tests.quality.fit_confidence` fits the weights, on questions with their
article in the library and without it, and on questions that look like the article and have no
answer there. Those in use stand near the fit: with them fewer questions without an answer get one,
where as many others keep theirs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from index.candidates import Around
from index.dating import dated
from index.kinds import Kind
from index.negation import negates
from index.opposites import opposites
from index.query import Query
from index.ranking import Hit
from index.snapshot import Snapshot

# How far a term is accounted for that is not in the sentence itself.
_TOLD, _AROUND, _TOLD_AROUND, _ALIKE = 0.8, 0.7, 0.4, 0.4
_SCORE = 20.0  # a score that hardly any sentence reaches
_SINGLED = 1.5  # times over that the terms should single out one article …
_MANY = 40  # … of so many; a larger library asks for no more

_ASKS_YEAR = re.compile(r"\b(?:what|which)\s+year\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Look:
    """A sentence looked at as an answer.

    `rival` is the highest strength in a third article (0 without one). `accounted` says for each
    term of the question how far the sentence and its surroundings account for it, from 0 to 1.
    `here` and `passage` are the question's terms, and those that exclude them, as they stand in the
    sentence, and in its paragraph and title; `dated` are those that its time tells.
    """

    query: Query
    snapshot: Snapshot
    hit: Hit
    rival: float
    accounted: Mapping[str, float]
    here: frozenset[str]
    passage: frozenset[str]
    dated: frozenset[str]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.snapshot.text(self.hit.row)

    @property
    def spoken(self) -> list[int]:
        """How often the sentence's article says each of the question's terms."""
        return self.hit.candidates.spoken(self.hit.index)


def look_at(query: Query, snapshot: Snapshot, hit: Hit, rival: float) -> Look:
    """What the signs need to see of a sentence."""
    around, told = hit.candidates.around(hit.index), dated(query, snapshot, hit.row)
    return Look(
        query=query,
        snapshot=snapshot,
        hit=hit,
        rival=rival,
        accounted=accounted(query, around, told),
        here=around.stems,
        passage=around.passage,
        dated=told,
    )


def accounted(
    query: Query, around: Around, dated: frozenset[str] = frozenset()
) -> dict[str, float]:
    """For each term of the question, how far the sentence and its surroundings account for it:
    1 where it stands in the sentence, less where it stands around it or in the headline, or is
    told by another word or by its time (`dated`), or spelled alike; 0 where nothing does.
    """
    shares: dict[str, float] = {}
    for word, term in query.content.items():
        told = query.told_by[term]
        if term in around.here:
            share = 1.0
        elif term in dated or not told.isdisjoint(around.here):
            share = _TOLD
        elif term in around.window:
            share = _AROUND
        else:
            alike = around.alike[word]
            told_around = _TOLD_AROUND * (not told.isdisjoint(around.window))
            share = alike if alike > _ALIKE else told_around
        shares[term] = max(share, shares.get(term, 0.0))
    return shares


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: its weight and how to measure it."""

    name: str
    weight: float
    measure: Callable[[Look], float]
    help: str


def score(look: Look) -> float:
    """The strength of the ranking's signals, as a share of one that is hardly ever reached."""
    return look.hit.strength / _SCORE


def lead(look: Look) -> float:
    """By how much it beats the best sentence of a third article, on the same scale."""
    return (look.hit.strength - look.rival) / _SCORE


def scattered(look: Look) -> float:
    """What the terms accounted for lack of singling out one article, as if they stood in articles
    by chance: 1.5 · log(articles, 40 at most) - Σ log(articles / articles that hold the term).
    """
    snapshot, weights = look.snapshot, look.query.weights
    lacking = _SINGLED * math.log(min(snapshot.held, _MANY))
    for term in sorted(look.accounted, key=weights.__getitem__, reverse=True):  # rare ones suffice
        if lacking > 0 and term not in look.dated and (share := look.accounted[term]):
            lacking -= share * math.log(snapshot.held / max(snapshot.holders(term), 1))
    return max(lacking, 0.0)


def said(look: Look) -> float:
    """How often the article says one of the question's terms, the most said: log(1 + count)."""
    return math.log1p(max(look.spoken))


def name_unsaid(look: Look) -> float:
    """The question's names and numbers that the article never says, as far as nothing accounts
    for them.
    """
    counts = zip(look.query.terms, look.spoken, strict=True)
    unsaid = [term for term, count in counts if not count and term in look.query.names]
    return sum(1 - look.accounted[term] for term in unsaid)


def guessed(look: Look) -> float:
    """Share of the question's terms that are only a guess at a word typed, and said once in the
    article if at all: the word may well be a name that no article holds.
    """
    query = look.query
    far = [known for typed, known in query.corrections if OSA.distance(typed, known) > 1]
    terms = {query.content[word] for word in far if word in query.content}
    if not terms:
        return 0.0
    counts = zip(query.terms, look.spoken, strict=True)
    doubtful = [term for term, count in counts if count <= 1 and term in terms]
    return sum(look.accounted[term] for term in doubtful) / len(query.terms)


def unknown(look: Look) -> float:
    """Share of the question's terms that no article holds, as far as nothing accounts for them."""
    held = look.snapshot.frequency
    lost = sum(1 - share for term, share in look.accounted.items() if not held(term))
    return lost / len(look.accounted)


def name_elsewhere(look: Look) -> float:
    """Share of the question's names and numbers that the sentence itself does not hold."""
    names = look.query.names & look.accounted.keys()
    return len(names - look.here - look.dated) / len(names) if names else 0.0


def related(look: Look) -> float:
    """Share of the question's terms, by idf, that only another word of the sentence tells."""
    query, terms = look.query, look.here
    told = [t for t in query.terms if t not in terms and not terms.isdisjoint(query.told_by[t])]
    return sum(query.weights[term] for term in told) / query.weight


def negation(look: Look) -> float:
    """1 where the question asks for what is not, and the sentence denies nothing."""
    return float(negates(look.query.bare) and not negates(look.text))


def opposite(look: Look) -> float:
    """How many words of the question the passage replaces with words that exclude them."""
    table = opposites()
    absent = [term for term in look.query.stems if term in table and term not in look.passage]
    return float(sum(not table[term].isdisjoint(look.passage) for term in absent))


def contrast(look: Look) -> float:
    """How many words of the question that exclude others the sentence does not hold."""
    table = opposites()
    return float(sum(term in table and term not in look.here for term in look.query.stems))


def other_number(look: Look) -> float:
    """1 where the sentence lacks a number that the question holds."""
    here = look.here | look.dated
    return float(any(term[0].isdigit() and term not in here for term in look.accounted))


def no_year(look: Look) -> float:
    """1 where a year is asked and the sentence has none that the question does not hold."""
    if not _ASKS_YEAR.search(look.query.bare):
        return 0.0
    return float(all(year in look.query.bare for year in _YEAR.findall(look.text)))


def no_figure(look: Look) -> float:
    """1 where a date, a number or a price is asked and the sentence has none."""
    asked = look.query.kind in (Kind.DATE, Kind.NUMBER, Kind.MONEY)
    return float(asked and not look.hit.holds_kind)


FOUND_BIAS = -1.12
FOUND = (
    Sign("ranking", 4.5, score, "the score without what only orders sentences"),
    Sign("lead", 2.2, lead, "how far it leads other articles"),
    Sign("said", 0.44, said, "how often the article speaks of it"),
    Sign("scattered", -0.44, scattered, "terms that stand in many articles"),
    Sign("unknown", -2.2, unknown, "words that no article holds"),
    Sign("name unsaid", -1.2, name_unsaid, "names that the article never says"),
    Sign("guessed", -11.0, guessed, "words that are only a guess at those typed"),
)
TOLD_BIAS = 2.85
TOLD = (
    Sign("negation", -2.6, negation, "a negation that it lacks"),
    Sign("opposite", -1.3, opposite, "words told with their opposites"),
    Sign("contrast", -0.33, contrast, "contrasting words that it lacks"),
    Sign("other number", -1.5, other_number, "a number that it lacks"),
    Sign("name elsewhere", -0.21, name_elsewhere, "names that only stand around it"),
    Sign("related", 0.6, related, "terms told by related words"),
    Sign("no year", -7.5, no_year, "a year asked, and none told"),
    Sign("no figure", -2.0, no_figure, "a figure asked, and none told"),
)
