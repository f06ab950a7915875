"""A question made ready for the index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from index.analysis import stems as listed
from index.analysis import stop_words, words
from index.correcting import likeliest, mended
from index.dimensions import dimensions_asked, other_ways
from index.figures import COUNT, SHARE, counted_by, meant_by, measure_of
from index.highlights.forms import countries, regions
from index.kinds import Kind, expected_kind
from index.opposites import opposites
from index.questions import asks_who_it_is, counted_words, without_measure
from index.segments.draft import FUNCTION
from index.snapshot import Slots, Snapshot
from index.typed.bare import bare
from index.typed.short_forms import in_full

_FRAME = frozenset(
    "anybody anyone anything describe elaborate everybody everyone everything explain explained"
    " happen happened happening happens somebody someone something summarise summarize"
    " tell".split()
)
"""Words that ask for something without saying what. Where no article has one, it is no loss."""
_EMPHASIS = frozenset("actually basically exactly literally precisely really".split())
"""Words that ask for nothing in small letters, whatever articles have them."""
_ENDS_NAME = re.compile(r"(?:['’]s|[^\w.'’-]+)$")
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Query:
    """A question's words as the library spells them.

    `bare` is the question without what people put around it, its short forms in full, its
    misspelled words corrected.
    `words` are all of them in order and `stems` the stems of all; `content` are those without stop
    words, each with its stem, and `terms` their stems, each once; `weights` are the terms' idf and
    `weight` their sum; `told_by` holds the terms that may tell what a term asks. `names` are the
    stems of words typed with a capital (not at the start) and of numbers; `full_names` pairs the
    terms of a first name and its surname. `kind` is the kind of answer expected, `measure` what a
    "how many" question counts, and of `counted` each sentence that counts it has a stem.
    `dimensions` are those of the figures that are asked for; `measured` are the same where just
    such a figure answers, beside which stands none of `unlike`. `missing` are the typed words that
    no article holds, `corrections` what stands for them. `slots` are all terms that the ranking
    looks for: first `terms`, then `told`, those that may tell them and are not asked themselves,
    then the others; `rarity` are the idf of the first two kinds. `spelled` are slots for the words.
    """

    text: str
    bare: str
    words: tuple[str, ...]
    stems: frozenset[str]
    content: dict[str, str]
    terms: tuple[str, ...]
    weights: dict[str, float]
    weight: float
    told_by: dict[str, frozenset[str]]
    pairs: frozenset[tuple[str, str]]
    names: frozenset[str]
    full_names: tuple[tuple[str, str], ...]
    kind: Kind
    measure: str | None
    counted: frozenset[str]
    dimensions: frozenset[str]
    measured: frozenset[str]
    unlike: frozenset[str]
    missing: tuple[str, ...]
    corrections: tuple[tuple[str, str], ...]
    slots: Slots
    told: tuple[str, ...]
    rarity: tuple[float, ...]
    spelled: Slots

    def words_of(self, term: str) -> list[str]:
        """The question's words of that term."""
        return [word for word, own in self.content.items() if own == term]


def make_query(question: str, snapshot: Snapshot) -> Query:
    """The question with its misspelled words corrected towards the library's own words."""
    stem = snapshot.analyzer.stem
    alone = in_full(bare(question), snapshot.speller.holds)
    asked = words(without_measure(alone))
    unknown = dict.fromkeys(word for word in asked if not snapshot.speller.knows(word))
    stressing = _EMPHASIS.intersection(re.findall(r"\w+", alone))
    missing = tuple(word for word in unknown if word not in _FRAME | stressing)
    corrections = likeliest(alone, missing, frozenset(_names(alone)), snapshot)
    alone = mended(alone, corrections) if corrections else alone
    spelled = words(alone)
    text = " ".join(spelled)
    asked = words(without_measure(text))
    framing = stressing | (_FRAME & unknown.keys())
    content = {w: stem(w) for w in asked if w not in stop_words() and w not in framing}
    terms = tuple(dict.fromkeys(content.values()))
    counting = snapshot.analyzer.terms_of(counted_words(text))
    phrased = snapshot.relations.phrases.told_by(spelled)
    told_by = {
        term: _told_by(term, terms, counting, snapshot) | phrased.get(term, _NOTHING) - {term}
        for term in terms
    }
    names = frozenset(map(stem, _names(alone)))
    stems = frozenset(map(stem, spelled))
    told = tuple(sorted(frozenset().union(*told_by.values()) - set(terms)))
    kind = Kind.OTHER if asks_who_it_is(alone) else expected_kind(text)
    measure, dimensions = measure_of(counting), dimensions_asked(text)
    units = kind is Kind.NUMBER and measure is None
    counted = counted_by(measure)
    slots = _slots(snapshot, [*terms, *told], names | counted, stems)
    rarity = tuple(map(snapshot.idf, (*terms, *told)))
    weights = dict(zip(terms, rarity, strict=False))
    return Query(
        text=question,
        bare=alone,
        words=tuple(spelled),
        stems=stems,
        content=content,
        terms=terms,
        weights=weights,
        weight=sum(weights.values()),
        told_by=told_by,
        pairs=frozenset(pairwise(spelled)),
        names=names,
        full_names=tuple(_full_names(alone, content, snapshot)),
        kind=kind,
        measure=measure,
        counted=counted,
        dimensions=dimensions,
        measured=dimensions - {COUNT, SHARE} if units else frozenset(),
        unlike=other_ways(text),
        missing=missing,
        corrections=tuple(corrections.items()),
        slots=slots,
        told=told,
        rarity=rarity,
        spelled=snapshot.word_slots(list(dict.fromkeys([*content, *spelled]))),
    )


def _told_by(
    term: str, terms: Sequence[str], counting: Sequence[str], snapshot: Snapshot
) -> frozenset[str]:
    """The terms that may tell what the term asks; those who are meant, where it is counted."""
    told = snapshot.relations.told_by(term)
    return told | meant_by(term, terms) if term in counting[:1] else told


def _slots(
    snapshot: Snapshot, terms: Sequence[str], others: frozenset[str], stems: frozenset[str]
) -> Slots:
    """The slots of a query; words that exclude others may be stop words, too."""
    table = opposites()
    contrasting = stems & table.keys()
    excluded = contrasting.union(*(table[stem] for stem in contrasting))
    excluding = [*sorted(excluded), *(FUNCTION + term for term in sorted(excluded))]
    return snapshot.slots(list(dict.fromkeys([*terms, *sorted(others), *excluding])))


def _full_names(
    question: str, content: Mapping[str, str], snapshot: Snapshot
) -> Iterator[tuple[str, str]]:
    """The terms of first names, each with that of its surname: words with a capital side by side
    that stand in no list of words; in a question without capitals any words that are no ordinary
    ones.
    """
    run: list[str] = []
    lower = question.islower()
    known = snapshot.speller.is_ordinary if lower else listed().__contains__
    for token in [*question.split()[1:], ""]:
        typed = words(token) if lower or token[:1].isupper() else []
        own = next((word for word in typed if word in content), None)
        named = own is not None and not known(own)
        if own and named:
            run.append(content[own])
        if not named or _ENDS_NAME.search(token):
            yield from ((first, run[-1]) for first in run[:-1])
            run = []


def _names(question: str) -> list[str]:
    """Words after the first that are capitalised, and numbers; in a question without capitals, of
    places and peoples.
    """
    tokens = question.split()
    chosen = [t for i, t in enumerate(tokens) if t[:1].isdigit() or (i and t[:1].isupper())]
    if question.islower():
        chosen = [t for t in tokens if t[:1].isdigit() or not _places().isdisjoint(words(t))]
    return [word for word in words(" ".join(chosen)) if word not in stop_words()]


@cache
def _places() -> frozenset[str]:
    """The words in names of countries and regions, which are names in small letters, too."""
    return frozenset(words(" ".join(countries() | regions()))) - stop_words()
