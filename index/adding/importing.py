"""Articles on their way into the library: taken apart by several processes, stored in batches.

A batch is one transaction; what was stored stays, so that an import that was interrupted goes on
where it stopped: articles that are known are passed over before they are taken apart.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice
from multiprocessing.connection import wait
from threading import Thread, current_thread, main_thread
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np

from index.analysis import Analyzer
from index.identity.sketches import Sketch, sketches
from index.model import Article
from index.segments.building import merge_segments, segment_of
from index.segments.draft import draft
from index.segments.segment import Bools, Segment
from index.spans import Sentences

if TYPE_CHECKING:
    from concurrent.futures import Future

_PIECE = 800_000  # characters that a process takes apart at a time
_BATCH = 10  # pieces that are stored in one transaction; the more, the less is written twice
_FIRST, _GROWTH = 2, 1.25  # pieces of the first batch, and of each next one for one of the last
_INLINE = 1  # pieces for which other processes are not worth their start
_AHEAD = 3  # pieces in flight for each process
_ENDS = (signal.SIGINT, signal.SIGTERM)
_PATIENCE = 2.0  # seconds until what slow readers have given is stored, however little


@dataclass(frozen=True, slots=True)
class Piece:
    """Articles with their sentences and sketches, and the segment over them; its versions are still
    to be told by the store.
    """

    articles: Sequence[Article]
    sentences: Sequence[Sentences]
    segment: Segment
    sketches: Sequence[Sketch]

    def stored(self) -> Iterator[tuple[Article, Sentences]]:
        """The articles as the store takes them."""
        return zip(self.articles, self.sentences, strict=True)


class TakenApart:
    """What takes articles apart; one serves many threads."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer

    def __call__(self, articles: Sequence[Article]) -> Piece:
        """The sentences of these articles and the segment over them."""
        sentences = [_sentences(article) for article in articles]
        made = draft(zip(articles, sentences, strict=True), self._analyzer)
        segment = segment_of(made, [0] * len(articles))
        return Piece(articles, sentences, segment, list(sketches(segment)))


def groups(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles, as many together as are taken apart at a time, or as have come in that time."""
    group: list[Article] = []
    size, begun = 0, monotonic()
    for article in articles:
        group.append(article)
        size += len(article.text)
        if size >= _PIECE or monotonic() - begun > _PATIENCE:
            yield group
            group, size, begun = [], 0, monotonic()
    if group:
        yield group


def pieces(
    grouped: Iterator[Sequence[Article]],
    take_apart: Callable[[Sequence[Article]], Piece],
    workers: int,
) -> Iterator[Piece]:
    """The piece of each group, in order; where more than one worker gets more than _INLINE of them,
    they are made by so many processes.
    """
    first = list(islice(grouped, _INLINE + 1)) if workers > 1 else []
    every = chain(first, grouped)
    yield from map(take_apart, every) if len(first) <= _INLINE else _elsewhere(every, workers)


def batches(found: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces, as many together as one transaction stores, or as have come in its time. The
    first batches are small, so that storing begins soon.
    """
    batch: list[Piece] = []
    begun, most = monotonic(), float(_FIRST)
    for piece in found:
        batch.append(piece)
        if len(batch) >= most or monotonic() - begun > 2 * _PATIENCE:
            yield batch
            batch, begun, most = [], monotonic(), min(_GROWTH * most, _BATCH)
    if batch:
        yield batch


def merged(batch: Sequence[Piece], keep: Bools) -> Segment:
    """The segment over those articles of a batch that are to be kept."""
    bounds = np.cumsum([0, *(len(piece.articles) for piece in batch)])
    parts = [
        (piece.segment, keep[start:end])
        for piece, start, end in zip(batch, bounds, bounds[1:], strict=False)
    ]
    return merge_segments(parts)


def _sentences(article: Article) -> Sentences:
    """As the article's reader found them; else, for one that no reader made, found now."""
    if article.sentences is not None:
        return article.sentences
    from index.prose.splitting import sentences_of  # nltk takes long to import

    return sentences_of(article)


def _elsewhere(grouped: Iterator[Sequence[Article]], workers: int) -> Iterator[Piece]:
    """Taken apart by other processes, a few pieces ahead of what is asked for."""
    from concurrent.futures import ProcessPoolExecutor  # few start so many processes

    context = multiprocessing.get_context("spawn")
    flying: deque[tuple[Sequence[Article], Future[Piece]]] = deque()
    with ExitStack() as stack:
        pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)
        stack.callback(pool.shutdown, wait=True, cancel_futures=True)
        for group in grouped:
            with _undisturbed():
                flying.append((group, pool.submit(_take_apart, group)))
            while len(flying) >= workers * _AHEAD or (flying and flying[0][1].done()):
                yield _whole(*flying.popleft())
        while flying:
            yield _whole(*flying.popleft())


@contextmanager
def _undisturbed() -> Iterator[None]:
    """A block in which signals wait, and go on waiting in processes that it starts. An exception
    amid their start would leave one of them behind that nobody ends, and all would wait for it.
    """
    if sys.platform == "win32":
        with _handled_later():
            yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
    try:
        with _handled_later():
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _handled_later() -> Iterator[None]:
    """A block whose signals are handled after it. That they are blocked is not enough: another
    thread may be given them, and Python handles in the main one what any of them is given.
    """
    if current_thread() is not main_thread():
        yield  # no handler runs here
        return
    come: list[int] = []
    with ExitStack() as stack:  # all of it is undone, though a signal comes meanwhile
        for each in _ENDS:
            stack.callback(_raise, each, come)
        for each in _ENDS:
            if (handler := signal.getsignal(each)) is not None:
                stack.callback(signal.signal, each, handler)
                signal.signal(each, lambda number, _: come.append(number))
        yield


def _raise(number: int, come: Collection[int]) -> None:
    if number in come:
        signal.raise_signal(number)


def _begin() -> None:
    """Begin a process of the pool: it ends with the one that started it, however that one ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends it by way of that one
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDS)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent
    wait([parent.sentinel])
    os._exit(1)  # the pool, which would never hear that nobody is left to ask it, is not waited for


def _take_apart(articles: Sequence[Article]) -> Piece:
    """The piece without its articles, which need not come back."""
    gc.disable()  # nothing that is made here goes round in circles, and looking takes its time
    return replace(_own()(articles), articles=())


def _whole(articles: Sequence[Article], made: Future[Piece]) -> Piece:
    return replace(made.result(), articles=articles)


@cache
def _own() -> TakenApart:
    """A process's own."""
    return TakenApart(Analyzer())
