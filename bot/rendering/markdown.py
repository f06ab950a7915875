"""Text of articles in Discord's markdown: shown word for word, never as markup. Pure.

Discord takes a backslash before any character that is no letter, digit or space as "show this
character", so that whatever could start markup gets one. An address gets one before its "//":
it is shown in full and can be copied, but makes no link and no preview. Lengths are in UTF-16
code units, the larger of the two ways in which Discord's limits may be counted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from index.model import Span
from index.patterns import later

CLIPPED = "[…]"
"""Stands where words were left out; always outside the words themselves."""

_WORD_REACH = 40  # characters within which a clip looks for the end of a word
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = {"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"}
_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
_LINE_BREAK = later("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = later("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATE = later("[\ud800-\udfff]")
_MARKUP = later(
    r"[\\*_~|`\[\]<@]"
    r"|:(?=//|[\w+-]+:)"  # of an address, of an emoji's name
    r"|&(?=#?\w+;)"
)
_LINE_MARKUP = later(r"^([^\S\n]*)([#>+=-])", re.M)
_ESCAPED_OR_BOLD = later(r"(\\.|\*\*)", re.S)
_NUMBERED = later(r"^([^\S\n]*\d+)([.)])(?=\s|$)", re.M)


def length(text: str) -> int:
    """The length in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def clean(text: str) -> str:
    """The text with every line break as a newline and without invisible control characters."""
    text = _INVISIBLE.sub("", _LINE_BREAK.sub("\n", text))
    return _SURROGATE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The cleaned text with every run of white space as one space."""
    return " ".join(clean(text).split())


def escape(text: str) -> str:
    """The text as markdown that shows exactly its characters. Clip before, not after."""
    text = _MARKUP.sub(r"\\\g<0>", text)
    text = _LINE_MARKUP.sub(r"\1\\\2", text)
    return _NUMBERED.sub(r"\1\\\2", text)


def isolate(text: str) -> str:
    """The text with its own direction of writing, where it has any but left to right."""
    if _RIGHT_TO_LEFT.isdisjoint(map(unicodedata.bidirectional, text)):
        return text
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


def _unisolated(line: str) -> str:
    isolated = line.startswith(_FIRST_STRONG_ISOLATE) and line.endswith(_POP_ISOLATE)
    return line[1:-1] if isolated else line


def clip(text: str, size: int, keep: Span | None = None) -> Span:
    """The span of at most `size` characters to show, around `keep` where the text is longer.

    It begins and ends between words where words are short enough, and never inside a character
    that is made of several code points.
    """
    if len(text) <= size:
        return 0, len(text)
    first, last = keep or (0, 0)
    middle = (first + min(last, first + size)) // 2
    start = 0 if last <= size else _begin(text, max(0, middle - size // 2), first)
    return start, _end(text, start, min(len(text), start + size))


def fitted(text: str, budget: int, show: Callable[[Span], str], keep: Span | None = None) -> str:
    """`show` of the longest clip of the text whose length stays within `budget`."""
    size = len(text)
    while length(shown := show(clip(text, size, keep))) > budget and size:
        size = min(size - 1, size * budget // length(shown))
    return shown


def inline(text: str, budget: int) -> str:
    """The text on one line, escaped, clipped to the budget."""
    line = one_line(text)

    def show(span: Span) -> str:
        return isolate(_with_marks(line, span, escape(line[slice(*span)])))

    return fitted(line, budget, show)


def shortened(text: str, budget: int) -> str:
    """The text on one line, as it is, for what shows no markdown: names of threads, choices."""
    line = one_line(text)

    def show(span: Span) -> str:
        return line if span == (0, len(line)) else f"{line[slice(*span)].rstrip()}…"

    return fitted(line, budget, show)


def small(text: str, budget: int) -> str:
    """The text as one line of Discord's small print."""
    return f"-# {inline(text, budget - 3)}"


def block_quote(text: str, budget: int, bold: Span | None = None) -> str:
    """The text as a block quote, the span `bold` in bold; clipped around it to the budget."""
    cleaned = clean(text)
    marked = (len(clean(text[: bold[0]])), len(clean(text[: bold[1]]))) if bold else (0, 0)

    def show(span: Span) -> str:
        body = _with_marks(cleaned, span, _emphasised(cleaned, span, marked))
        return "\n".join(f"> {isolate(line)}" for line in body.split("\n"))

    return fitted(cleaned, budget, show, marked)


def quotation(text: str, budget: int, marks: str, keep: Span | None = None) -> str:
    """The text in quotation marks, such as "“{text}”"; clipped around `keep` to the budget."""
    cleaned = clean(text)

    def show(span: Span) -> str:
        body = _with_marks(cleaned, span, escape(cleaned[slice(*span)]))
        return marks.format(text="\n".join(map(isolate, body.split("\n"))))

    return fitted(cleaned, budget, show, keep)


def unquoted(block: str) -> tuple[str, Span | None]:
    """The text of a block quote as `block_quote` makes it, and what of it is in bold."""
    text, edges = "", []
    lines = "\n".join(_unisolated(line.removeprefix("> ")) for line in block.split("\n"))
    for piece in _ESCAPED_OR_BOLD.split(lines):
        if piece == "**":
            edges.append(len(text))
        else:
            text += piece.removeprefix("\\") if len(piece) == 2 else piece
    return text, (edges[0], edges[-1]) if edges else None


def link(label: str, address: str) -> str:
    """A link with no preview; square brackets would end its label and become round ones."""
    label = label.replace(r"\[", "(").replace(r"\]", ")")
    return f"[{label}](<{address}>)"


def _begin(text: str, start: int, latest: int) -> int:
    """The start of the first word from `start` on, at most `latest`."""
    while not _is_boundary(text, start):
        start += 1
    space = re.compile(r"\s+").search(text, start, min(latest, start + _WORD_REACH))
    return space.end() if space and _is_boundary(text, space.end()) else start


def _end(text: str, start: int, end: int) -> int:
    """The end of the last word up to `end`, after `start`."""
    if end == len(text):
        return end
    while end > start and not _is_boundary(text, end):
        end -= 1
    reach = max(start + 1, end - _WORD_REACH)
    spaces = (reach + match.start() for match in re.finditer(r"\s+", text[reach : end + 1]))
    return max((space for space in spaces if _is_boundary(text, space)), default=end)


def _is_boundary(text: str, position: int) -> bool:
    """Whether a text may be cut here, by the main rules of Unicode's UAX #29."""
    if not 0 < position < len(text):
        return True
    before, after = text[position - 1], text[position]
    if before == "\u200d" or "\ud800" <= before <= "\udbff":
        return False
    if _flag_letters(text[:position]) % 2 and _flag_letters(after):
        return False  # a flag is two letters
    return not (unicodedata.category(after)[0] == "M" or _extends(after))


def _flag_letters(text: str) -> int:
    """How many regional indicators the text ends with."""
    return len(text) - len(text.rstrip(_FLAG_LETTERS))


def _extends(character: str) -> bool:
    """Whether a character belongs to the one before it: joiner, skin tone, tag."""
    return (
        character in "\u200c\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _with_marks(text: str, span: Span, shown: str) -> str:
    before = f"{CLIPPED} " if span[0] > 0 else ""
    after = f" {CLIPPED}" if span[1] < len(text) else ""
    return f"{before}{shown}{after}"


def _emphasised(text: str, span: Span, bold: Span) -> str:
    """The escaped span of the text, with the part that `bold` covers in bold."""
    start, end = (min(max(edge, span[0]), span[1]) for edge in bold)
    before, marked, after = text[span[0] : start], text[start:end], text[end : span[1]]
    lines = (_strong(line) for line in marked.split("\n"))
    return escape(before) + "\n".join(lines) + escape(after)


def _strong(line: str) -> str:
    words = line.strip()
    if not words:
        return line
    left = line[: len(line) - len(line.lstrip())]
    right = line[len(line.rstrip()) :]
    return f"{left}**{escape(words)}**{right}"
