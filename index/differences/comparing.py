"""Whether two figures or dates can be held against each other, and whether they agree."""

from __future__ import annotations

from index.differences.asking import Claim
from index.figures import COUNT, Figure, measures
from index.quantities.dates import Date
from index.query import Query

_CONVERTED = 0.05  # share by which figures told in unlike units may be off
_FARTHEST = 20  # times that one figure may be the other: beyond, they are of different things


def comparable(query: Query, one: Claim, other: Claim) -> bool:
    """Whether both are dates, or figures of one dimension, at one rate, of nouns that go together;
    a rate that the question names need not be told.
    """
    if isinstance(one, Date) or isinstance(other, Date):
        return isinstance(one, Date) and isinstance(other, Date)
    named = {"", *query.words}
    same_rate = one.rate == other.rate or {one.rate, other.rate} <= named
    if one.dimension != other.dimension or not same_rate:
        return False
    return one.dimension != COUNT or _count_alike(one, other)


def _count_alike(one: Figure, other: Figure) -> bool:
    kinds = [
        {measures()[noun] for noun in each.nouns if noun in measures()} for each in (one, other)
    ]
    return not {*one.nouns}.isdisjoint(other.nouns) or bool(kinds[0] & kinds[1])


def agree(one: Claim, other: Claim) -> bool:
    """Whether both may mean the same, for all that is told."""
    if isinstance(one, Date) and isinstance(other, Date):
        return not one.differs(other)
    if not (isinstance(one, Figure) and isinstance(other, Figure)):
        return False
    off = _CONVERTED * abs(one.base) if one.factor != other.factor else 0.0
    return one.low - off <= other.base <= one.high + off or other.low <= one.base <= other.high


def too_far(one: Figure, other: Figure) -> bool:
    """Whether the figures are so unlike that they are of different things."""
    small, large = sorted((abs(one.base), abs(other.base)))
    return large > _FARTHEST * small
