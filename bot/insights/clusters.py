"""Questions that ask for much the same, put together by the words that they share. Pure.

Questions are compared as vectors of their terms, rare terms weighing more (tf-idf, cosine), and
joined by average linkage (UPGMA: Sokal and Michener, 1958) while they are similar enough.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import OSA

from index.analysis import Analyzer, words
from index.questions import counted_words, without_measure
from index.typed.bare import bare

SIMILAR = 0.16
"""From this average cosine on, two groups of questions are one; fitted on made-up questions."""

_MOST = 400  # forms of questions that are compared; the rarest stay alone
_SPELLED = 5  # from so many letters on, a slip of one letter is taken for a misspelling
_COMMON, _WORDS = 0.5, 4  # the share of questions that a common word is in; as many are shown

_Terms = frozenset[str]
_Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Questions that ask for much the same.

    `count` is how many were asked, repeats included; `question` is the most typical of them and
    `words` are those, in lower case, that at least half of them share, the commonest first.
    """

    count: int
    question: str
    words: tuple[str, ...]


def clusters(questions: Sequence[str]) -> list[Cluster]:
    """The clusters of the questions, the largest first; every question is in one."""
    return [_cluster(group) for group in groups(questions)]


def groups(questions: Sequence[str]) -> list[list[str]]:
    """The questions of each cluster, as often as they were asked; the largest first."""
    forms = _forms(questions)
    compared = sorted(forms, key=lambda terms: -len(forms[terms]))[:_MOST]
    found = [[forms[compared[number]] for number in group] for group in _joined(compared)]
    alone = forms.keys() - set(compared)
    found += [[asked] for terms, asked in forms.items() if terms in alone]
    flat = [[question for asked in group for question in asked] for group in found]
    return sorted(flat, key=len, reverse=True)


def _forms(questions: Sequence[str]) -> dict[_Terms, list[str]]:
    """The questions by their terms, misspelled ones corrected."""
    analyzer = Analyzer()
    terms = [_topic(each, analyzer) for each in questions]
    spelling = _spelling(Counter(term for each in terms for term in each))
    forms: dict[_Terms, list[str]] = defaultdict(list)
    for each, question in zip(terms, questions, strict=True):
        forms[_Terms(spelling.get(term, term) for term in each)].append(question)
    return forms


def _topic(question: str, analyzer: Analyzer) -> _Terms:
    """The terms that tell what a question is about; what it only counts is not that, unless there
    is nothing else.
    """
    asked = bare(question)
    counted = set(analyzer.terms_of(counted_words(asked)))
    terms = analyzer.terms(without_measure(asked))
    return _Terms(set(terms) - counted or terms or words(asked))


def _spelling(counts: Mapping[str, int]) -> dict[str, str]:
    """The terms that are one slip away from a more frequent one, which begins alike."""
    frequent = sorted(filter(_may_be_misspelled, counts), key=lambda term: (-counts[term], term))
    right: dict[str, list[str]] = defaultdict(list)  # by their first letter
    found = {}
    for term in frequent:
        alike = right[term[0]]
        near = (one for one in alike if OSA.distance(term, one, score_cutoff=1) <= 1)
        if (other := next(near, None)) and counts[other] > counts[term]:
            found[term] = other
        else:
            alike.append(term)
    return found


def _may_be_misspelled(term: str) -> bool:
    return len(term) >= _SPELLED and term.isalpha()


def _joined(forms: Sequence[_Terms]) -> list[list[int]]:
    """The numbers of the forms in each group."""
    members = [[number] for number in range(len(forms))]
    near = _similarity(forms)
    while len(forms) > 1:
        one, other = divmod(int(near.argmax()), len(forms))
        if near[one, other] < SIMILAR:
            break
        _link(near, one, other, len(members[one]), len(members[other]))
        members[one] += members[other]
        members[other] = []
    return [group for group in members if group]


def _link(near: _Matrix, one: int, other: int, size: int, other_size: int) -> None:
    """Make `one` the average of both groups, and `other` similar to none."""
    average = (size * near[one] + other_size * near[other]) / (size + other_size)
    average[near[one] < 0] = -1.0  # groups that are gone, and itself
    near[one], near[:, one] = average, average
    near[other], near[:, other] = -1.0, -1.0
    near[one, one] = -1.0


def _similarity(forms: Sequence[_Terms]) -> _Matrix:
    """The cosine of each pair of forms; -1 for a form with itself."""
    counts = Counter(term for form in forms for term in form)
    columns = {term: number for number, term in enumerate(counts)}
    vectors = np.zeros((len(forms), len(columns)))
    for row, form in enumerate(forms):
        for term in form:
            vectors[row, columns[term]] = math.log(1 + len(forms) / counts[term])
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(lengths > 0, lengths, 1)
    near: _Matrix = vectors @ vectors.T
    np.fill_diagonal(near, -1.0)
    return near


def _cluster(group: Sequence[str]) -> Cluster:
    analyzer = Analyzer()
    asked = list(map(bare, group))
    terms = [_Terms(analyzer.terms(each)) for each in asked]
    counts = Counter(term for each in terms for term in each)
    typical = max(zip(terms, group, strict=True), key=lambda pair: _fit(pair[0], counts))[1]
    common = [term for term, count in counts.most_common() if count >= _COMMON * len(group)]
    return Cluster(len(group), typical, _as_asked(common[:_WORDS], asked, analyzer))


def _fit(terms: _Terms, counts: Mapping[str, int]) -> float:
    """How well a question stands for its cluster: by the questions that its terms are in, over
    the root of its length, as in a cosine.
    """
    return sum(counts[term] for term in terms) / math.sqrt(max(1, len(terms)))


def _as_asked(terms: Sequence[str], asked: Sequence[str], analyzer: Analyzer) -> tuple[str, ...]:
    """The commonest word of each term."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for word in (word for each in asked for word in words(each)):
        forms[analyzer.stem(word)][word] += 1
    return tuple(forms[term].most_common(1)[0][0] for term in terms)
