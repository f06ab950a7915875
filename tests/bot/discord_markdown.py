"""How Discord's client shows a text: a small model of its markdown, to test what the bot sends.

The rules and their order are those of Discord's client: an escape first, then what begins a line,
then inline markup; else a character is shown as it is.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
STRONG = re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")
LINE_MARKUP = re.compile(r"\s*(?:#{1,6}\s|-#\s|[-*+]\s|\d+[.)](?:\s|$)|>)")
MARKUP = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in {
        "link": r"\[((?:\\.|[^\]\\])*)\]\(<([^>\s]+)>\)",
        "underline": r"__(?:\\[\s\S]|[^\\])+?__(?!_)",
        "emphasis": r"_(?:\\[\s\S]|[^\\_])+?_|\*(?=\S)(?:\\[\s\S]|[^\\*])+?\*",
        "strike": r"~~(?:[\s\S])+?~~",
        "spoiler": r"\|\|(?:[\s\S])+?\|\|",
        "code": r"(`+)[\s\S]*?[^`]\1(?!`)",
        "masked link": r"\[(?:\\.|[^\]\\])*\]\([^)\s]+\)",
        "bracketed": r"<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|/[^>]+:\d+|https?:[^>\s]+)>",
        "everyone": r"@(?:everyone|here)",
        "address": r"(?i:https?|steam)://[^\s<]+",
        "emoji": r":[\w+-]+:",
    }.items()
)
ISOLATES = "\u2068\u2069"


class Token(NamedTuple):
    """A piece of a shown text; the kind is "text", "strong" or a name of MARKUP."""

    kind: str
    text: str


def tokens(markdown: str, kind: str = "text") -> Iterator[Token]:
    """The inline tokens of one line."""
    position = 0
    while position < len(markdown):
        if match := ESCAPE.match(markdown, position):
            yield Token(kind, match[1])
        elif match := STRONG.match(markdown, position):
            yield from tokens(match[1], "strong")
        elif found := _markup(markdown, position):
            name, match = found
            yield Token(name, match[0])
        else:
            yield Token(kind, markdown[position])
            position += 1
            continue
        position = match.end()


def _markup(markdown: str, position: int) -> tuple[str, re.Match[str]] | None:
    for name, pattern in MARKUP:
        if match := pattern.match(markdown, position):
            return name, match
    return None


def line_tokens(line: str) -> list[Token]:
    """The tokens of a line's content; what begins a line is a token of kind "line"."""
    if match := LINE_MARKUP.match(line):
        return [Token("line", match[0]), *tokens(line[match.end() :])]
    return list(tokens(line))


def quoted(block: str) -> list[list[Token]]:
    """The tokens of every line of a block quote; fails on a line outside of it."""
    lines = block.split("\n")
    assert all(line.startswith("> ") for line in lines), block
    return [line_tokens(line[2:].lstrip(ISOLATES)) for line in lines]


def shown(lines: list[list[Token]], *kinds: str) -> str:
    """The text that a reader sees of the tokens of these kinds; of all without any."""
    return "\n".join(
        "".join(token.text for token in line if not kinds or token.kind in kinds) for line in lines
    )


def kinds(lines: list[list[Token]]) -> set[str]:
    """The kinds of the tokens."""
    return {token.kind for line in lines for token in line}
