"""Paragraphs with what is known of them → one text and its cuts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.model import Cut
from index.prose.shapes import SPACES

_PARTING = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a list or a table; its lines are parted by line ends.

    `kind` is that of a cut where the piece is not prose.
    """

    text: str
    kind: str | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is to be read in it."""
        return not self.text.strip(SPACES)


def composed(pieces: Iterable[Piece]) -> tuple[str, tuple[Cut, ...]]:
    """The text of the pieces, parted by blank lines, and the cuts of those that are no prose.

    The headline is prose where nothing else is.
    """
    shown = [piece for piece in pieces if not piece.is_blank]
    spared = None if any(piece.kind is None for piece in shown) else "headline"
    cuts: list[Cut] = []
    position = 0
    for piece in shown:
        end = position + len(piece.text)
        cuts += [Cut(position, end, piece.kind)] if piece.kind not in (None, spared) else []
        position = end + len(_PARTING)
    return _PARTING.join(piece.text for piece in shown), tuple(cuts)
