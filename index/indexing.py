"""The index kept up with the store: segments on disk, what is newer in memory, and snapshots.

SQLite is the log: a change that was committed is durable, and a new segment only spares reading
the texts again at the next start.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from index.analysis import Analyzer
from index.changes import Put
from index.identity.sketches import Sketch
from index.lexicon import Lexicon
from index.model import Article, Sentence
from index.parts import parts_of
from index.relations import Relations
from index.segments.building import merge_segments, segment_of
from index.segments.chain import Chain, Link
from index.segments.draft import draft
from index.segments.segment import Bools, Segment
from index.snapshot import Snapshot
from index.store import Store, StoredArticle

_log = logging.getLogger(__name__)

_FEW = 4  # a segment with fewer than so many times the rows of a newer one is merged with it
_LARGEST = 1_200_000  # sentences of merged segments, so that merging takes a gigabyte at most
_LOST = 0.2  # share of removed articles from which on a segment is made anew
_AT_ONCE = 1_000  # articles that are made a segment of at a time
_RUN = 60_000  # sentences that are written without waiting for more
_KEPT_ARTICLES = 256  # articles whose texts are kept in memory


@dataclass(frozen=True, slots=True)
class _Piece:
    """A segment with the articles of it that are current; `end` is the last change that it
    covers, `saved` whether it stands on disk.
    """

    segment: Segment
    keep: Bools
    begin: int
    end: int
    saved: bool

    @property
    def lost(self) -> float:
        """The share of its articles that are current no more."""
        return float((~self.keep).sum() / max(1, len(self.keep)))


class Indexer:
    """Makes snapshots of what a store holds."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._chain = Chain(folder, store.mark)
        self._analyzer = Analyzer()
        self._relations = Relations(self._analyzer)
        self._lexicon = Lexicon(self._analyzer, self._relations)
        self._load = lru_cache(maxsize=_KEPT_ARTICLES)(self._stored)
        self._changing = threading.Lock()
        self._pieces: list[_Piece] = []
        self._change = 0
        self._snapshot = self._made("")

    @property
    def analyzer(self) -> Analyzer:
        """What makes terms of texts and questions."""
        return self._analyzer

    def snapshot(self, *, wait: bool = True) -> Snapshot:
        """The index over what the store holds now. Without `wait`, while another thread is at it,
        the one over what it held before.
        """
        if self._store.version() != self._snapshot.version and self._changing.acquire(wait):
            before = self._pieces.copy(), self._change
            try:
                self._catch_up()
            except BaseException:
                self._pieces, self._change = before  # or the next one would do half of it twice
                raise
            finally:
                self._changing.release()
        return self._snapshot

    def put(
        self,
        articles: Sequence[tuple[Article, Sequence[Sentence]]],
        segment_over: Callable[[Bools], Segment],
        sketches: Iterable[Sketch] = (),
        *,
        revive: bool,
    ) -> list[Put]:
        """Store articles, with what Store.put_many tells, and take in the segment over those that
        were taken. Where other programs have changed the store too, it is left to
        the next snapshot to read the texts.
        """
        with self._changing:  # or another thread's change could pass for these
            outcomes = self._store.put_many(articles, sketches, revive=revive)
            keep = np.array([put.outcome in ("added", "updated") for put in outcomes], np.bool_)
            changes = self._store.changes(self._change)
            versions = [change.version for change in changes if not change.gone]
            if versions and len(versions) == keep.sum():
                own = replace(segment_over(keep), versions=np.array(versions, np.int64))
                self._add(own, changes[-1].number)
                self._leave({change.version for change in changes if change.gone})
        return outcomes

    def save(self) -> None:
        """Write what is in memory alone to disk, merging what is small."""
        with self._changing:
            self._settle()
            self._snapshot = self._made(self._snapshot.version)

    def _catch_up(self) -> None:
        """Make the snapshot anew; the caller holds the lock."""
        version = self._store.version()
        if version == self._snapshot.version:
            return
        for link in self._chain.read(self._change):
            self._pieces.append(_piece(link))
            self._change = link.end
        changes = self._store.changes(self._change)
        gone = {change.version for change in self._store.changes(self._covered()) if change.gone}
        self._leave(gone)
        came = [c for c in changes if not c.gone and c.version not in gone]
        for begin in range(0, len(came), _AT_ONCE):
            some = came[begin : begin + _AT_ONCE]
            found = self._store.load([change.version for change in some])
            made = draft(((each.article, each.sentences) for each in found), self._analyzer)
            self._add(segment_of(made, [each.version for each in found]), some[-1].number)
        if changes:
            self._change = changes[-1].number
        self._snapshot = self._made(version)

    def _covered(self) -> int:
        """The change up to which every segment knows what is gone."""
        return min((piece.end for piece in self._pieces), default=0)

    def _leave(self, versions: set[int]) -> None:
        """Mark versions as current no more."""
        if not versions:
            return
        gone = np.array(sorted(versions), np.int64)
        for place, piece in enumerate(self._pieces):
            keep = piece.keep & ~np.isin(piece.segment.versions, gone)
            if not np.array_equal(keep, piece.keep):
                self._pieces[place] = replace(piece, keep=keep)

    def _add(self, segment: Segment, end: int) -> None:
        """Add a segment in memory; there is one at most, merged with what comes until it is large
        enough to be written.
        """
        begin = self._pieces[-1].end if self._pieces else 0
        self._change = end
        pieces = [(segment, np.ones(segment.articles, np.bool_))]
        if self._pieces and not self._pieces[-1].saved:
            last = self._pieces.pop()
            pieces.insert(0, (last.segment, last.keep))
            begin = last.begin
        merged = merge_segments(pieces)
        keep = np.ones(merged.articles, np.bool_)
        self._pieces.append(_Piece(merged, keep, begin, end, saved=False))
        if merged.rows >= _RUN:
            self._write(len(self._pieces) - 1, len(self._pieces))

    def _settle(self) -> None:
        """Write what is in memory alone, merged with the small segments before it, and segments
        that lost many of their articles.
        """
        first = _first_to_merge(self._pieces)
        if first < len(self._pieces):
            self._write(first, len(self._pieces))
        for place, piece in enumerate(self._pieces):
            if piece.saved and piece.lost > _LOST:
                self._write(place, place + 1)

    def _write(self, first: int, last: int) -> None:
        """Write the pieces from the first up to the last as one."""
        chosen = self._pieces[first:last]
        merged = merge_segments([(piece.segment, piece.keep) for piece in chosen])
        end = chosen[-1].end if last < len(self._pieces) else max(self._change, chosen[-1].end)
        link = Link(merged, chosen[0].begin, end)
        try:
            piece = _piece(self._chain.write(link))
        except OSError as error:  # a full disk, say: the index lives on in memory
            _log.warning("the index could not be written (%s); the next start takes longer", error)
            piece = replace(_piece(link), saved=False)
        self._pieces[first:last] = [piece]

    def _made(self, version: str) -> Snapshot:
        return Snapshot(
            version,
            parts_of([(piece.segment, piece.keep) for piece in self._pieces], self._load),
            self._analyzer,
            self._relations,
            self._lexicon,
        )

    def _stored(self, version: int) -> StoredArticle | None:
        found = self._store.load([version])
        return found[0] if found else None


def _piece(link: Link) -> _Piece:
    keep = np.ones(link.segment.articles, np.bool_)
    return _Piece(link.segment, keep, link.begin, link.end, saved=True)


def _first_to_merge(pieces: Sequence[_Piece]) -> int:
    """The first piece that is to be written as one with all that follow, the number of pieces
    where there is none.
    """
    first, rows = len(pieces), 0
    for place in reversed(range(len(pieces))):
        piece = pieces[place]
        if piece.saved and rows + piece.segment.rows > _LARGEST:
            break
        if not piece.saved or 0 < piece.segment.rows < _FEW * rows:
            first = place
        rows += piece.segment.rows
    return first
