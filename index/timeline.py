"""A topic → the sentences that speak of it: the dated ones in order, the others apart.

A sentence is dated by a time that it names itself, never by its article's date. Of a topic's
sentences many more are found than are shown, and those with a date come first: they are what a
timeline is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

import numpy as np

from index import speech
from index.analysis import words
from index.candidates import Bools, Candidates
from index.evidence import are_twins
from index.model import Quote
from index.passages import Scores
from index.query import Query, make_query
from index.ranking import Hit, Ranking, ranking
from index.snapshot import Snapshot
from index.sources import same_story
from index.times.periods import Period
from index.times.resolving import Time, tells_when_said
from index.times.telling import times_of

DEPTH = 4
"""For each sentence that is wanted, so many of the topic are looked at for their times."""

# Share of the topic, by idf, that a sentence has to account for, and what a word of the topic
# counts that does not stand there itself (tried out on the topics of the tests).
_COVERED = 0.7
_TOLD, _IN_TITLE, _IN_PARAGRAPH = 0.8, 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence of a timeline. `period` is when it happened, None where that is not clear.

    `said` is the time as the sentence names it, its span in `quote.text`; where there is no period
    it says why not: two periods are possible, or there is nothing to count from. None: no time.
    """

    quote: Quote
    period: Period | None = None
    said: Time | None = None

    @property
    def words(self) -> str | None:
        """The words of the time, a slice of the quote's text."""
        return self.quote.text[slice(*self.said.span)] if self.said else None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a library says of a topic: `dated` from the earliest on, `undated` by rank.

    `missing` are the words of the topic that no article holds; `corrections` pairs words as typed
    with the library's words that were searched for instead.
    """

    topic: str
    dated: tuple[Entry, ...] = ()
    undated: tuple[Entry, ...] = ()
    missing: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()


def timeline(topic: str, snapshot: Snapshot, limit: int) -> Timeline:
    """The best sentences on the topic, at most `limit`; one that several articles print, once."""
    query = make_query(topic, snapshot)
    count = max(0, limit) * DEPTH
    hits = islice(_on_topic(query, ranking(query, snapshot, count)), count)
    found = [(hit, _entry(hit, snapshot)) for hit in hits]
    chosen: list[tuple[Hit, Entry]] = []
    for hit, entry in sorted(found, key=lambda pair: pair[1].period is None):  # stable: by rank
        if not _joins_twin(hit, entry, chosen, snapshot):
            chosen.append((hit, entry))
    chosen = chosen[: max(0, limit)]
    return Timeline(
        topic,
        dated=tuple(entry for _, entry in sorted(chosen, key=_when) if entry.period),
        undated=tuple(entry for _, entry in chosen if entry.period is None),
        missing=query.missing,
        corrections=query.corrections,
    )


def _when(pair: tuple[Hit, Entry]) -> tuple[int, int, int]:
    """Earlier beginnings first; of those that begin together the longest, so that a year stands
    above its months and a month above its days; then the order of the library.
    """
    hit, entry = pair
    if entry.period is None:
        return 0, 0, hit.row
    return entry.period.first.toordinal(), -entry.period.last.toordinal(), hit.row


def _on_topic(query: Query, hits: Ranking) -> Iterator[Hit]:
    """The hits that speak of the topic, by rank."""
    if not query.terms or not hits:
        return
    coverage = _coverage(hits[0].candidates).tolist()
    yield from (hit for hit in hits if coverage[hit.index] >= _COVERED)


def _coverage(candidates: Candidates) -> Scores:
    """How far each candidate accounts for the topic, by idf, from 0 to 1 (n,).

    A word of the topic counts in full in the sentence itself, or in the one before where the
    sentence opens with a pronoun; less where another word tells it, or where it only stands in the
    title or the paragraph. Where nothing of the topic is in the sentence that is 0.
    """
    asked, told = len(candidates.query.terms), candidates.told
    own = candidates.here[:asked] | _before_pronoun(candidates)
    titled = candidates.headline[:asked].copy()
    for first, second, named in reversed(_full_names(candidates)):
        own[first] |= named & own[second]
        titled[first] |= named & titled[second]
    around = _IN_TITLE * titled, _IN_PARAGRAPH * candidates.paragraph[:asked]
    shares = np.maximum.reduce([own * 1.0, told * _TOLD, *around])
    coverage: Scores = candidates.weights @ shares / candidates.query.weight
    return coverage * (own | told).any(axis=0)


def _full_names(candidates: Candidates) -> list[tuple[int, int, Bools]]:
    """Terms of the topic that follow one another there, and which candidates (n,) are of articles
    that somewhere hold them so, too: these go on with the second word alone, as "Elon Musk" is
    "Musk" from then on.
    """
    query, found = candidates.query, []
    number = {term: place for place, term in enumerate(query.terms)}
    for pair in pairwise(query.words):
        if pair[0] in query.content and pair[1] in query.content:
            first, second = (number[query.content[word]] for word in pair)
            full = _hold_pair(candidates, pair, first, second)
            found.append((first, second, np.isin(candidates.owners, candidates.owners[full])))
    return found


def _hold_pair(candidates: Candidates, pair: tuple[str, str], first: int, second: int) -> Bools:
    """(n,): where the words stand side by side, or both in the title."""
    here, headline = candidates.here, candidates.headline
    full: Bools = headline[first] & headline[second]
    for index in (here[first] & here[second] & ~full).nonzero()[0].tolist():
        text = candidates.snapshot.text(int(candidates.rows[index]))
        full[index] = pair in pairwise(words(text))
    return full


def _before_pronoun(candidates: Candidates) -> Bools:
    """(terms, n): what the sentence before holds, if the candidate opens with a pronoun and both
    stand in one paragraph.
    """
    found: Bools = candidates.before[: len(candidates.query.terms)] & candidates.wording.pronoun
    return found


def _entry(hit: Hit, snapshot: Snapshot) -> Entry:
    stored, position = snapshot.at(hit.row)
    quote = Quote.at(position, stored.article, stored.sentences, stored.sentence_ids)
    said = _telling(quote)
    period = said.periods[0] if said and len(said.periods) == 1 else None
    return Entry(replace(quote, score=hit.score), period, said)


def _telling(quote: Quote) -> Time | None:
    """The time by which the sentence tells its event; one that is not clear only for want of
    others.

    Of the clear ones it is the shortest: "the firm, which made a loss last year, closed on Monday".
    Of two as short, it is not that of "said": "the mayor said on Monday that the bridge had
    collapsed on Friday". Then an exact one before a rounded one, then the first.
    """
    spoken = speech.spans(quote.text, quote.before)
    told = speech.outside(quote.text, spoken)
    found = times_of(quote)

    def fitness(time: Time) -> tuple[int, bool, bool]:
        period = time.periods[0]
        days = (period.last - period.first).days
        return days, tells_when_said(told, time.span), period.about

    clear = [time for time in found if len(time.periods) == 1]
    return min(clear, key=fitness) if clear else next(iter(found), None)


def _joins_twin(
    hit: Hit, entry: Entry, chosen: list[tuple[Hit, Entry]], snapshot: Snapshot
) -> bool:
    """Whether a twin of the sentence is chosen; of both the one stays that happened earlier: who
    prints a story again later lets "on Monday" mean a later one.

    Two stories may use the same words of what happened twice, so that copies of different times
    have to stand in one story.
    """
    for place, (other, shown) in enumerate(chosen):
        if not are_twins(hit, other, snapshot):
            continue
        if entry.period in (None, shown.period):
            return True
        if same_story(hit.owner, other.owner, snapshot):
            if shown.period and entry.period and entry.period.first < shown.period.first:
                chosen[place] = (hit, entry)
            return True
    return False
