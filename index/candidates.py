"""The sentences that may answer, found in two steps, and what is seen of them and around them.

BM25 over passages finds where the library speaks of the question; BM25 over the bags of the
sentences there (each with its context and headline) finds the sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from index.occurrences import APART, Occurrences, occurrences
from index.passages import Scores
from index.query import Query
from index.rows import PARAGRAPH_REACH
from index.scoring.impacts import impact
from index.segments.bags import HEADLINE, K1, REACH, B, spread_found
from index.segments.draft import FUNCTION
from index.segments.segment import Int32
from index.segments.vocabulary import Ints
from index.snapshot import Snapshot
from index.wording import Wording, wording

PASSAGES = 80
"""Passages whose sentences are looked at; more change no first place."""
_LEAST_HEADLINE = 6  # words
TOLD = 0.3  # weight of related words among candidates (tuned on SQuAD)

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Around:
    """The question's terms as they stand in a sentence (`here`), and around it or in the title
    (`window`); as stems, those of stop words included, in the sentence (`stems`), and in its
    paragraph or the title (`passage`). `alike` gives, for each word of the question's content, how
    alike the sentence's most alike word is.
    """

    here: frozenset[str]
    window: frozenset[str]
    stems: frozenset[str]
    passage: frozenset[str]
    alike: dict[str, float]


@dataclass(frozen=True)
class Candidates:
    """Sentences that share terms with the query, seen in their surroundings; n candidates, in
    the order of their bags' scores.

    `rows` (n,) names them, `bm25` (n,) are the scores of their bags, `bags` (terms, n) the weights
    of the query's terms in them and `lengths` (n,) the bags' lengths. `seen` counts the query's
    slots in them and around them, where they have the places `places` (n,).
    """

    query: Query
    snapshot: Snapshot
    rows: Ints
    bm25: Scores
    bags: Int32
    lengths: Ints
    seen: Occurrences
    places: Ints

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def owners(self) -> Ints:
        """The numbers of their articles (n,)."""
        return self.seen.ground.stretches.articles[self._stretch]

    @cached_property
    def weights(self) -> Scores:
        """The terms' weights (terms,)."""
        return np.array(self.query.rarity[: len(self.query.terms)])

    @cached_property
    def told(self) -> Bools:
        """(terms, n): which terms another word of the sentence may tell."""
        query, told = self.query, np.zeros((len(self.query.terms), len(self)), np.bool_)
        place = {term: number for number, term in enumerate((*query.terms, *query.told))}
        for number, term in enumerate(query.terms):
            if others := query.told_by[term]:
                told[number] = self.here[[place[other] for other in others]].any(axis=0)
        return told

    @cached_property
    def by_surname(self) -> Bools:
        """(terms, n): which are first names that stand near by, while the sentence has the surname
        alone.
        """
        terms, told = self.query.terms, np.zeros((len(self.query.terms), len(self)), np.bool_)
        for first, last in self.query.full_names:
            own = terms.index(first)
            told[own] |= self.here[terms.index(last)] & ~self.here[own] & self.nearby[own]
        return told

    @cached_property
    def here(self) -> Bools:
        """(slots, n): what stands in the sentence."""
        return self._slots(self._around[PARAGRAPH_REACH])

    @cached_property
    def before(self) -> Bools:
        """(slots, n): what stands in the sentence before it in the paragraph."""
        before = PARAGRAPH_REACH - 1
        return self._slots(self._around[before] & self._same[before])

    @cached_property
    def preceding(self) -> Bools:
        """(slots, n): what stands in the sentence before it, be it of another paragraph."""
        return self._slots(self._around[PARAGRAPH_REACH - 1])

    @cached_property
    def asks(self) -> Bools:
        """(n,): which are questions."""
        asks: Bools = self.seen.ground.asks.take(self.places)
        return asks

    @cached_property
    def asked_before(self) -> Bools:
        """(n,): which stand behind a question, be it in another paragraph."""
        asked: Bools = self.seen.ground.asks.take(self.places - 1)
        return asked

    @cached_property
    def opens(self) -> Bools:
        """(n,): which open a paragraph."""
        paragraphs = self.seen.ground.paragraphs
        opens: Bools = paragraphs.take(self.places) != paragraphs.take(self.places - 1)
        return opens

    @cached_property
    def earlier(self) -> Bools:
        """(slots, n): what stands before it in the paragraph, as far as it is looked at."""
        before = slice(0, PARAGRAPH_REACH)
        return self._slots(np.bitwise_or.reduce(self._around[before] & self._same[before]))

    @cached_property
    def paragraph(self) -> Bools:
        """(slots, n): what stands in the paragraph, as far as it is looked at."""
        return self._slots(np.bitwise_or.reduce(self._around & self._same))

    @cached_property
    def window(self) -> Bools:
        """(slots, n): what stands at most REACH sentences away."""
        return self._slots(np.bitwise_or.reduce(self._around[_WINDOW]))

    @cached_property
    def headline(self) -> Bools:
        """(slots, n): what stands in the title, stop words left out: they are a matter of style."""
        there = self.seen.titles.take(self._stretch, axis=1).take(self.seen.line, axis=0) > 0
        terms = self.query.slots.terms
        there[[slot for slot, term in enumerate(terms) if term.startswith(FUNCTION)]] = False
        return there

    @cached_property
    def headlined(self) -> Bools:
        """(n,): whether the title is a headline, and does not just name a topic: "Black Death"."""
        long: Bools = self.seen.ground.title_words >= _LEAST_HEADLINE
        return long[self._stretch]

    @cached_property
    def nearby(self) -> Bools:
        """(slots, n): what stands in the same stretch of its article, or in the title."""
        ground, (lines, places) = self.seen.ground, self.seen.counts.shape
        there = np.zeros((lines, len(ground.shift)), np.bool_)
        line, place = np.divmod(self.seen.found, places)
        begins = ground.stretches.starts + ground.shift
        there[line, begins.searchsorted(place, side="right") - 1] = True
        return there.take(self._stretch, axis=1).take(self.seen.line, axis=0) | self.headline

    @cached_property
    def wording(self) -> Wording:
        """The candidates' words beside the question's."""
        return wording(self.query, self.snapshot, self.rows)

    def around(self, index: int) -> Around:
        """What is seen of one candidate."""
        of, headline = self.query.slots.terms, self.headline[:, index]
        here = _terms(of, self.here[:, index])
        alike = self.wording.alike[:, index].tolist()
        return Around(
            here=here,
            window=_terms(of, self.window[:, index] | headline),
            stems=_stems(here),
            passage=_stems(_terms(of, self.paragraph[:, index] | headline)),
            alike=dict(zip(self.query.content, alike, strict=True)),
        )

    def spoken(self, index: int) -> list[int]:
        """How often the candidate's article says each of the query's terms, and its title once
        more for each passage.
        """
        number = int(self.owners[index])
        if number not in self._spoken:
            asked = len(self.query.terms)
            self._spoken[number] = self.snapshot.spoken(number, self.query.slots, asked)
        return self._spoken[number]

    @cached_property
    def _spoken(self) -> dict[int, list[int]]:
        return {}

    @cached_property
    def _stretch(self) -> Ints:
        """The candidates' stretches in `seen`."""
        return self.seen.ground.stretches.of(self.rows)

    @cached_property
    def _around(self) -> Bools:
        """(_STEPS, n, lines): what stands in the places around."""
        lines, places = self.seen.counts.shape
        there = np.zeros((places, lines), np.bool_)
        line, place = np.divmod(self.seen.found, places)
        there[place, line] = True
        return there.take(self.places + _STEPS, axis=0)

    @cached_property
    def _same(self) -> Bools:
        """(_STEPS, n, 1): which of the places around are of the same paragraph."""
        paragraphs = self.seen.ground.paragraphs
        same: Bools = paragraphs.take(self.places + _STEPS) == paragraphs.take(self.places)
        return same[:, :, None]

    def _slots(self, there: Bools) -> Bools:
        """(slots, n) for what is told of the lines (n, lines)."""
        return there.T.take(self.seen.line, axis=0)


# Steps to the places that are looked at around one, and those of them that are the window.
_STEPS = np.arange(-PARAGRAPH_REACH, PARAGRAPH_REACH + 1)[:, None]
_WINDOW = slice(PARAGRAPH_REACH - REACH, PARAGRAPH_REACH + REACH + 1)
assert REACH <= PARAGRAPH_REACH <= APART


def find(query: Query, snapshot: Snapshot, count: int) -> Candidates:
    """The `count` sentences that score highest by BM25 over their bags; words that may tell what
    the question's words ask help a sentence in, but count nothing in its score. Only such as share
    a term or a related one, be it with their context.
    """
    factors = _factors(query)
    numbers = [part[: len(factors)].tolist() for part in query.slots.numbers]
    passages, _ = snapshot.bm25.top(numbers, factors, PASSAGES)
    return among(query, snapshot, passages, count)


def among(query: Query, snapshot: Snapshot, passages: Ints, count: int) -> Candidates:
    """As `find`, among the sentences of these passages."""
    asked, factors = len(query.terms), _factors(query)
    ground = snapshot.ground(np.sort(passages).tobytes())
    seen, rows = occurrences(ground, query.slots), ground.rows
    told = asked + seen.held(slice(asked, len(factors)))
    slots = np.concatenate((np.arange(asked), told))
    bags = _bags(seen, slots)
    contributions = impact(bags, ground.lengths, snapshot.mean_bag, K1, B)
    contributions *= np.array(factors)[slots][:, None]
    bm25 = np.zeros(len(rows))
    for contribution in contributions[:asked]:  # in rank_bm25's order, so that no bit differs
        bm25 += contribution
    best = _top(bm25 + contributions[asked:].sum(axis=0), count)
    return Candidates(
        query=query,
        snapshot=snapshot,
        rows=rows[best],
        bm25=bm25[best],
        bags=bags[:asked, best],
        lengths=ground.lengths[best],
        seen=seen,
        places=ground.places[best],
    )


def _factors(query: Query) -> list[float]:
    """What the terms count, then those that may tell them."""
    asked = len(query.terms)
    return [*query.rarity[:asked], *(TOLD * rarity for rarity in query.rarity[asked:])]


def _bags(seen: Occurrences, slots: Ints) -> Int32:
    """The weights of slots in the bags of the ground's rows (slots, rows)."""
    lines, shape = seen.line[slots][:, None], seen.counts.shape
    spread = spread_found(seen.found, shape[0] * shape[1])
    titles = seen.titles.take(lines * seen.titles.shape[1] + seen.ground.stretch)
    bags: Int32 = spread.take(lines * shape[1] + seen.ground.places).astype(np.int32)
    bags += HEADLINE * titles
    return bags


def _top(scores: Scores, count: int) -> Ints:
    """Places of the highest positive scores; ties by place."""
    places = scores.nonzero()[0]
    if len(places) > count:
        kth = np.partition(scores[places], len(places) - count)[len(places) - count]
        places = places[scores[places] >= kth]
    return places[np.lexsort((places, -scores[places]))][:count]


def _terms(terms: Sequence[str], there: Bools) -> frozenset[str]:
    """The terms that are there."""
    return frozenset(compress(terms, there.tolist()))


def _stems(terms: frozenset[str]) -> frozenset[str]:
    """The stems of terms, those of stop words included."""
    return frozenset([term.removeprefix(FUNCTION) for term in terms])
