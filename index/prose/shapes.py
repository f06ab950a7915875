"""Shapes of text: what looks like prose, like a heading, like a name.

Every function takes text as `normalised` returns it, without blank space at its ends.
"""

from __future__ import annotations

import re

SPACES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\0\u200b\ufeff"
"""Characters that count as blank: white space, NUL, the zero-width space and the BOM."""

LONG = 150  # characters; a line beyond this is prose, whatever it ends in
_SENTENCE = 30  # characters; a shorter line with a full stop may be anything
_HEADING_WORDS, _HEADING_LENGTH = 8, 60
_BLANKS = str.maketrans("\0\u200b\ufeff", "   ")
_QUOTES = str.maketrans("‘’‛“”„‟", "'" * 3 + '"' * 4)
_CLOSERS = "\"')]»"
_CLOSING = "[\"')\\]»]*"
_ENDS = tuple(".!?…。！？।؟۔")
# What every boundary has; to look for it is fast.
_STOP = re.compile(rf"[.!?…]{_CLOSING}\s|[。！？].")
_BOUNDARY = re.compile(
    # A full stop counts after a lower-case word, a number or a long word, not after "St." or "U.S."
    rf"(?P<end>(?:\b(?:[a-z][^\W\d_]+|\d+|[^\W\d_]{{5,}})\.|[!?…]){_CLOSING})"
    r"\s+[\"'(\[]*[A-ZÀ-Þ0-9]|(?P<wide>[。！？])."
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could)\b")
_QUESTION = re.compile(r"(?:how|what|when|where|which|who|whose|why)\b", re.I)
_BULLET = re.compile(r"[-*•·–—▪◦‣\"']")
_PARTICLES = {
    *("and", "&", "|", "/", "-", "of", "the", "for", "at", "de", "da", "del", "di", "du", "van"),
    *("von", "der", "den", "bin", "al", "el", "la", "le", "y", "e", "with", "via"),
}


def on_one_line(text: str) -> str:
    """The text as printed, but on one line and with single blanks."""
    if not (text.isascii() and "\0" not in text):  # most texts are plain, and looking is faster
        text = text.translate(_BLANKS)
    return " ".join(text.split())


def normalised(text: str) -> str:
    """The text on one line, with single blanks and straight quotes."""
    return on_one_line(text if text.isascii() else text.translate(_QUOTES))


def ends_sentence(plain: str) -> bool:
    """Whether the text ends in a full stop, a question mark or the like, quotes aside."""
    return plain.rstrip(_CLOSERS).endswith(_ENDS)


def sentence_end(plain: str) -> int | None:
    """Where the first of several sentences ends, or None where there is but one."""
    boundary = _STOP.search(plain) and _BOUNDARY.search(plain)
    if boundary is None:
        return None
    return boundary.end("end" if boundary["end"] else "wide")


def holds_prose(plain: str) -> bool:
    """Whether the text is a paragraph beyond doubt: long, or several finished sentences."""
    return len(plain) > LONG or (ends_sentence(plain) and sentence_end(plain) is not None)


def is_prose(plain: str) -> bool:
    """Whether the text is at least one finished sentence, or introduces a list."""
    if holds_prose(plain):
        return True
    return len(plain) >= _SENTENCE and (ends_sentence(plain) or plain.endswith(":"))


def is_heading(plain: str) -> bool:
    """Whether the text is short, begins like a heading, and says nothing in a sentence."""
    if plain.startswith("#"):
        plain = plain.lstrip("# ")
    if not plain or len(plain) > _HEADING_LENGTH or len(plain.split()) > _HEADING_WORDS:
        return False
    if ends_sentence(plain) or plain[-1] in ":;," or ": " in plain or _BULLET.match(plain):
        return False
    if plain[0].islower() or re.search(r"[%$€£=]", plain):
        return False
    return bool(_QUESTION.match(plain)) or not _VERB.search(plain)


def is_name(plain: str, most: int = 8) -> bool:
    """Whether the text is names: at most `most` words, none in lower case but for particles."""
    words = plain.split()
    if not 1 <= len(words) <= most or not any(map(str.isalpha, plain)):
        return False
    return words[0].lower() not in {"and", "for", "at", "with"} and all(
        word in _PARTICLES or not word.lstrip("(\"'@")[:1].islower() for word in words
    )
