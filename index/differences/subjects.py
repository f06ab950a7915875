"""Whether two sentences speak of one thing, as far as names and shared words can tell."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, pairwise

from index.analysis import Analyzer, plain_spaces, stop_words, words
from index.differences.asking import Claim
from index.differences.attribution import without_attribution
from index.figures import measures, nouns_of
from index.model import Quote
from index.patterns import later
from index.query import Query

_COVERED = 0.67  # of the question's words in the best quote, the share that another has to hold
_AROUND = 0.5  # what a word counts that stands not in the sentence but before it or in its title
_ALIKE = 5  # letters from which on the beginning of a word tells it: "Kardia", "Kardian"
_SOURCES = frozenset(  # stems of what sources do: "UN observers counted 61 dead in Tembe"
    "say said tell told count estim report claim put believ reckon calcul think thought expect"
    " write wrote speak spoke accus announc suspect fear".split()
)
_TELLING = 3  # words of the question that tell a subject which has no name
_APPOSITION = 3  # most words between two names of one thing: "the German car maker Volmar"
_VAGUE = frozenset(  # stems of words that ask for a figure, or tell little of what it is of
    "percentag percent share proport part number much figur amount total come came get got make"
    " made take took go went give gave happen occur becom becam high big larg long peopl person"
    "".split()
)
_NO_NAME = later(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|Celsius|Fahrenheit|I|New|Year"
)
_RUN = later(r"\b[A-Z][\w’'&-]*(?:\s[A-Z][\w’'&-]*)*")
# What something is only counted from, compared with or found by: "beside the Corvin tower".
_MENTION = later(
    r"(?i:years?|months?|weeks?|days?) (?:after|before) (?:the|an?) ([\w’'-]+)"
    r"|\b(?:beside|near|opposite|unlike|like|next to|than(?: (?:for|in|at|from|of))?"
    r"|(?:rival|neighbour|successor)s? of|(?:miles|metres|kilometres|km) from"
    r"|across(?: [\w’'-]+){0,4} from)"
    r" (?:the )?((?:[\w’'-]+ )?[A-Z][\w’'-]*)"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a quote speaks of where it tells a figure.

    `text` is its sentence with spaces for the source that it names ("police said"), so that
    offsets hold. All else is of the clause with the figure: `words` are its stems in order, stop
    words included, `terms` those of the source too, and `around` those of the title and of what
    stands before it. `runs` are the names, each as its stems; `opening` is the stem of a first
    word that may be a name or only begin the sentence. `mentioned` are the stems of what
    something is only compared with or counted from.
    """

    text: str
    words: tuple[str, ...]
    terms: frozenset[str]
    around: frozenset[str]
    runs: tuple[tuple[str, ...], ...]
    opening: str
    mentioned: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """The stems of all names."""
        return frozenset(chain.from_iterable(self.runs))


def subject(quote: Quote, claim: Claim, analyzer: Analyzer) -> Subject:
    """The subject of the clause of a quote that tells a figure or date."""
    text = plain_spaces(without_attribution(quote.text))
    start = text.rfind(";", 0, claim.start) + 1
    end = text.find(";", claim.end)
    clause = slice(start, end if end >= 0 else len(text))
    context = f"{quote.title}\n{quote.before}\n{quote.text[:start]}"
    opening, runs = _names(text[clause])
    mentioned = (match[1] or match[2] for match in _MENTION.finditer(text[clause]))
    return Subject(
        text,
        tuple(map(analyzer.stem, words(text[clause]))),
        frozenset(analyzer.terms(quote.text[clause])),
        frozenset(analyzer.terms(context)),
        tuple(stems for run in runs if (stems := tuple(analyzer.terms(run)))),
        "".join(analyzer.terms(opening)),
        frozenset(analyzer.terms(" ".join(mentioned))),
    )


def same_subject(query: Query, best: Subject, other: Subject) -> bool:
    """Whether another quote speaks of what the best one does."""
    known = query.names | best.names | other.names
    asked = frozenset(t for t in query.terms if t in known and not _is_year(t))
    if not asked and best.names.isdisjoint(other.names):
        return _all_covered(query, best, other)
    return (
        _names_held(best, other, asked)
        and not _of_another(query, best, other, asked)
        and not _of_another(query, other, best, asked)
        and _covered(query, best, other, asked)
    )


def _all_covered(query: Query, best: Subject, other: Subject) -> bool:
    """Whether two quotes without names hold the same words of the question, and enough of them."""
    held = best.terms.intersection(query.terms)
    names = best.names | other.names
    return not names and len(held) >= _TELLING and held <= other.terms


def _names(text: str) -> tuple[str, list[str]]:
    """The first word, where it may be no name, and the runs of capitalised words."""
    opening, runs = "", []
    for match in _RUN.finditer(text):
        tokens = [token for token in match[0].split() if not _NO_NAME.fullmatch(token)]
        begins = not any(map(str.isalnum, text[: match.start()]))
        if begins and len(tokens) == 1 and not tokens[0].endswith(("’s", "'s")):
            opening = tokens[0]
        else:
            runs.append(" ".join(tokens))
    return opening, runs


def _is_year(term: str) -> bool:
    return term.isdigit() and len(term) == 4


def _names_held(best: Subject, other: Subject, asked: frozenset[str]) -> bool:
    """Whether both quotes hold the same of the names that are asked for; in the other one they may
    stand before it, where no other name stands in it.
    """
    ours = {name for name in asked if _holds(best.terms | best.around, name)}
    theirs = {name for name in asked if _holds(other.terms | other.around, name)}
    if ours != theirs:
        return False
    lacking = any(not _holds(other.terms, name) for name in theirs)
    foreign = {*other.names, other.opening} - best.names - best.terms - asked - {""}
    return not (lacking and foreign)


def _holds(terms: frozenset[str], term: str) -> bool:
    return term in terms or any(_begins(term, own) for own in terms)


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _ALIKE and long.startswith(short)


def _of_another(query: Query, one: Subject, other: Subject, asked: frozenset[str]) -> bool:
    """Whether the first subject is another one, and what is asked for is only named in it."""
    return (
        _opens_with_another(one, other, asked)
        or any(_bears_another(noun, one, other, asked) for noun in {*query.terms} - asked)
        or not (one.mentioned - other.mentioned).isdisjoint(query.terms)
    )


def _opens_with_another(one: Subject, other: Subject, asked: frozenset[str]) -> bool:
    """Whether it begins with a name that the other quote does not hold, before one that is asked
    for: "Lia Marsh, who trained with Dena Okoro, …"; "the German firm Astor" is one name.
    """
    first = one.runs[0] if one.runs else ()
    if not first or {*first} & (asked | other.terms | other.around):
        return False
    later = next((run[0] for run in one.runs[1:] if {*run} & asked), None)
    if later is None or later not in one.words:
        return False
    if not _SOURCES.isdisjoint(one.words[: one.words.index(later)]):
        return False
    between = one.words[one.words.index(first[-1]) + 1 : one.words.index(later)]
    return len(between) > _APPOSITION or not stop_words().isdisjoint(between)


def _bears_another(noun: str, one: Subject, other: Subject, asked: frozenset[str]) -> bool:
    """Whether a noun has another name beside it than in the other quote: "the Stern brewery" where
    the question asks for "the Adler brewery".
    """
    foreign = _neighbours(one, noun) & one.names - other.names - other.terms - asked
    return bool(foreign) and not _neighbours(other, noun).isdisjoint(asked)


def _neighbours(one: Subject, noun: str) -> frozenset[str]:
    """The stems before and behind a noun."""
    places = [place for place, stem in enumerate(one.words) if stem == noun]
    return frozenset(
        chain.from_iterable(one.words[max(0, place - 1) : place + 2] for place in places)
    )


def _covered(query: Query, best: Subject, other: Subject, asked: frozenset[str]) -> bool:
    """Whether the other quote holds most of the question's words that the best one does."""
    how = {query.content.get(word) for word, asks in pairwise(query.words[::-1]) if asks == "how"}
    left_out = asked | _VAGUE | how  # "how strong" is told with a figure and no such word
    content = [term for term in query.terms if term not in left_out and not term.isdigit()]
    here = [_share(query, best, term) for term in content]
    both = [min(share, _share(query, other, t)) for share, t in zip(here, content, strict=True)]
    return sum(both) >= _COVERED * sum(here)


def _share(query: Query, one: Subject, term: str) -> float:
    told = {term, *query.told_by[term]}
    told = told.union(*(nouns_of(word) for word in told if word in measures()))
    if any(_holds(one.terms, word) for word in told):
        return 1.0
    return _AROUND if any(_holds(one.around, word) for word in told) else 0.0
