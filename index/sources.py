"""Which articles are one source: those of one publisher, and one story in several outlets. Pure."""

from __future__ import annotations

from index.analysis import words
from index.duplicates import containment
from index.snapshot import Snapshot

# Shared shingles from which on two articles are one story. Two desks that edit lightly leave half
# of them, and a third where they turn every sentence round, which counts where both name the same
# agency. A later report that repeats a paragraph holds an eighth; stories of their own on one
# event, with a quotation in common, hold less than a tenth (the texts are in the tests).
_COPIED, _COPIED_FROM_AGENCY = 0.4, 0.25


def same_source(one: int, other: int, snapshot: Snapshot) -> bool:
    """Whether the articles of these numbers are one source, so that they confirm nothing."""
    publishers = (snapshot.article(number).article.publisher for number in (one, other))
    return one == other or _same_name(*publishers) or same_story(one, other, snapshot)


def same_story(one: int, other: int, snapshot: Snapshot) -> bool:
    """Whether one article repeats the other, or both repeat a third."""
    shared = containment(snapshot.shingles(one), snapshot.shingles(other))
    agencies = (snapshot.article(number).article.agency for number in (one, other))
    return shared >= (_COPIED_FROM_AGENCY if _same_name(*agencies) else _COPIED)


def _same_name(one: str | None, other: str | None) -> bool:
    """Whether both are known and the same but for case, accents, punctuation and "the"."""
    return bool(one and other) and _folded(one) == _folded(other)


def _folded(name: str | None) -> list[str]:
    return [word for word in words(name or "") if word != "the"]
