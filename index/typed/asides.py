"""What a message says beside its question: "I'm on a train again. Who won the cup in Lund?" Pure.

What its writer says of himself is left out, and small talk in common words: any other sentence may
narrow what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from index.analysis import read_words, stems, stop_words, words
from index.kinds import AUXILIARIES, asks_at
from index.patterns import later
from index.questions import asks_whether
from index.times.periods import MONTHS, WEEKDAYS
from index.typed.courtesies import (
    ASKING_WORDS,
    PREPOSITIONS,
    WHETHER,
    is_courtesy,
    is_quoting,
    without_courtesies,
)

_SIGNS = "\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d"  # emoji
# Where a sentence may end, and where its speaker may turn to a question: "I forgot, who left".
_STOP = later(
    rf"((?<![.!?…])[.!?…]+[\"”’)]*|\s?(?<![{_SIGNS}])[{_SIGNS}]+)\s+(?=\S)"
    r"|(?:[,:;–—-]|\bbut)\s+(?=(?:(?:and|anyway|but|like|now|ok|okay|so|then),? )*"
    rf"(?:{ASKING_WORDS}|{AUXILIARIES})s?\b)",
    re.IGNORECASE,
)
_SPEAKER = later(
    r"\b(?:apologies|i (?=[a-z])|i['’]\w|im|ive|me|mine|my|not sure|off[- ]topic|our|sorry|we)\b"
    r"|^\W*(?:asking|been|can['’]?t find|doing|got|have(?:n['’]?t)? (?:been|had)|heard|hope|just"
    r"|off|only caught|prepping|random|read|reading|saw|seems|still|stuck|this (?:may|might)|trying"
    r"|was offline|watching|writing)\b",
    re.IGNORECASE,
)
# Where a sentence says that somebody asks, before it asks: "I have to know — how large is it".
_TURN = later(
    r"\b(?:any(?:body|one)|i|im|ive|me|my|nobody|one of (?:u|you)|some(?:body|one)|u|we|you)\b"
    r"[^.!?]{0,60}?\b(?:ask|asking|confirm|find out|figure out|know|knows|recall|remember|tell"
    r"|wonder|wondering|work out|(?:wanna|want to) know is)\b[^\w.!?]{1,3}(?:by heart\W{1,3})?"
    rf"(?=(?:(?:{PREPOSITIONS}) )?{ASKING_WORDS}(?:['’]?s)?\b)",
    re.IGNORECASE,
)
_TITLED = later(r"\s[A-Z][a-z]+\W+$")
_OPENS = later(r"how\b|wh", re.IGNORECASE)
# What may narrow a question: a name, a figure, a limit.
_NAME = later(
    r"(?<=[\w,] )(?!I\b|Anyway\b|But\b|OK\b|So\b|TV\b"
    rf"|(?i:{'|'.join((*WEEKDAYS, *MONTHS))})\b)[A-ZÀ-Þ]"
)
_LIMIT = later(
    r"\d|\b(?:except|i mean|just|not|only|without)\b"
    r"|^\W*(?:and|at|before|by|during|for|from|in|of|on|or|the one|to|with)\b",
    re.IGNORECASE,
)
_LASTLY = later(r"\b(?:last|next|this) (?:week|month|year|season)\b", re.IGNORECASE)
_FRAGMENT = 3  # words of what is no sentence, but a part of the question behind it
_EXCLAIMS = later(r"(?:what an? |how )[^?]*!", re.IGNORECASE)
_LAST = later(r"[^\W\d_]+$")
_MARKS = ".!?…"
_SHORTEST = 3  # letters of a word that ends a sentence; shorter ones are abbreviated
# Words beside stop words with which a question stands on its own, and where it speaks of something
# as known without a name; its pronouns mean something in it where it has two more.
_ENOUGH, _KNOWN = 2, 3
_KNOWS = later(r"\b(?:that|the)\b")
_GENERIC = later(
    r"\bthe (?:\w+ )?(?:actor|album|app|author|band|book|city|company|country|film|game|group|movie"
    r"|musical|novel|player|record|series|show|singer|song|team|town)s?\b"
)
_POINTS = later(r"\b(?:these|this|those)\b")
_REFERS = later(r"\b(?:he|hers?|him|his|its?|ones?|she|theirs?|them|there|they)\b")


def without_asides(message: str) -> str:
    """The message without the sentences that say nothing of what is asked, and the others without
    courtesies; all of it where nothing asks, or where that leans on the rest: since it says little,
    speaks of the writer too or of something by a pronoun.
    """
    turns = not _OPENS.match(message) and _TURN.search(message) is not None
    if not turns and _STOP.search(message) is None:  # as nearly always
        return message
    sentences = list(_sentences(message))
    asked = [_asked(sentence, "?" in message) for sentence in sentences]
    asking = " ".join(filter(None, asked))
    if not asking or _leans(asking):
        return message
    return " ".join(_kept(sentences, asked))


def _kept(sentences: Sequence[str], asked: Sequence[str]) -> Iterator[str]:
    """What asks, and what may narrow that."""
    asking = " ".join(filter(None, asked))
    for sentence, own in zip(sentences, asked, strict=True):
        if own:
            yield own
        elif not is_courtesy(sentence) and _narrows(sentence, asking):
            rest = without_courtesies(sentence)
            mark = sentence[-1] if sentence[-1] in _MARKS else ""
            yield rest if rest[-1] in _MARKS else rest + mark


def _narrows(sentence: str, asking: str) -> bool:
    """Whether a sentence that does not ask may say of what is asked: by a name where that has none,
    by a word of it, or as a fragment behind it; where its writer neither speaks of himself nor
    exclaims, also by a limit or by other words than common ones.
    """
    if _NAME.search(sentence) and not _NAME.search(asking):
        return True
    told = words(without_courtesies(sentence))
    content = {word for word in told if word not in stop_words()}
    exclaims, limits = sentence.endswith("!"), _LIMIT.search(sentence) is not None
    fragment = len(told) <= _FRAGMENT and (limits or not exclaims)
    if fragment or not content.isdisjoint(words(asking)) or _LASTLY.search(sentence):
        return True
    if _SPEAKER.search(sentence) or exclaims:
        return "i mean" in sentence.lower()
    return limits or not content <= stems().keys()


def _leans(asking: str) -> bool:
    """Whether what is asked means nothing without the rest."""
    lower = asking.lower()
    if _POINTS.search(lower) or _SPEAKER.search(lower):
        return True
    content = sum(word not in stop_words() for word in words(lower))
    nameless = _NAME.search(asking) is None
    if nameless and _GENERIC.search(lower):
        return True
    known = nameless and _KNOWS.search(lower) is not None
    needed = _KNOWN if known else _ENOUGH
    return content < needed + 2 * (_REFERS.search(lower) is not None)


def _sentences(message: str) -> Iterator[str]:
    """The sentences, as far as marks tell: in a chat the next need not begin with a capital."""
    begin = 0
    for stop in _STOP.finditer(message):
        if _ends(stop, message[begin : stop.start()]):
            yield message[begin : stop.end()].rstrip()
            begin = stop.end()
    yield message[begin:]


def _ends(stop: re.Match[str], before: str) -> bool:
    """Whether the sentence ends there that began with `before`."""
    if stop[1] is None:
        return _SPEAKER.search(before) is not None and asks_at(before) is None
    if is_quoting(before):
        return False
    if stop[1] != ".":
        return True
    found = _LAST.search(before.lower())
    word = found[0] if found else ""
    long = len(word) >= _SHORTEST or (len(word) > 1 and word in stop_words())
    return long and word not in _abbreviations()


def _asked(sentence: str, marked: bool) -> str:
    """What the sentence asks, "" for nothing; `marked` says whether the message marks that."""
    asked = without_courtesies(sentence)
    opens = asks_at(asked) == 0 or asks_whether(asked.lower())
    turn = None if opens or WHETHER.match(asked) else _TURN.search(asked)
    if turn and not _TITLED.search(turn[0]):
        return asked[turn.end() :]
    if "?" in sentence:
        return asked
    asks = asks_at(asked) == 0 or (opens and not marked)
    return asked if asks and not _EXCLAIMS.match(asked) else ""


@cache
def _abbreviations() -> frozenset[str]:
    lists = ("abbreviations", "leading_abbreviations", "place_abbreviations")
    return frozenset(word.lower() for name in lists for word in read_words(f"{name}.txt"))
