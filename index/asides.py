"""What a message says beside its question: "My gran is in Lund. When does the ferry sail?" Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from index.analysis import read_words, stop_words, words
from index.courtesies import without_courtesies
from index.kinds import AUXILIARIES, asks_at
from index.patterns import later
from index.questions import asks_whether
from index.times.periods import MONTHS, WEEKDAYS

# Where a sentence may end, and where its speaker may turn to a question: "I forgot, who left".
_STOP = later(
    r"([.!?…]+[\"”’)]*|\s?[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]+)\s+(?=\S)"
    r"|[,:;–—-]\s+(?=(?:(?:and|anyway|but|like|now|ok|okay|so|then),? )*"
    rf"(?:wh(?:at|en|ere|ich|om?|ose|y)|how|{AUXILIARIES})s?\b)",
    re.IGNORECASE,
)
_SPEAKER = later(r"\b(?:apologies|i (?=[a-z])|i['’]\w|im|ive|me|mine|my|our|sorry|we)\b", re.I)
_NAME = later(
    r"(?<=[\w,] )(?!I\b|Anyway\b|But\b|OK\b|So\b|TV\b"
    rf"|(?i:{'|'.join((*WEEKDAYS, *MONTHS))})\b)[A-ZÀ-Þ]"
)
_LAST = later(r"[^\W\d_]+$")
_SHORTEST = 3  # letters of a word that ends a sentence; shorter ones are abbreviated
# Words beside stop words with which a question stands on its own, where it speaks of something as
# known, and where its pronouns mean something in it.
_ENOUGH, _KNOWN, _ALONE = 2, 3, 4
_POINTS = later(r"\b(?:these|this|those)\b")
_KNOWS = later(r"\b(?:that|the)\b")
_REFERS = later(r"\b(?:he|hers?|him|his|its?|ones?|she|theirs?|them|there|they)\b")


def without_asides(message: str) -> str:
    """The sentences of a message that ask, without courtesies; all of it where none asks, or where
    they lean on the others: since they say little, or speak of the asker or of what those name.
    """
    if _STOP.search(message) is None:  # as nearly always
        return message
    sentences = list(_sentences(message))
    asked = [_asked(sentence, "?" in message) for sentence in sentences]
    asking = " ".join(filter(None, asked))
    besides = " ".join(told for told, own in zip(sentences, asked, strict=True) if not own)
    return message if _leans(asking, besides) else asking


def _leans(asking: str, besides: str) -> bool:
    """Whether what is asked means nothing without the rest."""
    lower = asking.lower()
    content = [word for word in words(lower) if word not in stop_words()]
    if len(content) < _needed(lower) or _POINTS.search(lower) or _SPEAKER.search(lower):
        return True
    return _NAME.search(besides) is not None and _NAME.search(asking) is None


def _needed(asked: str) -> int:
    if _REFERS.search(asked):
        return _ALONE
    return _KNOWN if _KNOWS.search(asked) else _ENOUGH


def _sentences(message: str) -> Iterator[str]:
    """The sentences, as far as marks tell: in a chat the next need not begin with a capital."""
    begin = 0
    for stop in _STOP.finditer(message):
        if _ends(stop, message[begin : stop.start()]):
            yield message[begin : stop.end()].rstrip()
            begin = stop.end()
    yield message[begin:]


def _ends(stop: re.Match[str], before: str) -> bool:
    if stop[1] is None:
        return _SPEAKER.search(before) is not None
    word = _LAST.search(before.lower())
    return stop[1] != "." or (
        word is not None and len(word[0]) >= _SHORTEST and word[0] not in _abbreviations()
    )


def _asked(sentence: str, marked: bool) -> str:
    """What the sentence asks, "" for nothing; `marked` says whether the message marks that."""
    asked = without_courtesies(sentence)
    if "?" in sentence:
        return asked
    opens = asks_at(asked) == 0 or not (marked or not asks_whether(asked.lower()))
    return asked if opens and "!" not in sentence else ""


@cache
def _abbreviations() -> frozenset[str]:
    lists = ("abbreviations", "leading_abbreviations", "place_abbreviations")
    return frozenset(word.lower() for name in lists for word in read_words(f"{name}.txt"))
