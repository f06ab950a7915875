"""The terms of a query over an index, for compiled code."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from index.scoring.heap import push
from index.scoring.kinds import Bool, Codes, Float64, Int32, Int64, UInt32
from index.scoring.machine import machine_code

SAMPLE = 500
"""So many postings of the rarest terms are searched for a score to beat."""


class Index(NamedTuple):
    """The arrays of `Postings`, the impacts of its pairs, and the documents: `1 << shift` a window,
    `alive` (documents,) or empty for all.
    """

    starts: Int64
    documents: Int32
    codes: Codes
    highest: Codes
    rows: Int32
    window_starts: UInt32
    window_codes: Codes
    impacts: Float64
    alive: Bool
    size: int
    shift: int


class Terms(NamedTuple):
    """Terms of a query, and what is known of each: the highest score that a posting of it gives,
    where its postings in the present window begin and end, and the highest score of these.
    """

    numbers: Int64
    factors: Float64
    bounds: Float64
    begins: Int64
    ends: Int64
    highest: Float64


@machine_code
def known_terms(index: Index, numbers: Int64, factors: Float64) -> Terms:
    """The terms that can add to a score, in the order of the query."""
    size = 0
    known = np.empty(len(numbers), np.int64)
    for i in range(len(numbers)):
        number = numbers[i]
        if not (0 <= number < len(index.rows) and factors[i] > 0):
            continue
        if index.starts[number] < index.starts[number + 1]:
            known[size] = i
            size += 1
    terms = _chosen(numbers, factors, known[:size])
    for r in range(size):
        terms.begins[r] = index.starts[terms.numbers[r]]
        terms.ends[r] = index.starts[terms.numbers[r] + 1]
    return terms


@machine_code
def _chosen(numbers: Int64, factors: Float64, order: Int64) -> Terms:
    """Some terms in some order, nothing known of them."""
    size = len(order)
    places, values = np.empty((3, size), np.int64), np.empty((3, size))
    for r in range(size):
        places[0, r], values[0, r] = numbers[order[r]], factors[order[r]]
    return Terms(places[0], values[0], values[1], places[1], places[2], values[2])


@machine_code
def by_rarity(index: Index, query: Terms, peaks: Float64) -> Terms:
    """The terms with the fewest postings first, and their bounds."""
    sizes = query.ends - query.begins
    terms = _chosen(query.numbers, query.factors, np.argsort(sizes, kind="mergesort"))
    for r in range(len(terms.numbers)):
        number = terms.numbers[r]
        terms.begins[r] = index.starts[number]
        terms.ends[r] = index.starts[number + 1]
        terms.bounds[r] = terms.factors[r] * peaks[index.highest[number]]
    return terms


@machine_code
def running_peaks(impacts: Float64) -> Float64:
    """The highest impact up to each code."""
    peaks = np.empty(len(impacts))
    peak = 0.0
    for code in range(len(impacts)):
        peak = max(peak, impacts[code])
        peaks[code] = peak
    return peaks


@machine_code
def first_from(documents: Int32, low: int, high: int, document: int) -> int:
    """The first posting between `low` and `high` whose document is not below `document`."""
    while low < high:
        middle = (low + high) >> 1
        if documents[middle] < document:
            low = middle + 1
        else:
            high = middle
    return low


@machine_code
def exact_score(index: Index, query: Terms, document: int) -> float:
    """A document's score, summed in the order of the query."""
    score = 0.0
    for i in range(len(query.numbers)):
        low, high = index.starts[query.numbers[i]], index.starts[query.numbers[i] + 1]
        row = index.rows[query.numbers[i]]
        if row >= 0:
            window = document >> index.shift
            high = low + np.int64(index.window_starts[row, window + 1])
            low += np.int64(index.window_starts[row, window])
        place = first_from(index.documents, low, high, document)
        if place < high and index.documents[place] == document:
            score += query.factors[i] * index.impacts[index.codes[place]]
    return score


@machine_code
def sampled_score(index: Index, query: Terms, terms: Terms, count: int) -> float:
    """A score that `count` documents reach: those with the best impacts of the rarest terms."""
    scores, found = np.empty(count), np.empty(count, np.int64)
    held = 0
    for r in range(min(2, len(terms.numbers))):
        if r > 0 and held == count:
            break
        for place in range(terms.begins[r], min(terms.ends[r], terms.begins[r] + SAMPLE)):
            score = terms.factors[r] * index.impacts[index.codes[place]]
            document = index.documents[place]
            if held == count and score <= scores[0]:
                continue
            if counts(index.alive, document) and not (found[:held] == document).any():
                held = push(scores, found, held, score, document)
    if held < count:
        return 0.0
    lowest = np.inf
    for j in range(held):
        lowest = min(lowest, exact_score(index, query, found[j]))
    return lowest


@machine_code
def counts(alive: Bool, document: int) -> bool:
    """Whether a document is alive."""
    return len(alive) == 0 or alive[document]
