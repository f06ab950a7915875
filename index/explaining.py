"""Why this answer? The best sentence's score and that of the runner-up, taken apart.

Everything follows from the query, the index and the ranking's hits; nothing is kept while
answering, so that an answer costs no more where nobody asks why.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from index import confidence
from index.confidence import rival_of
from index.dating import dated
from index.model import Quote
from index.query import Query
from index.quoting import quotes_of
from index.ranking import Hit, Ranking, ranking
from index.segments.bags import K1, B
from index.signals import SIGNALS
from index.signs import FOUND, FOUND_BIAS, TOLD, TOLD_BIAS, Look, Sign, accounted, look_at
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class TermPart:
    """What one term of the question gives to the BM25 score of a sentence's bag.

    contribution = idf × frequency × (k1 + 1) / (frequency + k1 × length_factor), where
    `frequency` is the term's weight in the bag (the sentence, those around it, the headline) and
    `length_factor` = 1 − b + b × the bag's length / the mean length. `word` is the term (a stem)
    as it was searched for; `sentences` counts those that hold it themselves. The confidence takes
    the term as accounted for by `accounted` (0 to 1); `told_by` are words of the sentence that
    may tell it where it does not stand there itself.
    """

    word: str
    term: str
    frequency: int
    sentences: int
    idf: float
    length_factor: float
    contribution: float
    accounted: float
    told_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignalPart:
    """What one signal gives to the score: part = weight × value. `help` says what it measures."""

    name: str
    weight: float
    value: float
    part: float
    help: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a sentence has its score and its confidence (both in `quote`).

    The parts of `signals` add up to the score. The first signal, "bag", is `bm25` as a share of
    `possible`, the highest BM25 score that the question allows; the contributions of `terms` add
    up to `bm25`.
    """

    quote: Quote
    bm25: float
    possible: float
    terms: tuple[TermPart, ...]
    signals: tuple[SignalPart, ...]

    def to_json(self) -> dict[str, Any]:
        """The reasons as a part of the object that `ask --json --explain` prints."""
        return {**asdict(self), "quote": self.quote.to_json()}


@dataclass(frozen=True, slots=True)
class Belief:
    """Why the best sentence is believed as far as it is (index/signs.py).

    `found` is the probability that the library speaks of what is asked, from `found_bias` and
    `found_signs`, and `told` that the sentence tells it, from `told_bias` and `told_signs`: each
    1 / (1 + e^−sum). A sign's part = weight × value. `confidence` is found × told on the scale of
    index/confidence.py.
    """

    found_bias: float
    found_signs: tuple[SignalPart, ...]
    found: float
    told_bias: float
    told_signs: tuple[SignalPart, ...]
    told: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Margin:
    """By how much a signal sets the best sentence above the runner-up; negative: below."""

    name: str
    difference: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the best sentence is the best; where nothing was found, why it is the nearest.

    `best` is None where no sentence shares a word with the question, `runner_up` where no second
    does. `corrections` pairs words as typed with those searched for. `margins`, largest first,
    add up to the difference of the two scores; signals that make none are left out. `belief` says
    where the best one's confidence comes from.
    """

    corrections: tuple[tuple[str, str], ...]
    best: Reasons | None = None
    runner_up: Reasons | None = None
    margins: tuple[Margin, ...] = ()
    belief: Belief | None = None

    def to_json(self) -> dict[str, Any]:
        """The explanation as the value that `ask --json --explain` prints."""
        return {
            "corrections": [list(pair) for pair in self.corrections],
            "best": self.best and self.best.to_json(),
            "runner_up": self.runner_up and self.runner_up.to_json(),
            "margins": [asdict(margin) for margin in self.margins],
            "belief": self.belief and asdict(self.belief),
        }


def explain(query: Query, snapshot: Snapshot, limit: int) -> Explanation:
    """Why the first of `limit` quotes is the first."""
    return explain_from(ranking(query, snapshot, limit), query, snapshot)


def explain_from(hits: Ranking, query: Query, snapshot: Snapshot) -> Explanation:
    """Why the first of these ranked sentences is the first, as `explain` does."""
    quotes = quotes_of(query, snapshot, hits, 2)
    found = [reasons(query, snapshot, *pair) for pair in zip(hits, quotes, strict=False)]
    best, runner_up = [*found, None, None][:2]
    margins = _margins(best, runner_up) if best and runner_up else ()
    belief = _belief(query, snapshot, hits) if hits and query.terms else None
    return Explanation(query.corrections, best, runner_up, margins, belief)


def _belief(query: Query, snapshot: Snapshot, hits: Ranking) -> Belief:
    look = look_at(query, snapshot, hits[0], rival_of(0, hits, snapshot))
    return Belief(
        found_bias=FOUND_BIAS,
        found_signs=tuple(_sign_part(sign, look) for sign in FOUND),
        found=confidence.found(look),
        told_bias=TOLD_BIAS,
        told_signs=tuple(_sign_part(sign, look) for sign in TOLD),
        told=confidence.told(look),
        confidence=confidence.confidence(query, snapshot, hits[0], look.rival),
    )


def _sign_part(sign: Sign, look: Look) -> SignalPart:
    value = sign.measure(look)
    return SignalPart(sign.name, sign.weight, value, sign.weight * value, sign.help)


def reasons(query: Query, snapshot: Snapshot, hit: Hit, quote: Quote) -> Reasons:
    """The score of a hit, and of its quote, taken apart."""
    values = [s.measure_one(hit.candidates, hit.index) for s in SIGNALS]
    return Reasons(
        quote=quote,
        bm25=float(hit.candidates.bm25[hit.index]),
        possible=query.weight * (K1 + 1),
        terms=_terms(query, snapshot, hit),
        signals=tuple(
            SignalPart(s.name, s.weight, value, part, s.help)
            for s, value, part in zip(SIGNALS, values, hit.parts, strict=True)
        ),
    )


def _terms(query: Query, snapshot: Snapshot, hit: Hit) -> tuple[TermPart, ...]:
    """The question's terms in their order, with what each gives to the row."""
    candidates, index = hit.candidates, hit.index
    bags = candidates.bags[: len(query.terms), index].tolist()
    length = float(1 - B + B * candidates.lengths[index] / snapshot.mean_bag)
    shares = accounted(query, candidates.around(index), dated(query, snapshot, hit.row))
    words = {term: word for word, term in reversed(query.content.items())}
    return tuple(
        TermPart(
            word=words[term],
            term=term,
            frequency=frequency,
            sentences=snapshot.frequency(term),
            idf=query.weights[term],
            length_factor=length,
            contribution=query.weights[term] * _saturated(frequency, length),
            accounted=shares[term],
            told_by=_told_by(query, snapshot, hit.row, term),
        )
        for term, frequency in zip(query.terms, bags, strict=True)
    )


def _saturated(frequency: int, length_factor: float) -> float:
    """BM25's share of a term's idf: more frequency tells ever less more."""
    return (frequency * (K1 + 1)) / (frequency + K1 * length_factor)


def _told_by(query: Query, snapshot: Snapshot, row: int, term: str) -> tuple[str, ...]:
    """The words of the sentence that may tell a term that does not stand there itself."""
    view = snapshot.view(row)
    if term in view.terms:
        return ()
    return tuple(word for word, own in view.content.items() if own in query.told_by[term])


def _margins(best: Reasons, runner_up: Reasons) -> tuple[Margin, ...]:
    pairs = zip(best.signals, runner_up.signals, strict=True)
    margins = [Margin(ours.name, ours.part - theirs.part) for ours, theirs in pairs]
    telling = [margin for margin in margins if margin.difference]
    return tuple(sorted(telling, key=lambda margin: -abs(margin.difference)))
