"""Sentences that say why."""

from __future__ import annotations

from index.patterns import later

_CAUSE = later(
    r"(?i:\b(?:because|caused?|citing|due to|in protest|owing to|reasons?|since|so that"
    r"|thanks to)\b)"
)


def gives_cause(text: str) -> bool:
    """Whether a word in it leads to a cause."""
    return _CAUSE.search(text) is not None
