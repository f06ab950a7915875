"""Who holds the role that a question asks for: "agency director Ada Venn"."""

from __future__ import annotations

import re

from index.highlights.choosing import fresh
from index.highlights.reading import Mention
from index.kinds import Kind
from index.patterns import later
from index.query import Query
from index.roles import role_terms
from index.snapshot import Snapshot

_IS = later(
    r"\W*who(?:['’]?s|\s+(?:is|are|was|were))\b|(?!.*\b(?:who|whom|whose)\b)", re.IGNORECASE
)
_FORMER = frozenset(["former", "late", "outgoing", "then"])
_NEAR = 2  # words before a name: "chief executive Ada Venn"
_SURNAME = 0.5  # what a name of one word tells less


def roles_asked(query: Query) -> frozenset[str]:
    """The terms of the roles that the question asks for, by a verb or as in "who is the mayor?";
    none for most, as for "who met the mayor?".
    """
    if query.kind is not Kind.PERSON:
        return frozenset()
    known, own = role_terms(), set(query.terms)
    asking = own if _IS.match(query.corrected) else own - known
    return known & asking.union(*(query.told_by[term] for term in asking))


def holds_role(query: Query, snapshot: Snapshot, row: int, roles: frozenset[str]) -> float:
    """1 where one of the roles stands right before the full name of somebody whom the question does
    not name, or in it; half of it before a surname. Who held it before counts only where the
    question says so, too.
    """
    text, stem = snapshot.text(row), snapshot.analyzer.stem
    told = 0.0
    for span in fresh(query, snapshot, row):
        mention = Mention(text, span)
        own, before = mention.text.split(), mention.before if mention.led else ()
        leading = [word.lower() for word in (*before[-_NEAR:], *own[:-1])]
        held = _FORMER.isdisjoint(leading + [word.lower() for word in before[-_NEAR - 1 :]])
        if any(stem(word) in roles for word in leading) and (held or _FORMER & {*query.words}):
            told = max(told, 1.0 if sum(word[0].isupper() for word in own) > 1 else _SURNAME)
    return told
