"""Who holds the role that a question asks for: "agency director Ada Venn"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from index.highlights.reading import Mention
from index.kinds import Kind
from index.model import Span
from index.patterns import later
from index.query import Query
from index.roles import role_terms
from index.snapshot import Snapshot

_WHO = later(r"\bwho(?:m|se|['’]?s)?\b", re.IGNORECASE)
_WHO_IS = later(r"\W*who(?:['’]?s|\s+(?:is|are|was|were))\b", re.IGNORECASE)
_ELSE = later(r"\bby\b|['’]s\b|\w(?:ed|ing)\b", re.IGNORECASE)
_NO_HEAD = frozenset("assistant deputy ex former ousted outgoing previous retired vice".split())
_NEAR = 2  # words before a name: "chief executive Ada Venn"
_SINGLE = 0.5  # what a name of one word tells less


def roles_asked(query: Query) -> frozenset[str]:
    """The terms of the roles that the question asks for, by a verb or as in "who is the mayor?";
    none for most, as for "who met the mayor?".
    """
    if query.kind is not Kind.PERSON:
        return frozenset()
    known = role_terms()
    asking = [term for term in query.terms if term not in known]
    if _asks_for_its_role(query):
        asking += [term for term in query.terms if term in known][:1]
    return known.intersection([*asking, *chain.from_iterable(query.told_by[t] for t in asking)])


def _asks_for_its_role(query: Query) -> bool:
    """Whether the role in the question is asked for: "who is the mayor", "who heads it", "which
    mayor", "mayor of Elmbrook"; not "who met the mayor", "who is the mayor's wife".
    """
    text = query.bare
    if match := _WHO_IS.match(text):
        return not _ELSE.search(text, match.end())
    return not _WHO.search(text) or role_terms().issuperset(query.terms[:1])


def holds_role(
    query: Query, snapshot: Snapshot, row: int, names: Sequence[Span], roles: frozenset[str]
) -> float:
    """1 where one of the roles stands right before a full name, or in a name; half of it before a
    single word. Who was it before, or is below it, counts only where the question says so. `names`
    are the names in the sentence that the question does not hold.
    """
    text, stem = snapshot.text(row), snapshot.analyzer.stem
    told = 0.0
    for span in names:
        mention = Mention(text, span)
        own, before = mention.text.split(), mention.before if mention.led else ()
        leading = [word.lower() for word in (*before[-_NEAR - 1 :], *own[:-1])]
        holds = any(stem(word) in roles for word in leading[-_NEAR - len(own) + 1 :])
        if holds and query.stems.issuperset(map(stem, _NO_HEAD.intersection(leading))):
            told = max(told, 1.0 if sum(word[0].isupper() for word in own) > 1 else _SINGLE)
    return told
