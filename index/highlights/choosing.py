"""The answering words of a sentence: the likeliest of its dates, figures or names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.analysis import stop_words, words
from index.dimensions import FREQUENCY
from index.figures import AGE, COUNT, SHARE, Figure
from index.highlights.cues import BESIDE, INSIDE, score
from index.highlights.forms import has_forms, is_nobody
from index.highlights.mentions import LONGEST, mentions, parts
from index.highlights.reading import Asked, Mention, Reading
from index.kinds import Kind, asks_at, asks_for_money
from index.model import Span
from index.patterns import later
from index.quantities.units import MONEY, dimension_of
from index.query import Query
from index.questions import counted_words
from index.roles import titles
from index.snapshot import Snapshot

_KEPT = 4_000  # mentions whose words are kept
_LEAST_SUM = 20  # a smaller figure with no currency is hardly one of money
_LONG = 120 * 8766  # hours, as long as nobody lives
_TOLD = 0.6  # weight of a word that may tell the question's word, beside that word itself

# When something was begun, not when somebody began it: "founded by two sisters in 1999".
_BEGUN = later(
    r"\b(?:born|built|completed|created|established|founded|formed|inaugurated|launched|opened"
    r"|set up|dat(?:es?|ing)(?: back)?) "
    r"(?:(?:around|at|by|from|in|near|on|since|to|under)\b[^.;:]{0,40}?\b)?"
    r"(?P<when>(?:1\d|20)\d\d\b|\d{1,2}th century\b"
    r"|[\w,.-]+ (?:million )?(?:decades|centuries|years|months|weeks|days) ago\b)"
)
# How often something is done: "five times", "every two weeks", "three days a week".
_UNIT = (
    "(?:second|minute|hour|day|night|morning|afternoon|evening|week|fortnight|weekday|weekend|month"
    "|season|spring|summer|autumn|winter|year|decade|century)"
)
_DAY = "(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day"
_FEW = (
    r"(?:\d[\d,.]*|(?:hundred|dozen|score)s? of|a dozen|a few|few|several|many|other|half|second"
    "|third|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh"
    "|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|hundred|fourth|fifth)"
)
_OFTEN = later(
    rf"\b(?:[Oo]nce (?:a|an|each|every|per) {_UNIT}"
    rf"|(?:[Tt]wice(?! as\b)|[Tt]hrice|(?i:{_FEW}) times)(?: (?:a|an|each|every|per) {_UNIT})?"
    rf"|(?i:{_FEW}) {_UNIT}s? (?:a|each|every|per) {_UNIT}"
    rf"|(?:[Ee]ach|[Ee]very) (?:{_FEW}(?: to |[-–]| ))?(?:(?:{_FEW}|single)[ -])?"
    rf"(?:{_UNIT}s?|{_DAY})"
    rf"|(?:on (?:weekdays|{_DAY}s(?:(?:, | and ){_DAY}s)*)|(?:at|on) weekends)"
    r"|hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually)\b"
)
_BEHIND = later(r"[\s-]([^\W\d_]+)")
_TOWARDS = frozenset(["to", "into", "from"])
_PREPOSITIONS = INSIDE | _TOWARDS | {"of", "by", "with", "for", "against", "between", "under"}
_DO = frozenset(["do", "does", "did"])
_BE = frozenset(["is", "are", "was", "were"])


def holds_kind(query: Query, snapshot: Snapshot, row: int) -> bool:
    """Whether the sentence has words of the expected kind that the question does not hold; where
    it asks for a length, a time or the like, a figure of that.
    """
    text = snapshot.text(row)
    told = _measured(query, snapshot, text) if query.measured else parts(query.kind, text)
    return any(_is_fresh(text, span, query, snapshot) for span in told)


def _with_units(found: Sequence[Span], figures: Sequence[Span]) -> Iterator[Span]:
    """The figures, each with what is mentioned with it, such as the begin of a range."""
    for start, end in figures:
        met = [span for span in found if span[0] < end and start < span[1]]
        yield min([start, *(span[0] for span in met)]), max([end, *(span[1] for span in met)])


def _measured(query: Query, snapshot: Snapshot, text: str) -> Iterator[Span]:
    """The figures of a dimension that is asked for; a year of birth or the like tells an age."""
    for figure in snapshot.figures(text[:LONGEST]):
        asked = figure.dimension in query.measured or (AGE in query.measured and _is_long(figure))
        if asked and query.unlike.isdisjoint(figure.nouns):
            yield figure.start, figure.end
    if FREQUENCY in query.measured:
        yield from (match.span() for match in _OFTEN.finditer(text[:LONGEST]))
    if AGE in query.measured:
        yield from (match.span("when") for match in _BEGUN.finditer(text[:LONGEST]))


def _is_long(figure: Figure) -> bool:
    """Whether it is a time that only things live for: "has stood for 900 years"."""
    return figure.dimension == "time" and figure.base >= _LONG


def answering_span(asked: Asked, query: Query, snapshot: Snapshot, row: int) -> Span | None:
    """The words of the sentence that answer the question, as far as cues can tell, the first of
    equals; None where the expected kind is not known, or where `holds_kind` does not hold.
    """
    found = fresh(query, snapshot, row)
    if len(found) < 2:
        return found[0] if found else None
    reading, likely = read(asked, snapshot, row, found)
    scores = [score(reading, mention) for mention in likely]
    return found[scores.index(max(scores))]


def suits(asked: Asked, query: Query, snapshot: Snapshot, row: int) -> float:
    """How well its likeliest mention suits what is asked, as far as that and the words beside it
    tell; 0 for a sentence without any.
    """
    found, text = fresh(query, snapshot, row), snapshot.text(row)
    reading = Reading(asked, text, snapshot.analyzer)
    return max((score(reading, Mention(text, span), BESIDE) for span in found), default=0.0)


def suits_at_most(asked: Asked) -> float:
    """The most that `suits` gives to any sentence; 0 where it is the same for all."""
    person = asked.kind is Kind.PERSON
    may_give = {
        "form": asked.counts or has_forms(asked.kind, asked.text),
        "preposition": bool(asked.prepositions) or (person and asked.agent),
        "full name": person,
    }
    return sum(cue.weight for cue in BESIDE if may_give[cue.name])


def fresh(query: Query, snapshot: Snapshot, row: int) -> list[Span]:
    """The sentence's mentions of the expected kind, less those that only repeat the question."""
    text = snapshot.text(row)
    found = mentions(query.kind, text)
    if query.measured:
        found = list(_with_units(found, list(_measured(query, snapshot, text))))
    return [span for span in found if _is_fresh(text, span, query, snapshot)]


def _is_fresh(text: str, span: Span, query: Query, snapshot: Snapshot) -> bool:
    """Whether a mention does not only repeat the question, and is none of something else."""
    mention = text[slice(*span)]
    terms = snapshot.analyzer.terms_of(_words(mention))
    if terms and all(map(query.weights.__contains__, terms)):
        return False
    if query.kind is Kind.PERSON:
        return not (is_nobody(mention) or _is_named(mention, query, snapshot))
    if query.kind is Kind.MONEY:
        if mention.lower().endswith(" times"):
            return False
        own = _figures_at(text, span, snapshot)
        may_be_sum = not asks_for_money(query.corrected) or any(map(_may_be_sum, own))
        return may_be_sum and not any(map(_is_measured, own))
    return COUNT not in query.dimensions or bool(query.measured) or not _has_unit(text, span)


def _is_named(mention: str, query: Query, snapshot: Snapshot) -> bool:
    """Whether the question names the same person: "President Lund" and "President Oskar Lund",
    "Ada Venn" and "Chief Executive Ada Venn". The last name has to be the same.
    """
    words_told = [(word, snapshot.analyzer.terms_of(_words(word))) for word in mention.split()]
    told = [(word, terms) for word, terms in words_told if terms]
    known = [query.weights.keys() >= set(terms) for _, terms in told]
    names = [number for number, (word, _) in enumerate(told) if not _is_title(word)]
    if not names or not known[names[-1]]:
        return False
    unknown = [number for number in names if not known[number]]
    if len(unknown) != 1:
        return not unknown
    if unknown != names[:1]:
        return True  # "Ada Maria Venn" for "Ada Venn", and no other first name
    titled = any(known[number] for number in range(len(told)) if number not in names)
    named_in_full = any(last in told[names[-1]][1] for _, last in query.full_names)
    return titled and len(names) == 2 and not named_in_full


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in titles()


def _has_unit(text: str, span: Span) -> bool:
    """Whether a figure is one of money, or of a unit whose name is written out: "45 minutes"."""
    mention, following = text[slice(*span)], _BEHIND.match(text, span[1])
    if mention[0] in "$£€":
        return True
    last = re.split(r"[\s-]", mention)[-1]
    named = [last, following[1]] if following else [last]
    return last != "cent" and any(map(dimension_of, named))


def _figures_at(text: str, span: Span, snapshot: Snapshot) -> list[Figure]:
    """The figures of a text that the span meets."""
    start, end = span
    found = snapshot.figures(text[:LONGEST])
    return [each for each in found if each.start < end and start < each.end]


def _is_measured(figure: Figure) -> bool:
    """Whether it measures something else than money, or a share of it."""
    dimension = figure.dimension
    return dimension not in (COUNT, SHARE) and not dimension.startswith(MONEY)


def _may_be_sum(figure: Figure) -> bool:
    """Whether it is a sum of money, or counts nothing else: "paid 3,000"."""
    counts_nothing = figure.dimension == COUNT and not figure.nouns
    return figure.dimension.startswith(MONEY) or (counts_nothing and figure.value >= _LEAST_SUM)


@lru_cache(maxsize=_KEPT)
def _words(mention: str) -> tuple[str, ...]:
    """The words of a mention; many are named again and again."""
    return tuple(words(mention))


def read(
    asked: Asked, snapshot: Snapshot, row: int, found: Sequence[Span]
) -> tuple[Reading, list[Mention]]:
    """The sentence read with the question in mind, and its mentions at these spans."""
    text = snapshot.text(row)
    likely = [Mention(text, span, _rarity(asked, text, span, snapshot)) for span in found]
    return Reading(asked, text, snapshot.analyzer), likely


def _rarity(asked: Asked, text: str, span: Span, snapshot: Snapshot) -> float:
    """How rare a name is in the library; 0 for figures, which are not asked for by it."""
    if not asked.kind.is_name:
        return 0.0
    idfs = [snapshot.idf(term) for term in snapshot.analyzer.terms_of(_words(text[slice(*span)]))]
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
