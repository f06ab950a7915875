"""Sentences that say why."""

from __future__ import annotations

from index.patterns import later

# "Since May" gives none, and "since the storm" hardly ever.
_CAUSE = later(
    r"(?i:\b(?:because|caused?|citing|due to|in protest|owing to|reasons?|so that|thanks to"
    r"|since (?:he|her|his|it|its|no|nobody|she|their|there|they|we))\b)"
)


def gives_cause(text: str) -> bool:
    """Whether a word in it leads to a cause."""
    return _CAUSE.search(text) is not None
