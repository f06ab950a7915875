"""Where two sources give different figures or dates for the same thing, both are shown.

Precision comes first: what may be of another thing is left alone. Figures of one kind that count
different things, users and downloads, are labelled by these words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from index.analysis import Analyzer
from index.differences.asking import Claim, asked, claims
from index.differences.attribution import attribution
from index.differences.comparing import agree, comparable, too_far
from index.differences.contrasts import apart, sides
from index.differences.labels import labels
from index.differences.phrases import Surroundings
from index.differences.subjects import Subject, same_subject, subject
from index.figures import Figure
from index.model import Difference, Quote
from index.quantities.dates import Date
from index.query import Query
from index.quoting import Quotes
from index.snapshot import Snapshot

_RELEVANT = 0.4  # share of the best quote's strength that another source's quote needs
_TIMES = ("year", "month", "weekday")  # contrasts that set figures apart, and not dates


@dataclass(frozen=True, slots=True)
class _Told:
    """What a quote says of its subject."""

    quote: Quote
    subject: Subject
    claim: Claim


def find_differences(
    query: Query, ranked: Quotes, limit: int, snapshot: Snapshot
) -> tuple[tuple[Quote, ...], tuple[Difference, ...]]:
    """The quotes to show, and which of them differ.

    The first `limit` of `ranked` stay as they are; a quote from further down that is needed for a
    difference comes after them.
    """
    quotes = list(ranked[:limit])
    told = list(_told(query, ranked, snapshot))
    if len(told) < 2:
        return tuple(quotes), ()
    quotes += [each.quote for each in told if each.quote not in quotes]
    difference = Difference(
        quotes=tuple(quotes.index(each.quote) for each in told),
        values=tuple(each.quote.text[each.claim.start : each.claim.end].strip() for each in told),
        labels=_labels(query, told, snapshot.analyzer),
        attributions=tuple(attribution(each.quote.text) for each in told),
    )
    return tuple(quotes), (difference,)


def _told(query: Query, ranked: Quotes, snapshot: Snapshot) -> Iterator[_Told]:
    """What the best quote says; then, of each other article, what the first quote says that holds
    most of the names asked for, unless it or another one agrees.
    """
    analyzer = snapshot.analyzer
    claim = asked(query, ranked[0], claims(query, ranked[0].text, snapshot), analyzer)
    if claim is None:
        return
    best = _Told(ranked[0], subject(ranked[0], claim, analyzer), claim)
    yield best
    articles: defaultdict[tuple[str, int], list[_Told]] = defaultdict(list)
    agreeing = set()
    for other, found in _others(query, best, ranked, snapshot):
        articles[other.quote.origin].append(other)
        if any(agree(claim, each) for each in found):
            agreeing.add(other.quote.origin)
    for article, others in articles.items():
        other = max(others, key=lambda each: len(query.names & each.subject.terms))
        if article not in agreeing and not _apart(query, best, other, analyzer):
            yield other


def _others(
    query: Query, best: _Told, ranked: Quotes, snapshot: Snapshot
) -> Iterator[tuple[_Told, list[Claim]]]:
    """Quotes of other articles on the subject, each with its claims that may be compared; without
    such claims no quote is made.
    """
    analyzer = snapshot.analyzer
    for place in ranked.elsewhere(_RELEVANT):
        told = claims(query, snapshot.text(ranked.hits[place].row), snapshot)
        found = [each for each in told if comparable(query, best.claim, each)]
        if not found:
            continue
        quote = ranked[place]
        its = asked(query, quote, found, analyzer)
        if its is None:
            continue
        other = _Told(quote, subject(quote, its, analyzer), its)
        if same_subject(query, best.subject, other.subject):
            yield other, found


def _apart(query: Query, best: _Told, other: _Told, analyzer: Analyzer) -> bool:
    """Whether words beside them, or their sizes, say that they are of different things."""
    but = _TIMES if isinstance(best.claim, Date) else ()
    told = [sides(each.quote.text, each.quote.published) for each in (best, other)]
    if any(apart(*pair, but) for pair in combinations([sides(query.bare), *told], 2)):
        return True
    if not (isinstance(best.claim, Figure) and isinstance(other.claim, Figure)):
        return False
    if too_far(best.claim, other.claim):
        return True
    around = Surroundings.of(best.claim, best.subject, analyzer)
    return around.apart_from(Surroundings.of(other.claim, other.subject, analyzer))


def _labels(query: Query, told: Sequence[_Told], analyzer: Analyzer) -> tuple[str, ...]:
    """The word by which each counts what another does not, "" where there is none."""
    figures = [(each.quote.text, each.claim) for each in told if isinstance(each.claim, Figure)]
    if len(figures) < len(told):
        return ("",) * len(told)
    asked_for = sides(query.bare)
    pairs = [labels(figures[0], figure, asked_for, analyzer) for figure in figures[1:]]
    return (max(pair[0] for pair in pairs), *(pair[1] for pair in pairs))
