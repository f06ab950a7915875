"""The tense of the verb that a time in an English sentence belongs to: rules of thumb. Pure.

The verb is the nearest one on the left, or on the right where the time opens its clause. Where
another may stand between, the tense is Tense.UNCLEAR, so that nothing is dated by a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.times.periods import MONTHS, WEEKDAYS
from index.times.verbs import BE, DETERMINERS, WAS, Tense, tense_of

_REACH = 200  # characters on either side that are read, so that the time taken is bounded
_SHORT = 6  # words of a phrase that opens a sentence
_TOKEN = re.compile(r"[^\W_]+(?:(?:['’.-]|[,:](?=\d))[^\W_]+)*|[,;:()–—]")


_PLANS = frozenset("aims expects hopes intends plans promises vows wants".split())
_FORETELLS = frozenset(
    """
    announced arranged booked cancelled canceled delayed invited postponed promised proposed
    rescheduled scheduled threatened
    """.split()
)
_SUCCEEDS = frozenset(
    "able began came continued failed gathered had helped managed met returned went".split()
)
_SAYS = frozenset(
    """
    according added announced argued confirmed estimated explained insisted predicted promised said
    says told warned wrote
    """.split()
)
_OBJECTS = DETERMINERS | frozenset(
    """
    about all almost around as both court date death each half hospital it jail land less life
    market me nearly one or over parliament people power press prison school sea several staff them
    trial two us war what which work you
    """.split()
)
_OPENERS = frozenset(
    "although because but if since so that though when where whether which while who yet".split()
)
_RELATIVES = frozenset("after as if that when where which who whom whose".split())
_SHARES = frozenset("and from or than to".split())  # "from 300 in May to 200 in June"
_DATED = frozenset((*WEEKDAYS, *MONTHS))
_PREPOSITIONS = frozenset(
    "after at before by during for from in of on since through throughout till to until".split()
)
_FILLERS = _PREPOSITIONS | frozenset(
    "as beginning early end late last mid middle month next of rest start the this".split()
)
_STARTS_NO_CLAUSE = _PREPOSITIONS | frozenset("and compared down including near or up with".split())
_PAST_EVENTS = frozenset(
    """
    accident arrest attack blast collision crash death disaster explosion fire flood incident
    killing murder outage protest riot shooting storm
    """.split()
)


def tense(text: str, start: int, end: int) -> Tense:
    """The tense that the time text[start:end] stands in."""
    left = _tokens(text[max(0, start - _REACH) : start])
    right = _tokens(text[end : end + _REACH])
    preposition = ""
    aside = {"(", *_DATED} if right[:1] == [")"] else set()  # "on Sunday (May 5)"
    while left and left[-1] in _FILLERS | aside:
        word = left.pop()
        if word in _PREPOSITIONS:  # in the end "until", for "until the end of"
            preposition = word
    if left[-1:] == ["than"] and preposition:  # "more than in January"
        return Tense.PAST
    found = _on_the_right(right) if _opens(left, right) else _on_the_left(left)
    if found is Tense.NONE and _is_active(right):
        found = Tense.PAST
    if found is Tense.LATER and _SAYS.isdisjoint(left + right):
        return Tense.UNCLEAR
    return _governed(found, preposition)


def _tokens(text: str) -> list[str]:
    """Words and marks; words with a capital keep it, so that a name is no verb."""
    words = (token.replace("’", "'") for token in _TOKEN.findall(text))
    return [word.lower() if word.lower() in _FILLERS | _OPENERS else word for word in words]


def _opens(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the time opens a clause: at the start, or behind a conjunction."""
    if not left or left[-1] in _OPENERS or left[-1] in (";", ":", "(", "–", "—"):
        return True
    if left[0] in _PREPOSITIONS and right[:1] == [","] and len(left) < _SHORT:
        return True  # "At the port on Monday, …"
    coordinate = left[-1] in ("and", "or") and len(left) > 1 and left[-2] in (",", ";")
    return coordinate and right[:1] != [","]


def _is_active(right: Sequence[str]) -> bool:
    """Whether a verb in the past follows at once: "Peskov on Monday told", not "was cancelled"."""
    return bool(right) and right[0] not in WAS and tense_of(right, 0) is Tense.PAST


def _on_the_right(words: Sequence[str]) -> Tense:
    """The tense of the first verb, where no other clause can come before it."""
    for index, word in enumerate(words):
        if word in _RELATIVES or word in (";", ":"):
            return Tense.UNCLEAR
        if word != "to" and (found := tense_of(words, index)):
            is_participle = found is Tense.PAST and word.endswith("ed") and word not in _SAYS
            return Tense.UNCLEAR if is_participle and _turns(words[index + 1 :]) else found
    return Tense.NONE


def _turns(words: Sequence[str]) -> bool:
    """Whether another verb follows, of another tense, with nothing between: "injured … will"."""
    for index, word in enumerate(words):
        if word in (",", ";", "and", "but") or word in _RELATIVES:
            return False
        found = tense_of(words, index)
        if found and found is not Tense.PAST:
            return True
    return False


def _on_the_left(words: Sequence[str]) -> Tense:
    """The tense of the last verb, unless one that is not known may stand between."""
    aim: int | None = None
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word in (";", ":", "(", "–", "—"):
            return Tense.NONE
        if word == "," and _hides_verb(words[index + 1 :]):
            return Tense.UNCLEAR
        if word == "to" and _is_aim(words[index + 1 :]):
            if _plans(words[:index]):
                return Tense.FUTURE
            aim = index
        elif found := tense_of(words, index):
            return _meant(found, words, index, aim)
    return Tense.NONE


def _hides_verb(words: Sequence[str]) -> bool:
    """Whether the words behind a comma may hold the verb of a clause."""
    listed = all(word[0].isupper() or word in ("and", "of", "or", "the") for word in words)
    return not listed and words[0] not in _STARTS_NO_CLAUSE


def _is_aim(words: Sequence[str]) -> bool:
    """Whether "to" stands before a verb: not a name, a number, a noun in the plural or a list's."""
    verb = next((word for word in words if not word.endswith("ly")), "")
    plural = verb.endswith("s") and not verb.endswith("ss")
    return verb.islower() and not plural and verb not in _OBJECTS and not verb.endswith("ing")


def _plans(words: Sequence[str]) -> bool:
    """Whether the last word is a verb such as "plans", and not the noun in "announced plans"."""
    last = len(words) - 1
    return last > 0 and words[last] in _PLANS and not tense_of(words, last - 1)


def _meant(found: Tense, words: Sequence[str], verb: int, aim: int | None) -> Tense:
    """The tense of the time, given that of its verb and what stands between the two."""
    between = words[verb + 1 :]
    if found is Tense.FUTURE and _is_past_event(between):
        return Tense.UNCLEAR
    if aim is not None:
        before = words[aim - 1]  # at the verb, or behind it
        if found is Tense.PAST:
            return Tense.PAST if before in _SUCCEEDS else Tense.UNCLEAR
        if found in (Tense.PRESENT, Tense.STATE):
            return Tense.FUTURE if before in BE | {"going", "has", "have"} else Tense.UNCLEAR
    if found is not Tense.PAST:
        return found
    foretold = words[verb] in _FORETELLS and between
    return Tense.UNCLEAR if foretold or _is_other_event(between) else found


def _is_past_event(between: Sequence[str]) -> bool:
    """Whether the time may be that of a thing in the past: "will hear of the crash on Friday"."""
    event = between[-1].removesuffix("s") if between else ""
    return event in _PAST_EVENTS or not {"after", "following"}.isdisjoint(between)


def _is_other_event(between: Sequence[str]) -> bool:
    """Whether the verb has its own time, so that this is another event's: "met on Friday for …"."""
    if not {"before", "ahead", "until"}.isdisjoint(between):
        return True
    return not _DATED.isdisjoint(between) and _SHARES.isdisjoint(between)


def _governed(found: Tense, preposition: str) -> Tense:
    """The tense of the time, given that of its verb and its preposition."""
    if preposition == "since":
        return Tense.PAST
    if preposition in ("until", "till") and found in (Tense.PRESENT, Tense.STATE):
        return Tense.FUTURE
    if preposition in ("until", "till", "by", "from", "before") and found is Tense.PAST:
        return Tense.UNCLEAR
    if preposition in ("for", "by") and found in (Tense.PAST, Tense.PRESENT, Tense.STATE):
        return Tense.UNCLEAR
    return found
