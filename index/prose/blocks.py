"""Text → blocks: paragraphs, headings and single lines, as spans of the text.

Blank lines part groups of lines. Within a group every line is a block of its own, unless the
lines are one paragraph that was wrapped at a fixed width or broken in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.model import Span
from index.prose import shapes

SHORT = 400  # characters; a longer block is prose, whatever it looks like
_WIDTHS = range(30, 121)  # characters; the widths at which text is wrapped by hand or by mail
_SHORT_LINE = 60  # characters; two lines below this may be items of a list
_GOES_ON = re.compile(
    r"(?:[,;]|\b(?:a|an|and|as|at|by|for|from|in|into|is|its|of|on|or|that|the|to|was|with))$"
)
_ITEM = re.compile(r"\d+[.)]\s")


@dataclass(frozen=True, slots=True)
class Block:
    """The span `text[start:end]`, with no blank space at its ends and no blank line in it.

    `plain` is its normalised text; of a long block, the beginning and the end. Blocks that no
    blank line parts share the number `group`; lines beside a paragraph of prose count as parted.
    `is_prose` says that by its shape it is at least one finished sentence or one of many lines.
    """

    start: int
    end: int
    group: int
    plain: str
    is_prose: bool

    @property
    def short(self) -> bool:
        """Whether the block may be anything but prose."""
        return self.end - self.start <= SHORT


def blocks(text: str) -> list[Block]:
    """The blocks of a text, in order; together they hold all that is not blank."""
    found: list[Block] = []
    group = 0
    for spans in grouped(text):
        plains = [_plain(text, span) for span in spans]
        parted = any(map(shapes.holds_prose, plains))
        for number, ((start, end), plain) in enumerate(zip(spans, plains, strict=True)):
            group += parted or number == 0
            is_prose = end - start > SHORT or shapes.is_prose(plain)
            runs_on = is_prose or len(text[start:end].splitlines()) > 1
            found.append(Block(start, end, group, plain, runs_on))
    return found


def grouped(text: str) -> Iterator[list[Span]]:
    """The spans of the blocks, in groups that blank lines part."""
    for lines in _lines(text):
        if len(lines) == 1:
            yield lines
        else:
            yield list(_joined(text, lines, [_plain(text, span) for span in lines]))


def _plain(text: str, span: Span) -> str:
    start, end = span
    if end - start <= SHORT:
        return shapes.normalised(text[start:end])
    return shapes.normalised(text[start : start + SHORT // 2] + text[end - SHORT // 2 : end])


def _lines(text: str) -> Iterator[list[Span]]:
    """Runs of lines that are not blank, each line as its trimmed span."""
    group: list[Span] = []
    position = 0
    for line in text.splitlines(keepends=True):
        if kept := line.strip(shapes.SPACES):
            start = position + len(line) - len(line.lstrip(shapes.SPACES))
            group.append((start, start + len(kept)))
        elif group:
            yield group
            group = []
        position += len(line)
    if group:
        yield group


def _joined(text: str, lines: list[Span], plains: list[str]) -> Iterator[Span]:
    """The lines, with those that belong to one paragraph made one span."""
    width = max(map(len, plains))
    wrapped = _is_wrapped(plains, width)
    prose = any(map(shapes.holds_prose, plains))
    start, end = lines[0]
    brackets = _open_brackets(text, lines[0])
    for (before, after), span in zip(pairwise(plains), lines[1:], strict=True):
        broken = prose and _breaks_sentence(before, after, brackets > 0)
        if not broken and not (wrapped and _fills(before, after, width)):
            yield start, end
            start, brackets = span[0], 0
        end = span[1]
        brackets += _open_brackets(text, span)
    yield start, end


def _open_brackets(text: str, span: Span) -> int:
    return text.count("(", *span) - text.count(")", *span)


def _is_wrapped(plains: list[str], width: int) -> bool:
    """Whether some line is full and stops in the middle of a sentence, as in wrapped text."""
    return width in _WIDTHS and any(
        (after[0].islower() or _GOES_ON.search(before)) and _fills(before, after, width)
        for before, after in pairwise(plains)
    )


def _fills(before: str, after: str, width: int) -> bool:
    """Whether the first word of the line `after` had no room at the end of the line `before`."""
    return len(before) + 1 + len(after.split(maxsplit=1)[0]) > width


def _breaks_sentence(before: str, after: str, is_open: bool) -> bool:
    """Whether the break stands inside a sentence, as before the lowered 2 of a formula.

    `is_open` says that a bracket was opened before it and not closed.
    """
    if before.endswith(",") and after[0].islower():
        return True
    if shapes.ends_sentence(before) or before.endswith(":"):
        return False
    if is_open:
        return True
    if max(len(before), len(after)) < _SHORT_LINE or (_ITEM.match(before) and _ITEM.match(after)):
        return False
    return after[0].islower() or after[0].isdigit() or after[0] in ",;.)]"
