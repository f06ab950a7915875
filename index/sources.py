"""Which articles are one source: those of one publisher, and one story in several outlets. Pure."""

from __future__ import annotations

from index.duplicates import containment
from index.identity.likeness import is_story, same_name
from index.snapshot import Snapshot


def same_source(one: int, other: int, snapshot: Snapshot) -> bool:
    """Whether the articles of these numbers are one source, so that they confirm nothing."""
    publishers = (snapshot.article(number).article.publisher for number in (one, other))
    return one == other or same_name(*publishers) or same_story(one, other, snapshot)


def same_story(one: int, other: int, snapshot: Snapshot) -> bool:
    """Whether one article repeats the other, or both repeat a third.

    The texts are compared: of the copies that are linked when articles are added, some are missed.
    """
    shared = containment(snapshot.shingles(one), snapshot.shingles(other))
    return is_story(shared, snapshot.article(one).article, snapshot.article(other).article)
