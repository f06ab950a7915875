"""Sentences that say why."""

from __future__ import annotations

from index.patterns import later

# Mostly "since" tells a time; behind a comma it hardly does.
_CAUSE = later(
    r"(?i:\b(?:because|caused?|citing|due to|in protest|owing to|reasons?|so that|thanks to)\b"
    r"|, since\b)"
)


def gives_cause(text: str) -> bool:
    """Whether a word in it leads to a cause."""
    return _CAUSE.search(text) is not None
