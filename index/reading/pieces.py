"""Paragraphs with what is known of them → one text and its cuts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from index.model import Cut
from index.prose.shapes import SPACES, is_prose, normalised, on_one_line
from index.references import is_question

TABLE = "table"
"""The kind of cuts that hold rows of a table."""
LABEL = "section label"
"""The kind of cuts that hold headings."""

_CELL = " | "  # between the cells of a row
_PARTING = "\n\n"
# What asks the reader to do something, and is answered by nothing: "Have you been affected?"
_INVITES = re.compile(r"\W*(?:(?:did|have|were) you|got|want)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a list or rows of a table; its lines are parted by line ends.

    `kind` is that of a cut where the piece is not prose.
    """

    text: str
    kind: str | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is to be read in it."""
        return not self.text.strip(SPACES)


_END = Piece("", LABEL)


def answered(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, blank ones left out; a heading that asks what the prose below it answers is
    prose, too.
    """
    shown = [piece for piece in pieces if not piece.is_blank]
    return [
        Piece(piece.text) if below.kind is None and _asks(piece) else piece
        for piece, below in pairwise([*shown, _END])
    ]


def _asks(piece: Piece) -> bool:
    asks = piece.kind == LABEL and is_question(piece.text)
    return asks and not _INVITES.match(piece.text)


def composed(pieces: Iterable[Piece]) -> tuple[str, tuple[Cut, ...]]:
    """The text of the pieces, parted by blank lines, and the cuts of those that are no prose.

    The headline is prose where nothing else is.
    """
    shown = answered(pieces)
    spared = None if any(piece.kind is None for piece in shown) else "headline"
    cuts: list[Cut] = []
    position = 0
    for piece in shown:
        end = position + len(piece.text)
        cuts += [Cut(position, end, piece.kind)] if piece.kind not in (None, spared) else []
        position = end + len(_PARTING)
    return _PARTING.join(piece.text for piece in shown), tuple(cuts)


def tabled(rows: Iterable[Sequence[str]]) -> Iterator[Piece]:
    """The pieces of a table, given by the cells of its rows, in which lines are parted by line
    ends. Rows are no prose, but for cells that hold a whole sentence: their lines are paragraphs,
    and so are those of a row of one cell.
    """
    found = (piece for cells in rows for piece in _of_row(cells))
    for kind, pieces in groupby(found, key=lambda piece: piece.kind):
        if kind:
            yield Piece("\n".join(piece.text for piece in pieces), kind)
        else:
            yield from pieces


def _of_row(cells: Sequence[str]) -> Iterator[Piece]:
    told = [cell for cell in cells if len(cells) == 1 or any(map(_is_sentence, cell.split("\n")))]
    facts = [on_one_line(cell) for cell in cells if cell not in told]
    if any(facts):
        yield Piece(_CELL.join(facts), TABLE)
    yield from (Piece(line) for cell in told for line in cell.split("\n") if line)


def _is_sentence(line: str) -> bool:
    plain = normalised(line)
    return is_prose(plain) and not plain.endswith(":")
