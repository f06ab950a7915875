"""Sentences that deny something."""

from __future__ import annotations

import re
from functools import lru_cache

_KEPT = 1_000  # texts; a question is looked at again beside each of its sentences

_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nothing|nobody|neither|nor|without|cannot|except|excluding|unlike"
    r"|refus\w+|den(?:y|ied|ies)|unable|fail(?:ed|s)? to|lack(?:ed|s)?|rather than|other than)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|instead|cleared|ruled out)\b", re.IGNORECASE)


@lru_cache(maxsize=_KEPT)
def negates(text: str) -> bool:
    """Whether a word in it negates something."""
    return _NEGATION.search(text) is not None


def denies(text: str) -> bool:
    """Whether it may answer "no": it negates something, or tells what is so instead."""
    return negates(text) or _ONLY.search(text) is not None
