"""Messages to the bot that only thank it or greet it. Pure."""

from __future__ import annotations

import re

_GREETINGS = frozenset(
    "hi hello hey hiya yo greetings morning afternoon evening hallo moin servus bonjour bonsoir"
    " salut coucou hola buenos buenas guten".split()
)
_THANKS = frozenset(
    "thanks thank thankyou thx ty cheers ok okay okey kk k cool great nice good perfect awesome wow"
    " lol yes yep yeah no nope sorry danke dank dankeschön super ja nein prima merci oui non"
    " parfait gracias sí vale genial perfecto".split()
)
_BESIDE = frozenset(
    "you u very so much many a lot all everyone there again for that this it bot job one day"
    " morgen tag abend dir euch sehr schön vielen beaucoup bien à tous toi vous muchas muy días"
    " tardes noches a todos".split()
)
_WORD = re.compile(r"\w+(?:['’]\w+)?")


def is_greeting(text: str) -> bool:
    """Whether a message greets, and says nothing else that could be looked up."""
    words = _words(text)
    return not words.isdisjoint(_GREETINGS) and words <= _GREETINGS | _THANKS | _BESIDE


def is_thanks(text: str) -> bool:
    """Whether a message thanks or agrees, in words or signs alone, and says nothing else."""
    words = _words(text)
    if not words:
        return bool(text.strip()) and "?" not in text
    return not words.isdisjoint(_THANKS) and words <= _THANKS | _BESIDE


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
