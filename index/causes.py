"""Sentences that say why."""

from __future__ import annotations

from index.patterns import later

# Mostly "since" tells a time; behind a comma it hardly does.
_CAUSE = later(
    r"(?i:\b(?:because|(?<!comment on the )caused?|citing|died (?:\w+ly )?(?:from|of)(?! \d)|due to"
    r"|in protest|owing to|reasons?|so that|thanks to)\b|, since\b)"
)
# What went before, what was meant, what somebody feared.
_MAYBE = later(
    r"(?i:\b(?:after|amid|attribut\w+|blam\w+|concern\w*|explain\w*|fear\w*|following"
    r"|forc(?:ed|ing)|in order to|led to|prompt\w*|result(?:ed|ing|s of)"
    r"|so (?:as|he|it|she|the|they)|to (?:allow|avoid|calm|cut|ease|ensure|fund|get|give|help|keep"
    r"|make|meet|pay|prevent|protect|raise|reduce|save|stop|test)|worr\w+)\b)"
)


def cause_told(text: str) -> float:
    """1 where a word in it leads to a cause, a half where one often does, else 0."""
    if _CAUSE.search(text):
        return 1.0
    return 0.5 if _MAYBE.search(text) else 0.0
