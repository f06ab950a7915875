"""The answering words of a sentence: the likeliest of its dates, figures or names."""

from __future__ import annotations

from collections.abc import Sequence

from index.analysis import stop_words
from index.highlights.cues import BESIDE, INSIDE, score
from index.highlights.forms import has_forms
from index.highlights.fresh import Fresh, mention_words
from index.highlights.reading import Asked, Mention, Reading
from index.kinds import Kind, asks_at
from index.model import Span
from index.query import Query
from index.questions import counted_words
from index.snapshot import Snapshot

_TOLD = 0.6  # weight of a word that may tell the question's word, beside that word itself
_TOWARDS = frozenset(["to", "into", "from"])
_PREPOSITIONS = INSIDE | _TOWARDS | {"of", "by", "with", "for", "against", "between", "under"}
_DO = frozenset(["do", "does", "did"])
_BE = frozenset(["is", "are", "was", "were"])


class Choosing:
    """What the sentences of a snapshot mention that may answer a question, and how well it suits;
    `asked` is what the question says of it.
    """

    def __init__(self, query: Query, snapshot: Snapshot) -> None:
        self.asked = asked_by(query, snapshot)
        self.fresh = Fresh(query, snapshot)
        self._snapshot = snapshot

    def answering_span(self, row: int) -> Span | None:
        """The words of the sentence that answer the question, as far as cues can tell, the first
        of equals; None where the expected kind is not known, or `fresh.holds_kind` does not hold.
        """
        found = self.fresh.spans(row)
        if len(found) < 2:
            return found[0] if found else None
        reading, likely = self.read(row)
        scores = [score(reading, mention) for mention in likely]
        return found[scores.index(max(scores))]

    def suits(self, row: int) -> float:
        """How well its likeliest mention suits what is asked, as far as that and the words beside
        it tell; 0 for a sentence without any.
        """
        found, text = self.fresh.spans(row), self._snapshot.text(row)
        reading = Reading(self.asked, text, self._snapshot.analyzer)
        return max((score(reading, Mention(text, span), BESIDE) for span in found), default=0.0)

    def suits_at_most(self) -> float:
        """The most that `suits` gives to any sentence; 0 where it is the same for all."""
        asked = self.asked
        person = asked.kind is Kind.PERSON
        may_give = {
            "form": asked.counts or has_forms(asked.kind, asked.text),
            "preposition": bool(asked.prepositions) or (person and asked.agent),
            "full name": person,
        }
        return sum(cue.weight for cue in BESIDE if may_give[cue.name])

    def read(self, row: int) -> tuple[Reading, list[Mention]]:
        """The sentence read with the question in mind, and its fresh mentions."""
        text = self._snapshot.text(row)
        likely = [Mention(text, span, self._rarity(text, span)) for span in self.fresh.spans(row)]
        return Reading(self.asked, text, self._snapshot.analyzer), likely

    def _rarity(self, text: str, span: Span) -> float:
        """How rare a name is in the library; 0 for figures, which are not asked for by it."""
        if not self.asked.kind.is_name:
            return 0.0
        snapshot, words = self._snapshot, mention_words(text[slice(*span)])
        idfs = [snapshot.idf(term) for term in snapshot.analyzer.terms_of(words)]
        return sum(idfs) / (len(idfs) * snapshot.idf("")) if idfs else 0.0


def asked_by(query: Query, snapshot: Snapshot) -> Asked:
    """What the question says of its answer and of the answer's place in a sentence."""
    text = " ".join(query.words)
    start = asks_at(text) or 0
    before, (asking, *behind) = text[:start].split(), text[start:].split() or [""]
    stems = snapshot.analyzer.terms_of(_focus(text, behind))
    told = {t: _TOLD * query.weights[term] for term in query.terms for t in query.told_by[term]}
    return Asked(
        kind=query.kind,
        text=text,
        weights=told | query.weights,
        focus=frozenset(stems).union(*(query.told_by.get(stem, ()) for stem in stems)),
        counts=bool(counted_words(text)),
        prepositions=_leading(asking, [*before[-1:], *behind[-1:]]),
        agent=not (_DO | _BE).intersection(behind[:1]),
    )


def _leading(asking: str, around: Sequence[str]) -> frozenset[str]:
    """The prepositions that lead to the answer; `around` are the words where the question itself
    may have its preposition.
    """
    own = _PREPOSITIONS.intersection(around)
    return own or (INSIDE | _TOWARDS if asking == "where" else frozenset())


def _focus(text: str, behind: Sequence[str]) -> list[str]:
    """What is counted; else the verb, as far as the order of words tells: the last word of "did …
    sail", in other questions the first ("who built …"), stop words left out.
    """
    content = [word for word in behind if word not in stop_words()]
    return counted_words(text) or (content[-1:] if _DO.intersection(behind[:1]) else content[:1])
