"""Units of measure behind a number, and what they are in the base unit of their dimension."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from index.analysis import read_lines

MONEY = "money"
"""What the dimensions of all currencies begin with."""

_CODES = frozenset(["eur", "gbp", "rs", "usd"])
_SPEEDS = {"hour": 1 / 3600, "h": 1 / 3600, "second": 1.0, "s": 1.0}
_POWERS = {"square": ("area", 2), "sq": ("area", 2), "cubic": ("volume", 3)}
_SHORT = 3  # letters up to which a name is written in one case only: "C" and "m", not "c" and "M"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: base value = (value + `shift`) × `factor`. Only values of one dimension compare."""

    dimension: str
    factor: float = 1.0
    shift: float = 0.0

    def base(self, value: float) -> float:
        """The value in the base unit of the dimension."""
        return (value + self.shift) * self.factor


def unit_at(text: str, position: int) -> tuple[Unit, int] | None:
    """The unit that stands at the position, directly behind a number, and where it ends."""
    match = _pattern().match(text, position)
    if match is None:
        return None
    unit = _units()[_folded(match["name"])]
    if unit.dimension == "length" and match["power"]:
        dimension, power = _POWERS[match["power"].lower()]
        return Unit(dimension, unit.factor**power), match.end("name")
    if unit.dimension == "length" and match["time"]:
        factor = unit.factor * _SPEEDS[match["time"].lower()]
        return replace(unit, dimension="speed", factor=factor), match.end()
    return unit, match.end("name")


def dimension_of(word: str) -> str | None:
    """The dimension of a unit by its name; None for other words."""
    unit = _units().get(_folded(word)) if len(word) > _SHORT else None
    return unit.dimension if unit else None


def named(name: str) -> Unit:
    """The unit of that name; a sign that is not listed is a currency of its own."""
    return _units().get(name) or Unit(f"{MONEY}_{name}")


def currencies() -> list[str]:
    """The names of all currencies, less signs and codes, in lower case."""
    names = [name for name, unit in _units().items() if unit.dimension.startswith(MONEY)]
    return [name for name in names if name.replace(" ", "").isalpha() and name not in _CODES]


def _folded(name: str) -> str:
    return name if len(name) <= _SHORT else " ".join(name.lower().split())


@cache
def _units() -> dict[str, Unit]:
    """Name → unit, from index/data/units.txt."""
    found = {}
    for line in read_lines("units.txt"):
        dimension, number, *names = line.split()
        factor, _, shift = number.partition(":")
        unit = Unit(dimension, float(factor), float(shift or 0))
        found.update({_folded(name.replace("_", " ")): unit for name in names})
    return found


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(map(re.escape, _units()), key=len, reverse=True)
    cased = "|".join(name for name in names if len(name) <= _SHORT)
    other = "|".join(name for name in names if len(name) > _SHORT)
    return re.compile(
        rf"""[\s\u00a0-]?(?:(?P<power>(?i:square|sq|cubic))\.?[\s-])?
        (?P<name>(?i:{other})|{cased})(?!\w)
        (?:\s?(?:an?|per|/)\s?(?P<time>(?i:hour|second|h|s))\b)?""",
        re.VERBOSE,
    )
