"""Who holds the role that a question asks for: "agency director Ada Venn"."""

from __future__ import annotations

from index.highlights.choosing import fresh
from index.highlights.reading import Mention
from index.kinds import Kind
from index.query import Query
from index.roles import role_terms
from index.snapshot import Snapshot

_NEAR = 2  # words before a name: "chief executive Ada Venn"
_SURNAME = 0.5  # what a name of one word tells less


def roles_asked(query: Query) -> frozenset[str]:
    """The terms of the roles that the question asks for by a noun or a verb; none for most."""
    if query.kind is not Kind.PERSON:
        return frozenset()
    return role_terms().intersection((*query.terms, *query.told))


def holds_role(query: Query, snapshot: Snapshot, row: int, roles: frozenset[str]) -> float:
    """1 where one of the roles stands right before the full name of somebody whom the question does
    not name, or begins it; half of it before a surname.
    """
    text, stem = snapshot.text(row), snapshot.analyzer.stem
    told = 0.0
    for span in fresh(query, snapshot, row):
        mention = Mention(text, span)
        own = mention.text.split()
        before = mention.before[-_NEAR:] if mention.led else ()
        leading = (*before, *own[: len(own) > 1])
        if any(stem(word.lower()) in roles for word in leading):
            told = max(told, 1.0 if sum(word[0].isupper() for word in own) > 1 else _SURNAME)
    return told
