"""What a message says beside its question: "My gran is in Lund. When does the ferry sail?" Pure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from index.analysis import read_words, stop_words, words
from index.kinds import asks_at
from index.patterns import later
from index.questions import asks_whether

_STOP = later(r"([^\W\d_]*)([.!?…]+[\"”’)]*)\s+(?=\S)")
_SHORTEST = 3  # letters of a word that ends a sentence; shorter ones are abbreviated
_ENOUGH = 3  # words beside stop words with which a question stands on its own
_ALONE = 4  # and with which its pronouns mean something in it
_POINTS = later(r"\b(?:these|this|those)\b")
_REFERS = later(r"\b(?:he|hers?|him|his|its?|ones?|she|that|theirs?|them|there|they)\b")


def without_asides(message: str) -> str:
    """The sentences of a message that ask; all of it where none asks or all do, or where they lean
    on the others: by what they point at, or since they say little.
    """
    if _STOP.search(message) is None:  # as nearly always
        return message
    asking = " ".join(filter(_asks, _sentences(message)))
    lower = asking.lower()
    content = [word for word in words(lower) if word not in stop_words()]
    enough = _ALONE if _REFERS.search(lower) else _ENOUGH
    return message if len(content) < enough or _POINTS.search(lower) else asking


def _sentences(message: str) -> Iterator[str]:
    """The sentences, as far as marks tell: in a chat the next need not begin with a capital."""
    begin = 0
    for stop in _STOP.finditer(message):
        word, marks = stop[1], stop[2]
        if marks != "." or (len(word) >= _SHORTEST and word.lower() not in _abbreviations()):
            yield message[begin : stop.end()].rstrip()
            begin = stop.end()
    yield message[begin:]


def _asks(sentence: str) -> bool:
    if "?" in sentence:
        return True
    return "!" not in sentence and (asks_at(sentence) == 0 or asks_whether(sentence.lower()))


@cache
def _abbreviations() -> frozenset[str]:
    lists = ("abbreviations", "leading_abbreviations", "place_abbreviations")
    return frozenset(word.lower() for name in lists for word in read_words(f"{name}.txt"))
