"""Reply → plain text: no components, no markup to stumble over, everything in words. Pure.

The text is Discord markdown all the same: what articles say stays escaped. Where a reply is longer
than a message may be, a quote is clipped, and remarks go before a citation does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.rendering import markdown
from bot.rendering.passages import passage
from bot.rendering.render import Reply
from bot.texts import Texts
from index.model import Span

LIMIT = 2000
"""The most that a message without components may hold, in UTF-16 code units."""

_OPENING = 900  # what stands above quotes may take
_LEAST = 200  # of a quote that is clipped
_SAID, _LINK, _ASIDE, _REMARK = range(4)  # of what is too long, the highest is left out first
_DOT = "\u00a0· "  # between the parts of a citation
_ASIDE_MARK, _QUOTE_MARK, _SMALL_MARK = "> -# ", "> ", "-# "
_HEADING = re.compile(r"^#{1,3} ")
_MARKUP = re.compile(
    r"\[(?P<label>(?:\\.|[^\]\\])*)\]\(<(?P<address>[^>]*)>\)"
    r"|(?P<emphasis>\*+)"
    r"|\\.|<[^<>\s]*>|`[^`]*`"  # these stay, whatever stands in them
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some lines of a message; those of a high rank are left out first, _SAID never.

    The text of a quote is as the article has it, and is clipped around `keep`.
    """

    text: str
    rank: int = _SAID
    is_quote: bool = False
    keep: Span | None = None

    @property
    def least(self) -> int:
        """What it takes at least, with the end of its line."""
        if self.is_quote:
            return min(_LEAST, 2 * markdown.length(self.text) + 20)
        return markdown.length(self.text) + 1


def text(reply: Reply, texts: Texts) -> str:
    """The reply as plain text: as many quotes as fit, with numbers where there are several.

    The first that does not fit ends the message.
    """
    parts = [_pieces(blocks, texts) for blocks in _parts(reply, texts)]
    quotes = sum(piece.is_quote for part in parts for piece in part)
    page = _Page(texts, numbered=quotes > 1)
    page.add_clipped(_pieces(reply.opening, texts), _OPENING if quotes else LIMIT)
    for part in parts:
        if not page.add(part):
            break
    return str(page)


class _Page:
    """A message that is filled from the top."""

    def __init__(self, texts: Texts, *, numbered: bool) -> None:
        self._marks = texts.quoted
        self._numbered = numbered
        self._parts: list[str] = []
        self._quotes = 0

    def __str__(self) -> str:
        return "\n\n".join(self._parts)

    def add(self, pieces: Sequence[_Piece]) -> bool:
        """Add a part in which every quote keeps its source; whether there was room for it."""
        budget = self._left()
        pieces = _without_the_least_needed(pieces, budget)
        spare = budget - sum(piece.least for piece in pieces)
        if spare < 0:
            if not any(piece.is_quote for piece in pieces):
                self.add_clipped(pieces, budget)
            return False
        lines = []
        for piece in pieces:
            lines.append(self._shown(piece, piece.least - 1 + spare))
            if piece.is_quote:
                spare += piece.least - 1 - markdown.length(lines[-1])
        self._parts.append("\n".join(lines))
        return True

    def add_clipped(self, pieces: Sequence[_Piece], budget: int) -> None:
        """Add a part of the bot's own words, as many as fit."""
        if clipped := _clipped("\n".join(piece.text for piece in pieces), budget):
            self._parts.append(clipped)

    def _left(self) -> int:
        return LIMIT - markdown.length("".join(f"{part}\n\n" for part in self._parts))

    def _shown(self, piece: _Piece, budget: int) -> str:
        if not piece.is_quote:
            return piece.text
        self._quotes += 1
        number = f"({self._quotes}) " if self._numbered else ""
        return markdown.quotation(piece.text, budget, number + self._marks, piece.keep)


def _parts(reply: Reply, texts: Texts) -> Iterator[Sequence[str]]:
    """The blocks that belong together, below the opening."""
    if reply.passage:
        yield reply.label, reply.passage.words, reply.passage.source, reply.also
    yield from reply.groups
    for quote in reply.more:
        shown = passage(quote, texts)
        yield shown.words, shown.source


def _pieces(blocks: Iterable[str], texts: Texts) -> list[_Piece]:
    pieces: list[_Piece] = []
    lines = "\n".join(filter(None, blocks)).split("\n")
    quoted = False
    for mark, run in groupby(lines, _mark):
        if mark == _QUOTE_MARK:
            words, bold = markdown.unquoted("\n".join(run))
            pieces.append(_Piece(words, is_quote=True, keep=bold))
            quoted = True
        elif mark == _ASIDE_MARK:
            where = texts.one_after if quoted else texts.one_before
            pieces += (_aside(line, where, texts) for line in run)
        else:
            for number, line in enumerate(run):
                is_remark = quoted and mark == _SMALL_MARK and number > 0
                pieces += _own(line.removeprefix(mark), _REMARK if is_remark else _SAID)
    return pieces


def _mark(line: str) -> str:
    """What a line begins with that tells its kind, "" for none."""
    marks = (_ASIDE_MARK, _QUOTE_MARK, _SMALL_MARK)
    return next((mark for mark in marks if line.startswith(mark)), "")


def _aside(line: str, where: str, texts: Texts) -> _Piece:
    """A sentence beside a quote, and where it stands."""
    words = texts.quoted.format(text=line.removeprefix(_ASIDE_MARK))
    return _Piece(f"{words} ({where})", _ASIDE)


def _own(line: str, rank: int) -> list[_Piece]:
    """A line of the bot's own words, and below it the addresses to which it links."""
    addresses: list[str] = []

    def without(match: re.Match[str]) -> str:
        if match["address"] is not None:
            addresses.append(f"<{match['address']}>")
            return match["label"]
        return "" if match["emphasis"] else match[0]

    words = _MARKUP.sub(without, _HEADING.sub("", line, count=1)).replace(_DOT, ", ")
    return [_Piece(words, rank), *(_Piece(each, max(rank, _LINK)) for each in addresses)]


def _without_the_least_needed(pieces: Sequence[_Piece], budget: int) -> list[_Piece]:
    """The pieces but those of the highest ranks, from the last, as far as they are too long."""
    kept = list(pieces)
    while sum(piece.least for piece in kept) > budget:
        rank = max(piece.rank for piece in kept)
        if rank == _SAID:
            break
        del kept[max(number for number, piece in enumerate(kept) if piece.rank == rank)]
    return kept


def _clipped(own: str, budget: int) -> str:
    """The text up to the end of a word; there it can be cut without breaking an escape."""
    if markdown.length(own) <= budget:
        return own
    ends = [match.start() for match in re.finditer(r"\s", own)]
    room = budget - len(markdown.CLIPPED) - 1
    end = max((end for end in ends if markdown.length(own[:end]) <= room), default=0)
    return f"{own[:end]} {markdown.CLIPPED}".strip() if budget > len(markdown.CLIPPED) else ""
