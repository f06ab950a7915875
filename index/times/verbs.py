"""The forms of English verbs: the tense of a word in its sentence, by ending and by lists. Pure.

Only what tells a time's side of the publication is told apart; a form that may be either, or a
noun, is Tense.UNCLEAR.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto


class Tense(Enum):
    """Where an event lies, seen from the publication."""

    PAST = auto()
    FUTURE = auto()
    LATER = auto()  # "she said that it would": after something was said
    PRESENT = auto()
    STATE = auto()  # "is closed", "is celebrated": now or as a rule
    UNCLEAR = auto()  # verbs that may go with either
    NONE = auto()  # no verb that is known


BE, _BEEN = frozenset("is are am isn't aren't".split()), frozenset("be been being".split())
WAS = frozenset("was were wasn't weren't had hadn't did didn't".split())
_HABITS = frozenset(  # what several do, they do as a rule
    """
    appear believe can can't cannot close come decide do don't face get give know lie lose make meet
    need remain say seem show sit stay take think want
    """.split()
)
_PRESENT = BE | frozenset(
    """
    appears believes closes comes decides does doesn't faces gets gives has hasn't have haven't
    holds hosts knows lies loses makes means meets needs plays remains runs says seems shows sits
    stays survives takes thinks travels visits votes wants wins works
    """.split()
)
_WILL = frozenset("will shall won't may must".split())
_WOULD = frozenset("would could should might wouldn't couldn't".split())
_NOT_FINITE = _WILL | _WOULD | {"to"}
_BEGINS = frozenset(
    """
    arrive arrives begin begins coming continues depart departs ends expire expires go goes launches
    leaves opens reopen reopens resume resumes returns starts upcoming
    """.split()
)
_TAKES = frozenset("come comes take takes".split())  # effect, into force
_IRREGULAR = frozenset(
    """
    arose ate beat became began bought broke brought built burnt came caught chose dealt drew drove
    fell felt fled flew forbade forgot fought found froze gave got grew heard held hid hurt kept
    knew laid lay led left lent let lit lost made meant met overtook paid put quit ran rang rose
    said sang sank sat saw sent shook shrank shut slept slid sold sought spent spoke sprang stole
    stood stuck struck swam swept swore swung taught told took thought threw tore understood
    undertook went withdrew woke won wore wrote
    """.split()
)
_EITHER = frozenset("bet bid cost cut hit read set shot split spread".split())  # tense or noun
_NO_VERBS = frozenset(
    """
    bed bleed breed creed deed embed exceed feed greed hundred indeed infrared kindred naked need
    proceed red sacred seed shed shred sled speed succeed used weed wicked
    """.split()
)
_PLANNED = frozenset(
    "due expected hoped intended likely planned poised scheduled set slated supposed".split()
)
_ARTICLES = (["a"], ["an"], ["the"], ["its"], ["their"])
DETERMINERS = frozenset(
    """
    a an any her his its more most my no of our some such the their these this those with your
    """.split()
)


def tense_of(words: Sequence[str], index: int) -> Tense | None:
    """The tense of the word, as a verb; None where it is no verb or one behind another."""
    word = words[index]
    if word in _WILL or word in _WOULD:
        return _of_modal(words, index)
    if word in WAS:
        return Tense.PAST
    following = words[index + 1] if index + 1 < len(words) else ""
    if word in BE and following in ("open", "shut"):
        return Tense.STATE
    if (word in _TAKES and following in ("effect", "into")) or word in _BEGINS:
        return None if _auxiliary(words, index) in _NOT_FINITE else Tense.FUTURE
    if word in _PRESENT | _HABITS:
        if _auxiliary(words, index) in _NOT_FINITE:
            return None
        return Tense.PRESENT if word in _PRESENT else Tense.STATE
    return _of_participle(words, index) if _looks_past(word) else None


def _looks_past(word: str) -> bool:
    ending = word.endswith("ed") and len(word) > 3 and word.islower() and word not in _NO_VERBS
    return ending or word in _IRREGULAR or word in _EITHER or word in _PLANNED


def _of_modal(words: Sequence[str], index: int) -> Tense | None:
    if words[index - 1 : index] and words[index - 1] in DETERMINERS:
        return None  # "the will"
    if "have" in words[index + 1 : index + 3]:
        return Tense.UNCLEAR
    return Tense.FUTURE if words[index] in _WILL else Tense.LATER


def _of_participle(words: Sequence[str], index: int) -> Tense | None:
    """The tense of a form such as "closed", by the word before it."""
    before, planned = _auxiliary(words, index), words[index] in _PLANNED
    if before in _BEEN:
        return Tense.UNCLEAR if planned else None
    if before in BE:
        return Tense.FUTURE if planned else Tense.STATE
    if before in DETERMINERS | _PRESENT | _HABITS | _NOT_FINITE:
        return None
    article = words[index + 1 : index + 2] in _ARTICLES
    either = words[index] in _EITHER and not article and before not in WAS
    return Tense.UNCLEAR if planned or either else Tense.PAST


def _auxiliary(words: Sequence[str], index: int) -> str:
    """The word before, over adverbs and "not"."""
    index -= 1
    while index > 0 and (words[index].endswith("ly") or words[index] in ("not", "also", "now")):
        index -= 1
    return words[index] if index >= 0 else ""
