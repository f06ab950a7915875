"""Direct speech in a sentence: what stands between quotation marks, of whatever shape. Pure.

“…”, "…", ‘…’, '…', „…“, «…» and »…«. An apostrophe is not a mark, and a mark inside of other
marks is part of what is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.model import Span

_CLOSERS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
}
_MARK = re.compile("[“”„«»‘’‚\"']")
_CERTAIN = "“„«"  # marks that open wherever they stand
_OPENS = re.compile(
    r"(?<![^\s(\[{—–:-])[»‘‚\"'](?=[^\W\d]|[\d$£€…«“])(?!(?:em|til|tis|n)\b|\d\ds\b)"
)
_ENDS = re.compile(r"(?<!\s)[’'](?![^\W_])|[^’']")  # an apostrophe stands inside of a word
_PLURAL = re.compile(r"(?<=s)[’'](?= [a-z])")  # "the workers’ union"
_UNOPENED = re.compile(r"(?<=[^\s\d])(?:[”»]|\"(?=[\s,.;:!?)]|$))")


def spans(text: str, before: str = "") -> list[Span]:
    """The spans of direct speech, marks included, in order; `before` is the sentence before."""
    return _scan(text, _scan(before, "")[1])[0]


def is_open(text: str, before: str = "") -> bool:
    """Whether speech goes on behind the sentence."""
    return bool(_scan(text, _scan(before, "")[1])[1])


def outside(text: str, found: Sequence[Span]) -> str:
    """The text with spaces for what is said in it, so that offsets hold."""
    for start, end in found:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _scan(text: str, mark: str) -> tuple[list[Span], str]:
    """The spans of speech in a text that begins inside of `mark`, and the mark open at its end."""
    found: list[Span] = []
    start = 0
    for met in _MARK.finditer(text):
        index, character = met.start(), met[0]
        if mark and character in _CLOSERS[mark] and _closes(text, index, mark):
            found.append((start, index + 1))
            mark = ""
        elif not mark and (character in _CERTAIN or _OPENS.match(text, index)):
            start, mark = index, character
        elif not mark and not found and _UNOPENED.match(text, index):
            found.append((0, index + 1))
    return (found + [(start, len(text))] if mark else found), mark


def _closes(text: str, index: int, mark: str) -> bool:
    """Whether a mark of the closing shape closes: not where speech goes on in a new paragraph,
    and not where it is an apostrophe.
    """
    if index == 0 or not _ENDS.match(text, index):
        return False
    return not (_PLURAL.match(text, index) and _ends_later(text, index + 1, mark))


def _ends_later(text: str, start: int, mark: str) -> bool:
    """Whether a mark of the closing shape follows within the reach of a sentence."""
    return any(
        c in _CLOSERS[mark] and _ENDS.match(text, start + i)
        for i, c in enumerate(text[start : start + _REACH])
    )


_REACH = 200
