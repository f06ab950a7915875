"""The sentences that may answer, and what is seen of them and around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from index.highlights.choosing import Choosing
from index.names import capitalised
from index.occurrences import APART, Occurrences
from index.passages import Scores
from index.query import Query
from index.rows import PARAGRAPH_REACH
from index.scoring.impacts import impact
from index.segments.bags import K1, REACH, B
from index.segments.draft import FUNCTION
from index.segments.segment import Int32
from index.segments.vocabulary import Ints
from index.snapshot import Snapshot
from index.wording import Wording, wording

_LEAST_HEADLINE = 6  # words
_BEST = 2  # sentences that tell how names are written
_TELLING = 0.5  # of a word that may tell another, beside that word itself

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

    `rows` (n,) names them, `bm25` (n,) are the scores of their bags and `contributions` (terms, n)
    what each of the query's terms adds; `bags` (held, n) are the weights in them of the slots
    `slots` (held,), first all terms and then those that may tell them and stand here at all, and
    `lengths` (n,) the bags' lengths. `seen` counts the query's slots in them and around them, where
    they have the places `places` (n,).
    """

    query: Query
    snapshot: Snapshot
    rows: Ints
    bm25: Scores
    contributions: Scores
    slots: Ints
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
    def related(self) -> Scores:
        """(terms, n): what words that may tell a term and are not asked themselves add to its part
        of the bag's score, each as half of the term, and less where it is more common.
        """
        asked = len(self.query.terms)
        own, told = self.bags[:asked], self.bags[asked:]
        whole = own + _TELLING * (self._tells[:, self.slots[asked:]] @ told)
        of = self.lengths, self.snapshot.mean_bag, K1, B
        return self.weights[:, None] * (impact(whole, *of) - impact(own, *of))

    @cached_property
    def told(self) -> Bools:
        """(terms, n): which terms another word of the sentence may tell."""
        return self._told(self.here)

    @cached_property
    def told_nearby(self) -> Bools:
        """(terms, n): which terms another word near by may tell."""
        return self._told(self.nearby)

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
    def named(self) -> Bools:
        """(terms,): which are names or figures: so the question writes them, or a sentence among
        the best does.
        """
        texts = map(self.snapshot.text, self.rows[:_BEST].tolist())
        written = frozenset().union(*map(capitalised, texts))
        content = self.query.content.items()
        names = self.query.names.union(term for word, term in content if word in written)
        return np.array([term in names for term in self.query.terms], np.bool_)

    @cached_property
    def positions(self) -> Ints:
        """(n,): where they stand in their articles, from 0."""
        return self.rows - self.seen.ground.stretches.firsts[self._stretch]

    @cached_property
    def choosing(self) -> Choosing:
        """What they mention that may answer."""
        return Choosing(self.query, self.snapshot)

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

    def _told(self, there: Bools) -> Bools:
        """(terms, n): which terms a word may tell that is there (slots, n)."""
        told: Bools = self._tells @ there > 0
        return told

    @cached_property
    def _tells(self) -> Scores:
        """(terms, slots): how rare a term is that may tell another, as a share of the other's idf,
        1 at most; 0 where it may not.
        """
        query = self.query
        rarity = np.array(query.rarity)
        tells = np.zeros((len(query.terms), len(query.slots.terms)))
        place = {term: number for number, term in enumerate((*query.terms, *query.told))}
        for number, term in enumerate(query.terms):
            telling = [place[other] for other in query.told_by[term]]
            tells[number, telling] = np.minimum(rarity[telling] / rarity[number], 1.0)
        return tells

    def _slots(self, there: Bools) -> Bools:
        """(slots, n) for what is told of the lines (n, lines)."""
        return there.T.take(self.seen.line, axis=0)


# Steps to the places that are looked at around one, and those of them that are the window.
_STEPS = np.arange(-PARAGRAPH_REACH, PARAGRAPH_REACH + 1)[:, None]
_WINDOW = slice(PARAGRAPH_REACH - REACH, PARAGRAPH_REACH + REACH + 1)
assert REACH <= PARAGRAPH_REACH <= APART


def _terms(terms: Sequence[str], there: Bools) -> frozenset[str]:
    """The terms that are there."""
    return frozenset(compress(terms, there.tolist()))


def _stems(terms: frozenset[str]) -> frozenset[str]:
    """The stems of terms, those of stop words included."""
    return frozenset([term.removeprefix(FUNCTION) for term in terms])
