"""The signals that read the text of sentences, one candidate at a time, and the most that each may
give to a candidate; where that is 0, the signal is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.candidates import Candidates
from index.causes import cause_told
from index.dating import dated, dates_of, may_be_dated
from index.figures import is_part
from index.highlights.mentions import LONGEST
from index.highlights.roles import holds_role, roles_asked
from index.kinds import Kind
from index.names import stands_alone
from index.negation import denies
from index.questions import asks_whether, asks_why, defined_by, definition_of

_PARTLY = 0.5  # what a figure of a part tells less of the whole
_MEASURED = 2.0  # kinds: how much more a figure of the dimension asked for tells than any figure

Values = NDArray[np.float64]


def kind(candidates: Candidates, index: int) -> float:
    """1 where words of the expected kind stand there that the question does not hold, else -1;
    more where a figure of one dimension is asked for, and 0 where the kind is not known.
    """
    row = int(candidates.rows[index])
    most = _MEASURED if candidates.query.measured else 1.0
    return most if candidates.choosing.fresh.holds_kind(row) else -most


def mention(candidates: Candidates, index: int) -> float:
    """How well a date, a figure or a name in it suits what is asked, by the cues that choose the
    answering words and by which that alone is judged.
    """
    return candidates.choosing.suits(int(candidates.rows[index]))


def denial(candidates: Candidates, index: int) -> float:
    """1 where it denies something and yes or no is asked for: what is so is seldom asked."""
    return float(denies(candidates.snapshot.text(int(candidates.rows[index]))))


def cause(candidates: Candidates, index: int) -> float:
    """1 where it gives a cause and one is asked for; a half where it may."""
    return cause_told(candidates.snapshot.text(int(candidates.rows[index])))


def role(candidates: Candidates, index: int) -> float:
    """1 where it names somebody with the role that is asked for, be it by a verb: "Who leads it?"
    and "director Ada Venn"; half of it for a name of one word.
    """
    query, snapshot, row = candidates.query, candidates.snapshot, int(candidates.rows[index])
    spans = candidates.choosing.fresh.spans(row)
    return holds_role(query, snapshot, row, spans, roles_asked(query))


def measure(candidates: Candidates, index: int) -> float:
    """1 where a figure counts what the question counts: "how many people" and "3 million users";
    half of it where it counts a part of them: "the last 3 million".
    """
    snapshot, counted = candidates.snapshot, candidates.query.measure
    text = snapshot.text(int(candidates.rows[index]))[:LONGEST]
    found = [figure for figure in snapshot.figures(text) if figure.measure == counted]
    return max((1.0 - _PARTLY * is_part(figure, text) for figure in found), default=0.0)


def definition(candidates: Candidates, index: int) -> float:
    """1 where "What is a skiff?" meets "A skiff is a …" or "the skiff, a …"."""
    defined = definition_of(candidates.query.bare)
    text = candidates.snapshot.text(int(candidates.rows[index]))
    return float(defined is not None and bool(defined.search(text)))


def date(candidates: Candidates, index: int) -> float:
    """1 where a date of the question is told by what the sentence says of its time, or by the day
    of publication.
    """
    row = int(candidates.rows[index])
    return float(bool(dated(candidates.query, candidates.snapshot, row)))


def surname(candidates: Candidates, index: int) -> float:
    """Share of the question's terms, by idf, that are first names of somebody whom the sentence
    names by the surname: news stories give a full name only once.
    """
    query = candidates.query
    text = candidates.snapshot.text(int(candidates.rows[index]))
    told = [
        first
        for first, last in query.full_names
        if candidates.by_surname[query.terms.index(first), index]
        and stands_alone(query.words_of(last), text)
    ]
    return sum(query.weights[term] for term in dict.fromkeys(told)) / query.weight


def most_of_kind(candidates: Candidates) -> Values:
    """All may hold words of the kind, where it is known."""
    most = _MEASURED if candidates.query.measured else 1.0
    return np.full(len(candidates), most if candidates.query.kind is not Kind.OTHER else 0.0)


def most_of_mention(candidates: Candidates) -> Values:
    """All may hold words of the kind."""
    most = candidates.choosing.suits_at_most() if candidates.query.kind is not Kind.OTHER else 0.0
    return np.full(len(candidates), most)


def most_of_denial(candidates: Candidates) -> Values:
    """Any may, where yes or no is asked for."""
    whether = asks_whether(" ".join(candidates.query.words))
    return np.full(len(candidates), float(whether))


def most_of_cause(candidates: Candidates) -> Values:
    """Any may, where a cause is asked for."""
    return np.full(len(candidates), float(asks_why(" ".join(candidates.query.words))))


def most_of_role(candidates: Candidates) -> Values:
    """Those that hold such a role."""
    roles = roles_asked(candidates.query)
    if not roles:
        return np.zeros(len(candidates))
    slots = [n for n, term in enumerate(candidates.query.slots.terms) if term in roles]
    return np.asarray(candidates.here[slots].any(axis=0), np.float64)


def most_of_measure(candidates: Candidates) -> Values:
    """Those that hold a word of what is counted; all where signs may count it, too."""
    query = candidates.query
    if not query.counted:
        return np.full(len(candidates), float(query.measure is not None))
    slots = [n for n, term in enumerate(query.slots.terms) if term in query.counted]
    most: Values = candidates.here[slots].max(axis=0).astype(np.float64)
    return most


def most_of_definition(candidates: Candidates) -> Values:
    """Those that hold all terms of what a question asks the meaning of."""
    defined = defined_by(candidates.query.bare)
    if not defined:
        return np.zeros(len(candidates))
    own = candidates.snapshot.analyzer.terms(defined)
    slots = [n for n, term in enumerate(candidates.query.terms) if term in own]
    most: Values = candidates.here[slots].min(axis=0, initial=True).astype(np.float64)
    return most


def most_of_surname(candidates: Candidates) -> Values:
    """The same, be it the surname of somebody else."""
    if not candidates.query.full_names:
        return np.zeros(len(candidates))
    return candidates.weights @ candidates.by_surname / candidates.query.weight


def most_of_date(candidates: Candidates) -> Values:
    """Those of articles that may tell the date by their day of publication."""
    if not dates_of(candidates.query):
        return np.zeros(len(candidates))
    owners = candidates.owners.tolist()
    found = {
        n: may_be_dated(candidates.query, candidates.snapshot, n) for n in dict.fromkeys(owners)
    }
    return np.array([float(found[owner]) for owner in owners])
