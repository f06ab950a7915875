"""Paragraphs with what is known of them → one text and its cuts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.model import Cut
from index.prose.shapes import SPACES


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
    """The text of the pieces, parted by blank lines, and the cuts of those that are no prose."""
    texts: list[str] = []
    cuts: list[Cut] = []
    position = 0
    for piece in pieces:
        if piece.is_blank:
            continue
        end = position + len(piece.text)
        texts.append(piece.text)
        cuts += [Cut(position, end, piece.kind)] if piece.kind else []
        position = end + 2
    return "\n\n".join(texts), tuple(cuts)
