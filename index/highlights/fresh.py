"""The mentions of a sentence that may answer: of the expected kind, and not in the question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.analysis import words
from index.dimensions import FREQUENCY
from index.figures import AGE, COUNT, SHARE, Figure
from index.highlights.forms import is_nobody
from index.highlights.mentions import LONGEST, mentions, parts
from index.highlights.worded import DAY, days_reported, is_free, worded
from index.kinds import Kind, asks_for_money
from index.model import Span
from index.patterns import later
from index.quantities.units import MONEY, dimension_of
from index.query import Query
from index.roles import titles
from index.snapshot import Snapshot

_KEPT = 4_000  # mentions whose words are kept
_LEAST_SUM = 20  # a smaller figure with no currency is hardly one of money
_LONG = 120 * 8766  # hours, as long as nobody lives

# When something was begun, not when somebody began it: "founded by two sisters in 1999".
_BEGUN = later(
    r"\b(?:born|built|carved|cast|completed|constructed|created|erected|established|founded|formed"
    r"|inaugurated|launched|made|opened|planted|set up|dat(?:es?|ing)(?: back)?) "
    r"(?:(?:around|at|by|from|in|near|on|since|to|under)\b[^.;:]{0,40}?\b)?"
    r"(?P<when>(?:1\d|20)\d\d\b|\d{1,2}th century\b"
    r"|[\w,.-]+ (?:million )?(?:decades|centuries|years|months|weeks|days) ago\b)"
)
# How often something is done: "five times", "every two weeks", "three days a week".
_UNIT = (
    "(?:second|minute|hour|day|night|morning|afternoon|evening|week|fortnight|weekday|weekend|month"
    "|season|spring|summer|autumn|winter|year|decade|century)"
)
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
    rf"(?:{_UNIT}s?|{DAY})"
    rf"|(?:on (?:weekdays|{DAY}s(?:(?:, | and ){DAY}s)*)|(?:at|on) weekends)"
    r"|hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually)\b"
)
# Stems of a question that asks when something was reported.
_REPORTING = frozenset(["report", "said", "say", "tell", "told", "write", "wrote"])
_BEHIND = later(r"[\s-]([^\W\d_]+)")


class Fresh:
    """What the sentences of a snapshot mention that may answer a question; what was found is kept,
    since one sentence is asked for it again and again, and one name stands in many of them.
    """

    def __init__(self, query: Query, snapshot: Snapshot) -> None:
        self._query, self._snapshot = query, snapshot
        self._spans: dict[int, list[Span]] = {}
        self._names: dict[str, bool] = {}

    def holds_kind(self, row: int) -> bool:
        """Whether the sentence has words of the expected kind that the question does not hold;
        where it asks for a length, a time or the like, a figure of that.
        """
        query = self._query
        if query.kind.is_name:
            return bool(self.spans(row))
        text = self._snapshot.text(row)
        told = self._measured(text) if query.measured else parts(query.kind, text)
        return any(self._is_fresh(text, span) for span in (*told, *self._worded(text)))

    def spans(self, row: int) -> list[Span]:
        """The sentence's mentions of the expected kind, less those that only repeat the question;
        in order.
        """
        if row not in self._spans:
            self._spans[row] = self._found(self._snapshot.text(row))
        return self._spans[row]

    def _found(self, text: str) -> list[Span]:
        query = self._query
        found = mentions(query.kind, text)
        if query.measured:
            found = list(_with_units(found, list(self._measured(text))))
        told = self._worded(text)
        if not query.kind.is_name:
            rest = [s for s in found if not any(a <= s[0] and s[1] <= b for a, b in told)]
            return [span for span in sorted([*rest, *told]) if self._is_fresh(text, span)]
        for name in {text[slice(*span)] for span in found} - self._names.keys():
            self._names[name] = self._is_fresh(name, (0, len(name)))
        named = [span for span in found if self._names[text[slice(*span)]]]
        rest = [s for s in told if not any(a < s[1] and s[0] < b for a, b in named)]
        return sorted([*named, *(span for span in rest if self._is_fresh(text, span))])

    def _worded(self, text: str) -> list[Span]:
        return worded(self._query.kind, self._query.bare, text[:LONGEST])

    def _measured(self, text: str) -> Iterator[Span]:
        """The figures of a dimension that is asked for; for an age a year of birth or the like."""
        wanted, age = self._query.measured, AGE in self._query.measured
        for figure in self._snapshot.figures(text[:LONGEST]):
            asked = figure.dimension in wanted or (age and _is_long(figure))
            if asked and self._query.unlike.isdisjoint(figure.nouns):
                yield figure.start, figure.end
        if FREQUENCY in wanted:
            yield from (match.span() for match in _OFTEN.finditer(text[:LONGEST]))
        if age:
            yield from (match.span("when") for match in _BEGUN.finditer(text[:LONGEST]))

    def _is_fresh(self, text: str, span: Span) -> bool:
        """Whether a mention does not only repeat the question, and is none of something else."""
        query, mention = self._query, text[slice(*span)]
        terms = self._terms(mention)
        if terms and all(map(query.weights.__contains__, terms)):
            return False
        if query.kind is Kind.PERSON:
            return not (is_nobody(mention) or self._is_named(mention))
        if query.kind is Kind.DATE:
            reported = days_reported(text[:LONGEST])
            return span[1] not in reported or not _REPORTING.isdisjoint(query.terms)
        if query.kind is Kind.MONEY:
            if mention.lower().endswith(" times"):
                return False
            if is_free(text, span):
                return True
            own = _figures_at(text, span, self._snapshot)
            may_be_sum = not asks_for_money(query.bare) or any(map(_may_be_sum, own))
            return may_be_sum and not any(map(_is_measured, own))
        return COUNT not in query.dimensions or bool(query.measured) or not _has_unit(text, span)

    def _is_named(self, mention: str) -> bool:
        """Whether the question names the same person: "President Lund" and "President Oskar Lund",
        "Ada Venn" and "Chief Executive Ada Venn". The last name has to be the same.
        """
        query = self._query
        words_told = [(word, self._terms(word)) for word in mention.split()]
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

    def _terms(self, mention: str) -> list[str]:
        return self._snapshot.analyzer.terms_of(mention_words(mention))


def _with_units(found: Sequence[Span], figures: Sequence[Span]) -> Iterator[Span]:
    """The figures, each with what is mentioned with it, such as the begin of a range."""
    for start, end in figures:
        met = [span for span in found if span[0] < end and start < span[1]]
        yield min([start, *(span[0] for span in met)]), max([end, *(span[1] for span in met)])


def _is_long(figure: Figure) -> bool:
    """Whether it is a time that only things live for: "has stood for 900 years"."""
    return figure.dimension == "time" and figure.base >= _LONG


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
def mention_words(mention: str) -> tuple[str, ...]:
    """The words of a mention; many are named again and again."""
    return tuple(words(mention))
