"""How measures are rounded in reports, and how they are shown."""

from __future__ import annotations


def rounded(value: float | None) -> float | None:
    """The value with four decimals, as reports give it."""
    return None if value is None else round(value, 4)


def percent(value: float | None) -> str:
    """A share as it is shown; a dash where there is none."""
    return "–" if value is None else f"{100 * value:.1f} %"


def decimal(value: float | None) -> str:
    """A measure between 0 and 1 that is no share, as it is shown."""
    return "–" if value is None else f"{value:.3f}"
