"""Segments made of drafts, and of other segments."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.arrays import counted, distinct
from index.scoring.postings import build, merge
from index.segments.bags import bag_lengths
from index.segments.draft import FUNCTION, Draft
from index.segments.grams import grams_of
from index.segments.ragged import joined
from index.segments.segment import PASSAGE, Bools, Int32, Segment
from index.segments.vocabulary import Ints, numbered, union


def segment_of(draft: Draft, versions: Sequence[int]) -> Segment:
    """The segment over the articles of a draft; `versions` are their numbers, ascending."""
    words, numbers = numbered(draft.words)
    distinct = list(dict.fromkeys(draft.terms))
    terms, places = numbered(distinct)
    number_of = dict(zip(distinct, places.tolist(), strict=True))
    term_of = np.empty(len(words), np.int32)
    term_of[numbers] = [number_of[term] for term in draft.terms]
    function = np.zeros(len(terms), np.bool_)
    function[places] = [term.startswith(FUNCTION) for term in distinct]
    tokens, titles, cuts = (r.mapped(numbers) for r in (draft.tokens, draft.titles, draft.cuts))
    first = np.array(draft.first, np.int64)
    asks = np.array(draft.asks, np.bool_)
    passages = cut_into_passages(first, asks)
    held, rows = _content(term_of, function, tokens.values, tokens.rows())
    title_terms, titled = _content(term_of, function, titles.values, titles.rows())
    owners = np.searchsorted(first, passages[:-1], side="right") - 1
    title_of, title_places = _repeated(title_terms, titled, owners, len(first) - 1)
    postings = build(
        np.concatenate((held, title_of)),
        np.concatenate((np.searchsorted(passages, rows, side="right") - 1, title_places)).astype(
            np.int32
        ),
        None,
        vocabulary=len(terms),
        size=len(passages) - 1,
    )
    every = np.concatenate((tokens.values, titles.values, cuts.values))
    return Segment(
        words=words,
        terms=terms,
        grams=grams_of(words),
        term_of=term_of,
        function=function,
        counts=np.bincount(every, minlength=len(words)).astype(np.int32),
        frequencies=frequencies(held, rows, len(terms)),
        versions=np.array(versions, np.int64),
        first=first,
        paragraphs=np.array(draft.paragraphs, np.int32),
        asks=asks,
        tokens=tokens,
        titles=titles,
        cuts=cuts,
        bag_lengths=bag_lengths(
            first,
            np.bincount(rows, minlength=int(first[-1])),
            np.bincount(titled, minlength=len(first) - 1),
        ),
        passages=passages,
        postings=postings,
    )


def cut_into_passages(first: Ints, asks: Bools) -> Ints:
    """The first row of each passage of articles that begin at `first`, and the number of rows. A
    question that would be a passage's last row begins the next one, with its reply.
    """
    counts = -(-np.diff(first) // PASSAGE)
    before = np.concatenate(([0], np.cumsum(counts)))
    within = np.arange(int(before[-1])) - np.repeat(before[:-1], counts)
    starts = np.repeat(first[:-1], counts) + within * PASSAGE
    inner = np.flatnonzero(within)
    starts[inner] -= asks[starts[inner] - 1]
    return np.append(starts, first[-1])


def frequencies(terms: Int32, rows: Ints, size: int) -> Int32:
    """For each of `size` terms in how many rows it stands; the arrays are parallel."""
    pairs = distinct(rows * size + terms) % max(size, 1)
    return np.bincount(pairs, minlength=size).astype(np.int32)


def _content(term_of: Int32, function: Bools, words: Int32, rows: Ints) -> tuple[Int32, Ints]:
    """The terms of the words that are no stop words, and their rows."""
    terms = term_of[words]
    content = ~function[terms]
    return terms[content], rows[content]


def _repeated(terms: Int32, articles: Ints, owners: Ints, count: int) -> tuple[Int32, Ints]:
    """The terms of the articles' titles once for each passage: `owners` are the passages'
    articles. Returns terms and passages.
    """
    starts = np.searchsorted(articles, np.arange(count + 1))
    sizes = np.diff(starts)[owners]
    within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    places = np.repeat(starts[owners], sizes) + within
    return terms[places], np.repeat(np.arange(len(owners)), sizes)


def merge_segments(parts: Sequence[tuple[Segment, Bools]]) -> Segment:
    """The articles that are kept of all parts, in order, as one segment; equal to one made of
    them anew. The versions of each part are higher than those of the part before.
    """
    if len(parts) == 1 and parts[0][1].all():
        return parts[0][0]
    counts = [kept_counts(segment, keep) for segment, keep in parts]
    words, word_maps = union([(s.words, c > 0) for (s, _), c in zip(parts, counts, strict=True)])
    used = [_used(segment, c) for (segment, _), c in zip(parts, counts, strict=True)]
    terms, term_maps = union([(s.terms, u) for (s, _), u in zip(parts, used, strict=True)])
    term_of, function = np.zeros(len(words), np.int32), np.zeros(len(terms), np.bool_)
    total, held = np.zeros(len(words), np.int32), np.zeros(len(terms), np.int32)
    for (segment, keep), count, use, word_map, term_map in zip(
        parts, counts, used, word_maps, term_maps, strict=True
    ):
        kept = count > 0
        term_of[word_map[kept]] = term_map[segment.term_of[kept]]
        function[term_map[use]] = segment.function[use]
        total[word_map[kept]] += count[kept]
        held[term_map[use]] += kept_frequencies(segment, keep)[use]
    rows = [kept_rows(segment, keep) for segment, keep in parts]
    maps = list(zip(parts, word_maps, rows, strict=True))
    first = np.concatenate([np.zeros(1, np.int64), *(np.diff(s.first)[k] for s, k in parts)])
    first = np.cumsum(first)
    asks = np.concatenate([s.asks[r] for (s, _), r in zip(parts, rows, strict=True)])
    return Segment(
        words=words,
        terms=terms,
        grams=grams_of(words),
        term_of=term_of,
        function=function,
        counts=total,
        frequencies=held,
        versions=np.concatenate([segment.versions[keep] for segment, keep in parts]),
        first=first,
        paragraphs=np.concatenate([s.paragraphs[r] for (s, _), r in zip(parts, rows, strict=True)]),
        asks=asks,
        tokens=joined([s.tokens.kept(r).mapped(m) for (s, _), m, r in maps]),
        titles=joined([s.titles.kept(k).mapped(m) for (s, k), m, _ in maps]),
        cuts=joined([s.cuts.kept(k).mapped(m) for (s, k), m, _ in maps]),
        bag_lengths=np.concatenate(
            [s.bag_lengths[r] for (s, _), r in zip(parts, rows, strict=True)]
        ),
        passages=cut_into_passages(first, asks),
        postings=merge(
            [
                (s.postings, term_map.astype(np.int32), kept_passages(s, keep))
                for (s, keep), term_map in zip(parts, term_maps, strict=True)
            ],
            len(terms),
        ),
    )


def kept_rows(segment: Segment, keep: Bools) -> Bools:
    """Which rows belong to articles that are kept."""
    return np.repeat(keep, np.diff(segment.first))


def kept_passages(segment: Segment, keep: Bools) -> Bools | None:
    """Which passages belong to articles that are kept; None for all."""
    return None if keep.all() else keep[segment.owners(segment.passages[:-1])]


def kept_frequencies(segment: Segment, keep: Bools) -> Int32:
    """In how many rows each term stands, as far as their articles are kept."""
    if keep.all():
        return segment.frequencies
    kept, some = _fewer(keep)
    tokens = segment.tokens.taken(counted(segment.first[some], segment.first[some + 1]))
    terms, rows = _content(segment.term_of, segment.function, tokens.values, tokens.rows())
    found = frequencies(terms, rows, len(segment.terms))
    return found if kept else segment.frequencies - found


def kept_counts(segment: Segment, keep: Bools) -> Int32:
    """How often each word stands in the articles that are kept."""
    if keep.all():
        return segment.counts
    kept, some = _fewer(keep)
    rows = counted(segment.first[some], segment.first[some + 1])
    lists = (segment.tokens.taken(rows), segment.titles.taken(some), segment.cuts.taken(some))
    words = [each.values for each in lists]
    found = np.bincount(np.concatenate(words), minlength=len(segment.words)).astype(np.int32)
    return found if kept else segment.counts - found


def _fewer(keep: Bools) -> tuple[bool, Ints]:
    """Whether fewer articles are kept than not, and the numbers of the fewer."""
    few = 2 * int(keep.sum()) < len(keep)
    return few, np.flatnonzero(keep if few else ~keep)


def _used(segment: Segment, counts: Int32) -> Bools:
    """Which terms are those of a word that is kept."""
    used = np.zeros(len(segment.terms), np.bool_)
    used[segment.term_of[counts > 0]] = True
    return used
